import type { RuleName, RuleRecord } from '../../schemas/record/note.ts';
import type { PointsSystemRecord } from '../../schemas/record/points.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { StandingRecord, StandingRoundRecord } from '../../schemas/record/standing.ts';
import { withBestResults } from './best-results.ts';
import type { TableRecords } from './footnotes.ts';
import { oneRoundARace } from './one-round-a-race.ts';
import { systemFor } from './points-for-race.ts';
import { addendsOf, sumOf } from './season-total.ts';

/** The points systems of an article, with the races and rules that say what they give. */
export interface PointsContext {
  readonly systems: readonly PointsSystemRecord[];
  readonly races: readonly RaceRecord[];
  readonly rules: readonly RuleRecord[];
}

/** Of the rows with points so many must have the total that a system gives, for it to be that of the table. */
const FITTING_SHARE = 0.75;

/**
 * The rows of a table with one score a race and with what does not count. Finishing places are turned into points by the
 * article's own system, with what it gives for pole position and the fastest lap; a system under another competitor's
 * heading serves a table that has none of its own. None is taken on trust: where the totals do not follow from it in three
 * rows of four, the system is not that of the table or not all of it is known, and the places stay places.
 *
 * `1`, `4`, `2` are 9, 3 and 6 points where the first six score 9-6-4-3-2-1.
 */
export function withPointsOfPlaces(
  { table, records }: TableRecords<StandingRecord>,
  context: PointsContext,
): TableRecords<StandingRecord> {
  const [first] = records;
  if (!first) return { table, records };
  const rules = context.rules.filter(
    ({ classCode, competitor }) => classCode === first.classCode && competitor === first.competitor,
  );
  const best = figureOf(rules, 'best-results');
  const finished = (all: readonly StandingRecord[]) =>
    all.map((standing) => withBestResults(oneRoundARace(standing), best));
  const forQualifying = figureOf(rules, 'points-for-qualifying') ?? 0;
  const share = (all: readonly StandingRecord[]) =>
    Math.max(...[...new Set([0, forQualifying])].map((points) => fittingShare(all, points)));
  if (!records.some(({ rounds }) => rounds.some(holdsPlace))) {
    const whole = records.map(oneRoundARace);
    const dropped = finished(records);
    return { table, records: share(dropped) > share(whole) ? dropped : whole };
  }
  const others = [...new Set(context.systems.map(({ competitor }) => competitor))].filter((one) => one !== null);
  for (const competitor of new Set([first.competitor, ...others])) {
    const pointsOf = pointsFinder(context, competitor, rules);
    const scored = records.map((standing) => ({ ...standing, rounds: standing.rounds.map(pointsOf) }));
    const isKnown = !scored.some(({ rounds }) => rounds.some(holdsPlace));
    if (isKnown && share(finished(scored)) >= FITTING_SHARE) return { table, records: finished(scored) };
  }
  return { table, records: records.map(oneRoundARace) };
}

function figureOf(rules: readonly RuleRecord[], name: RuleName): number | null {
  return rules.find(({ rule }) => rule === name)?.value ?? null;
}

function holdsPlace({ points, position }: StandingRoundRecord): boolean {
  return points === null && position !== null;
}

/** Gives a place its points; a place stays without where the race has no system or a bonus may be due that is not marked. */
function pointsFinder(
  { systems, races }: PointsContext,
  competitor: StandingRecord['competitor'],
  rules: readonly RuleRecord[],
) {
  const forPole = figureOf(rules, 'points-for-pole-position') ?? 0;
  const forLap = figureOf(rules, 'points-for-fastest-lap') ?? 0;
  const keyOf = ({ round, raceInRound }: StandingRoundRecord['race']) => `${round}-${raceInRound}`;
  const pointsByRace = new Map(
    races.map((race) => {
      const values = systemFor(systems, race, competitor)?.system.values;
      return [keyOf(race), values && new Map(values.map(({ position, points }) => [position, points]))];
    }),
  );
  return (round: StandingRoundRecord): StandingRoundRecord => {
    const values = pointsByRace.get(keyOf(round.race));
    const isBonusUnknown =
      (forPole !== 0 && round.isPolePosition === null) || (forLap !== 0 && round.isFastestLap === null);
    if (!values || isBonusUnknown || round.points !== null) return round;
    const bonus = (round.isPolePosition ? forPole : 0) + (round.isFastestLap ? forLap : 0);
    if (round.position === null && bonus === 0) return round;
    const points = (round.position === null ? 0 : (values.get(round.position) ?? 0)) + bonus;
    return { ...round, points, pointsOrigin: 'derived' };
  };
}

/** The share of the rows with points whose total follows from their rounds; 0 where there are none. */
function fittingShare(records: readonly StandingRecord[], qualifyingPoints: number): number {
  const judged = records.flatMap(({ rounds, pointsPublished }) => {
    const counted = rounds.map(({ race, points, positionText, isDropped }) => ({
      round: race.round,
      points,
      positionText,
      isDropped,
    }));
    const addends = addendsOf(counted, qualifyingPoints);
    const sum = addends === null ? null : sumOf(addends);
    const isJudged = sum !== null && pointsPublished !== null && (sum !== 0 || pointsPublished !== 0);
    return isJudged ? [Math.abs(sum - pointsPublished) < 0.0005] : [];
  });
  return judged.length === 0 ? 0 : judged.filter((isEqual) => isEqual).length / judged.length;
}
