import { nameKey } from '../../../parsers/text/fold.ts';
import { Numbers, Texts } from './packed.ts';
import type { Appearance } from './profile.ts';

const ROLES = ['entry', 'win', 'standing', 'scored-for'] as const;
export type Role = (typeof ROLES)[number];

/** Tables in which a name may have a row or block of its own. */
const TABLES = ['drivers', 'teams', 'entries'] as const;

/** An appearance as an article has it, with names as printed; a name that is null is left out. */
export interface PrintedAppearance {
  readonly role: Role;
  readonly seasonId: string;
  readonly classCode: string;
  readonly crew: number | null;
  readonly ownTable: (typeof TABLES)[number] | null;
  readonly rounds: readonly number[];
  readonly partners: readonly (string | null)[];
  readonly chassis: readonly (string | null)[];
}

const ABSENT = -1;
/** The places of an appearance's numbers behind its own. */
const NEXT = 0;
const ROLE = 1;
const SEASON = 2;
const CLASS = 3;
const CREW = 4;
const TABLE = 5;
const ROUNDS = 6;
const PARTNERS = 7;
const CHASSIS = 8;

/** So many names' appearances stay unpacked: a name is compared with all that share a key with it, one after the other. */
const MOST_UNPACKED = 1000;

/**
 * Appearances of many names as numbers, each name's one behind the other: of thousands of articles there are millions, and
 * as objects they take five times the memory. Texts are held once.
 */
export class PackedAppearances {
  readonly #numbers = new Numbers();
  /** Lists of names, each behind its length. */
  readonly #lists = new Numbers();
  readonly #texts = new Texts();
  readonly #roundsByText = new Map<string, number>();
  readonly #rounds: ReadonlySet<number>[] = [];
  readonly #unpacked = new Map<number, readonly Appearance[]>();

  /** Packs one behind another of the same name, whose place is given; gives its place. */
  add(printed: PrintedAppearance, last: number | null): number {
    const { crew, ownTable } = printed;
    const place = this.#numbers.add([
      ABSENT,
      ROLES.indexOf(printed.role),
      this.#texts.numberOf(printed.seasonId),
      this.#texts.numberOf(printed.classCode),
      crew ?? ABSENT,
      ownTable === null ? ABSENT : TABLES.indexOf(ownTable),
      this.#numberOfRounds(printed.rounds),
      this.#listOf(printed.partners),
      this.#listOf(printed.chassis),
    ]);
    if (last !== null) this.#numbers.set(last + NEXT, place);
    return place;
  }

  /** The appearances of a name, given the place of the first. */
  of(first: number | null): readonly Appearance[] {
    if (first === null) return [];
    const known = this.#unpacked.get(first);
    if (known) return known;
    const unpacked = Array.from(this.#placesFrom(first), (place) => this.#at(place));
    for (const oldest of this.#unpacked.keys()) {
      if (this.#unpacked.size < MOST_UNPACKED) break;
      this.#unpacked.delete(oldest);
    }
    this.#unpacked.set(first, unpacked);
    return unpacked;
  }

  /** The seasons of the same, one an appearance. */
  *seasonIds(first: number | null): Iterable<string> {
    if (first !== null) for (const place of this.#placesFrom(first)) yield this.#textAt(place + SEASON);
  }

  *#placesFrom(first: number): Iterable<number> {
    for (let place = first; place !== ABSENT; place = this.#numbers.at(place + NEXT)) yield place;
  }

  #at(place: number): Appearance {
    const role = ROLES[this.#numbers.at(place + ROLE)] ?? 'entry';
    const seasonId = this.#textAt(place + SEASON);
    const classCode = this.#textAt(place + CLASS);
    const crew = this.#numbers.at(place + CREW);
    const table = TABLES[this.#numbers.at(place + TABLE)];
    return {
      role,
      seasonId,
      classCode,
      crew: crew === ABSENT ? null : crew,
      ownTable: table === undefined ? null : `${seasonId} ${classCode} ${table}`,
      rounds: this.#rounds[this.#numbers.at(place + ROUNDS)] ?? new Set(),
      partners: this.#namesAt(place + PARTNERS),
      chassis: this.#namesAt(place + CHASSIS),
    };
  }

  #textAt(place: number): string {
    return this.#texts.textOf(this.#numbers.at(place));
  }

  #namesAt(place: number): ReadonlySet<string> {
    const list = this.#numbers.at(place);
    if (list === ABSENT) return NO_NAMES;
    const names = new Set<string>();
    const end = list + this.#lists.at(list);
    for (let at = list + 1; at <= end; at += 1) names.add(this.#texts.textOf(this.#lists.at(at)));
    return names;
  }

  #listOf(names: readonly (string | null)[]): number {
    const numbers = names.flatMap((name) => (name === null ? [] : [this.#texts.numberOf(nameKey(name))]));
    return numbers.length === 0 ? ABSENT : this.#lists.add([numbers.length, ...numbers]);
  }

  #numberOfRounds(rounds: readonly number[]): number {
    const text = rounds.join(' ');
    const number = this.#roundsByText.get(text) ?? this.#rounds.push(new Set(rounds)) - 1;
    this.#roundsByText.set(text, number);
    return number;
  }
}

const NO_NAMES: ReadonlySet<string> = new Set();
