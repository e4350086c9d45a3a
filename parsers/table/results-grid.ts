import type { FindingDraft } from '../../schemas/finding.ts';
import { type ColumnRole, roleOfHeader } from './column-role.ts';
import {
  type CellRole,
  type Grid,
  type GridColumn,
  type GridRow,
  isSourceRow,
  plainColumn,
  roleOfCell,
} from './grid.ts';
import type { HeaderPlace } from './kind.ts';
import type { PrintedCell, PrintedRow, PrintedTable } from './printed-table.ts';
import { misshapen, OPEN_LINE, readableCells } from './record-grid.ts';
import { flattenedRows, widenedRows } from './slots.ts';

const WINNING_TEAM = /\bwinning (?:team|car|entry|entrant)s?$/i;
const WINNING_DRIVERS = /\b(?:winning (?:drivers?|riders?)|winners?)$/i;
/** Roles that say something in a results table beside its winners. */
const KNOWN_ROLES: ReadonlySet<ColumnRole> = new Set(['round', 'circuit', 'race', 'location', 'link', 'date']);
/** The class code of a season that has no classes. */
export const NO_CLASS = '-';

/**
 * The grid of a results table. A round takes two printed rows, the winning teams above the winning drivers, and so
 * does its header; round, circuit and link stand in the first row and cover both. Where spans say which cells a row
 * shares and the header is one row, each row is a race. One grid row is one round, with a
 * column for the team and one for the drivers of each class. Findings: `unknown-column`, `row-misshapen`.
 */
export function resultsGrid(table: PrintedTable, place: HeaderPlace): { grid: Grid; findings: FindingDraft[] } {
  const findings: FindingDraft[] = [];
  const flat = flattenedRows(table);
  const below = flat[place.headerRow + 1];
  const hasTwoRows = below?.cells.some((cell) => WINNING_DRIVERS.test(cell.text)) === true;
  const printedRows = hasTwoRows ? flat : widenedRows(table);
  const header = printedRows[place.headerRow];
  const headerRowCount = place.headerRow + (hasTwoRows ? 2 : 1);
  const columns = columnsOf(header, hasTwoRows ? below : undefined);
  for (const row of table.rows.slice(0, headerRowCount)) {
    if (!row.isTerminated) findings.push(misshapen(table, row, OPEN_LINE));
  }
  for (const column of columns) {
    if (column.role !== 'unknown') continue;
    const cell = header?.cells[column.index];
    findings.push({
      code: 'unknown-column',
      message: `Column '${column.header}' of the results table is not understood; its cells are kept in the ledger only`,
      about: `${table.tableId} ${column.header}`,
      sourceId: table.sourceId,
      line: cell?.line ?? table.lineFirst,
      column: cell?.column ?? null,
    });
  }

  const roles: CellRole[][] = table.rows
    .slice(0, headerRowCount)
    .map((row) => row.cells.map((cell) => roleOfCell(cell, 'header')));
  const rows: GridRow[] = [];
  const body = printedRows.slice(headerRowCount);
  let index = 0;
  while (index < body.length) {
    const row = body[index];
    index += 1;
    if (!row) break;
    if (isSourceRow(row.cells)) {
      roles.push(printedCells(table, row).map((cell) => roleOfCell(cell, 'note')));
      continue;
    }
    roles.push(
      printedCells(table, row).map((cell, column) =>
        roleOfCell(cell, columns[column]?.role === 'link' ? 'link' : 'data'),
      ),
    );
    const next = body[index];
    const drivers = hasTwoRows && next && !opensRound(next, columns) && !isSourceRow(next.cells) ? next : null;
    if (drivers) {
      index += 1;
      roles.push(printedCells(table, drivers).map((cell) => roleOfCell(cell, 'data')));
    }
    for (const [faulty, complaint] of complaintsOf(row, drivers, columns, header, hasTwoRows)) {
      findings.push(misshapen(table, faulty, complaint));
    }
    if (opensRound(row, columns)) rows.push(joined(row, drivers, columns, header?.cells.length ?? 0));
  }
  return { grid: { table, kind: place.kind, headerRowCount, columns, rows, roles }, findings };
}

