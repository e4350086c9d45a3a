import type { RaceKey } from '../../schemas/record/origin.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import { roundOfHeader } from '../table/column-role.ts';
import type { Grid, GridColumn } from '../table/grid.ts';
import { fold } from '../text/fold.ts';

/**
 * Which of the races each column of points is, those that its class takes part in: by its number (`Rd 3`), by the order of the calendar where there are as many
 * columns as races, or as many meetings as rounds, else by the letters of its header in the names of race and circuit, in calendar order.
 */
export function racesOfColumns(grid: Grid, races: readonly RaceRecord[]): Map<number, RaceKey> {
  const columns = grid.columns.filter((column) => column.role === 'points');
  const result = new Map<number, RaceKey>();
  const isNumbered = columns.every((column) => roundOfHeader(column.header) !== null);
  const meetings = meetingsOf(columns);
  const isOfMeetings = !isNumbered && races.length === 0 && meetings.length < columns.length;
  if (isNumbered || (races.length === 0 && !isOfMeetings)) {
    const seen = new Map<number, number>();
    columns.forEach((column, index) => {
      const round = roundOfHeader(column.header) ?? index + 1;
      const raceInRound = (seen.get(round) ?? 0) + 1;
      seen.set(round, raceInRound);
      result.set(column.index, raceAt(races, round, raceInRound));
    });
    return result;
  }
  const rounds = [...new Set(races.map((race) => race.round))];
  if (isOfMeetings || (columns.length !== races.length && meetings.length === rounds.length)) {
    meetings.forEach((meeting, index) => {
      meeting.forEach((column, order) => {
        result.set(column.index, raceAt(races, rounds[index] ?? index + 1, order + 1));
      });
    });
    return result;
  }
  const found = columns.length === races.length ? races.map((_, index) => index) : byLetters(columns, races);
  columns.forEach((column, index) => {
    const race = races[found[index] ?? -1];
    if (race) result.set(column.index, keyOf(race));
  });
  return result;
}

/** The n-th of the races in a round; by its numbers where it is not among them. */
function raceAt(races: readonly RaceRecord[], round: number, order: number): RaceKey {
  const race = races.filter((candidate) => candidate.round === round)[order - 1];
  return race ? keyOf(race) : { round, raceInRound: order };
}

/** Columns beside each other whose headers differ in the race's number alone: `MAN R1` and `MAN R2` are one meeting. */
function meetingsOf(columns: readonly GridColumn[]): GridColumn[][] {
  const meetings: GridColumn[][] = [];
  for (const column of columns) {
    const meeting = meetings.at(-1);
    const first = meeting?.[0];
    if (meeting && first && meetingName(first) !== '' && meetingName(first) === meetingName(column))
      meeting.push(column);
    else meetings.push([column]);
  }
  return meetings;
}

function meetingName({ header }: GridColumn): string {
  return header.replace(/(?:^| )(?:r|race )?\d$/i, '').trim();
}

/**
 * The race of each column in calendar order, by the letters of its header: the way that fits best over all columns. A
 * header that fits none takes the race between its neighbours where just as many races as columns are left there; -1
 * where it has none.
 */
function byLetters(columns: readonly GridColumn[], races: readonly RaceRecord[]): number[] {
  const best: number[][] = [new Array(races.length + 1).fill(0)];
  columns.forEach((column, row) => {
    const scores = [0];
    for (let race = 1; race <= races.length; race += 1) {
      const fit = fitOf(column.header, races[race - 1]);
      const match = fit === 0 ? 0 : (best[row]?.[race - 1] ?? 0) + fit;
      scores.push(Math.max(best[row]?.[race] ?? 0, scores[race - 1] ?? 0, match));
    }
    best.push(scores);
  });
  const found: number[] = new Array(columns.length).fill(-1);
  let race = races.length;
  for (let row = columns.length; row > 0 && race > 0; ) {
    const score = best[row]?.[race] ?? 0;
    if (score === (best[row]?.[race - 1] ?? 0)) race -= 1;
    else if (score === (best[row - 1]?.[race] ?? 0)) row -= 1;
    else {
      found[row - 1] = race - 1;
      row -= 1;
      race -= 1;
    }
  }
  fillGaps(found, races.length);
  return found;
}

function fillGaps(found: number[], raceCount: number): void {
  let start = 0;
  while (start < found.length) {
    if (found[start] !== -1) {
      start += 1;
      continue;
    }
    let end = start;
    while (end < found.length && found[end] === -1) end += 1;
    const before = start === 0 ? -1 : (found[start - 1] ?? -1);
    const after = end === found.length ? raceCount : (found[end] ?? raceCount);
    if (after - before - 1 === end - start) {
      for (let index = start; index < end; index += 1) found[index] = before + 1 + index - start;
    }
    start = end;
  }
}

/** Words at which no abbreviation begins. */
const CONNECTING = /^(?:|a|an|and|at|de|in|of|on|the)$/;

/**
 * 2 where the header's letters are the initials of words of a name of the race, or stand in that order in one of them;
 * 1 where they stand in that order across words; 0 nowhere.
 */
function fitOf(header: string, race: RaceRecord | undefined): number {
  const wanted = fold(header).replace(/[^a-z0-9]/g, '');
  if (wanted === '' || !race) return 0;
  const names = [race.circuitText, race.resultsCircuitText, race.name, race.location];
  const words = names.map((name) => fold(name ?? '').split(/[^a-z0-9]+/));
  const initials = words.map((ofName) => ofName.map((word) => word[0] ?? '').join(''));
  if (wanted.length > 1 && initials.some((ofName) => ofName.includes(wanted))) return 2;
  if (words.some((ofName) => ofName.some((word) => isSubsequence(wanted, word)))) return 2;
  const isAcross = (ofName: readonly string[]) =>
    ofName.some((word, start) => !CONNECTING.test(word) && isSubsequence(wanted, ofName.slice(start).join('')));
  return words.some(isAcross) ? 1 : 0;
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
