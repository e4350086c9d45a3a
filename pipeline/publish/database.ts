import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { compareText } from '../../parsers/text/fold.ts';
import { DATASET_TABLES, type Dataset, type Row, TABLES, type TableName } from '../../schemas/dataset/tables.ts';
import { InputError, reasonOf } from '../errors.ts';
import type { FindingRows } from './finding-rows.ts';
import type { Ledger } from './ledger.ts';

/** `SCRU`, in the header of every database of this program, where `file` and Datasette can see it. */
export const APPLICATION_ID = 0x53435255;
/** The version of the tables; rises with every change that a query could notice. */
export const SCHEMA_VERSION = 2;

export type Db = Database.Database;
type Value = string | number | null;

/** Creates a database with the tables and views of the contract. It is thrown away if anything fails, so it keeps no journal. */
export function createDatabase(path: string): Db {
  const db = opened(path);
  db.pragma('page_size = 4096');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = ON');
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
  for (const file of ['schema.sql', 'views.sql']) db.exec(readFileSync(new URL(`./${file}`, import.meta.url), 'utf8'));
  return db;
}

function opened(path: string): Db {
  try {
    return new Database(path);
  } catch (error) {
    throw new InputError(`${path}: cannot be written, ${reasonOf(error)}; free it or name another folder with --out`);
  }
}

/** The publication hash that a database carries; '' where it has none. */
export function publicationOf(db: Db): string {
  const row = db.prepare<[], { value: string }>("SELECT value FROM build_info WHERE key = 'publication'").get();
  return row?.value ?? '';
}

/** Writes the ledger of one article. */
export function insertLedger(db: Db, ledger: Ledger): void {
  db.transaction(() => {
    insertRows(db, 'source', [ledger.source]);
    insertRows(db, 'source_table', ledger.tables);
    insertRows(db, 'source_cell', ledger.cells);
  })();
}

/** Writes all rows of a dataset, each table in the order of its key. */
export function insertDataset(db: Db, dataset: Dataset): void {
  db.transaction(() => {
    // A team can refer to another team, whichever comes first by its key.
    db.pragma('defer_foreign_keys = ON');
    for (const table of DATASET_TABLES) insertSorted(db, table, dataset[table]);
  })();
}

/** Writes the findings in their order, and the rows that contributed to them. */
export function insertFindings(db: Db, { findings, rows }: FindingRows): void {
  db.transaction(() => {
    insertRows(db, 'finding', findings);
    insertRows(db, 'finding_row', rows);
  })();
}

/** Inserts rows in the order of their key, so that the same rows give the same file. */
export function insertSorted<T extends TableName>(db: Db, table: T, rows: readonly Row<T>[]): void {
  const { key } = TABLES[table];
  insertRows(
    db,
    table,
    [...rows].sort((a, b) => compareKeys(valuesOf(a), valuesOf(b), key)),
  );
}

function insertRows<T extends TableName>(db: Db, table: T, rows: readonly Row<T>[]): void {
  const columns = Object.keys(TABLES[table].schema.shape);
  const places = columns.map(() => '?').join(', ');
  const insert = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
  for (const row of rows) {
    const values = valuesOf(row);
    insert.run(columns.map((column) => values[column] ?? null));
  }
}

function valuesOf(row: object): Readonly<Record<string, Value>> {
  return { ...row };
}

function compareKeys(
  a: Readonly<Record<string, Value>>,
  b: Readonly<Record<string, Value>>,
  key: readonly string[],
): number {
  for (const column of key) {
    const one = a[column] ?? '';
    const other = b[column] ?? '';
    const order =
      typeof one === 'number' && typeof other === 'number' ? one - other : compareText(String(one), String(other));
    if (order !== 0) return order;
  }
  return 0;
}
