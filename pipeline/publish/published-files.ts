import { DatasetDocument, FindingsDocument } from '../../schemas/dataset/documents.ts';
import { SeasonDocument } from '../../schemas/dataset/season-document.ts';
import { ABOUT_TABLES, tableNames } from '../../schemas/dataset/tables.ts';
import type { Content } from '../effects.ts';
import { csvText } from './csv-file.ts';
import { dataPackageText } from './data-package.ts';
import type { Db } from './database.ts';
import { datasetteMetadataText } from './datasette-metadata.ts';
import { fileStem } from './file-stem.ts';
import { fixListText } from './fix-list.ts';
import { findingsJson } from './json-files.ts';
import { jsonSchemaText } from './json-schema.ts';
import { licenceText } from './licence.ts';
import { parquetBytes } from './parquet-file.ts';
import { seasonIds, seasonWriter } from './season-file.ts';

/** The database of a publication, which is there before every other file is written from it. */
export const DATABASE_FILE = 'alms.sqlite';
/** The dataset as JSON, whose text gives the hash that others carry. */
export const JSON_FILE = 'alms.json';
/** What is listed before other files, since it is what a person looks for. */
const LISTED_FIRST: readonly string[] = [JSON_FILE, 'findings.json', 'fix-list.md'];

/** A file that is written from the audited database. */
export interface PublishedFile {
  /** Below `out/`, such as `findings.json` or `csv/race.csv`. */
  readonly name: string;
  readonly content: Content;
}

/** What decides on the files of a publication besides the database. */
export interface PublishedFilesOptions {
  /** Makes the files of the report; null where there is to be none. */
  readonly report: ((db: Db) => Iterable<PublishedFile>) | null;
}

/** A file that is made when its content is asked for. */
export interface PlannedFile {
  readonly name: string;
  readonly content: () => Content;
  /** False where it can be made before the publication hash, and what goes with it, is in the database. */
  readonly needsHash: boolean;
}

/**
 * Files of a publication that need nothing but the audited database, so that each can be made in any thread. Those that
 * take longest come first: nobody is to begin one when all others are done.
 */
export function sharedFiles(db: Db): PlannedFile[] {
  const about: readonly string[] = ABOUT_TABLES;
  let writeSeason: ReturnType<typeof seasonWriter> | undefined;
  const season = (id: string) => {
    // It reads the hash when it is made.
    writeSeason ??= seasonWriter(db);
    return writeSeason(id);
  };
  return [
    { name: 'findings.json', content: () => findingsJson(db), needsHash: true },
    { name: 'fix-list.md', content: () => fixListText(db), needsHash: true },
    ...tableNames().map((table) => ({
      name: `parquet/${table}.parquet`,
      content: () => parquetBytes(db, table),
      needsHash: about.includes(table),
    })),
    ...tableNames().map((table) => ({
      name: `csv/${table}.csv`,
      content: () => csvText(db, table),
      needsHash: about.includes(table),
    })),
    ...seasonIds(db).map((id) => ({
      name: `seasons/${fileStem(id)}.json`,
      content: () => season(id),
      needsHash: true,
    })),
  ];
}

/**
 * Every other file of a publication but the database, the dataset as JSON and the checksums; each is made when its turn
 * comes, so that no two are held at once. They need the publication hash.
 */
export function* ownFiles(db: Db, { report }: PublishedFilesOptions): Iterable<PublishedFile> {
  if (report !== null) yield* report(db);
  yield { name: 'datapackage.json', content: dataPackageText(db) };
  yield { name: 'metadata.json', content: datasetteMetadataText(db) };
  yield { name: 'schemas/alms.schema.json', content: jsonSchemaText(DatasetDocument, 'alms.json') };
  yield { name: 'schemas/findings.schema.json', content: jsonSchemaText(FindingsDocument, 'findings.json') };
  yield { name: 'schemas/season.schema.json', content: jsonSchemaText(SeasonDocument, 'seasons/SEASON_ID.json') };
  yield { name: 'LICENSE', content: licenceText(db) };
}

/** The names of files in the order in which they are listed. */
export function inListedOrder(names: readonly string[]): string[] {
  const isFirst = (name: string) => LISTED_FIRST.includes(name);
  return [...names.filter(isFirst), ...names.filter((name) => !isFirst(name))];
}
