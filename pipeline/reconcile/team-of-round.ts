import type { StandingRecord } from '../../schemas/record/standing.ts';
import type { Build } from './build.ts';
import { championshipIdOf } from './ids.ts';

/**
 * With which of the teams that his row names a driver scored in a race: the only one, else the one whose entry list
 * has him in that race, else the only one whose own row has at least his points in it. Null where none can be told.
 */
export class TeamOfRound {
  /** `season class driver race` to the teams that entered him. */
  readonly #entered = new Map<string, Set<string>>();
  /** `championship team race` to the team's points. */
  readonly #points = new Map<string, number>();

  constructor(build: Build) {
    const entries = new Map(build.rows.entry.map((entry) => [entry.entry_id, entry]));
    const drivers = new Map(
      build.rows.entry_driver.map((row) => [`${row.entry_id}\n${row.display_order}`, row.driver_id]),
    );
    for (const race of build.rows.entry_driver_race) {
      const entry = entries.get(race.entry_id);
      const driverId = drivers.get(`${race.entry_id}\n${race.display_order}`);
      if (!entry || driverId === undefined || race.has_participated === 0) continue;
      const key = `${entry.class_code}\n${driverId}\n${race.race_id}`;
      this.#entered.set(key, (this.#entered.get(key) ?? new Set()).add(entry.team_id));
    }
    const rows = new Map(build.rows.team_standing.map((row) => [row.team_standing_id, row]));
    for (const race of build.rows.team_standing_race) {
      const row = rows.get(race.team_standing_id);
      if (row && race.points !== null)
        this.#points.set(`${row.championship_id}\n${row.team_id}\n${race.race_id}`, race.points);
    }
  }

  find(teamIds: readonly string[], driverId: string, standing: StandingRecord, raceId: string, points: number | null) {
    const [only, second] = teamIds;
    if (only === undefined) return null;
    if (second === undefined) return { teamId: only, origin: 'printed' as const };
    const entered = this.#entered.get(`${standing.classCode}\n${driverId}\n${raceId}`);
    const [byEntry, moreByEntry] = teamIds.filter((teamId) => entered?.has(teamId));
    if (byEntry !== undefined && moreByEntry === undefined) return { teamId: byEntry, origin: 'derived' as const };
    const championshipId = championshipIdOf(standing.seasonId, standing.classCode, 'team');
    const [byPoints, moreByPoints] = teamIds.filter((teamId) => {
      const ofTeam = this.#points.get(`${championshipId}\n${teamId}\n${raceId}`);
      return ofTeam !== undefined && points !== null && points > 0 && ofTeam >= points;
    });
    return byPoints !== undefined && moreByPoints === undefined
      ? { teamId: byPoints, origin: 'derived' as const }
      : null;
  }
}
