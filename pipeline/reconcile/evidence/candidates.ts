import { doubleMetaphone } from 'double-metaphone';
import { chassisWords } from './chassis-evidence.ts';
import { personWords } from './person-words.ts';
import type { Profile, ProfiledKind } from './profile.ts';
import { initialsOf, teamWords } from './team-words.ts';

const ABBREVIATION = /^[A-Z]{3,5}$/;

/** A key that more names share says little of any two of them. */
const MOST_OF_A_KEY = 1000;
/** Of those, each is compared with so many that stand behind it in order. */
const NEIGHBOURS = 20;

/**
 * Pairs of names that are worth a look, each once, without comparing everything with everything: names that share a
 * key, and names of which one, some words left out, is the other. The keys of a driver are his surname, its sound and
 * its beginning with his first initial; of a team its own words and their halves; initials meet the names that they stand for; of a chassis its words
 * with figures beside them. Which names are compared depends on the two names alone, but for keys that more than 1,000
 * names share: of these each is compared with its neighbours in order.
 */
export function* candidatePairs(
  kind: ProfiledKind,
  profiles: ReadonlyMap<string, Profile>,
): Iterable<[Profile, Profile]> {
  const inOrder = [...profiles.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const byKey = grouped(inOrder, (profile) => profile.rawNames.flatMap((name) => keysOf(kind, name)));
  const partners = new Map<Profile, Set<Profile>>(inOrder.map((profile) => [profile, new Set()]));
  const add = (one: Profile, other: Profile) => {
    if (one.key < other.key) partners.get(one)?.add(other);
    else if (one !== other) partners.get(other)?.add(one);
  };
  for (const group of byKey.values()) {
    const reach = group.length > MOST_OF_A_KEY ? NEIGHBOURS : group.length;
    group.forEach((one, index) => {
      for (const other of group.slice(index + 1, index + 1 + reach)) add(one, other);
    });
  }
  if (kind === 'team') {
    const abbreviations = grouped(inOrder, ({ rawNames }) =>
      rawNames.filter((name) => ABBREVIATION.test(name)).map((name) => name.toLowerCase()),
    );
    const addAll = (profile: Profile, others: readonly Profile[] = []) => {
      if (others.length <= MOST_OF_A_KEY) for (const other of others) add(profile, other);
    };
    for (const profile of inOrder) {
      for (const name of profile.rawNames) {
        for (const core of shorterCores(teamWords(name).core)) addAll(profile, byKey.get(`name ${core}`));
        addAll(profile, abbreviations.get(initialsOf(name)));
      }
    }
  }
  for (const [one, others] of partners) {
    for (const other of [...others].sort((a, b) => (a.key < b.key ? -1 : 1))) yield [one, other];
    // There are many more pairs than names.
    partners.delete(one);
  }
}

/** Key to the names that have it, in their order. */
function grouped(profiles: readonly Profile[], keysOfProfile: (profile: Profile) => string[]): Map<string, Profile[]> {
  const groups = new Map<string, Profile[]>();
  for (const profile of profiles) {
    for (const key of new Set(keysOfProfile(profile))) {
      const group = groups.get(key);
      if (group) group.push(profile);
      else groups.set(key, [profile]);
    }
  }
  return groups;
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
