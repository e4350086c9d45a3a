import { readFileSync } from 'node:fs';
import { type TableName, tableNames } from '../../schemas/dataset/tables.ts';
import { scratch } from './program.ts';
import { publish } from './published.ts';
import { type AnyRow, rowsOf } from './rows.ts';

/** Every row of every published table. */
export type WholeDataset = ReadonlyMap<TableName, readonly AnyRow[]>;

/** The rows of one table. */
export function rowsIn(dataset: WholeDataset, table: TableName): readonly AnyRow[] {
  return dataset.get(table) ?? [];
}

/** The text of one of the project's own articles. */
export function articleText(file: string): string {
  return readFileSync(`raw/articles/${file}`, 'utf8');
}

/**
 * Publishes articles, file name to text, from a folder of their own and gives back all that was published; `others` are
 * other files of that folder, such as `curated/ids.csv`.
 */
export function publishArticles(
  articles: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): WholeDataset {
  const folder = scratch();
  try {
    const published = publish(folder.raw(articles, others));
    const rows = (table: TableName): AnyRow[] => rowsOf(published.db, `SELECT * FROM ${table} ORDER BY rowid`);
    const dataset = readAll(rows);
    published.remove();
    return dataset;
  } finally {
    folder.remove();
  }
}

function readAll(rows: (table: TableName) => readonly AnyRow[]): WholeDataset {
  return new Map(tableNames().map((table) => [table, rows(table)]));
}

/** Every table with each row changed by `change`; a row that becomes null is left out. */
export function mapRows(dataset: WholeDataset, change: (table: TableName, row: AnyRow) => AnyRow | null): WholeDataset {
  return readAll((table) =>
    rowsIn(dataset, table).flatMap((row) => {
      const changed = change(table, row);
      return changed === null ? [] : [changed];
    }),
  );
}

/**
 * The rows that only one of two datasets has, table by table, a few of each as text; empty where they are the same.
 * The order of rows does not count: it is that of the keys, and keys are made of names.
 */
export function differences(actual: WholeDataset, expected: WholeDataset): string[] {
  return tableNames().flatMap((table) => {
    const ofActual = countsOf(rowsIn(actual, table));
    const ofExpected = countsOf(rowsIn(expected, table));
    return [...surplus(table, 'unexpected', ofActual, ofExpected), ...surplus(table, 'missing', ofExpected, ofActual)];
  });
}

const SHOWN = 5;

function surplus(
  table: TableName,
  label: string,
  of: ReadonlyMap<string, number>,
  over: ReadonlyMap<string, number>,
): string[] {
  const rows = [...of].filter(([row, count]) => count > (over.get(row) ?? 0)).map(([row]) => row);
  const shown = rows.slice(0, SHOWN).map((row) => `${table}, ${label}: ${row}`);
  return rows.length > SHOWN ? [...shown, `${table}, ${label}: ${rows.length - SHOWN} more`] : shown;
}

function countsOf(rows: readonly AnyRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = JSON.stringify(row);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/**
 * A dataset in which findings are named by code and place in place of the hash, which holds names and figures; what
 * changes with every article (its hash, the publication) is left out.
 */
export function comparable(dataset: WholeDataset): WholeDataset {
  const nameOf = new Map(
    rowsIn(dataset, 'finding').map((row) => [
      row['finding_id'],
      [row['code'], row['source_id'], row['line'], row['column_number']].join(' '),
    ]),
  );
  return mapRows(dataset, (table, row) => {
    if (table === 'build_info' && /^(?:publication$|source\/)/.test(String(row['key']))) return null;
    // What the dictionary says of a column does not change with the articles.
    if (table === 'data_dictionary') return null;
    if (table === 'source') return { ...row, sha256: null };
    if (table === 'stated_fact') return { ...row, computed_text: sortedList(row['computed_text']) };
    const finding = row['finding_id'];
    return typeof finding === 'string' ? { ...row, finding_id: nameOf.get(finding) ?? finding } : row;
  });
}

/** The names of a list in prose stand in the order of their ids. */
function sortedList(value: string | number | null | undefined): string | number | null {
  return typeof value === 'string' ? value.split(', ').sort().join(', ') : (value ?? null);
}
