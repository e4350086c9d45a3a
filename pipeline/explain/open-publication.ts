import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { FileEffects } from '../effects.ts';
import { InputError } from '../errors.ts';
import { type Db, SCHEMA_VERSION } from '../publish/database.ts';
import { finishInterrupted } from '../publish/publication.ts';
import { printable } from './printable.ts';

/** Marks every database of this program. */
const APPLICATION_ID = 0x53435255;

/**
 * Reads from a published database, which is opened read-only; a publication that was interrupted beside it is finished
 * first. InputError where the file is missing, no database, damaged, or not one that this version published.
 */
export function withPublication<T>(path: string, files: FileEffects, read: (db: Db) => T): T {
  const journal = join(dirname(path), '.publishing.json');
  if (files.exists(journal)) finishInterrupted(dirname(path), files);
  const shown = printable(path);
  if (!files.exists(path)) {
    throw new InputError(`${shown}: does not exist; publish with 'scrutineer ingest', or name a database with --db`);
  }
  if (files.isFolder(path)) throw new InputError(`${shown}: is a folder; name the database in it with --db`);
  let db: Db | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      throw new InputError(`${shown}: is no database of this program; name alms.sqlite of a publication with --db`);
    }
    if (db.pragma('user_version', { simple: true }) !== SCHEMA_VERSION) {
      throw new InputError(`${shown}: was published by another version; publish it again with 'scrutineer ingest'`);
    }
    return read(db);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new InputError(
      `${shown}: cannot be read, ${printable(error.message)}; publish it again or name another file`,
    );
  } finally {
    db?.close();
  }
}
