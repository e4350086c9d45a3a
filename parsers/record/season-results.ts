import type { FindingDraft } from '../../schemas/finding.ts';
import type { ClassWinRecord } from '../../schemas/record/class-win.ts';
import type { CellRef, RaceKey } from '../../schemas/record/origin.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import { type DateSpan, parseDate } from '../cell/race-date.ts';
import { parseWinningCar } from '../cell/winning-car.ts';
import type { Grid, GridRow } from '../table/grid.ts';
import { printedText } from '../table/printed-table.ts';
import { NO_CLASS } from '../table/results-grid.ts';
import type { Lexicon } from './lexicon.ts';
import { racesOfClass } from './races-of-class.ts';
import { cellUnder, nameBesideFlag, nationOf } from './schedule.ts';
import { driversIn } from './split-drivers.ts';
import { unreadableCell } from './unreadable.ts';

/** What a results table calls a race and its venue, and when it was. */
export interface ResultsRound {
  /** The races of its round that the row is about. */
  readonly races: readonly RaceKey[];
  readonly name: string | null;
  readonly circuitText: string | null;
  readonly location: string | null;
  readonly countryText: string | null;
  readonly date: DateSpan | null;
  readonly dateText: string | null;
  readonly line: number;
  readonly cells: readonly CellRef[];
}

/**
 * The races of a results table, and the class winners of each round, with every driver. Where a row has the winners of a
 * round with several scheduled races, each goes to the race that is for its class. A class without a winner's team in a round has no record.
 * `is_overall_winner` comes from bold and is null where no winner of the table is bold, since then it is lost. Findings:
 * `unreadable-cell` for a date that cannot be read.
 */
export function readSeasonResults(
  grid: Grid,
  seasonId: string,
  year: number,
  scheduled: readonly RaceRecord[],
  lexicon: Lexicon,
) {
  const findings: FindingDraft[] = [];
  const rounds: ResultsRound[] = [];
  const wins: ClassWinRecord[] = [];
  const { sourceId } = grid.table;
  const hasBold = grid.rows.some((row) =>
    grid.columns.some((column) => column.part === 'team' && row.cells[column.index]?.isBold === true),
  );
  const winnersOf = grid.columns.flatMap(({ classCode }) => classCode ?? []);
  const classCodes = winnersOf.length === 0 ? [NO_CLASS] : [...new Set(winnersOf)];
  const raceOf = raceFinder(grid, classCodes, scheduled);
  const knowsName = (text: string) => lexicon.isWholeName(text);
  for (const row of grid.rows) {
    const roundCell = cellUnder(grid, row, 'round');
    const circuit = cellUnder(grid, row, 'circuit');
    const name = cellUnder(grid, row, 'race');
    const location = cellUnder(grid, row, 'location');
    const dateCell = cellUnder(grid, row, 'date');
    const date = dateCell?.text ? parseDate(dateCell.text, year) : null;
    if (dateCell?.text && !date) findings.push(unreadableCell(dateCell, sourceId, 'a date'));
    const cells = [roundCell, circuit, name, location, dateCell].flatMap((cell) =>
      cell && cell.text !== '' ? [cell.ref] : [],
    );
    rounds.push({
      races: distinct(classCodes.map((classCode) => raceOf(row, classCode))),
      name: nameBesideFlag(name).text,
      circuitText: nameBesideFlag(circuit).text,
      location: nameBesideFlag(location).text,
      countryText: nationOf([name, circuit, location]),
      date,
      dateText: dateCell ? printedText(dateCell) || null : null,
      line: row.line,
      cells,
    });
    for (const column of grid.columns) {
      if (column.role !== 'winner' || column.part !== 'team' || column.classCode === null) continue;
      const cell = row.cells[column.index];
      if (!cell || cell.text === '') continue;
      const partner = grid.columns.find((other) => other.part === 'drivers' && other.classCode === column.classCode);
      const driversCell = partner ? row.cells[partner.index] : null;
      const car = parseWinningCar(cell.text, knowsName);
      wins.push({
        seasonId,
        race: raceOf(row, column.classCode),
        classCode: column.classCode,
        countryText: car.countryText,
        carNumber: car.carNumber,
        teamText: car.text,
        isOverallWinner: hasBold ? cell.isBold : null,
        drivers: (driversCell && driversCell.text !== '' ? driversIn(driversCell, lexicon) : []).map((driver) => ({
          countryText: driver.countryText,
          driverText: driver.text,
          origin: { sourceId, line: driversCell?.line ?? row.line, cells: driversCell ? [driversCell.ref] : [] },
        })),
        origin: { sourceId, line: cell.line, cells: [cell.ref] },
      });
    }
  }
  return { rounds, wins, findings };
}

/**
 * Says which race a row has the winner of a class of: the first of the round that is for the class where the row is the
 * only one of its round, else the race that the row is by its order in the round.
 */
function raceFinder(
  grid: Grid,
  classCodes: readonly string[],
  scheduled: readonly RaceRecord[],
): (row: GridRow, classCode: string) => RaceKey {
  const roundOf = (row: GridRow) => Number(cellUnder(grid, row, 'round')?.text);
  const rowCounts = new Map<number, number>();
  const orders = new Map<GridRow, number>();
  for (const row of grid.rows) {
    const order = (rowCounts.get(roundOf(row)) ?? 0) + 1;
    rowCounts.set(roundOf(row), order);
    orders.set(row, order);
  }
  const firstOfClass = new Map(
    classCodes.map((classCode) => [
      classCode,
      new Map(
        racesOfClass(scheduled, classCode)
          .toReversed()
          .map((race) => [race.round, race.raceInRound]),
      ),
    ]),
  );
  return (row, classCode) => {
    const round = roundOf(row);
    const own = rowCounts.get(round) === 1 ? firstOfClass.get(classCode)?.get(round) : undefined;
    return { round, raceInRound: own ?? orders.get(row) ?? 1 };
  };
}

function distinct(races: readonly RaceKey[]): RaceKey[] {
  return races.filter((race, index) => races.findIndex((one) => one.raceInRound === race.raceInRound) === index);
}
