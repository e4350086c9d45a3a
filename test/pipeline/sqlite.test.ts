import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

it('holds databases and statements, which Node 24.19 and later must not collect', async () => {
  const left = leftBehind();
  await setImmediate();
  if (typeof collectGarbage === 'function') collectGarbage();
  expect(left.map((reference) => reference.deref() !== undefined)).toEqual([true, true, true, true, false]);
});

/** References to what nobody needs any more: a database, two of its statements, an iterator, and an object to show that garbage is collected. */
function leftBehind(): WeakRef<object>[] {
  const db = openDatabase(':memory:');
  const statement = db.prepare('SELECT 1');
  expect(statement.pluck(true).get()).toBe(1);
  expect(db.pragma('user_version', { simple: true })).toBe(0);
  const iterator = db.prepare<[number], { one: number }>('SELECT ? AS one').iterate(1);
  expect([...iterator]).toEqual([{ one: 1 }]);
  const references = [db, statement, db.prepare('SELECT 2'), iterator, { nobody: 'needs it' }];
  db.close();
  return references.map((value) => new WeakRef(value));
}

it('reads and sets pragmas as better-sqlite3 does', () => {
  const db = openDatabase(':memory:');
  db.pragma('user_version = 7');
  expect(db.pragma('user_version')).toEqual([{ user_version: 7 }]);
  expect(db.pragma('user_version', { simple: true })).toBe(7);
  db.close();
});

it('is the only place that opens a database', () => {
  const files = readdirSync('pipeline', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const openers = files.filter((file) => /new \w*Database\(/.test(readFileSync(join('pipeline', file), 'utf8')));
  expect(openers).toEqual([join('publish', 'sqlite.ts')]);
});
