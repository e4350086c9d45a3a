import type { FindingDraft } from '../../schemas/finding.ts';
import type { CellRef, Competitor, PrintedName, RaceKey } from '../../schemas/record/origin.ts';
import type { StandingRecord, StandingRoundRecord } from '../../schemas/record/standing.ts';
import { splitNation } from '../cell/nation-name.ts';
import { isFinishingStatus, parsePointsCell, parseTotal } from '../cell/points-cell.ts';
import { parsePosition } from '../cell/position.ts';
import type { Grid, GridColumn, GridRow } from '../table/grid.ts';
import { type PrintedCell, printedText } from '../table/printed-table.ts';
import { type Lexicon, splitTeams } from './lexicon.ts';
import { isMarked, lettersIn, type Marking, type Meaning } from './marking.ts';
import { nationBeside, withNation } from './nation-beside.ts';
import { cellUnder } from './schedule.ts';
import { pairCars, splitChassis, splitEngines } from './split-cars.ts';
import { unreadableCell } from './unreadable.ts';

/** Where a standings table belongs. `raceOfColumn` says which race each column of points is, `marking` what its bold says. */
export interface StandingsPlace {
  readonly seasonId: string;
  readonly classCode: string;
  readonly competitor: Competitor;
  readonly raceOfColumn: ReadonlyMap<number, RaceKey>;
  readonly marking: Marking;
}

/**
 * The rows of a standings table, in printed order: place as printed and as shared, names, cars, what each race gave,
 * total. Rows that one cell names and one total covers, a car each, are one row with all of their results. Findings:
 * `unreadable-cell`.
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
    const isOfOne = isFurtherCar(grid, row, place.competitor);
    if (cell && !isOfOne && isCovered(grid, row, 'position')) sharedPlaces.add(cell);
  }
  for (const row of grid.rows) {
    const nameCell = cellUnder(grid, row, place.competitor);
    if (!nameCell || nameCell.text === '') {
      const first = row.cells.find((cell) => cell !== null && cell.text !== '');
      if (first)
        findings.push(unreadableCell(first, grid.table.sourceId, `a row with the name of a ${place.competitor}`));
      continue;
    }
    const above = standings.at(-1);
    if (above && isFurtherCar(grid, row, place.competitor)) {
      standings.splice(-1, 1, withFurtherCar(above, grid, row, roundsOf(grid, row, place, holdsPlaces, findings)));
      continue;
    }
    const order = standings.length + 1;
    const rounds = roundsOf(grid, row, place, holdsPlaces, findings);
    const standing = standingOf(grid, row, nameCell, place, rounds, lexicon, sharedPlaces, order, findings);
    if (above && AS_ABOVE.test(standing.positionText)) {
      standings.splice(-1, 1, { ...above, isTieMarked: true });
      standings.push({ ...standing, positionPublished: above.positionPublished, isTieMarked: true });
    } else standings.push(standing);
  }
  return { standings, findings };
}

/** A place that only says that it is that of the row above. */
const AS_ABOVE = /^=$/;

/** A row with a further car of the competitor above: name and total are his, spanned by the markup. */
function isFurtherCar(grid: Grid, row: GridRow, competitor: Competitor): boolean {
  return grid.table.hasSpans && isCovered(grid, row, competitor) && isCovered(grid, row, 'total');
}

function withFurtherCar(
  above: StandingRecord,
  grid: Grid,
  row: GridRow,
  rounds: readonly StandingRoundRecord[],
): StandingRecord {
  const number = cellUnder(grid, row, 'number');
  const numbers = [above.carNumbersText, number?.text].filter((text) => text);
  return {
    ...above,
    carNumbersText: numbers.length > 0 ? numbers.join(' / ') : null,
    rounds: [...above.rounds, ...rounds],
    origin: { ...above.origin, cells: [...above.origin.cells, ...(number ? [number.ref] : [])] },
  };
}

