import type { FindingDraft } from '../../schemas/finding.ts';
import type { ClassWinRecord } from '../../schemas/record/class-win.ts';
import type { CellRef } from '../../schemas/record/origin.ts';
import { type DateSpan, parseDate } from '../cell/race-date.ts';
import { parseWinningCar } from '../cell/winning-car.ts';
import type { Grid } from '../table/grid.ts';
import { printedText } from '../table/printed-table.ts';
import type { Lexicon } from './lexicon.ts';
import { cellUnder, nameBesideFlag, nationOf } from './schedule.ts';
import { driversIn } from './split-drivers.ts';
import { unreadableCell } from './unreadable.ts';

/** What a results table calls a race and its venue, and when it was. */
export interface ResultsRound {
  readonly round: number;
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
 * The races of a results table, and the class winners of each round, with every driver. A class without a winner's team in a round has no record.
 * `is_overall_winner` comes from bold and is null where no winner of the table is bold, since then it is lost. Findings:
 * `unreadable-cell` for a date that cannot be read.
 */
export function readSeasonResults(grid: Grid, seasonId: string, year: number, lexicon: Lexicon) {
  const findings: FindingDraft[] = [];
  const rounds: ResultsRound[] = [];
  const wins: ClassWinRecord[] = [];
  const { sourceId } = grid.table;
  const hasBold = grid.rows.some((row) =>
    grid.columns.some((column) => column.part === 'team' && row.cells[column.index]?.isBold === true),
  );
  const knowsName = (text: string) => lexicon.isWholeName(text);
  for (const row of grid.rows) {
    const roundCell = cellUnder(grid, row, 'round');
    const round = Number(roundCell?.text);
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
      round,
      name: nameBesideFlag(name).text,
      circuitText: nameBesideFlag(circuit).text,
      location: nameBesideFlag(location).text,
      countryText: nationOf([name, circuit, location]),
      date,
      dateText: dateCell ? printedText(dateCell) || null : null,
      line: row.line,
      cells,
    });
    const raceInRound = rounds.filter((candidate) => candidate.round === round).length;
    for (const column of grid.columns) {
      if (column.role !== 'winner' || column.part !== 'team' || column.classCode === null) continue;
      const cell = row.cells[column.index];
      if (!cell || cell.text === '') continue;
      const partner = grid.columns.find((other) => other.part === 'drivers' && other.classCode === column.classCode);
      const driversCell = partner ? row.cells[partner.index] : null;
      const car = parseWinningCar(cell.text, knowsName);
      wins.push({
        seasonId,
        race: { round, raceInRound },
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
