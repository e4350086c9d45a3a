import { fold } from '../../../parsers/text/fold.ts';
import { inOneSeason, placeOf } from './appearances.ts';
import { type Evidence, type EvidenceFunction, ofOneSeason } from './evidence.ts';
import type { Profile } from './profile.ts';

/** Every kind of evidence on two chassis. */
export const CHASSIS_EVIDENCE: readonly EvidenceFunction[] = [
  designations,
  ofOneSeason(sameCars),
  ofOneSeason(listedApart),
];

/** How close the designations are: abbreviated, in another order, one within the other; or different model numbers. */
function designations(a: Profile, b: Profile): Evidence | null {
  const one = chassisWords(nameOf(a));
  const other = chassisWords(nameOf(b));
  if (areAbbreviated(nameOf(a), nameOf(b))) {
    return { weight: 5, text: 'one name abbreviates a word of the other', likeness: 'spelling' };
  }
  if ([...one].sort().join(' ') === [...other].sort().join(' ')) {
    return { weight: 4, text: 'the same words in another order', likeness: 'spelling' };
  }
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const missing = few.filter((word) => !many.includes(word));
  if (missing.length === 0) {
    const extra = [...many];
    for (const word of few) extra.splice(extra.indexOf(word), 1);
    if (extra.every((word) => word.length === 1)) {
      return { weight: -1, text: `the designations differ in a version mark (${extra.join(', ')})` };
    }
    return { weight: 2, text: 'one name holds all words of the other' };
  }
  if (few.length !== many.length) return { weight: -3, text: 'the designations differ', isUnlike: true };
  const pairs = one.map((word, index) => [word, other[index] ?? ''] as const).filter(([x, y]) => x !== y);
  const [pair, second] = pairs;
  if (!pair || second) return { weight: -3, text: 'the designations differ', isUnlike: true };
  const [x, y] = pair;
  if (/^\d+$/.test(x) || /^\d+$/.test(y))
    return { weight: -1, text: `the designations differ in a number (${x}, ${y})` };
  if (x.startsWith(y) || y.startsWith(x)) return { weight: 0, text: `the designations differ in ${x} and ${y}` };
  return { weight: -3, text: `the designations differ in ${x} and ${y}`, isUnlike: true };
}

/** Teams of one season and class whose entry list has the one name and whose standings have the other. */
function sameCars(a: Profile, b: Profile): Evidence | null {
  const teams = new Set<string>();
  for (const [one, others] of inOneSeason(a, b)) {
    for (const other of others) {
      if (one.classCode !== other.classCode || one.role === other.role) continue;
      for (const team of one.partners) if (other.partners.has(team)) teams.add(`${one.seasonId} ${team}`);
    }
  }
  if (teams.size === 0) return null;
  return {
    weight: Math.min(6, 1 + teams.size * 2),
    text: `the entry list has the one name and the standings the other for ${teams.size} team${teams.size === 1 ? '' : 's'}`,
  };
}

/** One table, or two classes of one season, that use both names. */
function listedApart(a: Profile, b: Profile): Evidence | null {
  const tables = new Set<string>();
  const seasons = new Set<string>();
  for (const [one, others] of inOneSeason(a, b)) {
    for (const other of others) {
      if (one.classCode !== other.classCode) seasons.add(one.seasonId);
      else if (one.role === other.role) tables.add(placeOf(one));
    }
  }
  const [table] = [...tables].sort();
  const [season] = [...seasons].sort();
  if (table !== undefined) return { weight: -2, text: `one table of ${table} uses both names` };
  return season === undefined ? null : { weight: -2, text: `used in different classes of ${season}` };
}

/** `Ferrari 360GT Modena` gives ferrari, 360, gt and modena: letters and figures apart. */
export function chassisWords(name: string): string[] {
  return fold(name).match(/[a-z]+|\d+/g) ?? [];
}

function areAbbreviated(one: string, other: string): boolean {
  const a = fold(one).split(' ');
  const b = fold(other).split(' ');
  if (a.length !== b.length) return false;
  let abbreviated = 0;
  for (const [index, word] of a.entries()) {
    const twin = b[index] ?? '';
    if (word === twin) continue;
    const [short, long] = word.length < twin.length ? [word, twin] : [twin, word];
    if (!/^[a-z]{2,}\.$/.test(short) || !long.startsWith(short.slice(0, -1))) return false;
    abbreviated += 1;
  }
  return abbreviated > 0;
}

function nameOf(profile: Profile): string {
  return profile.rawNames[0] ?? profile.key;
}
