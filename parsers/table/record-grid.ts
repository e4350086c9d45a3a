import type { FindingDraft } from '../../schemas/finding.ts';
import { countryIdOfCode } from '../country/codes.ts';
import { alignRow } from './align.ts';
import { type ColumnRole, fits, roleOfHeader, roundOfHeader } from './column-role.ts';
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
import { holdsNations } from './nation-column.ts';
import type { PrintedCell, PrintedRow, PrintedTable } from './printed-table.ts';
import { hasRaceRow, withRaces } from './race-row.ts';
import { widenedRows } from './slots.ts';

/** Headers of figures that are no race's points. */
const STATISTIC =
  /^(?:wins?|podiums?|poles?|gap|behind|starts?|laps?|fl|no\.?|nr\.?|age|diff\.?|interval|bonus|penalty|deductions?)$/i;

/** What is wrong with a row whose line was cut. */
export const OPEN_LINE = 'the line ends without its closing pipe, its last cell may be cut';

/** Kinds of tables with one record a row. */
type RecordKind = 'schedule' | 'driver-standings' | 'team-standings' | 'manufacturer-standings';

const IN_STANDINGS = ['position', 'points', 'total', 'number', 'nation', 'link'] as const;
/** Roles that say something in a table of that kind; a header of another role is a column that is not understood. */
const KNOWN_ROLES: Readonly<Record<RecordKind, ReadonlySet<ColumnRole>>> = {
  'driver-standings': new Set([...IN_STANDINGS, 'driver', 'team']),
  'team-standings': new Set([...IN_STANDINGS, 'team', 'chassis', 'engine']),
  'manufacturer-standings': new Set([...IN_STANDINGS, 'manufacturer']),
  schedule: new Set(['round', 'race', 'length', 'circuit', 'location', 'date', 'class', 'link']),
};

