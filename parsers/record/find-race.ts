import type { RaceKey } from '../../schemas/record/origin.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import { fold } from '../text/fold.ts';

/** The races that a phrase of prose names, in calendar order; empty where it names none, or more than one could be meant. */
export function findRace(phrase: string, races: readonly RaceRecord[]): RaceKey[] {
  const wanted = tokens(phrase);
  if (wanted.length === 0) return [];
  for (const namesOf of [raceNames, placeNames]) {
    const found = races.filter((race) =>
      namesOf(race).some((name) => wanted.every((word) => tokens(name).includes(word))),
    );
    const [only] = found;
    if (only && found.length === 1) return [{ round: only.round, raceInRound: only.raceInRound }];
  }
  return [];
}

/**
 * The races that a list in prose names: `the 12 Hours of Sebring and Petit Le Mans`. A part that names no single race
 * gives nothing.
 */
export function findRaces(phrase: string, races: readonly RaceRecord[]): RaceKey[] {
  const parts = phrase.split(/(,| and )/);
  const found: RaceKey[] = [];
  for (let start = 0; start < parts.length; ) {
    // The longest run of parts that names a race: a race's own name may hold an `and`.
    let end = parts.length;
    while (end > start && findRace(parts.slice(start, end).join(''), races).length === 0) end -= 1;
    found.push(...findRace(parts.slice(start, end).join(''), races));
    start = Math.max(end, start + 1);
  }
  return found;
}

function raceNames(race: RaceRecord): string[] {
  return race.name === null ? [] : [race.name];
}

function placeNames(race: RaceRecord): string[] {
  return [race.circuitText, race.resultsCircuitText, race.location].filter((name): name is string => name !== null);
}

function tokens(text: string): string[] {
  return fold(text)
    .replace(/\b(?:\w+[- ]hour|the|round|race|event)\b(?! of)/g, ' ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
