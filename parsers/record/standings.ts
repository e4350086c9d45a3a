import type { FindingDraft } from '../../schemas/finding.ts';
import type { CellRef, Competitor, RaceKey } from '../../schemas/record/origin.ts';
import type { StandingRecord, StandingRoundRecord } from '../../schemas/record/standing.ts';
import { splitNation } from '../cell/nation-name.ts';
import { isFinishingStatus, parsePointsCell, parseTotal } from '../cell/points-cell.ts';
import { parsePosition } from '../cell/position.ts';
import type { Grid, GridColumn, GridRow } from '../table/grid.ts';
import { type PrintedCell, printedText } from '../table/printed-table.ts';
import { type Lexicon, splitTeams } from './lexicon.ts';
import { cellUnder } from './schedule.ts';
import { pairCars, splitChassis, splitEngines } from './split-cars.ts';
import { unreadableCell } from './unreadable.ts';

/** Where a standings table belongs. `raceOfColumn` says which race each column of points is. */
export interface StandingsPlace {
  readonly seasonId: string;
  readonly classCode: string;
  readonly competitor: Competitor;
  readonly raceOfColumn: ReadonlyMap<number, RaceKey>;
}

/**
 * The rows of a standings table, in printed order: place as printed and as shared, names, cars, what each race gave,
 * total. Findings: `unreadable-cell`.
 *
 * `| 1= | DEU Marco Werner | USA Audi Sport North America | 26 | 20 | …` is place 1, shared (2008, LMP1 drivers).
 */
export function readStandings(grid: Grid, place: StandingsPlace, lexicon: Lexicon) {
  const findings: FindingDraft[] = [];
  const standings: StandingRecord[] = [];
  const holdsPlaces = areRoundsPlaces(grid);
  const sharedPlaces = new Set<PrintedCell>();
  for (const row of grid.rows) {
    const cell = cellUnder(grid, row, 'position');
    if (cell && isCovered(grid, row, 'position')) sharedPlaces.add(cell);
  }
  for (const row of grid.rows) {
    const nameCell = cellUnder(grid, row, place.competitor);
    if (!nameCell || nameCell.text === '') {
      const first = row.cells.find((cell) => cell !== null && cell.text !== '');
      if (first)
        findings.push(unreadableCell(first, grid.table.sourceId, `a row with the name of a ${place.competitor}`));
      continue;
    }
    const standing = standingOf(grid, row, nameCell, place, lexicon, sharedPlaces, standings.length + 1, findings);
    standings.push(holdsPlaces ? { ...standing, rounds: standing.rounds.map(asPlace) } : standing);
  }
  return { standings, findings };
}

