import type { AuditedRow } from './model.ts';

/**
 * Compares two rows of equal points by their finishing places: more first places win, then more second places, and so
 * on, down to the place `last`. Negative where `a` is better, 0 where they cannot be separated.
 */
export function compareByCountback(a: AuditedRow, b: AuditedRow, last = Number.POSITIVE_INFINITY): number {
  const ofA = countsOfPlaces(a);
  const ofB = countsOfPlaces(b);
  const worst = Math.min(last, Math.max(0, ...ofA.keys(), ...ofB.keys()));
  for (let place = 1; place <= worst; place += 1) {
    const difference = (ofB.get(place) ?? 0) - (ofA.get(place) ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const COUNTS = new WeakMap<AuditedRow, ReadonlyMap<number, number>>();

/** How many of each place a row has; counted once, since a row is compared with many others. */
function countsOfPlaces(row: AuditedRow): ReadonlyMap<number, number> {
  const known = COUNTS.get(row);
  if (known) return known;
  const counts = new Map<number, number>();
  for (const { places } of row.rounds) for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  COUNTS.set(row, counts);
  return counts;
}
