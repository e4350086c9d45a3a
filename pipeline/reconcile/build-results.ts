import { flagOf } from '../../schemas/dataset/column.ts';
import { type Row, rowId } from '../../schemas/dataset/tables.ts';
import type { ClassWinRecord } from '../../schemas/record/class-win.ts';
import type { Records } from '../../schemas/record/records.ts';
import { carsOfNumber } from '../cars-of-number.ts';
import { grouped } from '../grouped.ts';
import type { Build } from './build.ts';
import { raceIdOf } from './ids.ts';

/** The class winners of a season with their crews and entries. Needs entries. */
export function buildResults(build: Build, records: Records): void {
  const seen = new Set<string>();
  const entries = new WinningEntries(build);
  for (const win of records.classWins) {
    const raceId = raceIdOf(win.seasonId, win.race);
    const winId = rowId([raceId, win.classCode]);
    if (seen.has(winId)) continue;
    seen.add(winId);
    const teamId = build.names.entityOf('team', win.teamText);
    build.rows.class_win.push({
      race_id: raceId,
      class_code: win.classCode,
      season_id: win.seasonId,
      team_id: teamId,
      team_text: win.teamText,
      country_text: win.countryText,
      car_number: win.carNumber,
      entry_id: entries.find(win, raceId, teamId),
      is_overall_winner: flagOf(win.isOverallWinner),
      source_id: win.origin.sourceId,
      line: win.origin.line,
    });
    build.use(win.origin.cells, 'class_win', winId);
    win.drivers.forEach((driver, index) => {
      build.rows.class_win_driver.push({
        race_id: raceId,
        class_code: win.classCode,
        display_order: index + 1,
        driver_id: build.names.entityOf('driver', driver.driverText),
        driver_text: driver.driverText,
        country_text: driver.countryText,
        source_id: driver.origin.sourceId,
        line: driver.origin.line,
      });
      build.use(driver.origin.cells, 'class_win_driver', rowId([raceId, win.classCode, index + 1]));
    });
  }
}

/**
 * The cars of a season that may have won, and in which of them the entry list has whom: a `#023` with three drivers is the 23
 * in which it has two of them in that race.
 */
class WinningEntries {
  readonly #build: Build;
  /** `class organisation` to its entries. */
  readonly #entries: ReadonlyMap<string, readonly Row<'entry'>[]>;
  /** `entry race` to those who took part. */
  readonly #crews = new Map<string, Set<string>>();

  constructor(build: Build) {
    this.#build = build;
    this.#entries = grouped(build.rows.entry, (entry) => this.#keyOf(entry.class_code, entry.team_id));
    const drivers = new Map(
      build.rows.entry_driver.map((row) => [rowId([row.entry_id, row.display_order]), row.driver_id]),
    );
    for (const row of build.rows.entry_driver_race) {
      const driverId = drivers.get(rowId([row.entry_id, row.display_order]));
      if (driverId === undefined || row.has_participated === 0) continue;
      const key = `${row.entry_id}\n${row.race_id}`;
      this.#crews.set(key, (this.#crews.get(key) ?? new Set()).add(driverId));
    }
  }

  /**
   * The only car of the organisation in the class that has the number, or may have had it, and in which the entry list has
   * somebody of the crew in that race; it need not where it has nobody of them in any of the organisation's cars. Null where
   * several are left, or none.
   */
  find(win: ClassWinRecord, raceId: string, teamId: string): string | null {
    const crew = win.drivers.map(({ driverText }) => this.#build.names.entityOf('driver', driverText));
    const own = this.#entries.get(this.#keyOf(win.classCode, teamId)) ?? [];
    const withCrew = own.filter((entry) => {
      const listed = this.#crews.get(`${entry.entry_id}\n${raceId}`);
      return crew.some((driverId) => listed?.has(driverId));
    });
    const possible = carsOfNumber(own, (entry) => entry.car_number, win.carNumber);
    const [only, second] = withCrew.length === 0 ? possible : possible.filter((entry) => withCrew.includes(entry));
    return only && !second ? only.entry_id : null;
  }

  #keyOf(classCode: string, teamId: string): string {
    return `${classCode}\n${this.#build.names.organisationOf(teamId)}`;
  }
}
