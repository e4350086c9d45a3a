import { afterAll, describe, expect, it } from 'vitest';
import { publish, queryTexts, readCsv } from '../support/published.ts';

// One whole season against test/expected/season-2008, which was written from the article by eye.

const SEASON = 'american-le-mans-series-2008';
const published = publish();
afterAll(published.remove);

const expected = (name: string) => readCsv(`test/expected/season-2008/${name}.csv`);
const actual = (sql: string) => queryTexts(published.db, sql);
const sorted = (rows: Record<string, string | null>[]) => rows.map((row) => JSON.stringify(row)).sort();

const numberInBlock = `CAST(replace(entry.entry_id, rtrim(entry.entry_id, '0123456789'), '') AS INTEGER)`;
const nOf = `${numberInBlock} AS n`;

const QUERIES: Readonly<Record<string, string>> = {
  race: `SELECT round, name, length_text, duration_minutes, CAST(distance_miles AS INTEGER) AS distance_miles, circuit_text,
      results_circuit_text, header_text, race_date, date_text, line FROM race WHERE season_id = '${SEASON}'`,
  entry: `SELECT class_code, team_text, ${nOf}, country_text, car_number, is_opening_row_cut, line
      FROM entry WHERE season_id = '${SEASON}'`,
  entry_car: `SELECT entry.class_code, entry.team_text, ${nOf}, display_order, chassis_text, engine_text, rounds_text,
      is_inherited FROM entry_car JOIN entry USING (entry_id) WHERE entry.season_id = '${SEASON}'`,
  entry_driver: `SELECT entry.class_code, entry.team_text, ${nOf}, entry_driver.display_order, driver_text,
      entry_driver.country_text, rounds_text, is_rounds_lost,
      (SELECT group_concat(round, ' ') FROM (SELECT race.round FROM entry_driver_race AS r JOIN race USING (race_id)
        WHERE r.entry_id = entry.entry_id AND r.display_order = entry_driver.display_order AND has_participated = 1
        ORDER BY race.round)) AS rounds_taken,
      (SELECT group_concat(round, ' ') FROM (SELECT race.round FROM entry_driver_race AS r JOIN race USING (race_id)
        WHERE r.entry_id = entry.entry_id AND r.display_order = entry_driver.display_order AND has_participated = 0
        ORDER BY race.round)) AS rounds_not_taken, entry_driver.line
      FROM entry_driver JOIN entry USING (entry_id) WHERE entry.season_id = '${SEASON}'`,
  class_win: `SELECT race.round, class_win.class_code, class_win.country_text, class_win.car_number, class_win.team_text,
      entry.team_text || ' ' || ${numberInBlock} AS entry, class_win.line
      FROM class_win JOIN race USING (race_id) LEFT JOIN entry USING (entry_id) WHERE race.season_id = '${SEASON}'`,
  class_win_driver: `SELECT race.round, class_code, display_order, country_text, driver_text, class_win_driver.line
      FROM class_win_driver JOIN race USING (race_id) WHERE race.season_id = '${SEASON}'`,
  points_system: `SELECT substr(points_system_id, length('${SEASON}/points/') + 1,
        length(points_system_id) - length('${SEASON}/points/') - 2) AS competitor,
      substr(points_system_id, -1) AS ordinal, condition_text, min_minutes, max_minutes, is_open_ended, line,
      (SELECT group_concat(CAST(points AS INTEGER), ' ') FROM (SELECT points FROM points_system_value AS v
        WHERE v.points_system_id = s.points_system_id ORDER BY position)) AS "values",
      (SELECT group_concat(round, ' ') FROM (SELECT race.round FROM race_points_system AS m JOIN race USING (race_id)
        WHERE m.points_system_id = s.points_system_id ORDER BY race.round)) AS rounds
      FROM points_system AS s WHERE season_id = '${SEASON}'`,
  team_standing: `SELECT class_code, display_order, position_text, position_published, is_tie_marked, country_text,
      team_text, chassis_text, engine_text,
      (SELECT group_concat(pair, ' ; ') FROM (SELECT c.name || ' @ ' || e.name AS pair FROM team_standing_car AS car
        JOIN chassis AS c USING (chassis_id) JOIN engine AS e USING (engine_id)
        WHERE car.team_standing_id = s.team_standing_id ORDER BY car.display_order)) AS cars,
      total_text, CAST(points_published AS INTEGER) AS points_published,
      CAST(points_computed AS INTEGER) AS points_computed,
      (SELECT group_concat(ifnull(cell_text, ''), '|') FROM (SELECT cell_text FROM race LEFT JOIN team_standing_race AS r
        ON r.race_id = race.race_id AND r.team_standing_id = s.team_standing_id WHERE race.season_id = '${SEASON}'
        ORDER BY race.round)) AS cells, s.line
      FROM team_standing AS s JOIN championship USING (championship_id) WHERE season_id = '${SEASON}'`,
  driver_standing: `SELECT class_code, display_order, position_text, position_published, is_tie_marked, country_text,
      driver_text, teams_text, total_text, CAST(points_published AS INTEGER) AS points_published,
      CAST(points_computed AS INTEGER) AS points_computed,
      (SELECT group_concat(ifnull(cell_text, ''), '|') FROM (SELECT cell_text FROM race LEFT JOIN driver_standing_race AS r
        ON r.race_id = race.race_id AND r.driver_standing_id = s.driver_standing_id WHERE race.season_id = '${SEASON}'
        ORDER BY race.round)) AS cells, s.line
      FROM driver_standing AS s JOIN championship USING (championship_id) WHERE season_id = '${SEASON}'`,
  driver_standing_team: `SELECT class_code, driver_text, s.display_order AS standing_order, t.display_order, t.country_text,
      t.team_text FROM driver_standing_team AS t JOIN driver_standing AS s USING (driver_standing_id)
      JOIN championship USING (championship_id) WHERE season_id = '${SEASON}'`,
  points_adjustment: `SELECT competitor, class_code, race.round, s.driver_text, CAST(points AS INTEGER) AS points, kind,
      is_in_cell, note.mark, points_adjustment.line FROM points_adjustment JOIN championship USING (championship_id)
      JOIN race USING (race_id) JOIN driver_standing AS s ON s.driver_id = points_adjustment.driver_id
        AND s.championship_id = points_adjustment.championship_id
      JOIN note USING (note_id) WHERE championship.season_id = '${SEASON}'`,
  note: `SELECT line, mark, text FROM note WHERE source_id = '2008-american-le-mans-series'`,
  championship_rule: `SELECT DISTINCT competitor, rule, CAST(value AS INTEGER) AS value, race.round AS race_round,
      championship_rule.line FROM championship_rule JOIN championship USING (championship_id)
      LEFT JOIN race ON race.race_id = championship_rule.race_id WHERE championship.season_id = '${SEASON}'`,
};

