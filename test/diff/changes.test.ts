import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesIn } from '../../pipeline/diff/changes.ts';
import { comparisonOf } from '../../pipeline/diff/comparison.ts';
import { createDatabase, type Db, insertSorted } from '../../pipeline/publish/database.ts';

function databaseOf(rows: ReadonlyMap<string, string>): Db {
  const db = createDatabase(':memory:');
  insertSorted(
    db,
    'build_info',
    [...rows].map(([key, value]) => ({ key, value })),
  );
  return db;
}

describe('the changes from one table to another', () => {
  const key = fc.string({
    unit: fc.constantFrom('a', 'b', 'Z', '-', '/', 'é', '\uffff', '\u{1f3c1}', ' '),
    minLength: 1,
    maxLength: 3,
  });
  const rows = fc.array(fc.tuple(key, fc.constantFrom('1', '2', ''))).map((pairs) => new Map(pairs));

  it('applied to the old rows give the new ones, and come in the order of the key', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const old = databaseOf(before);
        const fresh = databaseOf(after);
        const pair = [
          { path: 'old', db: old },
          { path: 'new', db: fresh },
        ] as const;
        const table = comparisonOf(...pair).tables.find((candidate) => candidate.table === 'build_info');
        if (table === undefined) throw new Error('build_info was not compared');
        const changes = [...changesIn(table, ...pair)];
        const result = new Map<unknown, unknown>(before);
        for (const change of changes) {
          const name = change.key['key'];
          if (change.change === 'changed') {
            expect(result.get(name)).toBe(change.columns['value']?.old);
            expect(change.columns['value']?.old).not.toBe(change.columns['value']?.new);
            result.set(name, change.columns['value']?.new);
          } else if (change.change === 'removed') expect(result.delete(name)).toBe(true);
          else {
            expect(result.has(name)).toBe(false);
            result.set(name, change.row['value']);
          }
        }
        expect([...result].sort()).toEqual([...after].sort());
        const ordered = old
          .prepare<[string], { key: string }>('SELECT value AS key FROM json_each(?) ORDER BY value')
          .all(JSON.stringify(changes.map((change) => change.key['key'])));
        expect(changes.map((change) => change.key['key'])).toEqual(ordered.map((row) => row.key));
        old.close();
        fresh.close();
      }),
      { numRuns: 60 },
    );
  });
});

it('a key that is NULL stands before one that is a text', () => {
  const checks = (...raceIds: readonly (string | null)[]) => {
    const db = createDatabase(':memory:');
    db.pragma('foreign_keys = OFF');
    const insert = db.prepare(
      "INSERT INTO audit_check VALUES ('schedule-mismatch', 'race', 'cup-2031/01', ?, 'confirmed', NULL)",
    );
    for (const raceId of raceIds) insert.run(raceId);
    return db;
  };
  const pair = [
    { path: 'old', db: checks(null, 'cup-2031/01') },
    { path: 'new', db: checks('cup-2031/01', 'cup-2031/02') },
  ] as const;
  const table = comparisonOf(...pair).tables.find((candidate) => candidate.table === 'audit_check');
  if (table === undefined) throw new Error('audit_check was not compared');
  expect([...changesIn(table, ...pair)].map(({ change, key }) => [change, key['race_id']])).toEqual([
    ['removed', null],
    ['added', 'cup-2031/02'],
  ]);
  for (const { db } of pair) db.close();
});
