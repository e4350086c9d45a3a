import { layout } from './layout.ts';
import type { PrintedCell, PrintedRow, PrintedTable } from './printed-table.ts';

/**
 * The rows of a table with every cell in each place that it covers, the same object in all of them, as a browser lays
 * the table out; a place that no cell reaches is null. A table whose form lost its spans comes back as printed.
 */
export function slotsOf(table: PrintedTable): (PrintedCell | null)[][] {
  if (!table.hasSpans) return table.rows.map((row) => [...row.cells]);
  const spanning = table.rows.map((row) => ({
    group: row.group ?? undefined,
    cells: row.cells.map((cell) => ({ cell, rowSpan: cell.rowSpan ?? 1, columnSpan: cell.columnSpan ?? 1 })),
  }));
  return layout(spanning).map((row) => row.map((slot) => slot?.cell ?? null));
}

/**
 * A table's rows brought to one width: with spans a cell stands in every place that it covers, and a place that no cell
 * reaches holds an empty one. Without spans the rows are as printed.
 */
export function widenedRows(table: PrintedTable): PrintedRow[] {
  if (!table.hasSpans) return [...table.rows];
  const slots = slotsOf(table);
  return table.rows.map((row, index) => ({
    ...row,
    cells: (slots[index] ?? []).map((cell, column) => cell ?? emptyCell(table, row, column)),
  }));
}

/** A table's rows as a form without spans prints them: each cell once, shifted left, padded to one width. */
export function flattenedRows(table: PrintedTable): PrintedRow[] {
  if (!table.hasSpans) return [...table.rows];
  const width = slotsOf(table)[0]?.length ?? 0;
  return table.rows.map((row) => {
    const cells = row.cells.flatMap((cell) => [cell, ...new Array((cell.columnSpan ?? 1) - 1).fill(null)]);
    const padded = Array.from(
      { length: Math.max(width, cells.length) },
      (_, column) => cells[column] ?? emptyCell(table, row, column),
    );
    return { ...row, cells: padded };
  });
}

function emptyCell(table: PrintedTable, row: PrintedRow, column: number): PrintedCell {
  return {
    ref: { tableId: table.tableId, row: row.index, column },
    text: '',
    line: row.line,
    column: 1,
    isBold: null,
    isItalic: null,
    isHeader: null,
    rowSpan: 1,
    columnSpan: 1,
  };
}
