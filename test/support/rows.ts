import type Database from 'better-sqlite3';

/** A row of any table or view. */
export type AnyRow = Readonly<Record<string, string | number | null>>;

/** The rows of a query. */
export function rowsOf(db: Database.Database, sql: string, ...values: (string | number)[]): AnyRow[] {
  return db.prepare<(string | number)[], AnyRow>(sql).all(...values);
}

/** The one number that a query gives. */
export function numberOf(db: Database.Database, sql: string): number {
  return Number(Object.values(rowsOf(db, sql)[0] ?? { none: Number.NaN })[0]);
}

/** A value as text, '' for null. */
export function textOf(row: AnyRow | undefined, column: string): string {
  return String(row?.[column] ?? '');
}
