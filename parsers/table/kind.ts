import { type ColumnRole, roleOfHeader } from './column-role.ts';
import { entryRolesOf } from './entry-grid.ts';
import type { TableKind } from './grid.ts';
import type { PrintedRow, PrintedTable } from './printed-table.ts';
import { widenedRows } from './slots.ts';

/** Where a table's header stands and what it makes of the table. */
export interface HeaderPlace {
  readonly kind: TableKind;
  /** 0-based index of the row that names the columns; title rows may stand above it. */
  readonly headerRow: number;
}

const TITLE_ROWS_AT_MOST = 3;
/** No table of a season is larger; whatever else it is, it is kept cell by cell. */
const ROWS_AT_MOST = 2000;
const COLUMNS_AT_MOST = 500;
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/;
/** Headers of the classification of a single race, whose points are no total. */
const OF_ONE_RACE = /^(?:laps?|time|grid|gap|time ?\/ ?retired)$/i;
const WINNER = /\bwinn(?:ing|ers?)\b/i;

/** Tells what a table is for by the words of its header; `unknown` where they are not in the field's vocabulary. */
export function headerPlaceOf(table: PrintedTable): HeaderPlace {
  if (isOversized(table)) return { kind: 'unknown', headerRow: 0 };
  const wide = widenedRows(table);
  for (const row of wide.slice(0, TITLE_ROWS_AT_MOST)) {
    const kind = kindOfHeader(row);
    if (kind !== 'unknown') return { kind, headerRow: row.index };
    if (hasAllColumns(wide, row.index)) return { kind: 'entry-list', headerRow: row.index };
  }
  return { kind: 'unknown', headerRow: 0 };
}

/** Larger than any table of a season. */
export function isOversized(table: PrintedTable): boolean {
  return table.rows.length > ROWS_AT_MOST || table.columnCount > COLUMNS_AT_MOST;
}

function kindOfHeader(row: PrintedRow): TableKind {
  const texts = row.cells.map((cell) => cell.text);
  const roles = new Set<ColumnRole>(texts.map(roleOfHeader));
  if (roles.has('position') && roles.has('total') && !texts.some((text) => OF_ONE_RACE.test(text))) {
    if (roles.has('driver')) return 'driver-standings';
    if (roles.has('team')) return 'team-standings';
    if (roles.has('manufacturer')) return 'manufacturer-standings';
  }
  if (roles.has('round') && texts.some((text) => WINNER.test(text))) return 'season-results';
  if (isUprightPointsTable(texts)) return 'points-system';
  if (roles.has('date') && (roles.has('race') || roles.has('circuit'))) return 'schedule';
  if (texts.filter((text) => ORDINAL.test(text)).length >= 3 || countsPlaces(texts)) return 'points-system';
  if (texts.length === 2 && roles.has('team') && roles.has('chassis')) return 'entry-list';
  return 'unknown';
}

/** `Position | Points` above a row for each place. */
export function isUprightPointsTable(header: readonly string[]): boolean {
  const [first = '', second = ''] = header;
  return header.length === 2 && roleOfHeader(first) === 'position' && /^(?:points|pts\.?)$/i.test(second);
}

/** `Position | 1 | 2 | 3`: places from the first on behind the word for them. */
function countsPlaces([first = '', ...rest]: readonly string[]): boolean {
  const end = rest.findIndex((text, index) => text !== String(index + 1));
  return roleOfHeader(first) === 'position' && (end < 0 ? rest.length : end) >= 3;
}

/** An entry list with all of its columns; one whose rows lack cells cannot be read without its spans. */
function hasAllColumns(rows: readonly PrintedRow[], headerRow: number): boolean {
  const header = rows[headerRow]?.cells ?? [];
  const isWhole = rows.slice(headerRow).every((row) => row.isTerminated && row.cells.length === header.length);
  return isWhole && entryRolesOf(header.map((cell) => cell.text)) !== null;
}
