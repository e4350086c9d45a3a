import type { Db } from './database.ts';

/**
 * Gives a function that prepares a statement the first time it is asked for its text, and gives the same one from then on:
 * for what is asked finding by finding. How it gives its rows is decided once for all who ask.
 */
export function preparedOnce<Bound extends unknown[], Result>() {
  const prepare = (db: Db, sql: string) => db.prepare<Bound, Result>(sql);
  const known = new WeakMap<Db, Map<string, ReturnType<typeof prepare>>>();
  return (db: Db, sql: string): ReturnType<typeof prepare> => {
    const ofDatabase = known.get(db) ?? new Map<string, ReturnType<typeof prepare>>();
    known.set(db, ofDatabase);
    const statement = ofDatabase.get(sql) ?? prepare(db, sql);
    ofDatabase.set(sql, statement);
    return statement;
  };
}

/** The same for a text that is known beforehand: for what is asked season by season. */
export function statement<Bound extends unknown[], Result = unknown>(sql: string) {
  const prepared = preparedOnce<Bound, Result>();
  return (db: Db) => prepared(db, sql);
}
