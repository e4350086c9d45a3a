import { doubleMetaphone } from 'double-metaphone';
import { chassisWords } from './chassis-evidence.ts';
import { personWords } from './person-words.ts';
import type { Profile, ProfiledKind } from './profile.ts';
import { initialsOf, teamWords } from './team-words.ts';

/** Keys that more names than this share say nothing and are left out. */
const COMMON_KEY = 60;

/**
 * Pairs of names that are worth a look, each once, without comparing everything with everything: names that share a
 * key. The keys of a driver are his surname, its sound and its beginning with his first initial; of a team the words
 * of its own name and its initials; of a chassis its words with figures beside them.
 */
export function candidatePairs(kind: ProfiledKind, profiles: ReadonlyMap<string, Profile>): [Profile, Profile][] {
  const byKey = new Map<string, Profile[]>();
  for (const profile of profiles.values()) {
    const keys = new Set(profile.rawNames.flatMap((name) => keysOf(kind, name)));
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), profile]);
  }
  const pairs = new Map<string, [Profile, Profile]>();
  for (const group of byKey.values()) {
    if (group.length > COMMON_KEY) continue;
    group.forEach((one, index) => {
      for (const other of group.slice(index + 1)) {
        const pair: [Profile, Profile] = one.key < other.key ? [one, other] : [other, one];
        pairs.set(`${pair[0].key}\n${pair[1].key}`, pair);
      }
    });
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function keysOf(kind: ProfiledKind, name: string): string[] {
  if (kind === 'driver') {
    const { first, last } = personWords(name);
    const initial = first[0] ?? '';
    return [
      `last ${last}`,
      `sound ${doubleMetaphone(last)[0]} ${initial}`,
      `start ${last.slice(0, 5)} ${initial}`,
      `first ${first} ${last.slice(1, 5)}`,
    ];
  }
  if (kind === 'team') {
    const { core, plain } = teamWords(name);
    const initials = /^[A-Z]{3,5}$/.test(name) ? name.toLowerCase() : initialsOf(name);
    return [...core.map((word) => `word ${word}`), `name ${plain.join(' ')}`, `initials ${initials}`];
  }
  const words = chassisWords(name);
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    return next !== undefined && (/\d/.test(word) || /\d/.test(next))
      ? [`model ${word}${next}`, `model ${[word, next].sort().join('')}`]
      : [`word ${word}`];
  });
}
