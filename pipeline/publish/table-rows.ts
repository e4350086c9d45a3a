import type { TableName } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';

/** As many are read at once: more of them outlive the collection of short-lived values, which costs more than it saves. */
const ROWS_A_BATCH = 1000;

/** The rows of a table in the order of their key, a batch of them at a time; every row an array of values. */
export function* rowBatches<V>(db: Db, table: TableName, { isBigInt = false } = {}): Iterable<V[][]> {
  const last = db.prepare<[], number>(`SELECT ifnull(max(rowid), 0) FROM ${table}`).pluck(true).get() ?? 0;
  // A batch in one call is about twice as quick as row by row.
  const batch = db
    .prepare<[number, number], V[]>(`SELECT * FROM ${table} WHERE rowid > ? AND rowid <= ? ORDER BY rowid`)
    .safeIntegers(isBigInt)
    .raw(true);
  for (let from = 0; from < last; from += ROWS_A_BATCH) yield batch.all(from, from + ROWS_A_BATCH);
}

/** A column of a table as the database declares it. */
export interface Column {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER' | 'REAL';
  readonly isNullable: boolean;
}

/** The columns of a table in their order. */
export function columnsOf(db: Db, table: TableName): Column[] {
  return db
    .prepare<[string], Column>('SELECT name, type, "notnull" = 0 AS isNullable FROM pragma_table_info(?) ORDER BY cid')
    .all(table)
    .map((column) => ({ ...column, isNullable: Boolean(column.isNullable) }));
}