/** The name under which a spelling is shown. */
function shown(kind: 'chassis' | 'engine', spelling: string): string {
  const sql = `SELECT ${kind}.name FROM name_decision JOIN ${kind} ON ${kind}_id = entity_id
    WHERE kind = '${kind}' AND judgement = 'same' AND raw_name = ?`;
  return published.db.prepare<[string], { name: string }>(sql).get(spelling)?.name ?? `unknown ${spelling}`;
}

/** The expected pairs of chassis and engine, as spelled in the row, under the names that the dataset shows. */
function withShownCars(row: Record<string, string | null>): Record<string, string | null> {
  const cars = (row['cars'] ?? '').split(' ; ').map((pair) => {
    const [chassis = '', engine = ''] = pair.split(' @ ');
    return `${shown('chassis', chassis)} @ ${shown('engine', engine)}`;
  });
  return { ...row, cars: cars.join(' ; ') };
}

/** What the expectation calls a fact, and the facts that state it in the dataset. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  'driver-title': ['champion', 'title-round'],
  'team-title': ['champion', 'title-round'],
};

const wordsOf = (text: string | null | undefined) =>
  (text ?? '').split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);

describe('the season of 2008, row by row', () => {
  for (const [name, sql] of Object.entries(QUERIES)) {
    it(`${name} is what the article prints`, () => {
      const rows = actual(sql);
      const wanted = name === 'team_standing' ? expected(name).map(withShownCars) : expected(name);
      expect(rows.length).toBeGreaterThan(0);
      expect(sorted(rows)).toEqual(sorted(wanted));
    });
  }

  it('every stated fact of the expectation is read on its line', () => {
    const facts = actual(
      `SELECT line, fact, value_text FROM stated_fact WHERE source_id = '2008-american-le-mans-series'`,
    );
    const missing = expected('stated_fact').filter(({ line, fact, value_text }) => {
      const names = FACTS[fact ?? ''] ?? [fact];
      const wanted = wordsOf(value_text);
      const onLine = facts.filter((row) => row['line'] === line && names.includes(row['fact'] ?? ''));
      return !onLine.some((row) => wordsOf(row['value_text']).some((word) => wanted.includes(word)));
    });
    expect(missing).toEqual([]);
  });
});
