import { doubleMetaphone } from 'double-metaphone';
import { distance } from 'fastest-levenshtein';
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
import { areCognates, areShortForms, isCommonFirstName } from './first-names.ts';
import { personWords } from './person-words.ts';
import type { Appearance, Profile } from './profile.ts';

/** Every kind of evidence on two drivers. */
export const DRIVER_EVIDENCE: readonly EvidenceFunction[] = [
  suffixes,
  firstNames,
  surnames,
  ofOneSeason(oneCrew),
  ofOneSeason(ownRows),
  ofOneSeason(inTwoPlaces),
  countries,
  sameTeam,
  ofOneSeason(roundsFit),
];

/** `Jr.` and `Sr.` are two people. */
function suffixes(a: Profile, b: Profile): Evidence | null {
  const ofA = personWords(nameOf(a)).suffix;
  const ofB = personWords(nameOf(b)).suffix;
  if (ofA === ofB) return null;
  if (ofA !== '' && ofB !== '') return { weight: 2 * DECISIVE_AGAINST, text: `one is ${ofA}., the other ${ofB}.` };
  return { weight: -2, text: 'only one of them has a suffix' };
}

/** First names: a short form, the same name in another language, a slip; or two common names that differ. */
function firstNames(a: Profile, b: Profile): Evidence | null {
  const one = personWords(nameOf(a));
  const other = personWords(nameOf(b));
  if (one.first === other.first) return null;
  if (one.first === '' || other.first === '') return { weight: 1.5, text: 'one of them stands without a first name' };
  const pair = `${one.first} and ${other.first}`;
  if (areShortForms(one.first, other.first))
    return { weight: 4, text: `${pair} are forms of one first name`, likeness: 'nickname' };
  if (areCognates(one.first, other.first))
    return { weight: 2, text: `${pair} are one first name in two languages`, likeness: 'spelling' };
  if (isInitial(one.first, other.first)) return { weight: 2, text: `${pair}: one is the initial of the other` };
  if (isCommonFirstName(one.first) && isCommonFirstName(other.first)) {
    return { weight: -6, text: `${pair} are two common first names` };
  }
  if (isSlip(one.first, other.first)) return { weight: 2, text: `${pair} differ by a slip`, likeness: 'spelling' };
  return { weight: -6, text: `the first names ${pair} differ` };
}

function surnames(a: Profile, b: Profile): Evidence | null {
  const one = personWords(nameOf(a)).last;
  const other = personWords(nameOf(b)).last;
  if (one === other) return null;
  const pair = `${one} and ${other}`;
  const steps = distance(one, other);
  const sounds = doubleMetaphone(one)[0] === doubleMetaphone(other)[0];
  if (isSlip(one, other)) {
    const weight = sounds ? 4 : 3;
    const text = `${pair} differ by ${steps} letter${steps === 1 ? '' : 's'}${sounds ? ' and sound the same' : ''}`;
    return { weight, text, likeness: 'spelling' };
  }
  const shared = sharedStart(one, other);
  const longest = Math.max(one.length, other.length);
  if (shared >= 6 && shared * 2 >= longest) {
    return { weight: 2, text: `${pair} begin with the same ${shared} letters`, likeness: 'spelling' };
  }
  return { weight: -6, text: `the surnames ${pair} differ`, isUnlike: true };
}

/** Two names in one car in the same round are two people. */
function oneCrew(a: Profile, b: Profile): Evidence | null {
  const places: string[] = [];
  for (const [one, others] of inOneSeason(a, b)) {
    if (one.crew === null) continue;
    const isTogether = others.some((other) => other.crew === one.crew && canMeet(one, other));
    if (isTogether) places.push(placeOf(one));
  }
  const [place] = places.sort();
  return place === undefined ? null : { weight: 2 * DECISIVE_AGAINST, text: `both in one car in ${place}` };
}

function canMeet(one: Appearance, other: Appearance): boolean {
  if (one.rounds.size === 0 || other.rounds.size === 0) return true;
  return meet(one.rounds, other.rounds);
}

