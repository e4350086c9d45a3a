import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { FileEffects } from '../effects.ts';
import { InputError, reasonOf } from '../errors.ts';
import { APPLICATION_ID, type Db, SCHEMA_VERSION } from './database.ts';
import { finishJournal } from './publication.ts';
import { openDatabase } from './sqlite.ts';

/**
 * Finishes an interrupted publication, opens its database read-only, hands one state of it to `read` and closes it;
 * returns what `read` returns. Throws InputError where the file is missing, damaged, no database of this program, or of
 * another version of the schema.
 */
export function withDataset<T>(path: string, files: FileEffects, read: (db: Db) => T): T {
  return opened(path, files, ' with --db', (db) => {
    refuseOtherVersions(path, db);
    return read(db);
  });
}

/** The same for a database of whatever version, which `read` has to be prepared for. */
export function withDatasetOfAnyVersion<T>(path: string, files: FileEffects, read: (db: Db) => T): T {
  return opened(path, files, '', read);
}

function opened<T>(path: string, files: FileEffects, how: string, read: (db: Db) => T): T {
  finishJournal(dirname(path), files);
  if (!files.exists(path)) throw new InputError(`${path}: does not exist; publish first, or name the file${how}`);
  if (files.isFolder(path)) throw new InputError(`${path}: is a folder; name the SQLite file${how}`);
  return readFrom(path, () => {
    const db = openDatabase(path, { readonly: true, fileMustExist: true });
    try {
      if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
        throw new InputError(`${path}: is no dataset of this program; name a published SQLite file${how}`);
      }
      return db.transaction(() => read(db))();
    } finally {
      db.close();
    }
  });
}

function refuseOtherVersions(path: string, db: Db): void {
  const found = db.pragma('user_version', { simple: true });
  if (found !== SCHEMA_VERSION) {
    throw new InputError(
      `${path}: has tables of version ${String(found)}, and this program reads version ${SCHEMA_VERSION}; publish it again`,
    );
  }
}

/** Does what reads a database; what SQLite has to say of it becomes an InputError that names the file. */
export function readFrom<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code === 'SQLITE_NOTADB') {
      throw new InputError(`${path}: is not a SQLite database; name a published one`);
    }
    throw new InputError(`${path}: cannot be read, ${reasonOf(error)}; copy or publish it again`);
  }
}
