import { slug } from '../../parsers/text/fold.ts';
import type { Competitor, RaceKey } from '../../schemas/record/origin.ts';

/** `american-le-mans-series-2008/07`, a second race of the round `…/07-2`. */
export function raceIdOf(seasonId: string, { round, raceInRound }: RaceKey): string {
  return `${seasonId}/${String(round).padStart(2, '0')}${raceInRound > 1 ? `-${raceInRound}` : ''}`;
}

/** `american-le-mans-series-2008/gt2/driver`. */
export function championshipIdOf(seasonId: string, classCode: string, competitor: Competitor): string {
  return `${seasonId}/${classSlug(classCode)}/${competitor}`;
}

/** The part of an id that names a class; `-` for a season without classes. */
export function classSlug(classCode: string): string {
  return classCode === '-' ? '-' : slug(classCode);
}

/** Counts how often an id was asked for: the first keeps it, the second becomes `~2`, and so on. */
export class UniqueIds {
  readonly #counts = new Map<string, number>();

  next(id: string): string {
    const count = (this.#counts.get(id) ?? 0) + 1;
    this.#counts.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  }
}
