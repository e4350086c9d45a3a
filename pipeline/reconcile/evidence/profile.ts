import { countryIdOfCode } from '../../../parsers/country/codes.ts';
import { nameKey } from '../../../parsers/text/fold.ts';
import type { Records } from '../../../schemas/record/records.ts';
import { PackedAppearances, type PrintedAppearance, type Role } from './packed-appearances.ts';

/** The kinds of names that evidence decides. */
export type ProfiledKind = 'driver' | 'team' | 'chassis';

/** Where a name stands: which of the article's tables, in which season and class, with whom and in which rounds. */
export interface Appearance {
  readonly role: Role;
  readonly seasonId: string;
  readonly classCode: string;
  /** One car and crew: two names of one crew in one round are two. */
  readonly crew: number | null;
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

/** The profiles of all names of a kind, gathered article by article. */
export class Profiles {
  readonly #kind: ProfiledKind;
  #profiles = new Map<string, PackedProfile>();
  #packed = new PackedAppearances();
  #sets = new Map<string, ReadonlySet<string>>();
  #crews = 0;

  constructor(kind: ProfiledKind) {
    this.#kind = kind;
  }

  add(records: Records): void {
    const add: Add = (rawName, countryText, printed) => this.#addOne(rawName, countryText, printed);
    if (this.#kind === 'driver') addDrivers(records, add, () => this.#crews++);
    else if (this.#kind === 'team') addTeams(records, add);
    else addChassis(records, add);
  }

  #addOne(rawName: string, countryText: string | null, printed: PrintedAppearance): void {
    const key = nameKey(rawName) || rawName;
    const profile = this.#profiles.get(key) ?? new PackedProfile(key, rawName, this.#packed);
    this.#profiles.set(key, profile);
    if (!profile.rawNames.includes(rawName)) profile.rawNames.push(rawName);
    const countryId = countryText === null ? undefined : countryIdOfCode(countryText);
    if (countryId !== undefined && !profile.countries.has(countryId))
      profile.countries = known(this.#sets, [...profile.countries, countryId].sort());
    profile.add(printed);
  }

  /** By their keys; they are not held any longer here. */
  take(): ReadonlyMap<string, Profile> {
    const taken = this.#profiles;
    for (const profile of taken.values()) {
      profile.rawNames.sort();
      profile.seasons = known(this.#sets, profile.seasonIds());
    }
    this.#profiles = new Map();
    this.#packed = new PackedAppearances();
    this.#sets = new Map();
    return taken;
  }
}

/** A profile whose appearances are unpacked when they are asked for. */
class PackedProfile implements Profile {
  readonly key: string;
  readonly rawNames: string[];
  countries = NONE;
  seasons = NONE;
  readonly #packed: PackedAppearances;
  /** Where the first and the last appearance are packed. */
  #first: number | null = null;
  #last = 0;

  constructor(key: string, rawName: string, packed: PackedAppearances) {
    this.key = key;
    this.rawNames = [rawName];
    this.#packed = packed;
  }

  get appearances(): readonly Appearance[] {
    return this.#packed.of(this.#first);
  }

  add(printed: PrintedAppearance): void {
    this.#last = this.#packed.add(printed, this.#first === null ? null : this.#last);
    this.#first ??= this.#last;
  }

  seasonIds(): string[] {
    return [...new Set(this.#packed.seasonIds(this.#first))];
  }
}

const NONE: ReadonlySet<string> = new Set();

function known(sets: Map<string, ReadonlySet<string>>, values: readonly string[]): ReadonlySet<string> {
  const key = values.join('\n');
  const set = sets.get(key) ?? new Set(values);
  sets.set(key, set);
  return set;
}

type Add = (rawName: string, countryText: string | null, printed: PrintedAppearance) => void;

/** What most appearances lack. */
const PLAIN = { crew: null, ownTable: null, rounds: [], partners: [], chassis: [] } as const;

function addDrivers(records: Records, add: Add, nextCrew: () => number): void {
  const crews = new Map<string, number>();
  const crewOf = (car: string) => {
    const crew = crews.get(car) ?? nextCrew();
    crews.set(car, crew);
    return crew;
  };
  for (const { seasonId, classCode, teamText, drivers, origin } of records.entries) {
    const crew = crewOf(`line ${origin.line}`);
    for (const driver of drivers) {
      const rounds = driver.rounds.map(({ round }) => round);
      const printed = { ...PLAIN, role: 'entry', seasonId, classCode, crew, rounds, partners: [teamText] } as const;
      add(driver.driverText, driver.countryText, printed);
    }
  }
  for (const { seasonId, classCode, teamText, drivers, race } of records.classWins) {
    const crew = crewOf(`${seasonId} ${classCode} win ${race.round}-${race.raceInRound}`);
    const rounds = [race.round];
    for (const driver of drivers) {
      const printed = { ...PLAIN, role: 'win', seasonId, classCode, crew, rounds, partners: [teamText] } as const;
      add(driver.driverText, driver.countryText, printed);
    }
  }
  for (const { competitor, name, seasonId, classCode, teams, rounds } of records.standings) {
    if (competitor !== 'driver') continue;
    add(name.text, name.countryText, {
      ...PLAIN,
      role: 'standing',
      seasonId,
      classCode,
      ownTable: 'drivers',
      rounds: scoredRounds(rounds),
      partners: teams.map((team) => team.text),
    });
  }
}

function addTeams(records: Records, add: Add): void {
  for (const { seasonId, classCode, teamText, countryText, drivers, cars } of records.entries) {
    add(teamText, countryText, {
      ...PLAIN,
      role: 'entry',
      seasonId,
      classCode,
      ownTable: 'entries',
      rounds: drivers.flatMap((driver) => driver.rounds.map(({ round }) => round)),
      partners: drivers.map((driver) => driver.driverText),
      chassis: cars.map((car) => car.chassisText),
    });
  }
  for (const { seasonId, classCode, teamText, countryText, drivers, race } of records.classWins) {
    const partners = drivers.map((driver) => driver.driverText);
    add(teamText, countryText, { ...PLAIN, role: 'win', seasonId, classCode, rounds: [race.round], partners });
  }
  for (const { competitor, name, seasonId, classCode, teams, rounds, cars } of records.standings) {
    if (competitor === 'team') {
      add(name.text, name.countryText, {
        ...PLAIN,
        role: 'standing',
        seasonId,
        classCode,
        ownTable: 'teams',
        rounds: scoredRounds(rounds),
        chassis: cars.map((car) => car.chassisText),
      });
      continue;
    }
    for (const team of teams)
      add(team.text, team.countryText, { ...PLAIN, role: 'scored-for', seasonId, classCode, partners: [name.text] });
  }
}

function addChassis(records: Records, add: Add): void {
  const appear = (seasonId: string, classCode: string, role: 'entry' | 'standing', team: string, cars: number) => ({
    ...PLAIN,
    role,
    seasonId,
    classCode,
    // A team with several chassis says nothing on which is which.
    partners: cars === 1 ? [team] : [],
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
