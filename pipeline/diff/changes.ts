import { compareText } from '../../parsers/text/fold.ts';
import { readFrom } from '../publish/open-dataset.ts';
import { type OpenDataset, quotedName, type TableComparison } from './comparison.ts';

export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** A row that was added or removed, with all its columns, or one that changed, with the columns that did. */
export type Change =
  | { readonly table: string; readonly change: 'added' | 'removed'; readonly key: Values; readonly row: Values }
  | {
      readonly table: string;
      readonly change: 'changed';
      readonly key: Values;
      readonly columns: Readonly<Record<string, { readonly old: Value; readonly new: Value }>>;
    };

/**
 * What changed in a table, in the order of its key; of either database one row is held at a time. Throws InputError where
 * a database cannot be read to its end.
 */
export function* changesIn(comparison: TableComparison, old: OpenDataset, fresh: OpenDataset): Iterable<Change> {
  const { table, key, columns } = comparison;
  const oldRows = rowsInOrder(old, comparison);
  const newRows = rowsInOrder(fresh, comparison);
  const nextOld = () => readFrom(old.path, () => nextOf(oldRows));
  const nextNew = () => readFrom(fresh.path, () => nextOf(newRows));
  try {
    let before = nextOld();
    let after = nextNew();
    while (before !== null || after !== null) {
      const order = before && after ? compareKeys(before, after, key) : 0;
      if (before && (order < 0 || !after)) {
        yield { table, change: 'removed', key: picked(before, key), row: before };
        before = nextOld();
      } else if (after && (order > 0 || !before)) {
        yield { table, change: 'added', key: picked(after, key), row: after };
        after = nextNew();
      } else if (before && after) {
        const changed = changedColumns(before, after, columns);
        if (changed !== null) yield { table, change: 'changed', key: picked(after, key), columns: changed };
        before = nextOld();
        after = nextNew();
      }
    }
  } finally {
    oldRows.return?.();
    newRows.return?.();
  }
}

function rowsInOrder({ path, db }: OpenDataset, { table, key, columns }: TableComparison): Iterator<Values> {
  const selected = columns.map(quotedName).join(', ');
  const order = key.map(quotedName).join(', ');
  const sql = `SELECT ${selected} FROM ${quotedName(table)} ORDER BY ${order}`;
  return readFrom(path, () => db.prepare<[], Values>(sql).iterate());
}

function nextOf(rows: Iterator<Values>): Values | null {
  const { done, value } = rows.next();
  return done === true ? null : value;
}

function changedColumns(before: Values, after: Values, columns: readonly string[]) {
  const changed = columns.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((name) => [name, { old: before[name] ?? null, new: after[name] ?? null }]));
}

function picked(row: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}

/** As SQLite orders: NULL, then numbers, then texts by code points. */
function compareKeys(a: Values, b: Values, key: readonly string[]): number {
  for (const name of key) {
    const order = compareValues(a[name] ?? null, b[name] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return rankOf(a) - rankOf(b);
}

function rankOf(value: Value): number {
  return value === null ? 0 : typeof value === 'number' ? 1 : 2;
}
