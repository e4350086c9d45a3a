import { grouped } from '../grouped.ts';
import type { Championship, Race, StandingRow } from './season.ts';

/** The points of those who fought for a title, after each round. */
export interface TitleFight {
  readonly races: readonly Race[];
  /** Best first. */
  readonly lines: readonly FightLine[];
}

/** One competitor, or several who scored the same in every round, as the drivers of one car do. */
export interface FightLine {
  readonly rows: readonly StandingRow[];
  /** After each race of `races`; a dropped round does not count. */
  readonly points: readonly number[];
  /** What the table prints as total; null where it prints none. */
  readonly total: number | null;
}

/** So many lines can be told apart in one drawing. */
const MOST_LINES = 6;

/**
 * The title fight of a championship: the best of its lines by the printed order. Null where nobody has points in any
 * round, so that there is nothing to draw.
 */
export function titleFight({ races, rows }: Championship): TitleFight | null {
  const lines = rows
    .filter(({ pointsAfter }) => pointsAfter.size > 0)
    .map((row) => ({ row, points: races.map(({ raceId }) => row.pointsAfter.get(raceId) ?? 0) }))
    .filter(({ points }) => points.some((value) => value !== 0));
  const same = grouped(lines, ({ row, points }) => JSON.stringify([row.total, points]));
  const fight = [...same.values()].slice(0, MOST_LINES).flatMap((group) => {
    const [first] = group;
    return first ? [{ rows: group.map(({ row }) => row), points: first.points, total: first.row.total }] : [];
  });
  return fight.length === 0 ? null : { races, lines: fight };
}
