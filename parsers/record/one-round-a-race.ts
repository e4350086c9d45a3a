import type { StandingRecord, StandingRoundRecord } from '../../schemas/record/standing.ts';

/**
 * Brings the results of several cars of one row in one race together, in printed order: texts beside each other, points
 * added, and a place where only one of them has one. `1` above `4` is `1 / 4`.
 */
export function oneRoundARace(standing: StandingRecord): StandingRecord {
  const rounds = new Map<string, StandingRoundRecord>();
  for (const round of standing.rounds) {
    const key = `${round.race.round}-${round.race.raceInRound}`;
    const above = rounds.get(key);
    rounds.set(key, above ? joined(above, round) : round);
  }
  return rounds.size === standing.rounds.length ? standing : { ...standing, rounds: [...rounds.values()] };
}

function joined(one: StandingRoundRecord, other: StandingRoundRecord): StandingRoundRecord {
  const counted = [one, other].filter(({ isDropped }) => !isDropped);
  const hasUnreadable = [one, other].some(({ points, positionText }) => points === null && positionText === null);
  const texts = hasUnreadable ? [] : [one.positionText, other.positionText].filter((text) => text !== null);
  const places = texts.flatMap((text) => text.split(' / ')).filter((text) => /^\d+$/.test(text));
  return {
    ...one,
    cellText: `${one.cellText} / ${other.cellText}`,
    points: hasUnreadable ? null : added(counted),
    pointsOrigin: hasUnreadable ? null : (one.pointsOrigin ?? other.pointsOrigin),
    position: places.length === 1 ? Number(places[0]) : null,
    positionText: texts.join(' / ') || null,
    mark: one.mark ?? other.mark,
    noteId: one.noteId ?? other.noteId,
    isDropped: counted.length === 0,
    isPolePosition: either(one.isPolePosition, other.isPolePosition),
    isFastestLap: either(one.isFastestLap, other.isFastestLap),
    origin: { ...one.origin, cells: [...one.origin.cells, ...other.origin.cells] },
  };
}

function added(rounds: readonly StandingRoundRecord[]): number | null {
  const points = rounds.flatMap(({ points: own }) => own ?? []);
  return points.length === 0 ? null : points.reduce((sum, own) => sum + own, 0);
}

function either(one: boolean | null, other: boolean | null): boolean | null {
  return one === null && other === null ? null : one === true || other === true;
}
