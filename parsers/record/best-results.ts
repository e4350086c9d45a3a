import type { StandingRecord } from '../../schemas/record/standing.ts';

/**
 * Marks the results that do not count where only so many of the best do: those beyond the best, of equal ones the later.
 * What the article marks itself does not count already.
 */
export function withBestResults(standing: StandingRecord, count: number | null): StandingRecord {
  const counted = standing.rounds.flatMap(({ points, isDropped }, index) =>
    points === null || isDropped ? [] : [{ points, index }],
  );
  if (count === null || counted.length <= count) return standing;
  const kept = new Set(
    counted
      .sort((a, b) => b.points - a.points || a.index - b.index)
      .slice(0, count)
      .map(({ index }) => index),
  );
  const rounds = standing.rounds.map((round, index) => ({
    ...round,
    isDropped: round.isDropped || (round.points !== null && !kept.has(index)),
  }));
  return { ...standing, rounds };
}
