import { fold } from '../../parsers/text/fold.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';

/** Two names of one venue, and why. */
export interface VenueLink {
  readonly one: string;
  readonly other: string;
  readonly evidence: string;
}

/**
 * The same race ties two names of its venue together: what the schedule calls it and what the results call it. Not
 * where the results' name fits another race of the season better, since then the tables disagree on the round.
 */
export function venueLinks(races: readonly RaceRecord[]): VenueLink[] {
  return races.flatMap((race) => {
    const { circuitText: one, resultsCircuitText: other } = race;
    if (one === null || other === null || one === other) return [];
    const own = sharedWords(other, race);
    const isElsewhere = races.some(
      (rival) => rival !== race && rival.seasonId === race.seasonId && sharedWords(other, rival) > own,
    );
    if (isElsewhere) return [];
    const evidence = `Round ${race.round} of ${race.seasonId}: the schedule says '${one}', the results say '${other}'`;
    return [{ one, other, evidence }];
  });
}

function sharedWords(name: string, race: RaceRecord): number {
  const known = new Set(words(`${race.circuitText ?? ''} ${race.name ?? ''} ${race.location ?? ''}`));
  return words(name).filter((word) => known.has(word)).length;
}

function words(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
}
