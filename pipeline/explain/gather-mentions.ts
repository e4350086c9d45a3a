import type { Db } from '../publish/database.ts';
import type { Competitor } from './find-competitor.ts';
import type { Mention } from './model.ts';

type MentionRow = Omit<Mention, 'table' | 'text'>;

/**
 * Every line of entry lists, results and, for teams, drivers' standings on which a competitor stands; where there is
 * none, every line on which one of its spellings was read.
 */
export function mentionsOf(db: Db, { kind, id }: Competitor): Mention[] {
  const mentions = kind === 'driver' ? driverMentions(db, id) : kind === 'team' ? teamMentions(db, id) : [];
  if (mentions.length > 0) return mentions;
  return db
    .prepare<[string, string], MentionRow & { raw: string }>(
      `SELECT season.season_id, season.year, NULL AS class_code, ${ARTICLE}, name_occurrence.line, raw_name AS raw
       FROM name_occurrence JOIN source ON source.source_id = name_occurrence.source_id
       LEFT JOIN season ON season.source_id = source.source_id
       WHERE kind = ? AND entity_id = ? ORDER BY source.file, name_occurrence.line`,
    )
    .all(kind, id)
    .map(({ raw, ...row }) => ({ ...row, table: 'article', text: `as '${raw}'` }));
}

const ARTICLE = "'raw/articles/' || source.file AS article";

function driverMentions(db: Db, id: string): Mention[] {
  const entries = db
    .prepare<[string], MentionRow & { team: string; car: string | null; rounds: string | null; isLost: number }>(
      `SELECT season.season_id, season.year, entry.class_code, ${ARTICLE}, entry_driver.line, entry.team_text AS team,
         entry.car_number AS car, entry_driver.rounds_text AS rounds, entry_driver.is_rounds_lost AS isLost
       FROM entry_driver JOIN entry ON entry.entry_id = entry_driver.entry_id
       JOIN season ON season.season_id = entry.season_id JOIN source ON source.source_id = entry_driver.source_id
       WHERE entry_driver.driver_id = ? ORDER BY season.year, season.season_id, entry_driver.line`,
    )
    .all(id)
    .map(({ team, car, rounds, isLost, ...row }): Mention => {
      const when = rounds === null ? (isLost === 1 ? ', rounds lost' : '') : `, rounds ${rounds}`;
      return { ...row, table: 'entry list', text: `${team}${carText(car)}${when}` };
    });
  const wins = db
    .prepare<[string], MentionRow & { round: number; race: string | null; team: string; car: string | null }>(
      `SELECT season.season_id, season.year, class_win.class_code, ${ARTICLE}, class_win_driver.line, race.round,
         coalesce(race.name, race.results_circuit_text) AS race, class_win.team_text AS team, class_win.car_number AS car
       FROM class_win_driver
       JOIN class_win ON class_win.race_id = class_win_driver.race_id
         AND class_win.class_code = class_win_driver.class_code
       JOIN race ON race.race_id = class_win.race_id JOIN season ON season.season_id = class_win.season_id
       JOIN source ON source.source_id = class_win_driver.source_id
       WHERE class_win_driver.driver_id = ? ORDER BY season.year, season.season_id, class_win_driver.line`,
    )
    .all(id)
    .map(
      ({ round, race, team, car, ...row }): Mention => ({
        ...row,
        table: 'results',
        text: `won round ${round}${race === null ? '' : `, ${race}`}, with ${team}${carText(car)}`,
      }),
    );
  return [...entries, ...wins];
}

function teamMentions(db: Db, id: string): Mention[] {
  const entries = db
    .prepare<[string], MentionRow & { car: string | null; drivers: string | null }>(
      `SELECT season.season_id, season.year, entry.class_code, ${ARTICLE}, entry.line, entry.car_number AS car,
         (SELECT group_concat(driver_text, ', ') FROM (SELECT driver_text FROM entry_driver
           WHERE entry_driver.entry_id = entry.entry_id ORDER BY display_order)) AS drivers
       FROM entry JOIN season ON season.season_id = entry.season_id JOIN source ON source.source_id = entry.source_id
       WHERE entry.team_id = ? ORDER BY season.year, season.season_id, entry.line`,
    )
    .all(id)
    .map(({ car, drivers, ...row }): Mention => {
      const crew = drivers === null ? 'no driver is left of its row' : drivers;
      return { ...row, table: 'entry list', text: `${car === null ? 'car' : `car ${car}`}: ${crew}` };
    });
  const wins = db
    .prepare<[string], MentionRow & { round: number; race: string | null; car: string | null }>(
      `SELECT season.season_id, season.year, class_win.class_code, ${ARTICLE}, class_win.line, race.round,
         coalesce(race.name, race.results_circuit_text) AS race, class_win.car_number AS car
       FROM class_win JOIN race ON race.race_id = class_win.race_id
       JOIN season ON season.season_id = class_win.season_id JOIN source ON source.source_id = class_win.source_id
       WHERE class_win.team_id = ? ORDER BY season.year, season.season_id, class_win.line`,
    )
    .all(id)
    .map(
      ({ round, race, car, ...row }): Mention => ({
        ...row,
        table: 'results',
        text: `won round ${round}${race === null ? '' : `, ${race}`}${carText(car)}`,
      }),
    );
  const drivers = db
    .prepare<[string], MentionRow & { driver: string }>(
      `SELECT season.season_id, season.year, championship.class_code, ${ARTICLE}, driver_standing.line,
         driver_standing.driver_text AS driver
       FROM driver_standing_team
       JOIN driver_standing ON driver_standing.driver_standing_id = driver_standing_team.driver_standing_id
       JOIN championship ON championship.championship_id = driver_standing.championship_id
       JOIN season ON season.season_id = championship.season_id
       JOIN source ON source.source_id = driver_standing.source_id
       WHERE driver_standing_team.team_id = ? ORDER BY season.year, season.season_id, driver_standing.line`,
    )
    .all(id)
    .map(({ driver, ...row }): Mention => ({ ...row, table: "drivers' standings", text: `the row of ${driver}` }));
  return [...entries, ...wins, ...drivers];
}

function carText(number: string | null): string {
  return number === null ? '' : `, car ${number}`;
}
