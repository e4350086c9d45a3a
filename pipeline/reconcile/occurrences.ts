import type { EntityKind } from '../../schemas/curated.ts';
import type { Records } from '../../schemas/record/records.ts';

/** A name as it stands on a line. */
export interface Occurrence {
  readonly kind: EntityKind;
  readonly rawName: string;
  readonly sourceId: string;
  readonly line: number;
  readonly seasonId: string;
}

/** Every name that the records print, each once a line. */
export function occurrencesOf(records: Records): Occurrence[] {
  const seen = new Set<string>();
  const occurrences: Occurrence[] = [];
  const add = (kind: EntityKind, rawName: string | null, sourceId: string, line: number, seasonId: string) => {
    const key = `${kind}\n${rawName}\n${sourceId}\n${line}`;
    if (rawName === null || seen.has(key)) return;
    seen.add(key);
    occurrences.push({ kind, rawName, sourceId, line, seasonId });
  };
  for (const race of records.races) {
    add('circuit', race.circuitText, race.origin.sourceId, race.origin.line, race.seasonId);
    add('circuit', race.resultsCircuitText, race.origin.sourceId, race.resultsLine ?? race.origin.line, race.seasonId);
  }
  for (const entry of records.entries) {
    const { seasonId, origin } = entry;
    add('team', entry.teamText, origin.sourceId, entry.teamLine, seasonId);
    add('country', entry.countryText, origin.sourceId, entry.teamLine, seasonId);
    for (const car of entry.cars) {
      if (car.isInherited) continue;
      add('chassis', car.chassisText, origin.sourceId, origin.line, seasonId);
      add('engine', car.engineText, origin.sourceId, origin.line, seasonId);
    }
    for (const driver of entry.drivers) {
      add('driver', driver.driverText, origin.sourceId, driver.origin.line, seasonId);
      add('country', driver.countryText, origin.sourceId, driver.origin.line, seasonId);
    }
  }
  for (const win of records.classWins) {
    add('team', win.teamText, win.origin.sourceId, win.origin.line, win.seasonId);
    add('country', win.countryText, win.origin.sourceId, win.origin.line, win.seasonId);
    for (const driver of win.drivers) {
      add('driver', driver.driverText, driver.origin.sourceId, driver.origin.line, win.seasonId);
      add('country', driver.countryText, driver.origin.sourceId, driver.origin.line, win.seasonId);
    }
  }
  for (const standing of records.standings) {
    const { sourceId, line } = standing.origin;
    add(standing.competitor, standing.name.text, sourceId, line, standing.seasonId);
    add('country', standing.name.countryText, sourceId, line, standing.seasonId);
    for (const team of standing.teams) {
      add('team', team.text, sourceId, line, standing.seasonId);
      add('country', team.countryText, sourceId, line, standing.seasonId);
    }
    for (const car of standing.cars) {
      add('chassis', car.chassisText, sourceId, line, standing.seasonId);
      add('engine', car.engineText, sourceId, line, standing.seasonId);
    }
  }
  return occurrences;
}
