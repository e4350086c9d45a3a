import type { TableName } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';

/** The rows of a table in the order of their key, a number of them at a time; every row an array of values. */
export function* rowBatches<V>(db: Db, table: TableName, size: number, { isBigInt = false } = {}): Iterable<V[][]> {
  const rows = db.prepare<[], V[]>(`SELECT * FROM ${table} ORDER BY rowid`).safeIntegers(isBigInt).raw(true);
  let batch: V[][] = [];
  for (const row of rows.iterate()) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
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
