import type { FindingDraft } from '../../schemas/finding.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import { splitNation } from '../cell/nation-name.ts';
import { parseDate } from '../cell/race-date.ts';
import { parseRaceLength } from '../cell/race-length.ts';
import type { ColumnRole } from '../table/column-role.ts';
import type { Grid, GridRow } from '../table/grid.ts';
import { type PrintedCell, printedText } from '../table/printed-table.ts';
import { unreadableCell } from './unreadable.ts';

/**
 * The races of a schedule, with the season's year in dates that name none. A second row of one round is its second
 * race. Findings: `unreadable-cell` for a length or date that cannot be read, and for a row without a round.
 *
 * `| 10 | Petit Le Mans | 1000 mi or 10 Hours | Road Atlanta | October 4 |` is round 10, 600 minutes, 1000 miles, on
 * 2008-10-04 (2008).
 */
export function readSchedule(
  grid: Grid,
  seasonId: string,
  year: number,
): { races: RaceRecord[]; findings: FindingDraft[] } {
  const findings: FindingDraft[] = [];
  const races: RaceRecord[] = [];
  for (const row of grid.rows) {
    const cellOf = (role: ColumnRole) => cellUnder(grid, row, role);
    const text = (role: ColumnRole) => nameBesideFlag(cellOf(role)).text;
    const printed = (role: ColumnRole) => {
      const cell = cellOf(role);
      return cell ? printedText(cell) || null : null;
    };
    const roundCell = cellOf('round');
    if (!roundCell || !/^\d{1,3}$/.test(roundCell.text) || Number(roundCell.text) < 1) {
      const first = row.cells.find((cell) => cell !== null && cell.text !== '');
      if (first)
        findings.push(unreadableCell(roundCell ?? first, grid.table.sourceId, 'the round of a race, a number from 1'));
      continue;
    }
    const round = Number(roundCell.text);
    const lengthCell = cellOf('length');
    const dateCell = cellOf('date');
    const length = lengthCell?.text ? parseRaceLength(lengthCell.text) : null;
    const date = dateCell?.text ? parseDate(dateCell.text, year) : null;
    if (lengthCell?.text && !length)
      findings.push(unreadableCell(lengthCell, grid.table.sourceId, 'the length of a race'));
    if (dateCell?.text && !date) findings.push(unreadableCell(dateCell, grid.table.sourceId, 'a date'));
    races.push({
      seasonId,
      round,
      raceInRound: races.filter((race) => race.round === round).length + 1,
      name: text('race'),
      circuitText: text('circuit'),
      resultsCircuitText: null,
      resultsLine: null,
      headerText: null,
      raceDate: date?.last ?? null,
      dateText: printed('date'),
      lengthText: printed('length'),
      classesText: printed('class'),
      durationMinutes: length?.durationMinutes ?? null,
      distanceMiles: length?.distanceMiles ?? null,
      location: text('location'),
      countryText: nationOf((['race', 'circuit', 'location'] as const).map(cellOf)),
      origin: { sourceId: grid.table.sourceId, line: row.line, cells: refsOf(grid, row) },
    });
  }
  return { races, findings };
}

/** The name of a race or venue, with the nation whose flag stands before it. */
export function nameBesideFlag(cell: PrintedCell | null): { countryText: string | null; text: string | null } {
  if (!cell || cell.text === '') return { countryText: null, text: null };
  return cell.hasFlag ? splitNation(cell.text) : { countryText: null, text: cell.text };
}

/** The nation whose flag stands before one of a race's names, the first that has one. */
export function nationOf(cells: readonly (PrintedCell | null)[]): string | null {
  return cells.flatMap((cell) => nameBesideFlag(cell).countryText ?? [])[0] ?? null;
}

/** The cell of a row in the first column of a role. */
export function cellUnder(grid: Grid, row: GridRow, role: ColumnRole): PrintedCell | null {
  const column = grid.columns.find((candidate) => candidate.role === role);
  return column ? (row.cells[column.index] ?? null) : null;
}

function refsOf(grid: Grid, row: GridRow) {
  return grid.columns
    .filter((column) => column.role !== 'unknown' && column.role !== 'link')
    .map((column) => row.cells[column.index])
    .filter((cell): cell is PrintedCell => cell !== null && cell !== undefined && cell.text !== '')
    .map((cell) => cell.ref);
}
