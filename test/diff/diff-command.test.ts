import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { run, scratch, sha256 } from '../support/program.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG } from '../support/small-season.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);

const published = join(folder.at('out'), 'alms.sqlite');
beforeAll(async () => {
  const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });
  expect(await run(['ingest', '--raw', raw, '--out', folder.at('out'), '--quiet', '--no-report'])).toMatchObject({
    status: 0,
  });
}, 60_000);

let count = 0;
/** A copy of the publication in which statements were run. */
function changed(...statements: string[]): string {
  count += 1;
  const path = folder.at(`changed-${count}.sqlite`);
  copyFileSync(published, path);
  const db = openDatabase(path);
  db.pragma('foreign_keys = OFF');
  for (const statement of statements) db.exec(statement);
  db.close();
  return path;
}

const Change = z.strictObject({
  table: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  key: z.record(z.string(), z.unknown()),
  row: z.record(z.string(), z.unknown()).optional(),
  columns: z.record(z.string(), z.strictObject({ old: z.unknown(), new: z.unknown() })).optional(),
});
const Identity = z.strictObject({ publication: z.string(), schema_version: z.number() });
const Columns = z.array(z.strictObject({ table: z.string(), column: z.string() }));
const Tables = z.array(z.string());
const Diff = z.strictObject({
  old: Identity,
  new: Identity,
  changes: z.array(Change),
  not_compared: z.strictObject({
    tables: z.strictObject({ only_old: Tables, only_new: Tables, without_common_key: Tables }),
    columns: z.strictObject({ only_old: Columns, only_new: Columns }),
  }),
});

async function jsonOf(old: string, fresh: string) {
  const { status, out, err } = await run(['diff', old, fresh, '--json']);
  expect(err).toBe('');
  return { status, diff: Diff.parse(JSON.parse(out)) };
}

const THREE_CHANGES = [
  "UPDATE circuit SET name = 'Harbour Loop', name_ascii = 'Harbour Loop' WHERE circuit_id = 'harbour-ring'",
  "INSERT INTO circuit VALUES ('zandvoort', 'Zandvoort', 'Zandvoort')",
  "DELETE FROM class_win_driver WHERE race_id LIKE '%/02' AND driver_id = 'cara-cole'",
];

describe('diff', () => {
  it('of a file with itself says that there is no difference', async () => {
    expect(await run(['diff', published, changed()])).toEqual({ status: 0, out: 'No difference\n', err: '' });
    const { status, diff } = await jsonOf(published, published);
    expect([status, diff.changes]).toEqual([0, []]);
  });

  it('names what was added, removed and changed, with old and new values', async () => {
    const { status, out, err } = await run(['diff', published, changed(...THREE_CHANGES)]);
    expect([status, err]).toEqual([1, '']);
    expect(out.split('\n')).toEqual([
      'circuit',
      '  ~ harbour-ring',
      "      name: 'Harbour Ring' -> 'Harbour Loop'",
      "      name_ascii: 'Harbour Ring' -> 'Harbour Loop'",
      '  + zandvoort',
      "      name 'Zandvoort', name_ascii 'Zandvoort'",
      'class_win_driver',
      '  - lakeland-endurance-cup-2031/02 | PX | 2',
      expect.stringMatching(/^ {6}driver_id 'cara-cole', driver_text 'Cara Cole', country_text 'CAN', .*line \d+$/),
      '',
      'circuit: 1 added, 0 removed, 1 changed',
      'class_win_driver: 0 added, 1 removed, 0 changed',
      '',
    ]);
  });

  it('says the same with --json, in one object', async () => {
    const { status, diff } = await jsonOf(published, changed(...THREE_CHANGES));
    expect(status).toBe(1);
    expect(diff.changes).toMatchObject([
      {
        table: 'circuit',
        change: 'changed',
        key: { circuit_id: 'harbour-ring' },
        columns: { name: { old: 'Harbour Ring', new: 'Harbour Loop' }, name_ascii: {} },
      },
      { table: 'circuit', change: 'added', row: { circuit_id: 'zandvoort', name: 'Zandvoort' } },
      { table: 'class_win_driver', change: 'removed', key: { display_order: 2 }, row: { driver_text: 'Cara Cole' } },
    ]);
  });

  it('the other way round adds what was removed and removes what was added', async () => {
    const other = changed(...THREE_CHANGES);
    const forth = await jsonOf(published, other);
    const back = await jsonOf(other, published);
    const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    expect(back.diff.changes.map(({ change, key }) => [change, key])).toEqual(
      forth.diff.changes.map(({ change, key }) => [turned[change], key]),
    );
    expect(back.diff.changes[0]?.columns?.['name']).toEqual({ old: 'Harbour Loop', new: 'Harbour Ring' });
  });

  it('tells NULL from the empty text and a number from its text', async () => {
    const one = changed("UPDATE circuit SET name_ascii = '' WHERE circuit_id = 'harbour-ring'");
    const { diff } = await jsonOf(
      one,
      changed("UPDATE circuit SET name_ascii = 'NULL' WHERE circuit_id = 'harbour-ring'"),
    );
    expect(diff.changes).toMatchObject([{ columns: { name_ascii: { old: '', new: 'NULL' } } }]);
    const { out } = await run(['diff', changed('UPDATE team SET country_id = NULL'), published]);
    expect(out).toMatch(/country_id: NULL -> '/);
  });

  it('holds rows against each other whose key has NULL in it', async () => {
    const other = changed("UPDATE audit_check SET outcome = 'explained' WHERE race_id IS NULL");
    const { diff } = await jsonOf(published, other);
    const db = openDatabase(published, { readonly: true });
    const wanted = db
      .prepare<[], { n: number }>(
        "SELECT count(*) AS n FROM audit_check WHERE race_id IS NULL AND outcome <> 'explained'",
      )
      .get();
    db.close();
    expect(wanted?.n).toBeGreaterThan(0);
    expect(diff.changes).toHaveLength(wanted?.n ?? 0);
    expect(new Set(diff.changes.map(({ table, change }) => `${table} ${change}`))).toEqual(
      new Set(['audit_check changed']),
    );
  });

  it('finds a changed figure of an article, in the table, the findings and the hash', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG });
    await run(['ingest', '--raw', raw, '--out', folder.at('wrong'), '--quiet', '--no-report']);
    const { status, diff } = await jsonOf(published, join(folder.at('wrong'), 'alms.sqlite'));
    expect(status).toBe(1);
    expect(diff.old.publication).not.toBe(diff.new.publication);
    const totals = diff.changes.filter(({ columns }) => columns?.['total_text'] !== undefined);
    expect(totals).toMatchObject([
      { columns: { total_text: { old: '45', new: '54' }, verdict: { new: 'disagrees' } } },
    ]);
    const findings = diff.changes.filter(({ table }) => table === 'finding');
    expect(findings.map(({ change, row }) => [change, row?.['code']])).toContainEqual(['added', 'total-mismatch']);
  });

  it('writes out what would move a terminal', async () => {
    const other = changed(
      `UPDATE circuit SET name = char(27) || '[2J' || char(10) || 'x' WHERE circuit_id = 'harbour-ring'`,
    );
    const { out } = await run(['diff', published, other]);
    expect(out).toContain("name: 'Harbour Ring' -> '\\u001b[2J\\u000ax'");
    const { diff } = await jsonOf(published, other);
    expect(diff.changes[0]?.columns?.['name']?.new).toBe('\u001b[2J\nx');
  });

  it('only reads', async () => {
    const before = sha256(readFileSync(published));
    await run(['diff', published, changed(...THREE_CHANGES)]);
    expect(sha256(readFileSync(published))).toBe(before);
  });
});

