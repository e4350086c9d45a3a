import { fold } from '../../parsers/text/fold.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';

/** Two names of one venue, and why. */
export interface VenueLink {
  readonly one: string;
  readonly other: string;
  readonly evidence: string;
}

/** What two tables of an article call the venue of a race. */
export type RaceVenue = Pick<RaceRecord, 'seasonId' | 'round' | 'circuitText' | 'resultsCircuitText'>;

/** Words that many venues have. */
const COMMON = new Set([
  'circuit',
  'course',
  'international',
  'motorsport',
  'motorsports',
  'park',
  'race',
  'raceway',
  'speedway',
  'street',
  'streets',
  'track',
  'the',
  'of',
  'de',
]);

/**
 * The same race ties two names of its venue together: what the schedule calls it and what the results call it. Two
 * names that share a word of their own are one, unless the results' name fits another race of the season better. Two
 * that share none are one only where each stands for this race alone in its season and the schedule's is not known as
 * another venue: else the tables disagree on the round.
 */
export function venueLinks(races: readonly RaceVenue[]): VenueLink[] {
  const seasons = new Map<string, RaceVenue[]>();
  for (const race of races) {
    const season = seasons.get(race.seasonId);
    if (season) season.push(race);
    else seasons.set(race.seasonId, [race]);
  }
  const byWord = namesByWord(races);
  return races.flatMap((race) => {
    const { circuitText: one, resultsCircuitText: other } = race;
    if (one === null || other === null || one === other) return [];
    const season = seasons.get(race.seasonId) ?? [];
    const isOne = !fitsElsewhere(other, race, season) && (shareWord(one, other) || isAlone(one, other, season, byWord));
    const evidence = `Round ${race.round} of ${race.seasonId}: the schedule says '${one}', the results say '${other}'`;
    return isOne ? [{ one, other, evidence }] : [];
  });
}

/** The names of venues that have a word. */
type NamesByWord = ReadonlyMap<string, ReadonlySet<string>>;

function namesByWord(races: readonly RaceVenue[]): NamesByWord {
  const byWord = new Map<string, Set<string>>();
  const names = new Set(races.flatMap(({ circuitText, resultsCircuitText }) => [circuitText, resultsCircuitText]));
  for (const name of names) {
    if (name === null) continue;
    for (const word of words(name)) byWord.set(word, (byWord.get(word) ?? new Set()).add(name));
  }
  return byWord;
}

function fitsElsewhere(name: string, race: RaceVenue, season: readonly RaceVenue[]): boolean {
  const own = shared(name, race.circuitText);
  return season.some((rival) => rival !== race && shared(name, rival.circuitText) > own);
}

function isAlone(one: string, other: string, season: readonly RaceVenue[], byWord: NamesByWord): boolean {
  const isOnce = (name: string, nameOf: (race: RaceVenue) => string | null) =>
    season.filter((race) => nameOf(race) === name).length === 1;
  const isKnown = (name: string, twin: string) =>
    words(name).some((word) => [...(byWord.get(word) ?? [])].some((known) => known !== name && known !== twin));
  return (
    isOnce(one, (race) => race.circuitText) && isOnce(other, (race) => race.resultsCircuitText) && !isKnown(one, other)
  );
}

function shareWord(a: string, b: string): boolean {
  return shared(a, b) > 0;
}

function shared(name: string, venue: string | null): number {
  const known = new Set(words(venue ?? ''));
  return words(name).filter((word) => known.has(word)).length;
}

function words(text: string): string[] {
  const all = fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
  const own = all.filter((word) => !COMMON.has(word));
  return own.length > 0 ? own : all;
}
