import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { numberOf, rowsOf } from '../support/rows.ts';

// Whatever the dictionary suggests to add up gives the published totals: no view multiplies points, wins or starts.

const MADE_UP = 'test/fixtures/made-up';
const folder = scratch();
const madeUp = readdirSync(MADE_UP, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
const editions = {
  'the articles of the project': publish(),
  'made-up articles': publish(
    folder.raw(Object.fromEntries(madeUp.map((name) => [basename(name), readFileSync(join(MADE_UP, name))]))),
  ),
};
afterAll(() => {
  for (const { remove } of Object.values(editions)) remove();
  folder.remove();
});

describe.each(Object.entries(editions))('%s:', (_name, { db }) => {
  /** The rows of either query that the other does not give; two queries over the same keys. */
  function difference(one: string, other: string) {
    return [
      ...rowsOf(db, `SELECT * FROM (${one}) EXCEPT SELECT * FROM (${other})`),
      ...rowsOf(db, `SELECT * FROM (${other}) EXCEPT SELECT * FROM (${one})`),
    ];
  }

  describe('points', () => {
    /** Rows that can be added up; what qualifying gave is of no race. */
    const summed = `SELECT standing_id FROM standing WHERE points_computed IS NOT NULL AND championship_id NOT IN (
    SELECT championship_id FROM championship_rule WHERE rule = 'points-for-qualifying')`;
    const computed = `SELECT standing_id, points_computed FROM standing WHERE standing_id IN (${summed})`;

    it.each([
      [
        'the printed rounds that count',
        `SELECT standing_id, total(points) FROM standing LEFT JOIN standing_race USING (standing_id)
       WHERE ifnull(is_dropped, 0) = 0 GROUP BY standing_id`,
      ],
      [
        'the points after the last race of the season',
        `SELECT standing_id, points_after FROM standing_progress AS progress WHERE race_id = (
         SELECT race_id FROM race WHERE race.season_id = progress.season_id
         ORDER BY round DESC, race_in_round DESC LIMIT 1)`,
      ],
      [
        'the points of each race in standing_progress',
        'SELECT standing_id, total(points) FROM standing_progress GROUP BY 1',
      ],
    ])('are points_computed of each row by %s', (_way, query) => {
      expect(rowsOf(db, computed)).not.toEqual([]);
      expect(difference(`SELECT * FROM (${query}) WHERE standing_id IN (${summed})`, computed)).toEqual([]);
    });

    it('are points_computed by the cells of the matrix, marks taken off', () => {
      const cells = `SELECT standing_id, total(CAST(cell.value AS REAL)) FROM results_matrix, json_each(cells) AS cell
      WHERE standing_id IN (${summed}) GROUP BY standing_id`;
      // Cells of other rows print places, or rounds that do not count.
      const printed = `SELECT standing_id FROM standing JOIN standing_race USING (standing_id)
      LEFT JOIN driver_standing_race AS cell ON cell.driver_standing_id = standing_id AND cell.race_id = standing_race.race_id
      WHERE standing_race.is_dropped = 1 OR cell.points_origin = 'derived'`;
      const others = `SELECT * FROM (${cells}) WHERE standing_id NOT IN (${printed})`;
      expect(difference(others, `SELECT * FROM (${computed}) WHERE standing_id NOT IN (${printed})`)).toEqual([]);
    });

    it('of drivers are the same in standing, driver_season, driver_career and entry_score', () => {
      const published = "SELECT sum(points_published) FROM standing WHERE competitor = 'driver'";
      expect(numberOf(db, 'SELECT sum(points_published) FROM driver_season')).toBe(numberOf(db, published));
      expect(numberOf(db, 'SELECT sum(points_published) FROM driver_career')).toBe(numberOf(db, published));
      const rounds = 'SELECT season_id, sum(points) FROM driver_standing_race JOIN race USING (race_id) GROUP BY 1';
      const scored = 'SELECT season_id, sum(points) FROM entry_score GROUP BY 1 HAVING count(points) > 0';
      expect(difference(rounds, scored)).toEqual([]);
    });
  });

  describe('wins', () => {
    const wins = 'SELECT season_id, class_code, count(*) FROM class_win GROUP BY 1, 2';

    it.each([
      ['class_winner', 'count(*)'],
      ['win_share', 'CAST(round(sum(win_share), 6) AS INTEGER)'],
      ['win_by_driver', 'CAST(round(sum(win_share), 6) AS INTEGER)'],
      ['win_by_team', 'sum(win_count)'],
      ['win_by_chassis', 'sum(win_count)'],
      ['win_by_country', 'CAST(round(sum(driver_win_share), 6) AS INTEGER)'],
      ['win_by_country', 'sum(team_win_count)'],
    ])('of each class of a season are as many in %s by %s', (view, sum) => {
      expect(difference(`SELECT season_id, class_code, ${sum} FROM ${view} GROUP BY 1, 2`, wins)).toEqual([]);
    });

    it('of drivers are as many as there are drivers of winning cars', () => {
      const crews = 'SELECT driver_id, count(*) FROM class_win_driver GROUP BY 1';
      expect(difference('SELECT driver_id, sum(win_count) FROM win_by_driver GROUP BY 1', crews)).toEqual([]);
      expect(difference('SELECT driver_id, win_count FROM driver_career WHERE win_count > 0', crews)).toEqual([]);
      expect(
        difference('SELECT driver_id, sum(win_count) FROM driver_season GROUP BY 1 HAVING sum(win_count) > 0', crews),
      ).toEqual([]);
      expect(
        difference('SELECT driver_id, sum(is_class_winner) FROM driver_race WHERE is_class_winner GROUP BY 1', crews),
      ).toEqual([]);
    });
  });

  describe('starts', () => {
    const starts = 'SELECT driver_id, count(*) FROM driver_race GROUP BY 1';

    it.each(['driver_season', 'driver_career'])('of a driver are as many in %s as in driver_race', (view) => {
      const counted = `SELECT driver_id, sum(start_count) FROM ${view} GROUP BY 1 HAVING sum(start_count) > 0`;
      expect(difference(counted, starts)).toEqual([]);
    });

    it('lie in the seasons of driver_season and those of the entry lists in driver_career, whatever the classes', () => {
      const found = `SELECT driver_id, year FROM driver_season
        UNION SELECT driver_id, year FROM entry_driver JOIN entry USING (entry_id) JOIN season USING (season_id)`;
      const seasons = `SELECT driver_id, count(*), min(year), max(year) FROM (${found}) GROUP BY 1`;
      const career = 'SELECT driver_id, season_count, first_year, last_year FROM driver_career';
      expect(difference(career, seasons)).toEqual([]);
    });

    it('that the entry list gives are as many in entry_score as in driver_race', () => {
      const entered = 'SELECT driver_id, race_id, class_code FROM driver_race WHERE is_entered';
      const listed =
        "SELECT driver_id, race_id, class_code FROM entry_score WHERE comparison IN ('both', 'entry-only')";
      expect(difference(listed, entered)).toEqual([]);
      expect(numberOf(db, 'SELECT sum(entry_count) FROM entry_score')).toBe(
        numberOf(db, 'SELECT count(*) FROM entry_driver_race'),
      );
    });

    it('with a team-mate stand once on each side', () => {
      const sides = ['driver_id, team_mate_driver_id', 'team_mate_driver_id, driver_id'].map(
        (pair) => `SELECT season_id, class_code, ${pair}, race_count, win_count FROM team_mate`,
      );
      expect(difference(sides[0] ?? '', sides[1] ?? '')).toEqual([]);
    });
  });

  describe('titles', () => {
    it('are as many in driver_career as there are champions among drivers', () => {
      const champions = "SELECT competitor_id, count(*) FROM champion WHERE competitor = 'driver' GROUP BY 1";
      expect(difference('SELECT driver_id, title_count FROM driver_career WHERE title_count > 0', champions)).toEqual(
        [],
      );
    });

    it('are held by somebody in every championship', () => {
      const held = 'SELECT DISTINCT championship_id FROM champion';
      expect(difference(held, 'SELECT championship_id FROM championship')).toEqual([]);
    });
  });

  describe('judgements', () => {
    it('of rows are as many in audit_summary as in standing', () => {
      const rows = `SELECT championship_id, count(*), sum(verdict = 'confirmed'), sum(verdict = 'explained'),
        sum(verdict = 'disagrees'), sum(verdict = 'uncheckable') FROM standing GROUP BY 1`;
      const summary =
        'SELECT championship_id, row_count, confirmed, explained, disagrees, uncheckable FROM audit_summary';
      expect(difference(summary, rows)).toEqual([]);
    });

    it('of championships are as many in audit_summary as in finding, and all in finding_summary', () => {
      const counts = 'error_count + warning_count + info_count + accepted_count';
      expect(numberOf(db, `SELECT sum(${counts}) FROM audit_summary`)).toBe(
        numberOf(db, 'SELECT count(*) FROM finding WHERE championship_id IS NOT NULL'),
      );
      expect(numberOf(db, 'SELECT sum(finding_count) FROM finding_summary')).toBe(
        numberOf(db, 'SELECT count(*) FROM finding'),
      );
    });

    it('of checks are as many in coverage as in audit_check', () => {
      const checks = 'SELECT code, outcome, count(*) FROM audit_check GROUP BY 1, 2';
      const outcomes = ['confirmed', 'explained', 'disagrees', 'uncheckable'].map(
        (outcome) =>
          `SELECT code, '${outcome}' AS outcome, sum(${outcome}) AS n FROM coverage GROUP BY code HAVING n > 0`,
      );
      expect(difference(outcomes.join(' UNION ALL '), checks)).toEqual([]);
      expect(numberOf(db, 'SELECT sum(checks) FROM coverage')).toBe(numberOf(db, 'SELECT count(*) FROM audit_check'));
    });
  });

  describe('cells', () => {
    it('of standings rows are all that the ledger says they carry', () => {
      const carried = `SELECT source_table_id, row_index, column_index, table_name FROM source_cell_use
      WHERE table_name LIKE '%\\_standing' ESCAPE '\\' OR table_name LIKE '%\\_standing\\_race' ESCAPE '\\'`;
      const shown = 'SELECT source_table_id, row_index, column_index, table_name FROM standing_cell';
      expect(difference(shown, carried)).toEqual([]);
      expect(numberOf(db, 'SELECT count(*) FROM standing_cell')).toBe(
        numberOf(db, `SELECT count(*) FROM (${carried})`),
      );
    });

    it('lead from every standings row and round to what is printed', () => {
      const rows = "SELECT standing_id FROM standing_cell WHERE table_name IN ('team_standing', 'driver_standing')";
      expect(difference(`SELECT DISTINCT * FROM (${rows})`, 'SELECT standing_id FROM standing')).toEqual([]);
      const rounds = 'SELECT standing_id, race_id, text, line FROM standing_cell WHERE race_id IS NOT NULL';
      expect(difference(rounds, 'SELECT standing_id, race_id, cell_text, line FROM standing_race')).toEqual([]);
    });
  });
});
