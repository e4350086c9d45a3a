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
import { holdsNations, ownerOfNations } from './nation-column.ts';
import type { PrintedRow, PrintedTable } from './printed-table.ts';
import { isRepeated, isVacant, unknownColumn, withCovers } from './record-grid.ts';
import { widenedRows } from './slots.ts';

/** The words of an entry list's header that mean something else in other tables, or are in no other. */
const ENTRY_WORDS: Readonly<Record<string, ColumnRole>> = {
  no: 'number',
  '#': 'number',
  nr: 'number',
  number: 'number',
  'car no': 'number',
  tyre: 'tyre',
  tyres: 'tyre',
  tire: 'tyre',
  tires: 'tyre',
  round: 'rounds',
  rounds: 'rounds',
  rnds: 'rounds',
  rds: 'rounds',
  race: 'rounds',
  races: 'rounds',
  bike: 'chassis',
  bikes: 'chassis',
  motorcycle: 'chassis',
  motorcycles: 'chassis',
};
const IN_ENTRY_LISTS: ReadonlySet<ColumnRole> = new Set(['team', 'driver', 'chassis', 'engine', 'class', 'nation']);

/**
 * The roles of the columns of an entry list that has all of them; null for a header that is of no such list: it names
 * teams, drivers, and the car by number, chassis or engine.
 */
export function entryRolesOf(texts: readonly string[]): ColumnRole[] | null {
  const roles = texts.map((text): ColumnRole => {
    const word = text.toLowerCase().replace(/\.$/, '').trim();
    if (Object.hasOwn(ENTRY_WORDS, word)) return ENTRY_WORDS[word] ?? 'unknown';
    const role = roleOfHeader(text);
    return IN_ENTRY_LISTS.has(role) ? role : role === 'position' || role === 'total' ? role : 'unknown';
  });
  const has = (role: ColumnRole) => roles.includes(role);
  const isEntryList = has('team') && has('driver') && (has('number') || has('chassis') || has('engine'));
  return isEntryList && !has('position') && !has('total') ? roles : null;
}

/** True for an entry list that has its columns, as against one that was cut to two cells a row. */
export function isWholeEntryList(grid: Grid): boolean {
  return grid.kind === 'entry-list' && grid.columns.length > 2;
}

/** True for a row that one cell covers from edge to edge: it names the class of the rows below it. */
export function isClassRow(row: GridRow): boolean {
  const [first] = row.cells;
  return first !== undefined && first !== null && first.text !== '' && row.cells.every((cell) => cell === first);
}

/** The grid of an entry list with all of its columns, each cell in every row that it covers. Finding: `unknown-column`. */
export function entryGrid(table: PrintedTable, place: HeaderPlace): { grid: Grid; findings: FindingDraft[] } {
  const wide = widenedRows(table);
  const headerRowCount = place.headerRow + 1;
  const header = wide[place.headerRow];
  const texts = header?.cells.map((cell) => cell.text) ?? [];
  const body = wide.slice(headerRowCount);
  const columns = columnsOf(texts, body);
  const isHeaderRow = (row: PrintedRow) => row.index < headerRowCount || isRepeated(row, header ? [header] : []);
  const rows = wide
    .filter((row) => !isHeaderRow(row) && !isSourceRow(row.cells))
    .map((row): GridRow => withCovers({ line: row.line, cells: row.cells, isCovered: [] }, row.index));
  const cellRoles = wide.map((row): CellRole[] => {
    const role = isHeaderRow(row) ? 'header' : isSourceRow(row.cells) ? 'note' : 'data';
    return (table.rows[row.index] ?? row).cells.map((cell) => roleOfCell(cell, role));
  });
  return {
    grid: { table, kind: 'entry-list', headerRowCount, columns, rows, roles: cellRoles },
    findings: columns
      .filter((column) => column.role === 'unknown' && !isVacant(column.header, body, column.index))
      .map((column) => unknownColumn(table, header, column)),
  };
}

/** A column of nations says something beside the names of teams or drivers. */
function columnsOf(headers: readonly string[], body: readonly PrintedRow[]): GridColumn[] {
  const roles = entryRolesOf(headers) ?? [];
  const columns = headers.map((header, index) => {
    const isOfNations = !isVacant(header, body, index) && holdsNations(header, body, index);
    return plainColumn(index, isOfNations ? 'nation' : (roles[index] ?? 'unknown'), header);
  });
  return columns.map((column, index) => {
    const owner = column.role === 'nation' ? ownerOfNations(columns, index) : null;
    const isRead = owner === null || owner === 'team' || owner === 'driver';
    return isRead ? column : plainColumn(index, 'unknown', column.header);
  });
}
