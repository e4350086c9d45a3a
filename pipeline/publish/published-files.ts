import { DatasetDocument, FindingsDocument } from '../../schemas/dataset/documents.ts';
import { SeasonDocument } from '../../schemas/dataset/season-document.ts';
import {
  ABOUT_TABLES,
  AUDIT_TABLES,
  JUDGED_TABLES,
  LEDGER_TABLES,
  type TableName,
  tableNames,
} from '../../schemas/dataset/tables.ts';
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
import type { Milestone } from './shared-list.ts';

/** The database of a publication, from which every other file is written but the articles as Markdown. */
export const DATABASE_FILE = 'alms.sqlite';
/** The dataset as JSON, whose text gives the hash that others carry. */
export const JSON_FILE = 'alms.json';
/** What is listed before other files, since it is what a person looks for. */
const LISTED_FIRST: readonly string[] = [JSON_FILE, 'findings.json', 'fix-list.md'];
/** The forms in which every table is a file, folder and ending alike. */
const FORMS_OF_TABLES = ['parquet', 'csv'];

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
}

/**
 * Files of a publication that need nothing but the database, so that each can be made in any thread: what a milestone makes
 * possible, given the milestone. Those that take longest come first: nobody is to begin one when all others are done.
 */
export function sharedFiles(db: Db): (milestone: Milestone) => PlannedFile[] {
  return (milestone) => [
    ...(milestone === 'publication' ? [findingsFile(db), fixListFile(db)] : []),
    ...tablesOf(milestone).map((table) => ({
      name: `parquet/${table}.parquet`,
      content: () => parquetBytes(db, table),
    })),
    ...tablesOf(milestone).map((table) => ({ name: `csv/${table}.csv`, content: () => csvText(db, table) })),
    ...(milestone === 'publication' ? seasonFiles(db) : []),
  ];
}

function findingsFile(db: Db): PlannedFile {
  return { name: 'findings.json', content: () => findingsJson(db) };
}

function fixListFile(db: Db): PlannedFile {
  return { name: 'fix-list.md', content: () => fixListText(db) };
}

function seasonFiles(db: Db): PlannedFile[] {
  // It reads the publication hash, when it is made.
  let writeSeason: ReturnType<typeof seasonWriter> | undefined;
  return seasonIds(db).map((id) => ({
    name: `seasons/${fileStem(id)}.json`,
    content: () => {
      writeSeason ??= seasonWriter(db);
      return writeSeason(id);
    },
  }));
}

/** The tables that nothing changes any more once a milestone is reached. */
function tablesOf(milestone: Milestone): TableName[] {
  return tableNames().filter((table) => milestoneOf(table) === milestone);
}

function milestoneOf(table: TableName): Milestone {
  const isOf = (tables: readonly TableName[]) => tables.includes(table);
  if (isOf(LEDGER_TABLES)) return 'ledger';
  if (isOf(AUDIT_TABLES) || isOf(JUDGED_TABLES)) return 'audit';
  return isOf(ABOUT_TABLES) ? 'publication' : 'dataset';
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

/** The names of files in the order in which they are listed: tables in the order of their references, others as given. */
export function inListedOrder(names: readonly string[]): string[] {
  const tables = FORMS_OF_TABLES.flatMap((form) => tableNames().map((table) => `${form}/${table}.${form}`));
  const isSeason = (name: string) => name.startsWith('seasons/');
  const others = names.filter((name) => !LISTED_FIRST.includes(name) && !tables.includes(name) && !isSeason(name));
  const known = new Set(names);
  return [...LISTED_FIRST, ...others, ...tables, ...names.filter(isSeason)].filter((name) => known.has(name));
}
