import { readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { compareText } from '../../parsers/text/fold.ts';
import {
  AUDIT_TABLES,
  DATASET_TABLES,
  type Dataset,
  type LEDGER_TABLES,
  type Row,
  TABLES,
  type TableName,
} from '../../schemas/dataset/tables.ts';
import { InputError, reasonOf } from '../errors.ts';
import type { FindingRows } from './finding-rows.ts';
import type { Ledger } from './ledger.ts';
import { preparedOnce } from './prepared-once.ts';
import { openDatabase } from './sqlite.ts';

/** `SCRU`, in the header of every database of this program, where `file` and Datasette can see it. */
export const APPLICATION_ID = 0x53435255;
/** The version of the tables; rises with every change that a query could notice. */
export const SCHEMA_VERSION = 2;

export type Db = Database.Database;
type AnyRow = Readonly<Record<string, unknown>>;

/** An index of `schema.sql`, which has each on a line of its own. */
const INDEX = /^CREATE (?:UNIQUE )?INDEX \w+ ON (?<table>\w+) .*;$/gm;
/** A table of `schema.sql` with its columns, and what a column is held to, each on a line of its own. */
const TABLE = /^CREATE TABLE (\w+) \(\n(.*?)^\) STRICT;$/gms;
const CHECK = /\bCHECK \((.*)\),?$/gm;
/**
 * Milliseconds for which either of two threads waits until the other has done its part: a day, since indexes of thousands of
 * articles take minutes. Neither outlives the other.
 */
export const PATIENCE = 86_400_000;
/** Rows that one statement inserts, which is quicker than a statement a row. */
const ROWS_A_STATEMENT = 40;

/**
 * Creates a database with the tables and views of the contract, without indexes. It is thrown away if anything fails, so
 * it keeps no journal.
 */
export function createDatabase(path: string): Db {
  const db = opened(path);
  try {
    prepareTables(db);
  } catch (error) {
    // An open file keeps its disk busy after it is removed.
    db.close();
    throw error;
  }
  return db;
}

function prepareTables(db: Db): void {
  db.pragma('page_size = 4096');
  // Without it, this mode is refused without a word.
  db.unsafeMode(true);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  // References and lists of values are checked at once when the tables are full, which is quicker: see checkRows.
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
  db.exec(sqlIn('schema.sql').replace(INDEX, ''));
  db.exec(sqlIn('views.sql'));
}

/** Creates the indexes of the tables that are full, those of the audit or all others: quicker than row by row. */
export function createIndexes(db: Db, { ofAudit }: { readonly ofAudit: boolean }): void {
  const auditTables: readonly (string | undefined)[] = AUDIT_TABLES;
  for (const [statement, table] of sqlIn('schema.sql').matchAll(INDEX))
    if (auditTables.includes(table) === ofAudit) db.exec(statement);
}

function sqlIn(file: string): string {
  return readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
}

function opened(path: string): Db {
  try {
    return openDatabase(path, { timeout: PATIENCE });
  } catch (error) {
    throw new InputError(`${path}: cannot be written, ${reasonOf(error)}; free it or name another folder with --out`);
  }
}

/** The publication hash that a database carries; '' where it has none. */
export function publicationOf(db: Db): string {
  const row = db.prepare<[], { value: string }>("SELECT value FROM build_info WHERE key = 'publication'").get();
  return row?.value ?? '';
}

/** The ledger of one article, the values of its rows one behind the other: quick to hand from thread to thread. */
export type LedgerValues = Readonly<Record<(typeof LEDGER_TABLES)[number], readonly unknown[]>>;

export function ledgerValues({ source, tables, cells }: Ledger): LedgerValues {
  return {
    source: rowValues('source', [source]),
    source_table: rowValues('source_table', tables),
    source_cell: rowValues('source_cell', cells),
  };
}

/** Writes the ledger of one article; gives how many rows each table got. */
export function insertLedger(db: Db, ledger: LedgerValues): Readonly<Record<keyof LedgerValues, number>> {
  return db.transaction(() => ({
    source: insertValues(db, 'source', ledger.source),
    source_table: insertValues(db, 'source_table', ledger.source_table),
    source_cell: insertValues(db, 'source_cell', ledger.source_cell),
  }))();
}

/** The last row of each table of a dataset that is being written, and the tables of which one is out of order. */
interface Order {
  readonly last: Map<TableName, AnyRow>;
  readonly unsorted: Set<TableName>;
}

const ORDERS = new WeakMap<Db, Order>();

function orderOf(db: Db): Order {
  const order = ORDERS.get(db) ?? { last: new Map(), unsorted: new Set() };
  ORDERS.set(db, order);
  return order;
}

/** Tells whether a row of a table of the dataset with these values as its key is written. */
export function writtenRows(db: Db): (table: string, key: readonly unknown[]) => boolean {
  const prepared = DATASET_TABLES.map((table) => {
    const where = TABLES[table].key.map((column) => `${column} = ?`).join(' AND ');
    return [table, db.prepare<unknown[], 1>(`SELECT 1 FROM ${table} WHERE ${where}`).pluck()] as const;
  });
  const statements = new Map<string, (typeof prepared)[number][1]>(prepared);
  return (table, key) => statements.get(table)?.get(...key) !== undefined;
}

/** Writes all rows of a dataset, each table in the order of its key. */
export function insertDataset(db: Db, dataset: Dataset): void {
  const { last, unsorted } = orderOf(db);
  db.transaction(() => {
    for (const table of DATASET_TABLES) {
      const rows = insertSorted(db, table, dataset[table]);
      const [first] = rows;
      const before = last.get(table);
      if (first && before && compareKeys(before, first, TABLES[table].key) > 0) unsorted.add(table);
      const end = rows.at(-1);
      if (end) last.set(table, end);
    }
  })();
}

/**
 * Brings every table of the dataset into the order of its key once all articles are written: seasons and sources are not in
 * the same order where several series are published.
 */
export function sortTables(db: Db): void {
  const { unsorted } = orderOf(db);
  for (const table of DATASET_TABLES) {
    if (!unsorted.has(table)) continue;
    const key = TABLES[table].key.join(', ');
    db.exec(`CREATE TEMP TABLE sorted AS SELECT * FROM main.${table} ORDER BY ${key};
      DELETE FROM main.${table};
      INSERT INTO main.${table} SELECT * FROM sorted ORDER BY rowid;
      DROP TABLE sorted;`);
  }
}

/**
 * Throws where a row refers to one that is not there or breaks a CHECK, which is a bug: `validate` leaves such rows out.
 * SQLite would look at a list of values anew for each row that is written; from now on it does.
 */
export function checkRows(db: Db): void {
  for (const { 1: table = '', 2: columns = '' } of sqlIn('schema.sql').matchAll(TABLE)) {
    const broken = Array.from(columns.matchAll(CHECK), ([, check]) => `NOT (${check})`);
    if (broken.length === 0) continue;
    const row = db.prepare<[], AnyRow>(`SELECT * FROM ${table} WHERE ${broken.join(' OR ')} LIMIT 1`).get();
    if (row) throw new Error(`a row of ${table} breaks a CHECK: ${JSON.stringify(row)}`);
  }
  db.pragma('ignore_check_constraints = OFF');
  const [first] = db
    .prepare<[], { table: string; rowid: number; parent: string }>('SELECT * FROM pragma_foreign_key_check LIMIT 1')
    .all();
  if (first)
    throw new Error(`row ${first.rowid} of ${first.table} refers to a row of ${first.parent} that is not there`);
}

/** Writes the findings in their order, and the rows that contributed to them. */
export function insertFindings(db: Db, { findings, rows }: FindingRows): void {
  db.transaction(() => {
    insertRows(db, 'finding', findings);
    insertRows(db, 'finding_row', rows);
  })();
}

/** Inserts rows in the order of their key, so that the same rows give the same file; gives them in that order. */
export function insertSorted<T extends TableName>(db: Db, table: T, rows: readonly Row<T>[]): readonly AnyRow[] {
  const { key } = TABLES[table];
  const sorted: AnyRow[] = [...rows];
  sorted.sort((a, b) => compareKeys(a, b, key));
  insertRows(db, table, sorted);
  return sorted;
}

/** Inserts rows in their order. */
export function insertRows(db: Db, table: TableName, rows: readonly AnyRow[]): void {
  const columns = columnNames(table);
  insertBatches(db, table, rows.length, (from, to) => valuesOf(rows, from, to, columns));
}

/** The values of rows, one behind the other. */
export function rowValues(table: TableName, rows: readonly AnyRow[]): unknown[] {
  return valuesOf(rows, 0, rows.length, columnNames(table));
}

/** Inserts rows of which the values are given, one behind the other; gives how many they are. */
export function insertValues(db: Db, table: TableName, values: readonly unknown[]): number {
  const width = columnNames(table).length;
  const count = values.length / width;
  if (!Number.isInteger(count)) throw new Error(`${values.length} values are no whole rows of ${table}`);
  insertBatches(db, table, count, (from, to) => values.slice(from * width, to * width));
  return count;
}

/** Inserts so many rows; `values` gives those of the rows `from` to before `to`. */
function insertBatches(
  db: Db,
  table: TableName,
  count: number,
  values: (from: number, to: number) => readonly unknown[],
): void {
  const whole = count - (count % ROWS_A_STATEMENT);
  if (whole > 0) {
    const insertMany = insertion(db, table, ROWS_A_STATEMENT);
    for (let at = 0; at < whole; at += ROWS_A_STATEMENT) insertMany.run(values(at, at + ROWS_A_STATEMENT));
  }
  if (whole === count) return;
  const insertOne = insertion(db, table, 1);
  for (let at = whole; at < count; at += 1) insertOne.run(values(at, at + 1));
}

function columnNames(table: TableName): string[] {
  return Object.keys(TABLES[table].schema.shape);
}

/** The values of the rows `from` to before `to`, one behind the other. */
function valuesOf(rows: readonly AnyRow[], from: number, to: number, columns: readonly string[]): unknown[] {
  const values: unknown[] = [];
  for (let at = from; at < to; at += 1) {
    const row = rows[at];
    for (const column of columns) values.push(row?.[column] ?? null);
  }
  return values;
}

const prepared = preparedOnce<[values: readonly unknown[]], unknown>();

function insertion(db: Db, table: TableName, count: number) {
  const columns = columnNames(table);
  const places = Array(count).fill(`(${columns.map(() => '?').join(', ')})`);
  return prepared(db, `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places.join(', ')}`);
}

function compareKeys(a: AnyRow, b: AnyRow, key: readonly string[]): number {
  for (const column of key) {
    const one = a[column] ?? '';
    const other = b[column] ?? '';
    const order =
      typeof one === 'number' && typeof other === 'number' ? one - other : compareText(String(one), String(other));
    if (order !== 0) return order;
  }
  return 0;
}