function printedCells(table: PrintedTable, row: PrintedRow): readonly PrintedCell[] {
  return table.rows[row.index]?.cells ?? row.cells;
}

function columnsOf(header: PrintedRow | undefined, below: PrintedRow | undefined): GridColumn[] {
  const columns: GridColumn[] = (header?.cells ?? []).map((cell, index) => {
    const team = textBefore(WINNING_TEAM, cell.text);
    if (team !== undefined) return winner(index, cell, team, 'team');
    const drivers = textBefore(WINNING_DRIVERS, cell.text);
    if (drivers !== undefined) return winner(index, cell, drivers, 'drivers');
    const role = roleOfHeader(cell.text);
    const isKnown = KNOWN_ROLES.has(role);
    const isFurther =
      role === 'round' && (header?.cells ?? []).findIndex(({ text }) => roleOfHeader(text) === role) < index;
    return plainColumn(index, isKnown && !isFurther ? role : 'unknown', cell.text);
  });
  if (!below) return columns.map((column) => (isWithoutTeam(column, columns) ? unread(column) : column));
  const cells = below.cells.filter((cell) => cell.text !== '');
  cells.forEach((cell, order) => {
    const drivers = textBefore(WINNING_DRIVERS, cell.text);
    if (drivers !== undefined) columns.push(winner((header?.cells.length ?? 0) + order, cell, drivers, 'drivers'));
  });
  return columns;
}

/** Winning drivers whose team the table does not name: a win belongs to a team. */
function isWithoutTeam({ part, classCode }: GridColumn, columns: readonly GridColumn[]): boolean {
  return part === 'drivers' && !columns.some((other) => other.part === 'team' && other.classCode === classCode);
}

function unread({ index, header }: GridColumn): GridColumn {
  return plainColumn(index, 'unknown', header);
}

function winner(index: number, cell: PrintedCell, classText: string, part: 'team' | 'drivers'): GridColumn {
  return { index, role: 'winner', header: cell.text, classCode: classText.trim() || NO_CLASS, part };
}

function opensRound(row: PrintedRow, columns: readonly GridColumn[]): boolean {
  const column = columns.find((candidate) => candidate.role === 'round');
  return column !== undefined && /^\d{1,3}$/.test(row.cells[column.index]?.text ?? '');
}

function joined(row: PrintedRow, drivers: PrintedRow | null, columns: readonly GridColumn[], width: number): GridRow {
  const own = readableCells(row);
  const ofDrivers = drivers ? readableCells(drivers) : [];
  let below = 0;
  const cells = columns.map((column) => {
    if (column.index < width && !(column.part === 'drivers' && drivers)) return own[column.index] ?? null;
    if (column.part !== 'drivers' || !drivers) return null;
    const cell = ofDrivers[below] ?? null;
    below += 1;
    return cell;
  });
  return { line: row.line, cells, isCovered: columns.map(() => false) };
}

function complaintsOf(
  row: PrintedRow,
  drivers: PrintedRow | null,
  columns: readonly GridColumn[],
  header: PrintedRow | undefined,
  hasTwoRows: boolean,
): [PrintedRow, string][] {
  const width = header?.cells.length ?? 0;
  const complaints: [PrintedRow, string][] = [];
  if (!opensRound(row, columns)) complaints.push([row, 'no round opens this row']);
  for (const printed of drivers ? [row, drivers] : [row]) {
    if (!printed.isTerminated) complaints.push([printed, OPEN_LINE]);
    else if (printed.cells.length !== width)
      complaints.push([printed, `${printed.cells.length} cells under ${width} columns`]);
  }
  if (hasTwoRows && !drivers && complaints.length === 0)
    complaints.push([row, 'the row with the winning drivers is missing']);
  return complaints;
}

/** What stands before a pattern: the class in `LMP1 Winning Team`. Undefined where the pattern is not there. */
function textBefore(pattern: RegExp, text: string): string | undefined {
  const found = pattern.exec(text);
  return found ? text.slice(0, found.index).trimEnd() : undefined;
}
