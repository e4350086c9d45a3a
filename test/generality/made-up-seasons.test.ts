import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scratch } from '../support/program.ts';
import { type Published, publish, queryTexts, readCsv } from '../support/published.ts';
import { rowsOf } from '../support/rows.ts';

// Articles that nobody had in mind when the program was written, with what they say written down by hand beside them.

const FIXTURES = 'test/fixtures/made-up';
const folder = scratch();
afterAll(folder.remove);

function published(name: string): Published {
  const files = readdirSync(join(FIXTURES, name)).filter((file) => file.endsWith('.txt'));
  const articles = files.map((file) => [file, readFileSync(join(FIXTURES, name, file), 'utf8')]);
  return publish(folder.raw(Object.fromEntries(articles)));
}

/** `2:7.5:1` is round 2, 7.5 points, finishing place 1; `-` where the points tell no place. */
const rounds = (competitor: string) =>
  `(SELECT group_concat(text, ' ') FROM (
      SELECT race.round || ':' || printf('%g', points) || ':' || ifnull(position, '-') AS text
      FROM ${competitor}_standing_race AS cell JOIN race USING (race_id)
      WHERE cell.${competitor}_standing_id = standing.${competitor}_standing_id ORDER BY race.round)) AS rounds`;

const JUDGED = 'total_text, points_published, points_computed, position_computed, verdict, standing.line';
const PLACED = 'class_code, standing.display_order, position_text, position_published, is_tie_marked, country_text';

/** One query a file of the expectation. */
const QUERIES: Readonly<Record<string, string>> = {
  season: 'SELECT season_id, series_id, year, title, race_count, start_date, end_date FROM season',
  class: 'SELECT class_code, name, display_order FROM class',
  race: `SELECT round, name, circuit_text, results_circuit_text, header_text, length_text, duration_minutes, race_date,
      line FROM race`,
  class_win: `SELECT round, class_code, car_number, country_text, team_text,
      (SELECT group_concat(driver_text, '; ') FROM (SELECT driver_text FROM class_win_driver AS driver
        WHERE driver.race_id = class_win.race_id AND driver.class_code = class_win.class_code
        ORDER BY driver.display_order)) AS drivers, class_win.line
      FROM class_win JOIN race USING (race_id)`,
  points_system: `SELECT condition_text, min_minutes, max_minutes,
      (SELECT group_concat(printf('%g', points), ' ') FROM (SELECT points FROM points_system_value AS value
        WHERE value.points_system_id = points_system.points_system_id ORDER BY position)) AS "values",
      (SELECT group_concat(round, ' ') FROM (SELECT DISTINCT round FROM race_points_system AS match
        JOIN race USING (race_id) WHERE match.points_system_id = points_system.points_system_id ORDER BY round)) AS rounds,
      line FROM points_system`,
  championship: 'SELECT class_code, competitor, numbering, tie_break, line FROM championship',
  driver_standing: `SELECT ${PLACED}, driver_text, teams_text, ${rounds('driver')}, ${JUDGED}
      FROM driver_standing AS standing JOIN championship USING (championship_id)`,
  team_standing: `SELECT ${PLACED}, team_text, chassis_text, engine_text, ${rounds('team')}, ${JUDGED}
      FROM team_standing AS standing JOIN championship USING (championship_id)`,
  stated_fact: 'SELECT fact, value_text, verdict, line FROM stated_fact',
  finding: 'SELECT code, severity, line FROM finding',
};

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

describe.each(['half-points', 'no-classes', 'unknown-table'])('the made-up season %s', (name) => {
  const season = published(name);
  afterAll(season.remove);

  it.each(Object.entries(QUERIES))('%s is what the article says', (table, sql) => {
    const expected = readCsv(join(FIXTURES, name, `${table}.csv`));
    expect(sorted(queryTexts(season.db, sql))).toEqual(sorted(expected));
  });
});

describe('a table of unknown kind', () => {
  const season = published('unknown-table');
  afterAll(season.remove);

  it('is kept in the ledger, cell by cell', () => {
    const cells = rowsOf(
      season.db,
      `SELECT row_index, column_index, line, text, role FROM source_cell JOIN source_table USING (source_table_id)
       WHERE kind = 'unknown' ORDER BY row_index, column_index`,
    );
    expect(cells.map((cell) => Object.values(cell).join(' '))).toEqual([
      '0 0 9 Team header',
      '0 1 9 Fuel header',
      '0 2 9 Litres header',
      '1 0 10 Arrow data',
      '1 1 10 Ethanol data',
      '1 2 10 410 data',
      '2 0 11 Brisk data',
      '2 1 11 Petrol data',
      '2 2 11 388 data',
    ]);
  });

  it('is used by no row of the dataset', () => {
    const uses = rowsOf(
      season.db,
      `SELECT * FROM source_cell_use JOIN source_table USING (source_table_id) WHERE kind = 'unknown'`,
    );
    expect(uses).toEqual([]);
  });
});
