import type { FindingDraft } from '../../schemas/finding.ts';
import { roleOfHeader } from './column-role.ts';
import { entryGrid } from './entry-grid.ts';
import { type CellRole, type Grid, plainColumn, roleOfCell } from './grid.ts';
import { type HeaderPlace, headerPlaceOf, isOversized } from './kind.ts';
import type { PrintedTable } from './printed-table.ts';
import { misshapen, OPEN_LINE, readableCells, recordGrid } from './record-grid.ts';
import { resultsGrid } from './results-grid.ts';
import { widenedRows } from './slots.ts';

/**
 * Brings a printed table to its grid, whatever its kind. Findings: `unknown-table`, `unknown-column`, `row-misshapen`,
 * `markup-residue`.
 */
export function readGrid(table: PrintedTable): { grid: Grid; findings: FindingDraft[] } {
  const place = headerPlaceOf(table);
  const residues = table.residues.map((row) =>
    residue(table.sourceId, row.line, row.cells[0]?.text ?? '', row.cells[0]?.column),
  );
  const { grid, findings } = readerFor(table, place)(table, place);
  return { grid, findings: [...findings, ...residues] };
}

function readerFor(table: PrintedTable, { kind, headerRow }: HeaderPlace) {
  switch (kind) {
    case 'season-results':
      return resultsGrid;
    case 'schedule':
    case 'team-standings':
    case 'driver-standings':
    case 'manufacturer-standings':
      return recordGrid;
    case 'entry-list':
      return (table.rows[headerRow]?.cells.length ?? 0) > 2 ? entryGrid : wholeGrid;
    default:
      return wholeGrid;
  }
}

/** Entry lists that were cut, points tables and tables of unknown kind: rows as printed; what they mean is told row by row later. */
function wholeGrid(
  table: PrintedTable,
  place: { kind: Grid['kind']; headerRow: number },
): { grid: Grid; findings: FindingDraft[] } {
  const findings: FindingDraft[] = [];
  const headerRowCount = place.headerRow + 1;
  const wide = isOversized(table) ? table.rows : widenedRows(table);
  const header = wide[place.headerRow];
  const columns = (header?.cells ?? []).map((cell, index) => plainColumn(index, roleOfHeader(cell.text), cell.text));
  const roles: CellRole[][] = table.rows.map((row, index) =>
    row.cells.map((cell) => roleOfCell(cell, index < headerRowCount ? 'header' : 'data')),
  );
  const rows = wide.slice(headerRowCount).map((row) => ({
    line: row.line,
    cells: columns.map((column) => readableCells(row)[column.index] ?? null),
    isCovered: columns.map(() => false),
  }));
  if (place.kind === 'unknown') {
    if (!isLayout(table)) findings.push(unknownTable(table));
  } else {
    for (const row of wide) {
      if (!row.isTerminated) findings.push(misshapen(table, row, OPEN_LINE));
      else if (row.index < headerRowCount) continue;
      else if (row.cells.length !== columns.length) {
        findings.push(misshapen(table, row, `${row.cells.length} cells under ${columns.length} columns`));
      }
    }
  }
  return { grid: { table, kind: place.kind, headerRowCount, columns, rows, roles }, findings };
}

function unknownTable(table: PrintedTable): FindingDraft {
  const header = table.rows[0]?.cells.map((cell) => cell.text).filter((text) => text !== '') ?? [];
  const where = table.sectionPath.length > 0 ? ` under '${table.sectionPath.join(' / ')}'` : '';
  const isBeside = !isOversized(table) && standsBesideText(table);
  const why = isOversized(table)
    ? `has ${table.rows.length} rows and ${table.columnCount} columns, more than a table of a season`
    : 'is of no known kind';
  return {
    code: 'unknown-table',
    ...(isBeside ? { severity: 'info' } : {}),
    message: `The table${where} with the header '${header.slice(0, 6).join(', ')}' ${why}; its cells are kept in the ledger only`,
    about: `${table.tableId} ${header.join(' ')}`,
    sourceId: table.sourceId,
    line: table.lineFirst,
  };
}

/** A table that only holds other tables, or nothing: no cell has a text of its own. */
function isLayout({ hasSpans, rows }: PrintedTable): boolean {
  return hasSpans && rows.every(({ cells }) => cells.every(({ text }) => text === ''));
}

/** An infobox or a box of links: by its class, or above the first heading in two columns without a header. */
function standsBesideText({ isInfobox, hasSpans, sectionPath, columnCount, rows }: PrintedTable): boolean {
  const hasHeader = rows.some(({ cells }) => cells.length > 1 && cells.every(({ isHeader }) => isHeader === true));
  return isInfobox || (hasSpans && sectionPath.length === 0 && columnCount <= 2 && !hasHeader);
}

/** The finding on a line of left-over markup. */
export function residue(sourceId: string, line: number, text: string, column: number | undefined): FindingDraft {
  return {
    code: 'markup-residue',
    message: `Left-over table markup '${text}' where text or a table should be`,
    about: text,
    sourceId,
    line,
    column: column ?? null,
  };
}
