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

/** What is known of a spelling of all articles: on how many lines it stands, and on which one first. */
export interface Spelling {
  readonly sourceId: string;
  readonly line: number;
  readonly count: number;
}

/** The spellings of a kind by their text. */
export type KnownSpellings = ReadonlyMap<string, Spelling>;

/** Every spelling of some kinds that articles print, gathered article by article. */
export class Spellings {
  readonly #kinds: Map<EntityKind, Map<string, Spelling>>;
  #sourceId = '';

  constructor(kinds: readonly EntityKind[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind, new Map()]));
  }

  add(records: Records): void {
    for (const { kind, rawName, sourceId: printed, line } of occurrencesOf(records)) {
      const ofKind = this.#kinds.get(kind);
      if (!ofKind) continue;
      // Every record has a text of its own with the id of its article: one is enough.
      if (printed !== this.#sourceId) this.#sourceId = printed;
      const sourceId = this.#sourceId;
      const known = ofKind.get(rawName);
      const first = known && !isBefore({ sourceId, line }, known) ? known : { sourceId, line };
      ofKind.set(rawName, { sourceId: first.sourceId, line: first.line, count: (known?.count ?? 0) + 1 });
    }
  }

  /** Those of a kind, which are not held any longer here. */
  take(kind: EntityKind): KnownSpellings {
    const taken = this.#kinds.get(kind) ?? new Map<string, Spelling>();
    this.#kinds.delete(kind);
    return taken;
  }
}

type Place = Pick<Occurrence, 'sourceId' | 'line'>;

function isBefore(a: Place, b: Place): boolean {
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