/** Headers of the numbers of cars in standings; `#` where another column has the places. */
const CAR_NUMBER = /^(?:(?:car ?)?(?:no|nos|nr|number)\.?|#)$/i;

/**
 * The grid of a table with one record a row: a schedule or a standings table. Rows that lack cells because a cell above
 * spans them are brought under their columns. Findings: `unknown-column`, `row-misshapen`.
 */
export function recordGrid(table: PrintedTable, place: HeaderPlace): { grid: Grid; findings: FindingDraft[] } {
  const findings: FindingDraft[] = [];
  const wide = widenedRows(table);
  const headerRowCount = place.headerRow + 1 + furtherHeaderRows(table, wide, place.headerRow);
  const header = hasRaceRow(table, place.headerRow)
    ? withRacesBelow(wide, place.headerRow)
    : joinedHeader(wide, place.headerRow, headerRowCount);
  const body = wide.slice(headerRowCount);
  const columns = columnsOf(header, body, recordKindOf(place.kind));
  if (header && !header.isTerminated) findings.push(misshapen(table, header, OPEN_LINE));
  for (const column of columns) {
    if (column.role !== 'unknown' || isVacant(column.header, body, column.index)) continue;
    findings.push(unknownColumn(table, header, column));
  }

  const rows: GridRow[] = [];
  const roles: CellRole[][] = table.rows
    .slice(0, headerRowCount)
    .map((row) => row.cells.map((cell) => roleOfCell(cell, 'header')));
  for (const row of body) {
    const printed = table.rows[row.index] ?? row;
    if (isRepeated(row, wide.slice(place.headerRow, headerRowCount))) {
      roles.push(printed.cells.map((cell) => roleOfCell(cell, 'header')));
      continue;
    }
    if (isSourceRow(row.cells)) {
      roles.push(printed.cells.map((cell) => roleOfCell(cell, 'note')));
      continue;
    }
    const readable = { ...row, cells: readableCells(row) };
    const above = row.isTerminated && !table.hasSpans ? (rows.at(-1) ?? null) : null;
    const { row: placed, misfits } = alignRow(readable, columns, above);
    const aligned = table.hasSpans ? withCovers(placed, row.index) : placed;
    rows.push(aligned);
    roles.push(rolesOf(printed, columns, aligned));
    const complaint = complaintOf(row, columns, misfits);
    if (complaint) findings.push(misshapen(table, row, complaint));
  }
  return { grid: { table, kind: place.kind, headerRowCount, columns, rows, roles }, findings };
}

function columnsOf(header: PrintedRow | undefined, body: readonly PrintedRow[], kind: RecordKind): GridColumn[] {
  const known = KNOWN_ROLES[kind];
  const isOfStandings = kind !== 'schedule';
  const isNumbered = (header?.cells ?? []).filter((cell) => roundOfHeader(cell.text) !== null).length > 1;
  const headers = (header?.cells ?? []).map((cell) => cell.text);
  return (header?.cells ?? []).map((cell, index) => {
    const named = roleOfHeader(cell.text);
    if (isOfStandings && roundOfHeader(cell.text) !== null) return plainColumn(index, 'points', cell.text);
    if (isOfStandings && isCarNumber(headers, index)) return plainColumn(index, 'number', cell.text);
    if (known.has(named)) return plainColumn(index, named, cell.text);
    if (isVacant(cell.text, body, index)) return plainColumn(index, 'unknown', cell.text);
    if (isOfStandings && holdsNations(cell.text, body, index)) return plainColumn(index, 'nation', cell.text);
    const isRace = isOfStandings && !isNumbered && !isStatistic(headers, index) && holdsPoints(body, index);
    return plainColumn(index, isRace ? 'points' : 'unknown', cell.text);
  });
}

function recordKindOf(kind: HeaderPlace['kind']): RecordKind {
  return kind === 'driver-standings' || kind === 'team-standings' || kind === 'manufacturer-standings'
    ? kind
    : 'schedule';
}

function isCarNumber(headers: readonly string[], index: number): boolean {
  const header = headers[index] ?? '';
  const isPlace = roleOfHeader(header) === 'position';
  const hasOtherPlaces = headers.some((other, at) => at !== index && roleOfHeader(other) === 'position');
  return CAR_NUMBER.test(header) && (!isPlace || (hasOtherPlaces && header === '#'));
}

/** A column that has neither header nor cells: a title row was wider than the table. */
export function isVacant(header: string, body: readonly PrintedRow[], index: number): boolean {
  return header === '' && body.every((row) => (row.cells[index]?.text ?? '') === '');
}

/** A word for a figure that no race gave; `WIN` between `QUA` and `TWO` is the code of a race. */
function isStatistic(headers: readonly string[], index: number): boolean {
  const isAmongCodes = headers.slice(Math.max(0, index - 1), index + 2).every((text) => /^[A-Z]{2,4}$/.test(text));
  return STATISTIC.test(headers[index] ?? '') && !isAmongCodes;
}

/** True where a column whose header is no known word holds points: judged by the rows that print their place. */
function holdsPoints(body: readonly PrintedRow[], index: number): boolean {
  const texts = body
    .filter((row) => fits('position', row.cells[0]?.text ?? ''))
    .map((row) => row.cells[index]?.text ?? '');
  const filled = texts.filter((text) => text !== '');
  return filled.filter((text) => fits('points', text)).length * 2 >= filled.length;
}

/** The cells of a row that can be relied on: the last one of a cut line may be half of one, and says nothing. */
export function readableCells(row: PrintedRow): readonly PrintedCell[] {
  return row.isTerminated ? row.cells : row.cells.slice(0, -1);
}

/** Which cells come from a row above is what the spans say. */
export function withCovers(row: GridRow, index: number): GridRow {
  return { ...row, isCovered: row.cells.map((cell) => cell !== null && cell.ref.row < index) };
}

/** Rows below the header that are header cells throughout: a header of two rows. */
function furtherHeaderRows(table: PrintedTable, wide: readonly PrintedRow[], headerRow: number): number {
  if (hasRaceRow(table, headerRow)) return 1;
  if (!table.hasSpans) return 0;
  const below = wide.slice(headerRow + 1);
  const end = below.findIndex((row) => !row.cells.every((cell) => cell.isHeader === true || cell.text === ''));
  return end < 0 ? 0 : end;
}

/** True for a row that prints one of the header rows once more, as long tables do at their foot, perhaps in other words. */
export function isRepeated(row: PrintedRow, headers: readonly PrintedRow[]): boolean {
  return headers.some(
    (header) =>
      row.cells.length === header.cells.length &&
      row.cells.every((cell, index) => saysTheSame(cell.text, header.cells[index]?.text ?? '')),
  );
}

function withRacesBelow(wide: readonly PrintedRow[], headerRow: number): PrintedRow | undefined {
  const header = wide[headerRow];
  const races = wide[headerRow + 1];
  return header && races ? withRaces(header, races) : header;
}

/** One header in the words of another: `Pts` and `Points`. */
function saysTheSame(text: string, header: string): boolean {
  return text === header || (roleOfHeader(text) !== 'unknown' && roleOfHeader(text) === roleOfHeader(header));
}

/** The header with the texts of all its rows: `Donington` above `R1` is `Donington R1`. */
function joinedHeader(wide: readonly PrintedRow[], first: number, end: number): PrintedRow | undefined {
  const header = wide[first];
  if (!header) return header;
  const cells = header.cells.map((cell, index) => {
    const below = wide.slice(first + 1, end).flatMap((row) => row.cells[index] ?? []);
    const texts = [cell, ...below.filter((other) => other !== cell)].map(withoutFlag).filter((text) => text !== '');
    return { ...cell, text: texts.join(' ') };
  });
  return { ...header, cells };
}

/** The text of a header without the flag below it: `MAN` above a flag is `MAN SWE`. */
function withoutFlag({ text, hasFlag }: PrintedCell): string {
  const parts = /^(?<text>\S.*) (?<code>[A-Z]{3})$/.exec(text)?.groups;
  const isFlag = hasFlag && parts?.['code'] !== undefined && countryIdOfCode(parts['code']) !== undefined;
  return isFlag ? (parts['text'] ?? text) : text;
}

function rolesOf(row: PrintedRow, columns: readonly GridColumn[], aligned: GridRow): CellRole[] {
  return row.cells.map((cell) => {
    const column = aligned.cells.findIndex((candidate, index) => candidate === cell && !aligned.isCovered[index]);
    return roleOfCell(cell, columns[column]?.role === 'link' ? 'link' : 'data');
  });
}

function complaintOf(row: PrintedRow, columns: readonly GridColumn[], misfits: number): string | null {
  if (!row.isTerminated) return OPEN_LINE;
  if (row.cells.length !== columns.length) return `${row.cells.length} cells under ${columns.length} columns`;
  if (misfits * 2 > columns.length) return 'the cells do not fit the columns, also when moved';
  return null;
}

/** The finding on a column whose header is not in the vocabulary. */
export function unknownColumn(table: PrintedTable, header: PrintedRow | undefined, column: GridColumn): FindingDraft {
  const cell = header?.cells[column.index];
  const named = column.header === '' ? `Column ${column.index + 1}` : `Column '${column.header}'`;
  return {
    code: 'unknown-column',
    message: `${named} of the table '${table.sectionPath.join(' / ')}' is not understood; its cells are kept in the ledger only`,
    about: `${table.tableId} ${column.header}`,
    sourceId: table.sourceId,
    line: cell?.line ?? table.lineFirst,
    column: cell?.column ?? null,
  };
}

/** The finding on a row that does not have the shape of its table. */
export function misshapen(table: PrintedTable, row: PrintedRow, complaint: string): FindingDraft {
  const name = row.cells.find((cell) => /\p{L}/u.test(cell.text))?.text ?? row.cells[0]?.text ?? '';
  return {
    code: 'row-misshapen',
    message: `Row '${name}' of the table '${table.sectionPath.join(' / ')}': ${complaint}`,
    about: `${table.tableId} ${name}`,
    sourceId: table.sourceId,
    line: row.line,
  };
}
