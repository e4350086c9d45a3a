import { type Grid, isStandings } from './grid.ts';
import { type PrintedCell, printedText } from './printed-table.ts';
import { slotsOf } from './slots.ts';

/** A table as somebody who adds an article wants to see it; the names are those of the dataset. */
export interface ShownTable {
  readonly section_path: string;
  readonly caption: string | null;
  /** 1-based. */
  readonly line_first: number;
  readonly kind: Grid['kind'];
  readonly header_row_count: number;
  /** All rows, of one length; a cell that covers several slots stands in each. */
  readonly grid: readonly (readonly string[])[];
}

/**
 * A table with its spans filled, its texts as in the source. Where the form has lost the spans, rows stand as their cells
 * were brought under the columns.
 */
export function shownTable(grid: Grid): ShownTable {
  const { table } = grid;
  const rows = table.hasSpans ? slotsOf(table) : broughtRows(grid);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    section_path: table.sectionPath.join(' / '),
    caption: table.caption,
    line_first: table.lineFirst,
    kind: grid.kind,
    header_row_count: table.hasSpans && grid.kind === 'unknown' ? markedRows(rows) : grid.headerRowCount,
    grid: rows.map((row) =>
      Array.from({ length: width }, (_, column) => {
        const cell = row[column];
        return cell ? printedText(cell) : '';
      }),
    ),
  };
}

type Slots = (PrintedCell | null)[];

/** Records in the place of the row that opens them; rows that are no records as printed. */
function broughtRows({ kind, table, rows }: Grid): Slots[] {
  const isRecord = kind === 'schedule' || isStandings(kind);
  const records = new Map(isRecord ? rows.map((row) => [row.line, [...row.cells]]) : []);
  return table.rows.map((row) => records.get(row.line) ?? [...row.cells]);
}

/** How many rows at the top are header cells throughout, by the markup. */
function markedRows(rows: readonly Slots[]): number {
  const end = rows.findIndex((row) => !row.every((cell) => cell === null || cell.isHeader === true));
  return end < 0 ? rows.length : end;
}
