import type { ColumnRole } from './column-role.ts';
import type { PrintedCell, PrintedTable } from './printed-table.ts';

/** What a table is for. */
export type TableKind =
  | 'schedule'
  | 'entry-list'
  | 'season-results'
  | 'points-system'
  | 'team-standings'
  | 'driver-standings'
  | 'manufacturer-standings'
  | 'unknown';

/** What one printed cell is in the ledger. */
export type CellRole = 'header' | 'data' | 'note' | 'link' | 'residue' | 'empty';

export interface GridColumn {
  readonly index: number;
  readonly role: ColumnRole;
  /** The header as printed. */
  readonly header: string;
  /** The class whose winner the column holds; null elsewhere. */
  readonly classCode: string | null;
  /** In a results table: the winning team or its drivers. */
  readonly part: 'team' | 'drivers' | null;
}

/**
 * One record of a table: a cell for each column, null where the row has none. A cell that covers several rows is the
 * same object in each of them; `isCovered` says for which columns the cell comes from a row above.
 */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly (PrintedCell | null)[];
  readonly isCovered: readonly boolean[];
}

/** A table brought to a rectangle: header rows resolved, continuation rows expanded, two-row records joined. */
export interface Grid {
  readonly table: PrintedTable;
  readonly kind: TableKind;
  readonly headerRowCount: number;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** The role of every printed cell, row by row. */
  readonly roles: readonly (readonly CellRole[])[];
}

/** True for a table of standings, whoever competes in it. */
export function isStandings(kind: TableKind): boolean {
  return kind === 'driver-standings' || kind === 'team-standings' || kind === 'manufacturer-standings';
}

/** A column without class and part. */
export function plainColumn(index: number, role: ColumnRole, header: string): GridColumn {
  return { index, role, header, classCode: null, part: null };
}

/** True for a row that only names a source: `Source:`, `Sources:`. */
export function isSourceRow(cells: readonly PrintedCell[]): boolean {
  const [first, ...rest] = cells;
  return (
    first !== undefined &&
    /^(?:sources?|references?|notes?):/i.test(first.text) &&
    rest.every((cell) => cell.text === '' || cell === first)
  );
}

/** The role of a cell that is not part of a header: empty, note or the role given. */
export function roleOfCell(cell: PrintedCell, role: CellRole): CellRole {
  return cell.text === '' ? 'empty' : role;
}