function standingOf(
  grid: Grid,
  row: GridRow,
  nameCell: PrintedCell,
  place: StandingsPlace,
  lexicon: Lexicon,
  sharedPlaces: ReadonlySet<PrintedCell>,
  displayOrder: number,
  findings: FindingDraft[],
): StandingRecord {
  const { sourceId } = grid.table;
  const positionCell = cellUnder(grid, row, 'position');
  const isShared = positionCell !== null && sharedPlaces.has(positionCell);
  const position = positionCell ? parsePosition(positionCell.text) : null;
  const positionIsStatus = positionCell !== null && /^(?:-|–|—|NC|EX|DSQ)?$/i.test(positionCell.text);
  if (positionCell && !position && !positionIsStatus) findings.push(unreadableCell(positionCell, sourceId, 'a place'));
  const totalCell = cellUnder(grid, row, 'total');
  const total = totalCell ? parseTotal(totalCell.text) : null;
  if (totalCell && total === null && totalCell.text !== '')
    findings.push(unreadableCell(totalCell, sourceId, 'a total of points'));
  const teamCell = place.competitor === 'driver' ? cellUnder(grid, row, 'team') : null;
  const chassisCell = cellUnder(grid, row, 'chassis');
  const engineCell = cellUnder(grid, row, 'engine');
  const cells: CellRef[] = [];
  for (const cell of [positionCell, nameCell, teamCell, chassisCell, engineCell, totalCell]) {
    if (cell && cell.text !== '') cells.push(cell.ref);
  }
  return {
    seasonId: place.seasonId,
    classCode: place.classCode,
    competitor: place.competitor,
    displayOrder,
    positionText: positionCell && !isCovered(grid, row, 'position') ? printedText(positionCell) : '',
    positionPublished: position?.value ?? null,
    isTieMarked: isShared || (position?.isTieMarked ?? false),
    name: splitNation(nameCell.text, (text) => lexicon.isWholeName(text)),
    teamsText: teamCell?.text || null,
    teams: teamCell?.text ? splitTeams(teamCell.text, lexicon) : [],
    chassisText: chassisCell?.text || null,
    engineText: engineCell?.text || null,
    cars: pairCars(
      chassisCell?.text ? splitChassis(chassisCell.text, lexicon) : [],
      engineCell?.text ? splitEngines(engineCell.text, lexicon) : [],
    ),
    totalText: totalCell ? printedText(totalCell) : null,
    pointsPublished: total,
    rounds: roundsOf(grid, row, place, findings),
    origin: { sourceId, line: row.line, cells },
  };
}

function roundsOf(grid: Grid, row: GridRow, place: StandingsPlace, findings: FindingDraft[]): StandingRoundRecord[] {
  const rounds: StandingRoundRecord[] = [];
  const { sourceId } = grid.table;
  for (const column of grid.columns) {
    const cell = row.cells[column.index];
    if (column.role !== 'points' || !cell || cell.text === '') continue;
    const race = place.raceOfColumn.get(column.index);
    if (!race) {
      findings.push(unreadableCell(cell, sourceId, 'points under a race of the season'));
      continue;
    }
    const points = parsePointsCell(cell.text);
    if (!points) findings.push(unreadableCell(cell, sourceId, 'points or a finishing status'));
    rounds.push({
      race,
      cellText: printedText(cell),
      points: points?.points ?? null,
      positionText: points?.status ?? null,
      mark: points?.mark ?? null,
      noteId: null,
      isDropped: points?.isDropped ?? false,
      columnIndex: cell.ref.column,
      origin: { sourceId, line: cell.line, cells: [cell.ref] },
    });
  }
  return rounds;
}

/**
 * Whether the cells under the races are finishing places and no points: some say how a race ended, and the figures add up
 * to the total in fewer than half of the rows.
 */
function areRoundsPlaces(grid: Grid): boolean {
  const columns = grid.columns.filter((column) => column.role === 'points');
  let rows = 0;
  let sums = 0;
  let hasStatus = false;
  for (const row of grid.rows) {
    const total = parseTotal(cellUnder(grid, row, 'total')?.text ?? '');
    const texts = columns.map((column) => row.cells[column.index]?.text ?? '').filter((text) => text !== '');
    hasStatus ||= texts.some(isFinishingStatus);
    if (total === null || texts.length === 0) continue;
    const cells = texts.map(parsePointsCell);
    const sum = cells.reduce((all, cell) => all + (cell === null || cell.isDropped ? 0 : (cell.points ?? 0)), 0);
    rows += 1;
    if (Math.abs(sum - total) < 1e-6) sums += 1;
  }
  return hasStatus && sums * 2 < rows;
}

/** A figure under a race as a finishing place: what it scored is not printed. */
function asPlace(round: StandingRoundRecord): StandingRoundRecord {
  return round.points === null ? round : { ...round, points: null, positionText: String(round.points) };
}

function isCovered(grid: Grid, row: GridRow, role: GridColumn['role']): boolean {
  const column = grid.columns.find((candidate) => candidate.role === role);
  return column !== undefined && row.isCovered[column.index] === true;
}
