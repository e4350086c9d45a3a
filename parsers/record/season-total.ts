/** A result as far as a total needs it. */
export interface CountedRound {
  /** 1-based. */
  readonly round: number;
  /** Null where a status stands in its place. */
  readonly points: number | null;
  /** The place or status; null where the cell cannot be read. */
  readonly positionText: string | null;
  readonly isDropped: boolean;
}

/** Statuses that do not tell whether somebody took part in qualifying. */
const MAY_HAVE_QUALIFIED = /^(?:DNS|WD|EX|INJ|C|NS|DSQ|DQ|-|–|—)$/i;
const HAS_NOT_QUALIFIED = /^(?:DNA|DNP|TD|PO)$/i;

/**
 * What the total of a row is made up of: the results that count, and `qualifyingPoints` once for each round in which it took
 * part in qualifying. Null where a result cannot be read, or where nothing tells whether points for qualifying were due.
 *
 * `DNS` in both races of a round leaves open whether it had qualified.
 */
export function addendsOf(rounds: readonly CountedRound[], qualifyingPoints: number): number[] | null {
  if (rounds.some(({ points, positionText }) => points === null && positionText === null)) return null;
  const counted = rounds.flatMap(({ points, isDropped }) => (points === null || isDropped ? [] : [points]));
  if (qualifyingPoints === 0) return counted;
  const qualified = qualifiedRounds(rounds);
  return qualified === null ? null : [...counted, ...new Array<number>(qualified).fill(qualifyingPoints)];
}

/** A sum of points without the noise of fractions. */
export function sumOf(addends: readonly number[]): number {
  return Math.round(addends.reduce((sum, points) => sum + points, 0) * 1000) / 1000;
}

/** In how many rounds a row took part in qualifying; null where that is not known of one of them. */
function qualifiedRounds(rounds: readonly CountedRound[]): number | null {
  const meetings = new Map<number, string[]>();
  for (const { round, positionText } of rounds) {
    const statuses = meetings.get(round);
    if (statuses) statuses.push(positionText ?? '');
    else meetings.set(round, [positionText ?? '']);
  }
  let count = 0;
  for (const statuses of meetings.values()) {
    const known = statuses.filter((status) => !HAS_NOT_QUALIFIED.test(status));
    if (known.length === 0) continue;
    if (known.every((status) => MAY_HAVE_QUALIFIED.test(status))) return null;
    count += 1;
  }
  return count;
}
