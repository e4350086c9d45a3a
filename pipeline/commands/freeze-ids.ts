import { join } from 'node:path';
import Papa from 'papaparse';
import { compareText } from '../../parsers/text/fold.ts';
import type { CuratedId } from '../../schemas/curated.ts';
import type { FileEffects } from '../effects.ts';
import { InputError, reasonOf } from '../errors.ts';
import { withDataset } from '../publish/open-dataset.ts';
import { DECIDED_KINDS } from '../reconcile/name-book.ts';
import { loadCurated } from '../stages/load-curated.ts';

/** How the ids of a publication stand against those that were published before. */
export interface IdsReport {
  /** Published now and not yet in `ids.csv`. */
  readonly added: readonly CuratedId[];
  /** In `ids.csv` and not published any more. */
  readonly vanished: readonly CuratedId[];
}

const COLUMNS = ['kind', 'entity_id', 'name'] as const;

/** Compares the ids of a published database with those in `raw/curated/ids.csv`. Throws InputError. */
export function compareIds(rawDir: string, outDir: string, files: FileEffects): IdsReport {
  const known = loadCurated(join(rawDir, 'curated'), files).ids.map(({ row }) => row);
  const published = publishedIds(join(outDir, 'alms.sqlite'), files);
  const keyOf = ({ kind, entity_id }: CuratedId) => `${kind}\n${entity_id}`;
  const knownKeys = new Set(known.map(keyOf));
  const publishedKeys = new Set(published.map(keyOf));
  return {
    added: published.filter((id) => !knownKeys.has(keyOf(id))),
    vanished: known.filter((id) => !publishedKeys.has(keyOf(id))),
  };
}

/** Adds the ids of a publication to `raw/curated/ids.csv`; lines that are there stay. Throws InputError. */
export function freezeIds(rawDir: string, outDir: string, files: FileEffects): number {
  const { added } = compareIds(rawDir, outDir, files);
  const curatedDir = join(rawDir, 'curated');
  const path = join(curatedDir, 'ids.csv');
  const known = loadCurated(curatedDir, files).ids.map(({ row }) => row);
  const rows = [...known, ...added].sort(
    (a, b) => compareText(a.kind, b.kind) || compareText(a.entity_id, b.entity_id),
  );
  const csv = Papa.unparse(
    rows.map((row) => COLUMNS.map((column) => row[column])),
    { newline: '\n' },
  );
  try {
    files.makeFolder(curatedDir);
    files.write(`${path}.new`, `${COLUMNS.join(',')}\n${csv}\n`);
    files.rename(`${path}.new`, path);
  } catch (error) {
    throw new InputError(`${path}: cannot be written, ${reasonOf(error)}`);
  }
  return added.length;
}

function publishedIds(path: string, files: FileEffects): CuratedId[] {
  return withDataset(path, files, (db) =>
    DECIDED_KINDS.flatMap((kind) =>
      db
        .prepare<[], { id: string; name: string }>(`SELECT ${kind}_id AS id, name FROM ${kind} ORDER BY ${kind}_id`)
        .all()
        .map(({ id, name }) => ({ kind, entity_id: id, name })),
    ),
  );
}
