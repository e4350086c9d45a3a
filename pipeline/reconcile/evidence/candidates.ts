import { doubleMetaphone } from 'double-metaphone';
import { chassisWords } from './chassis-evidence.ts';
import { personWords } from './person-words.ts';
import type { Profile, ProfiledKind } from './profile.ts';
import { initialsOf, teamWords } from './team-words.ts';

/**
 * Pairs of names that are worth a look, each once, without comparing everything with everything: names that share a
 * key, and names of which one, some words left out, is the other. The keys of a driver are his surname, its sound and
 * its beginning with his first initial; of a team its own words, their sound and its initials; of a chassis its words
 * with figures beside them. Which names are compared depends on the two names alone.
 */
export function candidatePairs(kind: ProfiledKind, profiles: ReadonlyMap<string, Profile>): [Profile, Profile][] {
  const byKey = new Map<string, Profile[]>();
  for (const profile of profiles.values()) {
    const keys = new Set(profile.rawNames.flatMap((name) => keysOf(kind, name)));
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), profile]);
  }
  const pairs = new Map<string, [Profile, Profile]>();
  const add = (one: Profile, other: Profile) => {
    if (one === other) return;
    const pair: [Profile, Profile] = one.key < other.key ? [one, other] : [other, one];
    pairs.set(`${pair[0].key}\n${pair[1].key}`, pair);
  };
  for (const group of byKey.values()) {
    group.forEach((one, index) => {
      for (const other of group.slice(index + 1)) add(one, other);
    });
  }
  if (kind === 'team') {
    for (const profile of profiles.values()) {
      const shorter = new Set(profile.rawNames.flatMap((name) => shorterCores(teamWords(name).core)));
      for (const core of shorter) for (const other of byKey.get(`name ${core}`) ?? []) add(profile, other);
    }
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
    return [
      `name ${[...core].sort().join(' ')}`,
      `plain ${plain.join(' ')}`,
      `sound ${doubleMetaphone(core.join(''))[0]}`,
      ...(initials.length >= 3 ? [`initials ${initials}`] : []),
    ];
  }
  const words = chassisWords(name);
  return words.flatMap((word, index): string[] => {
    const next = words[index + 1];
    if (next === undefined || !(/\d/.test(word) || /\d/.test(next))) return [`word ${word}`];
    return [`model ${word}${next}`, `model ${[word, next].sort().join('')}`];
  });
}

/** The words of a team without one or two of them, at least one left: what it is called without its sponsors. */
function shorterCores(core: readonly string[]): string[] {
  const words = [...core].sort();
  const without = (list: readonly string[], index: number) => list.filter((_, at) => at !== index);
  const one = words.map((_, index) => without(words, index));
  const two = one.flatMap((list) => list.map((_, index) => without(list, index)));
  return [...one, ...two].filter((list) => list.length > 0).map((list) => list.join(' '));
}
