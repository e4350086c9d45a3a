import { countryIdOfCode } from '../../parsers/country/codes.ts';
import type { EntityKind } from '../../schemas/curated.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { EntityIds } from './entity-ids.ts';

/** How often a name is printed under a country, and where first: the year, and how many of these kinds were printed before. */
export interface PrintedCountry {
  readonly countryId: string;
  readonly count: number;
  readonly year: number;
  readonly number: number;
}

/** Names, or ids of what they stand for, to the countries under which they are printed, each once. */
export type CountriesOfNames = ReadonlyMap<string, readonly PrintedCountry[]>;

/** The countries under which names of some kinds are printed, gathered article by article; only competitors have any. */
export class PrintedCountries {
  readonly #kinds: Map<EntityKind, Map<string, readonly PrintedCountry[]>>;
  #printed = 0;

  constructor(kinds: readonly EntityKind[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind, new Map()]));
  }

  /** The same by entity; those of a kind are not held any longer here. */
  take(kind: EntityKind, ids: EntityIds): CountriesOfNames {
    const ofEntities = new Map<string, readonly PrintedCountry[]>();
    for (const [rawName, countries] of this.#kinds.get(kind) ?? []) {
      const entityId = ids.entityOf(kind, rawName);
      const known = ofEntities.get(entityId);
      ofEntities.set(entityId, known ? countries.reduce(withCountry, known) : countries);
    }
    this.#kinds.delete(kind);
    return ofEntities;
  }

  add(records: Records): void {
    const year = records.seasons[0]?.year ?? Number.POSITIVE_INFINITY;
    const printed = new Set<string>();
    for (const entry of records.entries) {
      // A team is printed once for all of its cars.
      const team = [entry.origin.sourceId, entry.teamLine, entry.classCode, entry.teamText].join('\n');
      if (!printed.has(team)) this.#addOne('team', entry.teamText, entry.countryText, year);
      printed.add(team);
      for (const driver of entry.drivers) this.#addOne('driver', driver.driverText, driver.countryText, year);
    }
    for (const win of records.classWins) {
      this.#addOne('team', win.teamText, win.countryText, year);
      for (const driver of win.drivers) this.#addOne('driver', driver.driverText, driver.countryText, year);
    }
    for (const standing of records.standings) {
      this.#addOne(standing.competitor, standing.name.text, standing.name.countryText, year);
      for (const team of standing.teams) this.#addOne('team', team.text, team.countryText, year);
    }
  }

  #addOne(kind: Competitor, rawName: string, code: string | null, year: number): void {
    const countryId = code === null ? undefined : countryIdOfCode(code);
    const ofKind = this.#kinds.get(kind);
    if (countryId === undefined || !ofKind) return;
    this.#printed += 1;
    const own = { countryId, count: 1, year, number: this.#printed };
    const known = ofKind.get(rawName);
    ofKind.set(rawName, known ? withCountry(known, own) : [own]);
  }
}

function withCountry(known: readonly PrintedCountry[], own: PrintedCountry): readonly PrintedCountry[] {
  const same = known.find(({ countryId }) => countryId === own.countryId);
  if (!same) return [...known, own];
  const first = isEarlier(own, same) ? own : same;
  return known.map((one) => (one === same ? { ...first, count: same.count + own.count } : one));
}

/** The country under which a name is printed most often; of equals the earliest. Null where there is none. */
export function mostPrinted(countries: readonly PrintedCountry[] = []): string | null {
  let most: PrintedCountry | null = null;
  for (const one of countries) {
    if (most === null || one.count > most.count || (one.count === most.count && isEarlier(one, most))) most = one;
  }
  return most?.countryId ?? null;
}

/** True where the one is printed before the other: in an earlier year, or before it in the order of reading. */
function isEarlier(one: PrintedCountry, other: PrintedCountry): boolean {
  return one.year < other.year || (one.year === other.year && one.number < other.number);
}
