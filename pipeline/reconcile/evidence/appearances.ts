import type { Appearance, Profile } from './profile.ts';

// A few names have thousands of appearances, so those of two names are brought together by what they share, and not each
// of the one held against each of the other.

/** Season and class. */
export function placeOf({ seasonId, classCode }: Appearance): string {
  return `${seasonId} ${classCode}`;
}

/** Whether two sets have something in common. */
export function meet<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  for (const value of few) if (many.has(value)) return true;
  return false;
}

/** Each appearance of the one that has some of the other in its season, with these. */
export function* inOneSeason(a: Profile, b: Profile): Iterable<[Appearance, readonly Appearance[]]> {
  const ofB = new Map<string, Appearance[]>();
  for (const other of b.appearances) {
    const others = ofB.get(other.seasonId);
    if (others) others.push(other);
    else if (a.seasons.has(other.seasonId)) ofB.set(other.seasonId, [other]);
  }
  for (const one of a.appearances) {
    const others = ofB.get(one.seasonId);
    if (others) yield [one, others];
  }
}

/** The appearances in seasons that the other name has too: few, also where there are thousands. */
export function inSeasonsOf({ seasons }: Profile, { appearances }: Profile): readonly Appearance[] {
  return appearances.filter(({ seasonId }) => seasons.has(seasonId));
}

/** What appearances with the same key have, all together; those without a key are left out. */
export function gatheredBy<T>(
  appearances: readonly Appearance[],
  keyOf: (one: Appearance) => string | null,
  valuesOf: (one: Appearance) => Iterable<T>,
): ReadonlyMap<string, ReadonlySet<T>> {
  const gathered = new Map<string, Set<T>>();
  for (const one of appearances) {
    const key = keyOf(one);
    if (key === null) continue;
    const values = gathered.get(key) ?? new Set();
    gathered.set(key, values);
    for (const value of valuesOf(one)) values.add(value);
  }
  return gathered;
}

/** The rounds in each table in which a name has rows or blocks of its own. */
export function roundsByTable(appearances: readonly Appearance[]): ReadonlyMap<string, ReadonlySet<number>> {
  return gatheredBy(
    appearances,
    ({ ownTable }) => ownTable,
    ({ rounds }) => rounds,
  );
}

/** The rounds for which a name was entered, by season and class. */
export function enteredRounds(appearances: readonly Appearance[]): ReadonlyMap<string, ReadonlySet<number>> {
  return gatheredBy(
    appearances,
    (one) => (one.role === 'entry' ? placeOf(one) : null),
    ({ rounds }) => rounds,
  );
}

/** Partners whom both have in appearances with the same key. */
export function sharedPartners(a: Profile, b: Profile, keyOf: (one: Appearance) => string): ReadonlySet<string> {
  const [few, many] = a.appearances.length <= b.appearances.length ? [a, b] : [b, a];
  const ofFew = gatheredBy(few.appearances, keyOf, ({ partners }) => partners);
  const shared = new Set<string>();
  for (const one of many.appearances) {
    const known = ofFew.get(keyOf(one));
    if (known) for (const partner of one.partners) if (known.has(partner)) shared.add(partner);
  }
  return shared;
}

/** A key that all appearances have: for what is shared anywhere. */
export function anywhere(): string {
  return '';
}
