import { flagOf } from '../../schemas/dataset/column.ts';
import { type Row, rowId } from '../../schemas/dataset/tables.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { Build } from './build.ts';
import { raceIdOf } from './ids.ts';

/** The class winners of a season with their crews; the entry is the one of that team, class and car number. */
export function buildResults(build: Build, records: Records): void {
  const seen = new Set<string>();
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
      entry_id: entryOf(build.rows.entry, win.seasonId, win.classCode, teamId, win.carNumber),
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

/** The entry that won: the car number decides; without one, the only entry of the team in the class. */
function entryOf(
  entries: readonly Row<'entry'>[],
  seasonId: string,
  classCode: string,
  teamId: string,
  carNumber: string | null,
): string | null {
  const ofTeam = entries.filter(
    (entry) => entry.season_id === seasonId && entry.class_code === classCode && entry.team_id === teamId,
  );
  const byNumber = ofTeam.filter((entry) => carNumber !== null && entry.car_number === carNumber);
  if (byNumber.length === 1) return byNumber[0]?.entry_id ?? null;
  const unnumbered = ofTeam.filter((entry) => entry.car_number === null);
  const isOnlyChoice = byNumber.length === 0 && unnumbered.length === 1;
  return isOnlyChoice ? (unnumbered[0]?.entry_id ?? null) : null;
}
