import { racesOfClass } from '../../parsers/record/races-of-class.ts';
import { flagOf } from '../../schemas/dataset/column.ts';
import { rowId } from '../../schemas/dataset/tables.ts';
import type { EntryRecord } from '../../schemas/record/entry.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { Build } from './build.ts';
import { classSlug, raceIdOf } from './ids.ts';

/** The entry lists of a season: entries with their cars, drivers and rounds. An entry is counted in its team's block. */
export function buildEntries(build: Build, records: Records): void {
  const counts = new Map<string, number>();
  const races = new Map(records.classes.map(({ classCode }) => [classCode, racesOfClass(records.races, classCode)]));
  for (const entry of records.entries) {
    const teamId = build.names.entityOf('team', entry.teamText);
    const block = `${entry.seasonId}/${classSlug(entry.classCode)}/${teamId}`;
    const number = (counts.get(block) ?? 0) + 1;
    counts.set(block, number);
    const entryId = `${block}/${number}`;
    build.rows.entry.push({
      entry_id: entryId,
      season_id: entry.seasonId,
      class_code: entry.classCode,
      team_id: teamId,
      team_text: entry.teamText,
      country_text: entry.countryText,
      car_number: entry.carNumber,
      is_opening_row_cut: flagOf(entry.isOpeningRowCut),
      source_id: entry.origin.sourceId,
      line: entry.origin.line,
    });
    build.use(entry.origin.cells, 'entry', entryId);
    buildCars(build, entry, entryId);
    buildDrivers(build, entry, entryId, races.get(entry.classCode) ?? records.races);
  }
}

function buildCars(build: Build, entry: EntryRecord, entryId: string): void {
  entry.cars.forEach((car, index) => {
    build.rows.entry_car.push({
      entry_id: entryId,
      display_order: index + 1,
      chassis_id: car.chassisText === null ? null : build.names.entityOf('chassis', car.chassisText),
      engine_id: car.engineText === null ? null : build.names.entityOf('engine', car.engineText),
      chassis_text: car.chassisText,
      engine_text: car.engineText,
      tyre_text: car.tyreText,
      rounds_text: car.roundsText,
      is_inherited: flagOf(car.isInherited),
    });
    build.use(car.cells, 'entry_car', rowId([entryId, index + 1]));
  });
}

function buildDrivers(build: Build, entry: EntryRecord, entryId: string, races: readonly RaceRecord[]): void {
  entry.drivers.forEach((driver, index) => {
    const displayOrder = index + 1;
    build.rows.entry_driver.push({
      entry_id: entryId,
      display_order: displayOrder,
      driver_id: build.names.entityOf('driver', driver.driverText),
      driver_text: driver.driverText,
      country_text: driver.countryText,
      rounds_text: driver.roundsText,
      is_rounds_lost: flagOf(driver.isRoundsLost),
      source_id: driver.origin.sourceId,
      line: driver.origin.line,
    });
    build.use(driver.origin.cells, 'entry_driver', rowId([entryId, displayOrder]));
    const taken = new Set<string>();
    for (const { round, hasParticipated } of driver.rounds) {
      for (const race of races) {
        const raceId = raceIdOf(entry.seasonId, race);
        if (race.seasonId !== entry.seasonId || race.round !== round || taken.has(raceId)) continue;
        taken.add(raceId);
        build.rows.entry_driver_race.push({
          entry_id: entryId,
          display_order: displayOrder,
          race_id: raceId,
          has_participated: flagOf(hasParticipated),
        });
      }
    }
  });
}
