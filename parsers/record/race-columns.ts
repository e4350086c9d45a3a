import type { RaceKey } from '../../schemas/record/origin.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import { roundOfHeader } from '../table/column-role.ts';
import type { Grid, GridColumn } from '../table/grid.ts';
import { fold } from '../text/fold.ts';

/**
 * Which race each column of points is: by its number (`Rd 3`), by the order of the calendar where there are as many
 * columns as races, else by the letters of its header in the names of race and circuit, in calendar order.
 */
export function racesOfColumns(grid: Grid, races: readonly RaceRecord[]): Map<number, RaceKey> {
  const columns = grid.columns.filter((column) => column.role === 'points');
  const result = new Map<number, RaceKey>();
  const isNumbered = columns.every((column) => roundOfHeader(column.header) !== null);
  if (isNumbered || races.length === 0) {
    columns.forEach((column, index) => {
      result.set(column.index, { round: roundOfHeader(column.header) ?? index + 1, raceInRound: 1 });
    });
    return result;
  }
  if (columns.length === races.length) {
    columns.forEach((column, index) => {
      const race = races[index];
      if (race) result.set(column.index, keyOf(race));
    });
    return result;
  }
  byLetters(columns, races, result);
  return result;
}

function byLetters(columns: readonly GridColumn[], races: readonly RaceRecord[], result: Map<number, RaceKey>): void {
  let next = 0;
  for (const column of columns) {
    const found = races.findIndex((race, index) => index >= next && isAbbreviated(column.header, race));
    const race = races[found];
    if (!race) continue;
    result.set(column.index, keyOf(race));
    next = found + 1;
  }
}

/** True where the letters of a header stand in that order in a name of the race, its first letter at a word's start. */
function isAbbreviated(header: string, race: RaceRecord): boolean {
  const wanted = fold(header).replace(/[^a-z0-9]/g, '');
  if (wanted === '') return false;
  return [race.circuitText, race.resultsCircuitText, race.name, race.location].some((name) => {
    const words = fold(name ?? '').split(/[^a-z0-9]+/);
    return words.some((_, start) => isSubsequence(wanted, words.slice(start).join('')));
  });
}

function isSubsequence(wanted: string, text: string): boolean {
  if (wanted[0] !== text[0]) return false;
  let index = 0;
  for (const letter of text) if (letter === wanted[index]) index += 1;
  return index >= wanted.length;
}

function keyOf(race: RaceRecord): RaceKey {
  return { round: race.round, raceInRound: race.raceInRound };
}
