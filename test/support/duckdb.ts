import { DuckDBInstance } from '@duckdb/node-api';

/** A value as DuckDB and SQLite give it with whole integers. */
export type WideValue = string | number | bigint | null;

/** Runs a query in DuckDB, a database in memory that reads files; rows as arrays of values. */
export async function duckRows(sql: string): Promise<WideValue[][]> {
  const instance = await DuckDBInstance.create();
  try {
    const connection = await instance.connect();
    try {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRows().map((row) => row.map(wideValue));
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** A text as a SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function wideValue(value: unknown): WideValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`DuckDB gave ${typeof value}`);
}
