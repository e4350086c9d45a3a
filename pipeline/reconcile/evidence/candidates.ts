import { doubleMetaphone } from 'double-metaphone';
import { chassisWords } from './chassis-evidence.ts';
import { personWords } from './person-words.ts';
import type { Profile, ProfiledKind } from './profile.ts';
import { initialsOf, teamWords } from './team-words.ts';

const ABBREVIATION = /^[A-Z]{3,5}$/;

/** A key that more names share says little of any two of them. */
const MOST_OF_A_KEY = 200;
/** Of those, each is compared with so many that stand behind it in order. */
const NEIGHBOURS = 20;

/**
 * Pairs of names that are worth a look, each once, without comparing everything with everything: names that share a
 * key, and names of which one, some words left out, is the other. The keys of a driver are his surname, its sound and
 * its beginning with his first initial; of a team its own words and their halves; initials meet the names that they stand for; of a chassis its words
 * with figures beside them. Which names are compared depends on the two names alone, but for keys that more than 200
 * names share: of these each is compared with its neighbours in order. There are many more pairs than names, so they are
 * not held.
 */
export function* candidatePairs(
  kind: ProfiledKind,
  profiles: ReadonlyMap<string, Profile>,
): Iterable<[Profile, Profile]> {
  const inOrder = [...profiles.values()].sort(byKey);
  const keysOfProfile = ({ rawNames }: Profile) => new Set(rawNames.flatMap((name) => keysOf(kind, name)));
  // A team's key leads to it from a longer name too; another kind's key that one name alone has leads nowhere.
  const groups = groupsOf(inOrder, kind === 'team' ? keysOfProfile : sharedKeys(inOrder, keysOfProfile));
  const links = kind === 'team' ? teamLinks(inOrder, groups) : new Map<Profile, Profile[]>();
  for (const one of inOrder) {
    const others = new Set(links.get(one));
    for (const key of keysOfProfile(one)) for (const other of groups.get(key)?.behindNext() ?? []) others.add(other);
    for (const other of [...others].sort(byKey)) yield [one, other];
  }
}

function byKey(a: Profile, b: Profile): number {
  return a.key < b.key ? -1 : 1;
}

/** Names that share a key, in their order; each has its turn once. */
class Group {
  readonly members: Profile[] = [];
  #turn = 0;

  /** Those behind the one whose turn it is with which it is to be compared. */
  behindNext(): Profile[] {
    this.#turn += 1;
    const reach = this.members.length > MOST_OF_A_KEY ? NEIGHBOURS : this.members.length;
    return this.members.slice(this.#turn, this.#turn + reach);
  }
}

type Groups = ReadonlyMap<string, Group>;

/** Key to the names that have it. */
function groupsOf(profiles: readonly Profile[], keysOfProfile: (profile: Profile) => Iterable<string>): Groups {
  const groups = new Map<string, Group>();
  for (const profile of profiles) {
    for (const key of keysOfProfile(profile)) {
      const group = groups.get(key) ?? new Group();
      groups.set(key, group);
      group.members.push(profile);
    }
  }
  return groups;
}

/** Keys are told apart by the remainder of a hash: where two have the same one, a key that has no use is left in. */
const PLACES_A_PROFILE = 32;

/** The same keys without those that one profile alone has, which are most: a group for each would take much memory. */
function sharedKeys(profiles: readonly Profile[], keysOfProfile: (profile: Profile) => Iterable<string>) {
  const counts = new Uint8Array(PLACES_A_PROFILE * profiles.length);
  const placeOf = (key: string) => hashOf(key) % counts.length;
  for (const profile of profiles) {
    for (const key of keysOfProfile(profile)) {
      const place = placeOf(key);
      counts[place] = Math.min(2, (counts[place] ?? 0) + 1);
    }
  }
  return function* (profile: Profile): Iterable<string> {
    for (const key of keysOfProfile(profile)) if (counts[placeOf(key)] === 2) yield key;
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Teams of which one, some words left out, is the other, and initials with what they stand for: the first in order to the others. */
function teamLinks(inOrder: readonly Profile[], groups: Groups): Map<Profile, Profile[]> {
  const abbreviations = groupsOf(
    inOrder,
    ({ rawNames }) => new Set(rawNames.filter((name) => ABBREVIATION.test(name)).map((name) => name.toLowerCase())),
  );
  const links = new Map<Profile, Profile[]>();
  const addAll = (profile: Profile, { members }: Group = new Group()) => {
    if (members.length > MOST_OF_A_KEY) return;
    for (const other of members) {
      if (other === profile) continue;
      const [first, second] = byKey(profile, other) < 0 ? [profile, other] : [other, profile];
      const linked = links.get(first);
      if (linked) linked.push(second);
      else links.set(first, [second]);
    }
  };
  for (const profile of inOrder) {
    for (const name of profile.rawNames) {
      for (const core of shorterCores(teamWords(name).core)) addAll(profile, groups.get(`name ${core}`));
      addAll(profile, abbreviations.get(initialsOf(name)));
    }
  }
  return links;
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
