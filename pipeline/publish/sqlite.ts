import Database from 'better-sqlite3';

/** Everything that was opened or prepared, as long as the process runs. */
const HELD: unknown[] = [];

/**
 * Keeps a value of better-sqlite3 from being collected as garbage. Version 12, compiled on Node 24.19 or later, aborts the
 * process where that happens while no JavaScript runs; version 13 does not, and does not run on Node 20.
 */
function held<T>(value: T): T {
  HELD.push(value);
  return value;
}

/** A database whose statements and iterators are held: they are few, since those of a season or an article are prepared once. */
class HeldDatabase extends Database {
  override prepare<Bound extends unknown[] | object = unknown[], Result = unknown>(source: string) {
    const statement = held(super.prepare<Bound, Result>(source));
    const { iterate } = statement;
    Object.defineProperty(statement, 'iterate', {
      value: (...values: unknown[]) => held<unknown>(Reflect.apply(iterate, statement, values)),
    });
    return statement;
  }

  override pragma(source: string, options: Database.PragmaOptions = {}): unknown {
    const statement = this.prepare(`PRAGMA ${source}`);
    if (!statement.reader) return statement.run();
    return options.simple === true ? statement.pluck(true).get() : statement.all();
  }
}

/** Opens a SQLite file, the only way in which this is done. Throws what better-sqlite3 throws. */
export function openDatabase(path: string, options: Database.Options = {}): Database.Database {
  return held(new HeldDatabase(path, options));
}
