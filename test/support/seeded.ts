/** A source of random choices that a seed repeats. */
export interface Seeded {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number of at least 0, below `count`. */
  readonly below: (count: number) => number;
  /** One of the items; throws where there is none. */
  readonly pick: <T>(items: readonly T[]) => T;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}

/** Seeds that stay, and one that changes: `SCRUTINEER_SEED` in the environment, else the clock. Failures print theirs. */
export function seedsOf(...fixed: number[]): number[] {
  const given = Number.parseInt(process.env['SCRUTINEER_SEED'] ?? '', 10);
  return [...fixed, Number.isNaN(given) ? Date.now() % 2 ** 31 : given];
}
