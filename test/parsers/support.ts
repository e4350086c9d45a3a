import { readDump } from '../../parsers/article/dump.ts';
import { readMarkdown } from '../../parsers/article/markdown.ts';
import type { Root } from '../../parsers/article/tree.ts';
import type { Grid, GridRow } from '../../parsers/table/grid.ts';
import { type PrintedTable, printedTables, printedText } from '../../parsers/table/printed-table.ts';
import { readGrid } from '../../parsers/table/read-grid.ts';
import type { FindingDraft } from '../../schemas/finding.ts';

/** What stands at that index; throws where nothing does. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list.at(index);
  if (value === undefined) throw new Error(`nothing at index ${index} of ${list.length}`);
  return value;
}

export function lines(...texts: readonly string[]): string {
  return texts.join('\n');
}

export function tablesOfDump(text: string): PrintedTable[] {
  return printedTables(readDump(text), 'article');
}

export function tablesOfMarkdown(text: string): PrintedTable[] {
  return printedTables(readMarkdown(text), 'article');
}

/** The only table of a dump. */
export function tableOf(text: string): PrintedTable {
  const tables = tablesOfDump(text);
  if (tables.length !== 1) throw new Error(`${tables.length} tables where one should be`);
  return at(tables, 0);
}

export function gridOf(text: string): { grid: Grid; findings: FindingDraft[] } {
  return readGrid(tableOf(text));
}

export function printedTexts(table: PrintedTable): string[][] {
  return table.rows.map((row) => row.cells.map(printedText));
}

export function textsOfRow(row: GridRow): (string | null)[] {
  return row.cells.map((cell) => cell?.text ?? null);
}

export function codesOf(findings: readonly FindingDraft[]): string[] {
  return findings.map((finding) => finding.code);
}

/** The types of the nodes that an article has, in order. */
export function typesOf(root: Root): string[] {
  return root.children.map((node) => node.type);
}
