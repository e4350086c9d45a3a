import { distance } from 'fastest-levenshtein';
import { nameKey } from '../../../parsers/text/fold.ts';
import {
  anywhere,
  enteredRounds,
  gatheredBy,
  inOneSeason,
  inSeasonsOf,
  meet,
  placeOf,
  roundsByTable,
  sharedPartners,
} from './appearances.ts';
import { DECISIVE_AGAINST, type Evidence, type EvidenceFunction, ofOneSeason } from './evidence.ts';
import type { Appearance, Profile } from './profile.ts';
import { initialsOf, teamWords } from './team-words.ts';

/** Every kind of evidence on two teams. */
export const TEAM_EVIDENCE: readonly EvidenceFunction[] = [
  names,
  carNumbers,
  ofOneSeason(scoredApart),
  ofOneSeason(scoredInTwoClasses),
  ofOneSeason(enteredApart),
  ofOneSeason(complementary),
  sharedDrivers,
  ofOneSeason(sharedChassis),
  countries,
  ofOneSeason(roundsFit),
];

/** How close the names are once legal suffixes and the words of many teams are left out. */
function names(a: Profile, b: Profile): Evidence | null {
  const one = teamWords(nameOf(a));
  const other = teamWords(nameOf(b));
  if (one.plain.join(' ') === other.plain.join(' ')) {
    return {
      weight: 4,
      text: 'the names differ in a legal suffix or in singular and plural only',
      likeness: 'spelling',
    };
  }
  if (areInitials(nameOf(a), nameOf(b))) return { weight: 3, text: 'one name is the initials of the other' };
  const oneCore = one.core.join('');
  const otherCore = other.core.join('');
  if (oneCore === '' || otherCore === '') return { weight: -6, text: 'the names differ', isUnlike: true };
  if (oneCore === otherCore) return { weight: 3, text: `both are called ${one.core.join(' ')}` };
  const longest = Math.max(oneCore.length, otherCore.length);
  if (longest >= 6 && distance(oneCore, otherCore) <= 1)
    return { weight: 2.5, text: 'the names differ by one letter', likeness: 'spelling' };
  const [few, many] = one.core.length <= other.core.length ? [one.core, other.core] : [other.core, one.core];
  if (few.every((word) => many.includes(word))) {
    const extra = many.filter((word) => !few.includes(word));
    if (namesAnotherTeam(many === one.core ? one.plain : other.plain, extra)) {
      return { weight: 0.5, text: `one name is the other with ${extra.join(' ')} behind the word team` };
    }
    return { weight: 1.5, text: `one name is the other with ${extra.join(' ')} added, as a sponsor's name is` };
  }
  return { weight: -6, text: 'the names differ', isUnlike: true };
}

/** `Panoz Team PTG`: what stands behind `team` is the team, what stands before it the make. */
function namesAnotherTeam(words: readonly string[], extra: readonly string[]): boolean {
  const team = words.indexOf('team');
  return team > 0 && extra.every((word) => words.indexOf(word) > team);
}

function carNumbers(a: Profile, b: Profile): Evidence | null {
  const one = teamWords(nameOf(a)).number;
  const other = teamWords(nameOf(b)).number;
  return one === other ? null : { weight: -4, text: 'one name carries a car number that the other does not' };
}

/** A championship that gives each a row of its own scores them as two teams. */
function scoredApart(a: Profile, b: Profile): Evidence | null {
  const [table] = tablesOfBoth(a, b, 'standing');
  return table === undefined ? null : { weight: 2 * DECISIVE_AGAINST, text: `both have a row in ${table}` };
}

/** In one season each has rows of its own, in different classes, under names that differ by more than common words. */
function scoredInTwoClasses(a: Profile, b: Profile): Evidence | null {
  if (teamWords(nameOf(a)).core.join(' ') === teamWords(nameOf(b)).core.join(' ')) return null;
  const seasons: string[] = [];
  for (const [one, others] of inOneSeason(a, b)) {
    if (one.role !== 'standing') continue;
    const isApart = others.some((other) => other.role === 'standing' && one.classCode !== other.classCode);
    if (isApart) seasons.push(one.seasonId);
  }
  const [met] = seasons.sort();
  return met === undefined ? null : { weight: -2.5, text: `scored under both names in ${met}, in different classes` };
}

