import { compareText } from '../../parsers/text/fold.ts';
import type { EntityKind } from '../../schemas/curated.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { Build } from './build.ts';

/** A name as it stands on a line. */
export interface Occurrence {
  readonly kind: EntityKind;
  readonly rawName: string;
  readonly sourceId: string;
  readonly line: number;
}

/** A spelling of all articles: on how many lines it stands, and on which one first. */
export interface Spelling extends Occurrence {
  readonly count: number;
}

/** Every spelling that articles print, gathered article by article. */
export class Spellings {
  readonly #found = new Map<string, Spelling>();

  get all(): Iterable<Spelling> {
    return this.#found.values();
  }

  add(records: Records): void {
    for (const { kind, rawName, sourceId, line } of occurrencesOf(records)) {
      const key = `${kind}\n${rawName}`;
      const own = { kind, rawName, sourceId, line, count: 1 };
      const known = this.#found.get(key);
      const first = known && !isBefore(own, known) ? known : own;
      this.#found.set(key, { ...first, count: (known?.count ?? 0) + 1 });
    }
  }
}

function isBefore(a: Occurrence, b: Occurrence): boolean {
  return (compareText(a.sourceId, b.sourceId) || a.line - b.line) < 0;
}

/** Every name that an article prints, each once a line, with what it stands for. */
export function buildOccurrences(build: Build, records: Records): void {
  for (const { kind, rawName, sourceId, line } of occurrencesOf(records)) {
    build.rows.name_occurrence.push({
      kind,
      raw_name: rawName,
      entity_id: build.names.entityOf(kind, rawName),
      source_id: sourceId,
      line,
    });
  }
}

function occurrencesOf(records: Records): Occurrence[] {
  const seen = new Set<string>();
  const occurrences: Occurrence[] = [];
  const add = (kind: EntityKind, rawName: string | null, sourceId: string, line: number) => {
    const key = `${kind}\n${rawName}\n${sourceId}\n${line}`;
    if (rawName === null || seen.has(key)) return;
    seen.add(key);
    occurrences.push({ kind, rawName, sourceId, line });
  };
  for (const race of records.races) {
    add('circuit', race.circuitText, race.origin.sourceId, race.origin.line);
    add('circuit', race.resultsCircuitText, race.origin.sourceId, race.resultsLine ?? race.origin.line);
  }
  for (const entry of records.entries) {
    const { origin } = entry;
    add('team', entry.teamText, origin.sourceId, entry.teamLine);
    add('country', entry.countryText, origin.sourceId, entry.teamLine);
    for (const car of entry.cars) {
      if (car.isInherited) continue;
      add('chassis', car.chassisText, origin.sourceId, origin.line);
      add('engine', car.engineText, origin.sourceId, origin.line);
    }
    for (const driver of entry.drivers) {
      add('driver', driver.driverText, origin.sourceId, driver.origin.line);
      add('country', driver.countryText, origin.sourceId, driver.origin.line);
    }
  }
  for (const win of records.classWins) {
    add('team', win.teamText, win.origin.sourceId, win.origin.line);
    add('country', win.countryText, win.origin.sourceId, win.origin.line);
    for (const driver of win.drivers) {
      add('driver', driver.driverText, driver.origin.sourceId, driver.origin.line);
      add('country', driver.countryText, driver.origin.sourceId, driver.origin.line);
    }
  }
  for (const standing of records.standings) {
    const { sourceId, line } = standing.origin;
    add(standing.competitor, standing.name.text, sourceId, line);
    add('country', standing.name.countryText, sourceId, line);
    for (const team of standing.teams) {
      add('team', team.text, sourceId, line);
      add('country', team.countryText, sourceId, line);
    }
    for (const car of standing.cars) {
      add('chassis', car.chassisText, sourceId, line);
      add('engine', car.engineText, sourceId, line);
    }
  }
  return occurrences;
}