describe('publications of two versions of the schema', () => {
  const statements = [
    'PRAGMA user_version = 99',
    // Views that no longer fit are of no account.
    'PRAGMA legacy_alter_table = ON',
    'CREATE TABLE weather (race_id TEXT PRIMARY KEY, text TEXT) STRICT',
    'ALTER TABLE circuit ADD COLUMN length_km REAL',
    'DROP TABLE season_number',
    'ALTER TABLE series RENAME TO old_series',
    'CREATE TABLE series (name TEXT PRIMARY KEY) STRICT',
    "UPDATE circuit SET name = 'Harbour Loop' WHERE circuit_id = 'harbour-ring'",
  ];

  it('are compared as far as their tables match', async () => {
    const { status, diff } = await jsonOf(published, changed(...statements));
    expect(status).toBe(1);
    expect(diff.new.schema_version).toBe(99);
    expect(diff.changes).toMatchObject([{ table: 'circuit', columns: { name: { new: 'Harbour Loop' } } }]);
    expect(diff.not_compared).toEqual({
      tables: { only_old: ['season_number'], only_new: ['old_series', 'weather'], without_common_key: ['series'] },
      columns: {
        only_old: [],
        only_new: [{ table: 'circuit', column: 'length_km' }],
      },
    });
  });

  it('say what cannot be compared, and end in 1 for that alone', async () => {
    const { status, out } = await run(['diff', published, changed('DROP TABLE season_number')]);
    expect(status).toBe(1);
    expect(out).toBe('season_number: a table that only the old database has\n');
  });
});

describe('a call of diff that cannot be answered', () => {
  it.each([[[]], [['a', 'b', 'c']], [['a', '--yaml']]])('ends in 2: %j', async (words) => {
    const { status, out, err } = await run(['diff', ...words]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^scrutineer: [^\n]+\n$/);
  });

  it('ends in 3 and names the file that cannot be read, old or new', async () => {
    const cut = changed();
    truncateSync(cut, 20_480);
    const text = folder.at('text.sqlite', 'no database at all, '.repeat(100));
    const stranger = folder.at('stranger.sqlite');
    openDatabase(stranger).exec('CREATE TABLE a (b)').close();
    for (const bad of [cut, text, stranger, folder.at('missing.sqlite'), folder.path]) {
      for (const pair of [
        [bad, published],
        [published, bad],
      ]) {
        const { status, err } = await run(['diff', ...pair]);
        expect([bad, status, err]).toEqual([bad, 3, expect.stringMatching(/^scrutineer: [^\n]+\n$/)]);
        expect(err).toContain(`${bad}: `);
      }
    }
  });

  it('names the damaged one of two where the damage is found late', async () => {
    const bytes = readFileSync(published);
    // The first pages hold the schema, so that the file opens.
    bytes.fill(0xff, 4096 * 100);
    const late = folder.at('late.sqlite');
    writeFileSync(late, bytes);
    const { status, err } = await run(['diff', late, published]);
    expect([status, err]).toEqual([3, expect.stringContaining(`${late}: cannot be read`)]);
  });
});
