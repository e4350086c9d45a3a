import type { ClassWinRecord } from '../../schemas/record/class-win.ts';
import type { CellRef } from '../../schemas/record/origin.ts';
import { parseWinningCar } from '../cell/winning-car.ts';
import type { Grid } from '../table/grid.ts';
import type { Lexicon } from './lexicon.ts';
import { cellUnder } from './schedule.ts';
import { splitDrivers } from './split-drivers.ts';

/** What a results table calls the venue of a round. */
export interface ResultsRound {
  readonly round: number;
  readonly circuitText: string | null;
  readonly line: number;
  readonly cells: readonly CellRef[];
}

/**
 * The class winners of each round, with every driver. A class without a winner's team in a round has no record.
 * `is_overall_winner` comes from bold and is null where no winner of the table is bold, since then it is lost.
 */
export function readSeasonResults(grid: Grid, seasonId: string, lexicon: Lexicon) {
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
    const cells = [roundCell, circuit].flatMap((cell) => (cell && cell.text !== '' ? [cell.ref] : []));
    rounds.push({ round, circuitText: circuit?.text || null, line: row.line, cells });
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
        drivers: (driversCell && driversCell.text !== '' ? splitDrivers(driversCell.text, lexicon) : []).map(
          (driver) => ({
            countryText: driver.countryText,
            driverText: driver.text,
            origin: { sourceId, line: driversCell?.line ?? row.line, cells: driversCell ? [driversCell.ref] : [] },
          }),
        ),
        origin: { sourceId, line: cell.line, cells: [cell.ref] },
      });
    }
  }
  return { rounds, wins };
}
