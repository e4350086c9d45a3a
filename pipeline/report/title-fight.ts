import { grouped } from './grouped.ts';
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
  /** The printed rounds added up after each race of `races`; a dropped round does not count. */
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
  const lines = [...grouped(rows, (row) => JSON.stringify([row.total, ...roundsOf(row, races)])).values()].map((same) =>
    lineOf(same, races),
  );
  const scored = lines.filter(({ points }) => points.some((value) => value !== 0));
  return scored.length === 0 ? null : { races, lines: scored.slice(0, MOST_LINES) };
}

function lineOf(rows: readonly StandingRow[], races: readonly Race[]): FightLine {
  const [first] = rows;
  let sum = 0;
  const points = (first ? roundsOf(first, races) : []).map((round) => {
    sum = rounded(sum + round);
    return sum;
  });
  return { rows, points, total: first?.total ?? null };
}

/** Points that count of each race; an empty cell gives none. */
function roundsOf({ cells }: StandingRow, races: readonly Race[]): number[] {
  return races.map(({ raceId }) => {
    const cell = cells.get(raceId);
    return cell === undefined || cell.isDropped ? 0 : (cell.points ?? 0);
  });
}

/** Without the last digits that adding halves and thirds of points gives. */
function rounded(points: number): number {
  return Math.round(points * 1000) / 1000;
}
