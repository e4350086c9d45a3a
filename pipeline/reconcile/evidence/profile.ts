import { countryIdOfCode } from '../../../parsers/country/codes.ts';
import { nameKey } from '../../../parsers/text/fold.ts';
import type { Records } from '../../../schemas/record/records.ts';

/** The kinds of names that evidence decides. */
export type ProfiledKind = 'driver' | 'team' | 'chassis';

/** Where a name stands: which of the article's tables, in which season and class, with whom and in which rounds. */
export interface Appearance {
  readonly role: 'entry' | 'win' | 'standing' | 'scored-for';
  readonly seasonId: string;
  readonly classCode: string;
  /** One car and crew: two names of one crew in one round are two. */
  readonly crew: string | null;
  /** The standings or entry list in which the name has a row or block of its own; null elsewhere. */
  readonly ownTable: string | null;
  readonly rounds: ReadonlySet<number>;
  /** Keys of the names beside it: a driver's teams, a team's drivers, the teams of a chassis. */
  readonly partners: ReadonlySet<string>;
  readonly chassis: ReadonlySet<string>;
}

/** Everything that the articles say of one name, spellings that differ in marks and punctuation taken together. */
export interface Profile {
  readonly key: string;
  /** The spellings, the first the one to speak of. */
  readonly rawNames: readonly string[];
  readonly countries: ReadonlySet<string>;
  readonly appearances: readonly Appearance[];
  /** Those of the appearances: asked of every pair, and a few names have thousands. */
  readonly seasons: ReadonlySet<string>;
}

interface OpenProfile {
  readonly rawNames: string[];
  countries: ReadonlySet<string>;
  readonly appearances: Appearance[];
}

/** The profiles of all names of a kind, gathered article by article. */
export class Profiles {
  readonly #kind: ProfiledKind;
  #open = new Map<string, OpenProfile>();
  #shared = new SharedValues();

  constructor(kind: ProfiledKind) {
    this.#kind = kind;
  }

