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

/** Every name that articles print, each once a line, gathered article by article. */
export class Occurrences {
  readonly all: Occurrence[] = [];
  /** Every text once, however often it is printed. */
  readonly #texts = new Map<string, string>();

  add(records: Records): void {
    for (const { kind, rawName, sourceId, line } of occurrencesOf(records)) {
      this.all.push({ kind, rawName: this.#once(rawName), sourceId: this.#once(sourceId), line });
    }
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }
}

/** Every occurrence with what it stands for. */
export function buildOccurrences(build: Build, occurrences: readonly Occurrence[]): void {
  for (const { kind, rawName, sourceId, line } of occurrences) {
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
