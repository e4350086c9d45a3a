import { afterAll, describe, expect, it } from 'vitest';
import { SEARCHES } from '../../schemas/dataset/search.ts';
import { publish } from '../support/published.ts';
import { rowsOf } from '../support/rows.ts';

const { db, remove } = publish();
afterAll(remove);

const namesFor = (search: keyof typeof SEARCHES, words: string) => {
  const { table } = SEARCHES[search];
  const sql = `SELECT ${table}.${table === 'finding' ? 'message' : 'name'} AS found FROM ${search}
    JOIN ${table} ON ${table}.rowid = ${search}.rowid WHERE ${search} MATCH ? ORDER BY ${table}.rowid`;
  return rowsOf(db, sql, words).map((row) => row['found']);
};

describe('full-text search', () => {
  it('finds drivers with accents and without', () => {
    expect(namesFor('driver_fts', 'muller')).toContain('Dirk Müller');
    expect(namesFor('driver_fts', 'müller')).toEqual(namesFor('driver_fts', 'muller'));
    expect(namesFor('driver_fts', 'jonsson')).toEqual(['Niclas Jönsson']);
    expect(namesFor('driver_fts', 'luhr OR werner')).toEqual(['Dirk Werner', 'Lucas Luhr', 'Marco Werner']);
  });

  it('finds teams, races by circuit and town, and findings', () => {
    expect(namesFor('team_fts', 'lizard')).toEqual(['Flying Lizard Motorsports', 'Flying Lizard Motorsports 44']);
    expect(namesFor('race_fts', 'road atlanta')).toEqual([
      'Audi presents Petit Le Mans',
      'Petit Le Mans',
      'Petit Le Mans',
      '15th Annual Petit Le Mans',
    ]);
    expect(namesFor('finding_fts', '"Tafel Racing" 185')).toEqual([
      expect.stringContaining('the total is 195, but the rounds add up to 185'),
    ]);
  });

  it.each(Object.entries(SEARCHES))('%s holds every row of its table', (search, { table }) => {
    expect(rowsOf(db, `SELECT rowid FROM ${search}`)).toEqual(rowsOf(db, `SELECT rowid FROM ${table} ORDER BY rowid`));
  });

  it.each(Object.entries(SEARCHES))('%s is found by the query that Datasette asks', (search, { table }) => {
    const sql = `SELECT name FROM sqlite_master WHERE rootpage = 0 AND (
      sql LIKE '%VIRTUAL TABLE%USING FTS%content="${table}"%' OR sql LIKE '%VIRTUAL TABLE%USING FTS%content=[${table}]%'
      OR (tbl_name = '${table}' AND sql LIKE '%VIRTUAL TABLE%USING FTS%'))`;
    expect(rowsOf(db, sql)).toEqual([{ name: search }]);
  });
});
