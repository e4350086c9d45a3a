/** How many lines of a text are new, and how many went. A line that changed is one of each. */
export interface LineChanges {
  readonly added: number;
  readonly removed: number;
}

/** Beyond so many changes among lines that both texts have, their order is no longer looked at. */
const MOST_MOVES = 10_000;

/** Compares two texts line by line, in order: the fewest lines to take out and put in that make one the other. */
export function lineChanges(before: string, after: string): LineChanges {
  const old = before.split('\n');
  const fresh = after.split('\n');
  // Lines that only one text has can be counted at once; what is left is mostly equal.
  const inOld = new Set(old);
  const inFresh = new Set(fresh);
  const a = old.filter((line) => inFresh.has(line));
  const b = fresh.filter((line) => inOld.has(line));
  const distance = editDistance(a, b);
  const kept = distance === null ? commonCount(a, b) : (a.length + b.length - distance) / 2;
  return { added: fresh.length - kept, removed: old.length - kept };
}

/** Lines to take out and put in, by the greedy algorithm of Myers (1986); null beyond the limit. */
function editDistance(a: readonly string[], b: readonly string[]): number | null {
  const most = Math.min(a.length + b.length, MOST_MOVES);
  // How far into `a` the best path on each diagonal has come.
  const reach = new Int32Array(2 * most + 3);
  const at = (diagonal: number) => reach[diagonal + most + 1] ?? 0;
  for (let distance = 0; distance <= most; distance += 1) {
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const isDown = diagonal === -distance || (diagonal !== distance && at(diagonal - 1) < at(diagonal + 1));
      let x = isDown ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reach[diagonal + most + 1] = x;
      if (x >= a.length && x - diagonal >= b.length) return distance;
    }
  }
  return null;
}

/** Lines that both have, wherever they stand. */
function commonCount(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + 1);
  return b.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count > 0;
  }).length;
}
