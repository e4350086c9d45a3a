import type { AuditedChampionship, AuditedRow } from './model.ts';

/** When a championship was decided. */
export interface TitleDecision {
  readonly raceId: string;
  readonly raceName: string | null;
  /** How many races were still to come. */
  readonly racesLeft: number;
}

/**
 * The race after which nobody could overtake the champions any more: their points, against those of the best other row
 * and all that the races left could still give. Null where the points of a race to come are not known.
 */
export function titleDecision(championship: AuditedChampionship): TitleDecision | null {
  const { rows } = championship;
  const champions = rows.filter((row) => row.positionPublished === 1);
  const rivals = rows.filter((row) => row.positionPublished !== 1);
  const races = racesOf(rows);
  if (champions.length === 0 || races.length === 0) return null;
  for (const [index, race] of races.entries()) {
    const toCome = races.slice(index + 1);
    let mostToCome = 0;
    for (const { raceId } of toCome) {
      const legal = championship.legalPoints.get(raceId);
      if (!legal || legal.size === 0) return null;
      mostToCome += Math.max(...legal);
    }
    const done = new Set(races.slice(0, index + 1).map(({ raceId }) => raceId));
    const least = Math.min(...champions.map((row) => pointsAfter(row, done)));
    const best = Math.max(0, ...rivals.map((row) => pointsAfter(row, done)));
    if (least > best + mostToCome || toCome.length === 0) {
      return { raceId: race.raceId, raceName: race.raceName, racesLeft: toCome.length };
    }
  }
  return null;
}

function racesOf(rows: readonly AuditedRow[]): { raceId: string; raceName: string | null }[] {
  const races = new Map<string, { raceId: string; raceName: string | null }>();
  for (const { raceId, raceName } of rows.flatMap((row) => row.rounds)) races.set(raceId, { raceId, raceName });
  return [...races.values()].sort((a, b) => (a.raceId < b.raceId ? -1 : 1));
}

function pointsAfter(row: AuditedRow, races: ReadonlySet<string>): number {
  return row.rounds.reduce(
    (sum, round) => sum + (races.has(round.raceId) && !round.isDropped ? (round.points ?? 0) : 0),
    0,
  );
}
