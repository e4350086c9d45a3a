import { harmless } from '../audit-report/harmless.ts';
import { type Paint, PLAIN } from '../terminal/paint.ts';
import type { Change, Value, Values } from './changes.ts';
import type { Comparison } from './comparison.ts';

/** How many rows of a table were added, removed and changed. */
export interface TableCounts {
  readonly table: string;
  added: number;
  removed: number;
  changed: number;
}

const MARKS = { added: '+', removed: '-', changed: '~' } as const;

/** A change as people read it: a line with the mark and the key, and a line each for columns with old and new. */
export function changeText(change: Change, paint: Paint = PLAIN): string {
  const head = `  ${paint[change.change](`${MARKS[change.change]} ${keyText(change.key)}`)}`;
  if (change.change === 'changed') {
    const lines = Object.entries(change.columns).map(
      ([name, value]) => `      ${harmless(name)}: ${valueText(value.old)} -> ${valueText(value.new)}`,
    );
    return `${[head, ...lines].join('\n')}\n`;
  }
  const rest = Object.entries(change.row).filter(([name, value]) => !Object.hasOwn(change.key, name) && value !== null);
  const columns = rest.map(([name, value]) => `${harmless(name)} ${valueText(value)}`).join(', ');
  return `${head}${columns === '' ? '' : `\n      ${columns}`}\n`;
}

/** What of the two cannot be compared row by row, a line each. */
export function notComparedLines({ tables, onlyOld, onlyNew, withoutKey }: Comparison): string[] {
  return [
    ...onlyOld.map((table) => `${harmless(table)}: a table that only the old database has`),
    ...onlyNew.map((table) => `${harmless(table)}: a table that only the new database has`),
    ...withoutKey.map((table) => `${harmless(table)}: cannot be compared, the two have no key in common`),
    ...tables.flatMap(({ table, onlyOld: columns }) =>
      columns.map((name) => `${harmless(`${table}.${name}`)}: a column that only the old database has`),
    ),
    ...tables.flatMap(({ table, onlyNew: columns }) =>
      columns.map((name) => `${harmless(`${table}.${name}`)}: a column that only the new database has`),
    ),
  ];
}

/** The sum of it: a line a table in which something changed, or that nothing did. */
export function countsText(counts: readonly TableCounts[], notCompared: readonly string[]): string {
  const lines = counts.map(
    ({ table, added, removed, changed }) =>
      `${harmless(table)}: ${added} added, ${removed} removed, ${changed} changed`,
  );
  const all = [...notCompared, ...lines];
  return all.length === 0 ? 'No difference\n' : `${all.join('\n')}\n`;
}

function keyText(key: Values): string {
  return harmless(
    Object.values(key)
      .map((value) => value ?? 'NULL')
      .join(' | '),
  );
}

function valueText(value: Value): string {
  return value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${harmless(value)}'`;
}
