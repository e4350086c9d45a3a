import { countryIdOfCode } from '../../parsers/country/codes.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { Records } from '../../schemas/record/records.ts';

/** How often a spelling is printed under a country, and where first: the year, and how many were printed before. */
export interface PrintedCountry {
  readonly kind: Competitor;
  readonly rawName: string;
  readonly countryId: string;
  readonly count: number;
  readonly year: number;
  readonly number: number;
}

/** The countries under which drivers, teams and manufacturers are printed, gathered article by article. */
export class PrintedCountries {
  readonly #flags = new Map<string, PrintedCountry>();
  #printed = 0;

  get all(): Iterable<PrintedCountry> {
    return this.#flags.values();
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
    if (countryId === undefined) return;
    this.#printed += 1;
    const key = `${kind}\n${rawName}\n${countryId}`;
    const own = { kind, rawName, countryId, count: 1, year, number: this.#printed };
    const known = this.#flags.get(key);
    const first = known && !isEarlier(own, known) ? known : own;
    this.#flags.set(key, { ...first, count: (known?.count ?? 0) + 1 });
  }
}

/** True where the one is printed before the other: in an earlier year, or before it in the order of reading. */
export function isEarlier(one: PrintedCountry, other: PrintedCountry): boolean {
  return one.year < other.year || (one.year === other.year && one.number < other.number);
}
