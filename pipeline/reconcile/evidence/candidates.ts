import { doubleMetaphone } from 'double-metaphone';
import { chassisWords } from './chassis-evidence.ts';
import { personWords } from './person-words.ts';
import type { Profile, ProfiledKind } from './profile.ts';
import { initialsOf, teamWords } from './team-words.ts';

const ABBREVIATION = /^[A-Z]{3,5}$/;

/**
 * Pairs of names that are worth a look, each once, without comparing everything with everything: names that share a
 * key, and names of which one, some words left out, is the other. The keys of a driver are his surname, its sound and
 * its beginning with his first initial; of a team its own words and their halves; initials meet the names that they stand for; of a chassis its words
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
    const abbreviations = new Map<string, Profile[]>();
    for (const profile of profiles.values()) {
      for (const name of profile.rawNames.filter((raw) => ABBREVIATION.test(raw))) {
        abbreviations.set(name.toLowerCase(), [...(abbreviations.get(name.toLowerCase()) ?? []), profile]);
      }
    }
    for (const profile of profiles.values()) {
      for (const name of profile.rawNames) {
        for (const core of shorterCores(teamWords(name).core))
          for (const other of byKey.get(`name ${core}`) ?? []) add(profile, other);
        for (const other of abbreviations.get(initialsOf(name)) ?? []) add(profile, other);
      }
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
    return [`name ${[...core].sort().join(' ')}`, `plain ${plain.join(' ')}`, ...halves(core.join(''))];
  }
  const words = chassisWords(name);
  return words.flatMap((word, index): string[] => {
    const next = words[index + 1];
    if (next === undefined || !(/\d/.test(word) || /\d/.test(next))) return [`word ${word}`];
    return [`model ${word}${next}`, `model ${[word, next].sort().join('')}`];
  });
}

/** A letter that slipped leaves the first or the second half of a word as it was, give or take one letter of length. */
function halves(word: string): string[] {
  if (word.length < 6) return [];
  const lengths = new Set([Math.floor((word.length - 1) / 2), Math.floor(word.length / 2)]);
  return [...lengths].flatMap((length) => [`front ${word.slice(0, length)}`, `back ${word.slice(-length)}`]);
}

/** The words of a team without one or two of them, at least one left: what it is called without its sponsors. */
function shorterCores(core: readonly string[]): string[] {
  const words = [...core].sort();
  const without = (list: readonly string[], index: number) => list.filter((_, at) => at !== index);
  const one = words.map((_, index) => without(words, index));
  const two = one.flatMap((list) => list.map((_, index) => without(list, index)));
  return [...one, ...two].filter((list) => list.length > 0).map((list) => list.join(' '));
}
