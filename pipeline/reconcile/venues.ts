import { fold } from '../../parsers/text/fold.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';

/** Two names of one venue, and why. */
export interface VenueLink {
  readonly one: string;
  readonly other: string;
  readonly evidence: string;
}

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
export function venueLinks(races: readonly RaceRecord[]): VenueLink[] {
  const names = new Set(
    races.flatMap(({ circuitText, resultsCircuitText }) => [circuitText ?? [], resultsCircuitText ?? []].flat()),
  );
  return races.flatMap((race) => {
    const { circuitText: one, resultsCircuitText: other } = race;
    if (one === null || other === null || one === other) return [];
    const season = races.filter((rival) => rival.seasonId === race.seasonId);
    const isOne = !fitsElsewhere(other, race, season) && (shareWord(one, other) || isAlone(one, other, season, names));
    const evidence = `Round ${race.round} of ${race.seasonId}: the schedule says '${one}', the results say '${other}'`;
    return isOne ? [{ one, other, evidence }] : [];
  });
}

function fitsElsewhere(name: string, race: RaceRecord, season: readonly RaceRecord[]): boolean {
  const own = shared(name, race.circuitText);
  return season.some((rival) => rival !== race && shared(name, rival.circuitText) > own);
}

function isAlone(one: string, other: string, season: readonly RaceRecord[], names: ReadonlySet<string>): boolean {
  const isOnce = (name: string, nameOf: (race: RaceRecord) => string | null) =>
    season.filter((race) => nameOf(race) === name).length === 1;
  const isKnown = (name: string, twin: string) =>
    [...names].some((known) => known !== name && known !== twin && shareWord(known, name));
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
