import { afterAll, describe, expect, it } from 'vitest';
import { VIEWS, viewNames } from '../../schemas/dataset/views.ts';
import { publish } from '../support/published.ts';
import { rowsOf, textOf } from '../support/rows.ts';

// What schemas/dataset/views.ts says of the views is what the published database has.

const { db, remove } = publish();
afterAll(remove);

it('describes every view, and none that is not there', () => {
  const found = rowsOf(db, "SELECT name FROM sqlite_master WHERE type = 'view'").map((row) => textOf(row, 'name'));
  expect([...viewNames()].sort()).toEqual(found.sort());
});

describe.each(viewNames())('%s', (view) => {
  const { schema, key } = VIEWS[view];
  const columns = Object.keys(schema.shape);
  const rows = rowsOf(db, `SELECT * FROM ${view}`);

  it('has the columns of its schema in their order', () => {
    expect(rowsOf(db, `PRAGMA table_info(${view})`).map((row) => textOf(row, 'name'))).toEqual(columns);
  });

  it('has rows, all of which its schema takes', () => {
    expect(rows).not.toEqual([]);
    expect(rows.filter((row) => !schema.safeParse(row).success).slice(0, 3)).toEqual([]);
  });

  it('has one row for each value of its key', () => {
    expect(columns).toEqual(expect.arrayContaining([...key]));
    expect(rowsOf(db, `SELECT 1 FROM ${view} GROUP BY ${key.join(', ')} HAVING count(*) > 1`)).toEqual([]);
  });
});