function enteredApart(a: Profile, b: Profile): Evidence | null {
  const tables = tablesOfBoth(a, b, 'entry');
  const [first] = tables;
  if (first === undefined) return null;
  const [roundsOfA, roundsOfB] = [roundsByTable(inSeasonsOf(b, a)), roundsByTable(inSeasonsOf(a, b))];
  const shared = tables.find((table) => meet(roundsOfA.get(table) ?? new Set(), roundsOfB.get(table) ?? new Set()));
  if (shared !== undefined) return { weight: -4, text: `both have a block of their own in ${shared}` };
  return { weight: -2, text: `both have a block of their own in ${first}, for different rounds` };
}

/** The tables in which both have rows or blocks of their own, in order. */
function tablesOfBoth(a: Profile, b: Profile, role: Appearance['role']): string[] {
  const tablesOf = (appearances: readonly Appearance[]) =>
    appearances.flatMap((one) => (one.role === role && one.ownTable !== null ? [one.ownTable] : []));
  const ofB = new Set(tablesOf(inSeasonsOf(a, b)));
  return [...new Set(tablesOf(inSeasonsOf(b, a)))].filter((table) => ofB.has(table)).sort();
}

/** In one class of one season the one stands only in tables in which the other does not. */
function complementary(a: Profile, b: Profile): Evidence | null {
  const rolesOfAll = rolesByPlace(inSeasonsOf(a, b));
  for (const [place, rolesOfA] of [...rolesByPlace(inSeasonsOf(b, a))].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const rolesOfB = rolesOfAll.get(place);
    if (!rolesOfB) continue;
    const apart = (['standing', 'entry'] as const).filter((role) => rolesOfA.has(role) !== rolesOfB.has(role));
    const both = (['standing', 'entry'] as const).filter((role) => rolesOfA.has(role) && rolesOfB.has(role));
    if (apart.length > 0 && both.length === 0) {
      return { weight: 2, text: `in ${place} the one stands only in tables in which the other does not` };
    }
  }
  return null;
}

function rolesByPlace(appearances: readonly Appearance[]): ReadonlyMap<string, ReadonlySet<Appearance['role']>> {
  return gatheredBy(appearances, placeOf, ({ role }) => [role]);
}

function sharedDrivers(a: Profile, b: Profile): Evidence | null {
  const all = sharedPartners(a, b, anywhere).size;
  if (all === 0) return null;
  const inSeason = sharedPartners(a, b, placeOf).size;
  if (inSeason > 0) return { weight: 3, text: `${count(inSeason, 'driver')} in common in one season and class` };
  const inClass = sharedPartners(a, b, ({ classCode }) => classCode).size;
  if (inClass > 1)
    return { weight: 3, text: `${count(inClass, 'driver')} in common in one class of different seasons` };
  return { weight: all > 1 ? 2 : 0.5, text: `${count(all, 'driver')} in common in different seasons or classes` };
}

function sharedChassis(a: Profile, b: Profile): Evidence | null {
  for (const [one, others] of inOneSeason(a, b)) {
    const isShared = others.some((other) => one.classCode === other.classCode && meet(one.chassis, other.chassis));
    if (isShared) return { weight: 1, text: 'the same chassis in one season and class' };
  }
  return null;
}

function countries(a: Profile, b: Profile): Evidence | null {
  if (a.countries.size === 0 || b.countries.size === 0) return null;
  const [shared] = [...a.countries].filter((country) => b.countries.has(country)).sort();
  if (shared !== undefined) return { weight: 0.5, text: `both of ${shared}` };
  return { weight: -1.5, text: `of ${[...a.countries].sort().join(', ')} and ${[...b.countries].sort().join(', ')}` };
}

/** The rounds in which the one scored are rounds for which the other entered drivers, in every season that shows it. */
function roundsFit(a: Profile, b: Profile): Evidence | null {
  let fitting = 0;
  for (const [entrant, scorer] of [
    [a, b],
    [b, a],
  ] as const) {
    const enteredIn = enteredRounds(inSeasonsOf(scorer, entrant));
    for (const result of inSeasonsOf(entrant, scorer)) {
      if (result.role !== 'standing' || result.rounds.size === 0) continue;
      const entered = enteredIn.get(placeOf(result));
      if (!entered || entered.size === 0) continue;
      if (![...result.rounds].every((round) => entered.has(round))) return null;
      fitting += 1;
    }
  }
  return fitting === 0 ? null : { weight: 1, text: 'the rounds of the one are rounds for which the other was entered' };
}

function areInitials(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return /^[A-Z]{3,5}$/.test(short) && long.includes(' ') && nameKey(short) === initialsOf(long);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function nameOf(profile: Profile): string {
  return profile.rawNames[0] ?? profile.key;
}