  add(records: Records): void {
    const add: Add = (rawName, countryText, appearance) => this.#addOne(rawName, countryText, appearance);
    if (this.#kind === 'driver') addDrivers(records, add, this.#shared);
    else if (this.#kind === 'team') addTeams(records, add, this.#shared);
    else addChassis(records, add, this.#shared);
  }

  #addOne(rawName: string, countryText: string | null, appearance: Appearance): void {
    const key = nameKey(rawName) || rawName;
    const profile = this.#open.get(key) ?? { rawNames: [rawName], countries: NONE, appearances: [] };
    this.#open.set(key, profile);
    if (!profile.rawNames.includes(rawName)) profile.rawNames.push(rawName);
    const countryId = countryText === null ? undefined : countryIdOfCode(countryText);
    if (countryId !== undefined && !profile.countries.has(countryId))
      profile.countries = this.#shared.countries([...profile.countries, countryId].sort());
    const { seasonId, classCode, crew, ownTable } = appearance;
    profile.appearances.push({
      ...appearance,
      seasonId: this.#shared.text(seasonId),
      classCode: this.#shared.text(classCode),
      crew: crew === null ? null : this.#shared.text(crew),
      ownTable: ownTable === null ? null : this.#shared.text(ownTable),
    });
  }

  /** By their keys; they are not held any longer here. */
  take(): Map<string, Profile> {
    const taken = new Map<string, Profile>();
    for (const [key, { rawNames, countries, appearances }] of this.#open)
      taken.set(key, {
        key,
        rawNames: rawNames.sort(),
        countries,
        appearances,
        seasons: this.#shared.seasons(appearances),
      });
    this.#open = new Map();
    this.#shared = new SharedValues();
    return taken;
  }
}

/** Texts and sets of names and rounds, of which many names have the same: each is held once. */
class SharedValues {
  readonly #texts = new Map<string, string>();
  readonly #names = new Map<string, ReadonlySet<string>>();
  readonly #rounds = new Map<string, ReadonlySet<number>>();

  /** The keys of names. */
  keys(names: readonly (string | null)[]): ReadonlySet<string> {
    const keys = names.flatMap((name) => (name === null ? [] : [this.text(nameKey(name))]));
    return known(this.#names, keys);
  }

  countries(countryIds: readonly string[]): ReadonlySet<string> {
    return known(this.#names, countryIds);
  }

  seasons(appearances: readonly Appearance[]): ReadonlySet<string> {
    return known(this.#names, [...new Set(appearances.map(({ seasonId }) => seasonId))]);
  }

  rounds(rounds: readonly number[]): ReadonlySet<number> {
    return known(this.#rounds, rounds);
  }

  text(text: string): string {
    const first = this.#texts.get(text) ?? text;
    this.#texts.set(first, first);
    return first;
  }
}

function known<T extends string | number>(sets: Map<string, ReadonlySet<T>>, values: readonly T[]): ReadonlySet<T> {
  const key = [values.length, ...values].join('\n');
  const set = sets.get(key) ?? new Set(values);
  sets.set(key, set);
  return set;
}

type Add = (rawName: string, countryText: string | null, appearance: Appearance) => void;

const NONE: ReadonlySet<string> = new Set();

function addDrivers(records: Records, add: Add, shared: SharedValues): void {
  for (const entry of records.entries) {
    const crew = `${entry.origin.sourceId}:${entry.origin.line}`;
    for (const driver of entry.drivers) {
      add(driver.driverText, driver.countryText, {
        role: 'entry',
        seasonId: entry.seasonId,
        classCode: entry.classCode,
        crew,
        ownTable: null,
        rounds: shared.rounds(driver.rounds.map(({ round }) => round)),
        partners: shared.keys([entry.teamText]),
        chassis: NONE,
      });
    }
  }
  for (const win of records.classWins) {
    for (const driver of win.drivers) {
      add(driver.driverText, driver.countryText, {
        role: 'win',
        seasonId: win.seasonId,
        classCode: win.classCode,
        crew: `${win.seasonId} ${win.classCode} win ${win.race.round}-${win.race.raceInRound}`,
        ownTable: null,
        rounds: shared.rounds([win.race.round]),
        partners: shared.keys([win.teamText]),
        chassis: NONE,
      });
    }
  }
  for (const standing of records.standings) {
    if (standing.competitor !== 'driver') continue;
    add(standing.name.text, standing.name.countryText, {
      role: 'standing',
      seasonId: standing.seasonId,
      classCode: standing.classCode,
      crew: null,
      ownTable: `${standing.seasonId} ${standing.classCode} drivers`,
      rounds: shared.rounds(scoredRounds(standing.rounds)),
      partners: shared.keys(standing.teams.map((team) => team.text)),
      chassis: NONE,
    });
  }
}

function addTeams(records: Records, add: Add, shared: SharedValues): void {
  for (const entry of records.entries) {
    add(entry.teamText, entry.countryText, {
      role: 'entry',
      seasonId: entry.seasonId,
      classCode: entry.classCode,
      crew: null,
      ownTable: `${entry.seasonId} ${entry.classCode} entries`,
      rounds: shared.rounds(entry.drivers.flatMap((driver) => driver.rounds.map(({ round }) => round))),
      partners: shared.keys(entry.drivers.map((driver) => driver.driverText)),
      chassis: shared.keys(entry.cars.map((car) => car.chassisText)),
    });
  }
  for (const win of records.classWins) {
    add(win.teamText, win.countryText, {
      role: 'win',
      seasonId: win.seasonId,
      classCode: win.classCode,
      crew: null,
      ownTable: null,
      rounds: shared.rounds([win.race.round]),
      partners: shared.keys(win.drivers.map((driver) => driver.driverText)),
      chassis: NONE,
    });
  }
  for (const standing of records.standings) {
    const { seasonId, classCode, name } = standing;
    if (standing.competitor === 'team') {
      add(name.text, name.countryText, {
        role: 'standing',
        seasonId,
        classCode,
        crew: null,
        ownTable: `${seasonId} ${classCode} teams`,
        rounds: shared.rounds(scoredRounds(standing.rounds)),
        partners: NONE,
        chassis: shared.keys(standing.cars.map((car) => car.chassisText)),
      });
      continue;
    }
    for (const team of standing.teams) {
      add(team.text, team.countryText, {
        role: 'scored-for',
        seasonId,
        classCode,
        crew: null,
        ownTable: null,
        rounds: shared.rounds([]),
        partners: shared.keys([name.text]),
        chassis: NONE,
      });
    }
  }
}

function addChassis(records: Records, add: Add, shared: SharedValues): void {
  const appear = (seasonId: string, classCode: string, role: 'entry' | 'standing', team: string, cars: number) => ({
    role,
    seasonId,
    classCode,
    crew: null,
    ownTable: null,
    rounds: shared.rounds([]),
    // A team with several chassis says nothing on which is which.
    partners: cars === 1 ? shared.keys([team]) : NONE,
    chassis: NONE,
  });
  for (const entry of records.entries) {
    const cars = entry.cars.filter((car) => car.chassisText !== null);
    for (const car of cars) {
      if (car.isInherited || car.chassisText === null) continue;
      add(car.chassisText, null, appear(entry.seasonId, entry.classCode, 'entry', entry.teamText, cars.length));
    }
  }
  for (const standing of records.standings) {
    if (standing.competitor !== 'team') continue;
    const names = new Set(standing.cars.flatMap((car) => car.chassisText ?? []));
    for (const name of names) {
      add(name, null, appear(standing.seasonId, standing.classCode, 'standing', standing.name.text, names.size));
    }
  }
}

function scoredRounds(rounds: Records['standings'][number]['rounds']): number[] {
  return rounds.filter(({ points }) => (points ?? 0) > 0).map(({ race }) => race.round);
}
