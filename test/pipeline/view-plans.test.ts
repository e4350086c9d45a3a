import { afterAll, describe, expect, it } from 'vitest';
import { publish } from '../support/published.ts';
import { rowsOf, textOf } from '../support/rows.ts';

// Asked for one season, championship, row or driver, a view looks it up and reads no table from one end to the other: the dataset
// can have thousands of articles.

const { db, remove } = publish();
afterAll(remove);

const CHAMPIONSHIP = "championship_id = 'american-le-mans-series-2008/gt2/driver'";
const STANDING = "standing_id = 'american-le-mans-series-2008/gt2/team/tafel-racing'";
const SEASON = "season_id = 'american-le-mans-series-2008'";
const DRIVER = "driver_id = 'lucas-luhr'";

/** Tables that a query reads whole, by the names that they have in it. */
function scannedTables(sql: string): string[] {
  const plan = rowsOf(db, `EXPLAIN QUERY PLAN ${sql}`).map((row) => textOf(row, 'detail'));
  const made = new Set(
    plan.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (?<name>\S+)/.exec(step)?.groups?.['name'] ?? []),
  );
  const views = rowsOf(db, "SELECT name FROM sqlite_master WHERE type = 'view'").map((row) => textOf(row, 'name'));
  const scanned = plan.flatMap((step) => /^SCAN (?<name>\S+)/.exec(step)?.groups?.['name'] ?? []);
  return scanned.filter((name) => !made.has(name) && !views.includes(name) && !name.startsWith('('));
}

describe('no table is read whole', () => {
  it.each([
    ['standing', CHAMPIONSHIP],
    ['standing', STANDING],
    ['champion', CHAMPIONSHIP],
    ['standing_race', CHAMPIONSHIP],
    ['standing_race', STANDING],
    ['standing_progress', CHAMPIONSHIP],
    ['results_matrix', CHAMPIONSHIP],
    ['standing_cell', STANDING],
    ['driver_race', DRIVER],
    ['driver_season', DRIVER],
    ['driver_career', DRIVER],
    ['team_mate', DRIVER],
    ['entry_score', DRIVER],
    ['champion', SEASON],
    ['standing', SEASON],
    ['standing_race', SEASON],
    ['standing_progress', SEASON],
    ['results_matrix', SEASON],
    ['class_winner', SEASON],
    ['win_share', SEASON],
    ['win_by_driver', SEASON],
    ['win_by_team', SEASON],
    ['win_by_chassis', SEASON],
    ['win_by_country', SEASON],
    ['driver_race', SEASON],
    ['driver_season', SEASON],
    ['team_mate', SEASON],
    ['entry_score', SEASON],
    ['audit_summary', SEASON],
    ['finding_summary', SEASON],
    ['standing_cell', SEASON],
  ])('by %s where %s', (view, condition) => {
    const sql = `SELECT * FROM ${view} WHERE ${condition}`;
    expect(rowsOf(db, sql)).not.toEqual([]);
    expect(scannedTables(sql)).toEqual([]);
  });

  it('which this test would see', () => {
    expect(scannedTables("SELECT * FROM driver_race WHERE name = 'Lucas Luhr'")).not.toEqual([]);
  });
});
