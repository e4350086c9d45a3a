import type { FindingRowDraft } from '../../schemas/finding.ts';
import { grouped } from '../grouped.ts';
import type { AuditedEntry, AuditedEntryDriver, AuditedSeason } from './season-model.ts';

/** A driver in a car of the entry list. */
export interface Listed {
  readonly entry: AuditedEntry;
  readonly driver: AuditedEntryDriver;
}

const LISTED = new WeakMap<AuditedSeason, ReadonlyMap<string, readonly Listed[]>>();

/** Wherever the entry list of a season has a driver, in its order; all drivers are looked up once a season. */
export function listedOf(season: AuditedSeason, driverId: string): readonly Listed[] {
  const known = LISTED.get(season) ?? byDriver(season);
  LISTED.set(season, known);
  return known.get(driverId) ?? [];
}

function byDriver({ entries }: AuditedSeason): ReadonlyMap<string, readonly Listed[]> {
  const listed = entries.flatMap((entry) => entry.drivers.map((driver) => ({ entry, driver })));
  return grouped(listed, ({ driver }) => driver.driverId);
}

/** Where a driver took part in a race by the entry list. */
export function enteredIn(season: AuditedSeason, driverId: string, raceId: string): Listed[] {
  return listedOf(season, driverId).filter(({ driver }) => driver.rounds.get(raceId) === true);
}

/** The cars in which a driver took part in a race by the entry list. */
export function carsOfDriver(season: AuditedSeason, driverId: string, raceId: string): AuditedEntry[] {
  return [...new Set(enteredIn(season, driverId, raceId).map(({ entry }) => entry))];
}

/** A driver of a car as a row that contributed to a finding. */
export function entryDriverRow(season: AuditedSeason, role: string, { entry, driver }: Listed): FindingRowDraft {
  const rowId = `${entry.entryId}/${entry.drivers.indexOf(driver) + 1}`;
  return { role, table: 'entry_driver', rowId, sourceId: season.sourceId, line: driver.line };
}