/** Two rows of one table: with points in the same round two people, else perhaps one whose row was split. */
function ownRows(a: Profile, b: Profile): Evidence | null {
  const tables = new Map<string, boolean>();
  const roundsOfB = roundsByTable(inSeasonsOf(a, b));
  for (const { ownTable, rounds } of a.appearances) {
    const others = ownTable === null ? undefined : roundsOfB.get(ownTable);
    if (ownTable === null || !others) continue;
    tables.set(ownTable, tables.get(ownTable) === true || meet(rounds, others));
  }
  const [first] = [...tables.keys()].sort();
  const [shared] = [...tables].flatMap(([table, isShared]) => (isShared ? [table] : [])).sort();
  if (shared !== undefined) {
    return { weight: DECISIVE_AGAINST, text: `both have a row with points of the same round in ${shared}` };
  }
  return first === undefined ? null : { weight: -4, text: `both have a row in ${first}` };
}

/** Nobody drives two cars at once: entered for, or with points of, the same round of a season in different places. */
function inTwoPlaces(a: Profile, b: Profile): Evidence | null {
  const seasons: string[] = [];
  for (const [one, others] of inOneSeason(a, b)) {
    const isInBoth = others.some(
      (other) => one.role === other.role && meet(one.rounds, other.rounds) && isElsewhere(one, other),
    );
    if (isInBoth) seasons.push(one.seasonId);
  }
  const [season] = seasons.sort();
  return season === undefined ? null : { weight: -6, text: `in different cars in the same round of ${season}` };
}

function isElsewhere(one: Appearance, other: Appearance): boolean {
  if (one.role === 'standing') return one.ownTable !== other.ownTable;
  return one.crew !== other.crew;
}

function countries(a: Profile, b: Profile): Evidence | null {
  if (a.countries.size === 0 || b.countries.size === 0) return null;
  const [shared] = [...a.countries].filter((country) => b.countries.has(country)).sort();
  if (shared !== undefined) return { weight: 1, text: `both of ${shared}` };
  return { weight: -1.5, text: `of ${[...a.countries].sort().join(', ')} and ${[...b.countries].sort().join(', ')}` };
}

function sameTeam(a: Profile, b: Profile): Evidence | null {
  if (sharedPartners(a, b, anywhere).size === 0) return null;
  const teamsOfB = gatheredBy(inSeasonsOf(a, b), placeOf, ({ partners }) => partners);
  const isShared = (one: Appearance) => meet(one.partners, teamsOfB.get(placeOf(one)) ?? new Set());
  const [place] = inSeasonsOf(b, a).filter(isShared).map(placeOf).sort();
  if (place !== undefined) return { weight: 2, text: `same team and class in ${place}` };
  return { weight: 1, text: 'same team in another season or class' };
}

/** The rounds in which one scored or won are rounds for which the other was entered, in the same class. */
function roundsFit(a: Profile, b: Profile): Evidence | null {
  let fitting = 0;
  let missing = 0;
  for (const [entrant, scorer] of [
    [a, b],
    [b, a],
  ] as const) {
    const enteredIn = enteredRounds(inSeasonsOf(scorer, entrant));
    for (const result of inSeasonsOf(entrant, scorer)) {
      if (result.role === 'entry' || result.rounds.size === 0) continue;
      const entered = enteredIn.get(placeOf(result));
      if (!entered || entered.size === 0) continue;
      const fits = [...result.rounds].filter((round) => entered.has(round)).length;
      fitting += fits;
      missing += result.rounds.size - fits;
    }
  }
  if (fitting === 0)
    return missing === 0 ? null : { weight: -3, text: 'one scored in rounds for which the other was not entered' };
  if (missing === 0)
    return {
      weight: 3,
      text: `${fitting === 1 ? 'the one round' : `all ${fitting} rounds`} of the one ${fitting === 1 ? 'is a round' : 'are rounds'} for which the other was entered`,
    };
  return {
    weight: 1,
    text: `${fitting} of ${fitting + missing} rounds of the one are rounds for which the other was entered`,
  };
}

function nameOf(profile: Profile): string {
  return profile.rawNames[0] ?? profile.key;
}

function isInitial(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length === 1 && long.startsWith(short);
}

/** At most two letters differ, and no more than a quarter of the longer word. */
function isSlip(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length);
  return longest >= 4 && distance(one, other) <= Math.min(2, Math.floor(longest / 4));
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