function standingOf(
  grid: Grid,
  row: GridRow,
  nameCell: PrintedCell,
  place: StandingsPlace,
  rounds: readonly StandingRoundRecord[],
  lexicon: Lexicon,
  sharedPlaces: ReadonlySet<PrintedCell>,
  displayOrder: number,
  findings: FindingDraft[],
): StandingRecord {
  const { sourceId } = grid.table;
  const positionCell = cellUnder(grid, row, 'position');
  const isShared = positionCell !== null && sharedPlaces.has(positionCell);
  const position = positionCell ? parsePosition(positionCell.text) : null;
  const positionIsStatus = positionCell !== null && /^(?:-|–|—|=|NC|EX|DSQ)?$/i.test(positionCell.text);
  if (positionCell && !position && !positionIsStatus) findings.push(unreadableCell(positionCell, sourceId, 'a place'));
  const totalCell = cellUnder(grid, row, 'total');
  const total = totalCell ? parseTotal(totalCell.text) : null;
  if (totalCell && total === null && totalCell.text !== '')
    findings.push(unreadableCell(totalCell, sourceId, 'a total of points'));
  const teamCell = place.competitor === 'driver' ? cellUnder(grid, row, 'team') : null;
  const nationCell = nationBeside(grid, row, place.competitor);
  const teamNationCell = teamCell ? nationBeside(grid, row, 'team') : null;
  const numberCell = cellUnder(grid, row, 'number');
  const chassisCell = cellUnder(grid, row, 'chassis');
  const engineCell = cellUnder(grid, row, 'engine');
  const cells: CellRef[] = [];
  const carrying = [positionCell, numberCell, nationCell, nameCell, teamCell, chassisCell, engineCell];
  for (const cell of [...carrying, totalCell]) if (cell && cell.text !== '') cells.push(cell.ref);
  const teams = teamCell?.text ? teamsOf(teamCell, teamNationCell, lexicon) : [];
  const name = splitNation(nameCell.text, (text) => lexicon.isWholeName(text));
  return {
    seasonId: place.seasonId,
    classCode: place.classCode,
    competitor: place.competitor,
    displayOrder,
    positionText: positionCell && !isCovered(grid, row, 'position') ? printedText(positionCell) : '',
    positionPublished: position?.value ?? null,
    isTieMarked: isShared || (position?.isTieMarked ?? false),
    name: withNation(name, nationCell?.text),
    teamsText: teamCell?.text || null,
    teams,
    teamNationCell: teamNationCell?.text && teams.length === 1 ? teamNationCell.ref : null,
    chassisText: chassisCell?.text || null,
    engineText: engineCell?.text || null,
    cars: pairCars(
      chassisCell?.text ? splitChassis(chassisCell.text, lexicon) : [],
      engineCell?.text ? splitEngines(engineCell.text, lexicon) : [],
    ),
    carNumbersText: numberCell?.text || null,
    totalText: totalCell ? printedText(totalCell) : null,
    pointsPublished: total,
    rounds,
    origin: { sourceId, line: row.line, cells },
  };
}

function teamsOf(cell: PrintedCell, nation: PrintedCell | null, lexicon: Lexicon): PrintedName[] {
  const teams = splitTeams(cell.text, lexicon);
  const [only, second] = teams;
  return only && !second ? [withNation(only, nation?.text)] : teams;
}

function roundsOf(
  grid: Grid,
  row: GridRow,
  place: StandingsPlace,
  holdsPlaces: boolean,
  findings: FindingDraft[],
): StandingRoundRecord[] {
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
    const figure = points?.points ?? null;
    const mark = points?.mark ?? null;
    const says = (meaning: Meaning) => isMarked(cell, mark, meaning, place.marking);
    rounds.push({
      race,
      cellText: printedText(cell),
      points: holdsPlaces ? null : figure,
      pointsOrigin: holdsPlaces || figure === null ? null : 'printed',
      position: holdsPlaces ? placeIn(figure) : null,
      positionText: holdsPlaces && figure !== null ? String(figure) : (points?.status ?? null),
      mark: lettersIn(mark, place.marking) === null ? mark : null,
      noteId: null,
      isDropped: (points?.isDropped ?? false) || says('dropped') === true,
      isPolePosition: says('pole-position'),
      isFastestLap: says('fastest-lap'),
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
  const sums = new Map<PrintedCell, number>();
  let hasStatus = false;
  for (const row of grid.rows) {
    const total = cellUnder(grid, row, 'total');
    const texts = columns.map((column) => row.cells[column.index]?.text ?? '').filter((text) => text !== '');
    hasStatus ||= texts.some(isFinishingStatus);
    if (!total || texts.length === 0) continue;
    const cells = texts.map(parsePointsCell);
    const sum = cells.reduce((all, cell) => all + (cell === null || cell.isDropped ? 0 : (cell.points ?? 0)), 0);
    sums.set(total, (sums.get(total) ?? 0) + sum);
  }
  const judged = [...sums].flatMap(([cell, sum]) => {
    const total = parseTotal(cell.text);
    return total === null ? [] : [Math.abs(sum - total) < 1e-6];
  });
  return hasStatus && judged.filter((isEqual) => isEqual).length * 2 < judged.length;
}

/** A figure under a race as a finishing place; null where it can be none. */
function placeIn(figure: number | null): number | null {
  return figure !== null && Number.isInteger(figure) && figure > 0 && figure < 1000 ? figure : null;
}

function isCovered(grid: Grid, row: GridRow, role: GridColumn['role']): boolean {
  const column = grid.columns.find((candidate) => candidate.role === role);
  return column !== undefined && row.isCovered[column.index] === true;
}
