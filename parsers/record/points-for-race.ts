import type { Competitor } from '../../schemas/record/origin.ts';
import type { PointsSystemRecord } from '../../schemas/record/points.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import { namedRaceCount } from './named-races.ts';

/** The points system that holds for a race, and by what it was found. */
export interface MatchedSystem {
  readonly system: PointsSystemRecord;
  readonly matchedBy: 'length' | 'name' | 'default';
}

/**
 * The points system of a competitor's championships for a race: one that names the race, else one whose length fits,
 * else the one for all others. Of two lengths that fit, the one whose bounds count is meant (`between four and eight
 * hours` before `less than four`). Null where none holds, and where several could of a race that the schedule does not have.
 */
export function systemFor(
  systems: readonly PointsSystemRecord[],
  race: RaceRecord,
  competitor: Competitor,
): MatchedSystem | null {
  const own = systems.filter((system) => system.competitor === competitor);
  const candidates = own.length > 0 ? own : systems.filter((system) => system.competitor === null);
  const named = candidates.find(
    ({ condition }) =>
      condition.kind === 'name' &&
      condition.races.some((key) => key.round === race.round && key.raceInRound === race.raceInRound),
  );
  if (named) return { system: named, matchedBy: 'name' };
  const fitting = candidates.filter((system) => fitsLength(system, race.durationMinutes));
  const byLength =
    fitting.find(({ condition }) => condition.kind === 'length' && !condition.excludesBounds) ?? fitting[0];
  if (byLength) return { system: byLength, matchedBy: 'length' };
  const isUnknown = race.name === null && race.durationMinutes === null && race.circuitText === null;
  if (isUnknown && candidates.some(mayHold)) return null;
  const fallback = candidates.find(({ condition }) => condition.kind === 'default');
  return fallback ? { system: fallback, matchedBy: 'default' } : null;
}

/**
 * True for a system of which nobody can say whether a race that is known by its number alone falls under it: it goes by the
 * length, or names a race that the schedule does not have.
 */
function mayHold({ condition, conditionText }: PointsSystemRecord): boolean {
  if (condition.kind === 'default') return false;
  return condition.kind === 'length' || condition.races.length < Math.max(1, namedRaceCount(conditionText));
}

function fitsLength({ condition }: PointsSystemRecord, minutes: number | null): boolean {
  if (condition.kind !== 'length' || minutes === null) return false;
  const { minMinutes, maxMinutes, excludesBounds } = condition;
  const isLongEnough = minMinutes === null || (excludesBounds ? minutes > minMinutes : minutes >= minMinutes);
  const isShortEnough = maxMinutes === null || (excludesBounds ? minutes < maxMinutes : minutes <= maxMinutes);
  return isLongEnough && isShortEnough;
}
