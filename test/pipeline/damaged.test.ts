import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { LOST_CELLS } from '../support/lost-cells.ts';
import { RAW, run, scratch } from '../support/program.ts';
import { type AnyRow, rowsOf, textOf } from '../support/rows.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

const folder = scratch();
afterAll(folder.remove);

interface Outcome {
  readonly findings: readonly AnyRow[];
  /** Rows in a table. */
  readonly count: (table: string) => number;
  readonly rows: (sql: string) => AnyRow[];
}

let runs = 0;
/** Publishes one article; holds against the result what must hold for any article that can be read. */
async function publishArticle(text: string, name = '2031_Lakeland_Endurance_Cup.txt'): Promise<Outcome> {
  runs += 1;
  const out = folder.at(`out-${runs}`);
  const result = await run(['ingest', '--raw', folder.raw({ [name]: text }), '--out', out, '--quiet']);
  expect(result).toEqual({ status: 0, out: '', err: '' });
  const db = openDatabase(join(out, 'alms.sqlite'), { readonly: true });
  const rows = (sql: string) => rowsOf(db, sql);
  try {
    expect(rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(rows(LOST_CELLS)).toEqual([]);
    const findings = rows('SELECT * FROM finding ORDER BY rowid');
    const counts = new Map(
      rows("SELECT name FROM sqlite_master WHERE type = 'table'").map((row) => {
        const table = textOf(row, 'name');
        return [table, Number(rows(`SELECT count(*) AS n FROM ${table}`)[0]?.['n'])];
      }),
    );
    const kept = new Map(KEPT.map((sql) => [sql, rows(sql)]));
    return { findings, count: (table) => counts.get(table) ?? 0, rows: (sql) => kept.get(sql) ?? [] };
  } finally {
    db.close();
  }
}

const STANDINGS = 'SELECT name, points_published, points_computed FROM standing ORDER BY standing_id';
const KEPT = [STANDINGS];

const codes = (outcome: Outcome) => outcome.findings.map((finding) => textOf(finding, 'code'));
const onLine = (outcome: Outcome, line: number) => outcome.findings.filter((finding) => finding['line'] === line);
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the season of these tests', () => {
  it('has nothing wrong with it', async () => {
    const outcome = await publishArticle(SMALL_SEASON);
    expect(outcome.findings.filter((finding) => finding['severity'] !== 'info')).toEqual([]);
    expect(outcome.rows(STANDINGS)).toHaveLength(7);
    expect(outcome.count('class_win')).toBe(4);
    expect(outcome.count('entry_driver')).toBe(5);
  });
});

describe('a row with a cell too many', () => {
  it('is one finding: the cell that nothing carries is not reported once more', async () => {
    const row = '| 3 | USA Ann Archer | USA Heron Racing | 16 | 21 | 37 |';
    const wide = SMALL_SEASON.replace(row, `${row} 99 |`);
    expect(codes(await publishArticle(wide)).filter((code) => code !== 'source-loss')).toEqual(['row-misshapen']);
  });
});

describe('a table that is cut off in a row', () => {
  it('of the standings gives a finding on its line, and the rest is published', async () => {
    const cut = SMALL_SEASON.replace('| 3 | USA Ann Archer | USA Heron Racing | 16 | 21 | 37 |', '| 3 | USA Ann Ar');
    const outcome = await publishArticle(cut);
    expect(onLine(outcome, lineOf(cut, '| 3 | USA Ann Ar'))).toContainEqual(
      expect.objectContaining({ code: 'row-misshapen', severity: 'warning' }),
    );
    const whole = await publishArticle(SMALL_SEASON);
    const others = (rows: AnyRow[]) => rows.filter((row) => !textOf(row, 'name').startsWith('Ann'));
    expect(others(outcome.rows(STANDINGS))).toEqual(others(whole.rows(STANDINGS)));
  });

  it.each([
    ['the schedule', '| 2 | Harbour Six | 6 Hours', '| 2 | Harbour Six | 6 Ho', 'class_win'],
    ['the entry list', '| ITA Elena Esposito | 2 |', '| ITA Elena Esp', 'entry'],
    [
      'the results',
      '| 2 | Harbour | USA #12 Heron Racing | FRA #7 Ibis Sport |',
      '| 2 | Harbour | USA #12 Heron Racing | FRA #7 Ibis Sp',
      'class_win',
    ],
    ['the teams', '| 20 | 25 | 45 |', '| 20 | 2', 'team_standing'],
  ])('of %s gives a finding on its line', async (_what, row, rest, table) => {
    const line = lineOf(SMALL_SEASON, row);
    const lines = SMALL_SEASON.split('\n');
    lines[line - 1] = (lines[line - 1] ?? '').replace(/^(.*)$/, (text) => text.slice(0, text.indexOf(row)) + rest);
    const outcome = await publishArticle(lines.join('\n'));
    expect(onLine(outcome, line).map((finding) => finding['severity'])).toContain('warning');
    expect(outcome.count(table)).toBeGreaterThan(0);
    expect(outcome.count('driver_standing')).toBe(5);
  });
});

describe('an article that is cut off', { timeout: 300_000 }, () => {
  /** True where the last line is a row that opens with a number and lacks its closing pipe. */
  const stopsInRow = (text: string) => /^\| ?\d.*[^|\s]$/.test(text.slice(text.lastIndexOf('\n') + 1));
  const codesAtEnd = (outcome: Outcome, text: string) =>
    onLine(outcome, text.split('\n').length).map((finding) => textOf(finding, 'code'));

  it('at any character of a small one is published', async () => {
    for (let length = 1; length < SMALL_SEASON.length; length += 23) {
      const text = SMALL_SEASON.slice(0, length);
      if (text.trim() === '') continue;
      const outcome = await publishArticle(text);
      if (stopsInRow(text))
        expect([text, codesAtEnd(outcome, text)]).toEqual([text, expect.arrayContaining(['row-misshapen'])]);
    }
  });

  it.each([2002, 2007, 2008, 2012])('at some characters of the season of %i is published', async (year) => {
    const name = `${year}_American_Le_Mans_Series.txt`;
    const text = readFileSync(join(RAW, 'articles', name), 'utf8');
    for (const share of [0.07, 0.21, 0.38, 0.52, 0.66, 0.83, 0.97]) {
      const cut = text.slice(0, Math.floor(text.length * share));
      const outcome = await publishArticle(cut, name);
      if (stopsInRow(cut)) expect(codesAtEnd(outcome, cut)).toContain('row-misshapen');
      expect(outcome.count('source_cell')).toBeGreaterThan(0);
    }
  });
});

describe('a table of an unknown kind', () => {
  const strange = '\n==Weather==\n| Day | Sky | Wind |\n| Friday | grey | 3 |\n| Saturday | blue | 1 |\n';

  it('is kept in the ledger and reported once; the rest is published as before', async () => {
    const text = SMALL_SEASON + strange;
    const outcome = await publishArticle(text);
    expect(outcome.findings.filter((finding) => finding['code'] === 'unknown-table')).toMatchObject([
      { severity: 'warning', line: lineOf(text, '| Day |') },
    ]);
    const whole = await publishArticle(SMALL_SEASON);
    expect(outcome.count('source_cell')).toBe(whole.count('source_cell') + 9);
    expect(outcome.count('source_table')).toBe(whole.count('source_table') + 1);
    expect(outcome.rows(STANDINGS)).toEqual(whole.rows(STANDINGS));
  });

  it('is all that an article may hold', async () => {
    const outcome = await publishArticle(`= Weather =\n${strange}`, 'weather.txt');
    expect(codes(outcome)).toContain('unknown-table');
    expect(outcome.count('source_cell')).toBe(9);
  });

  it('of one cell, of empty cells, of pipes alone is read', async () => {
    for (const table of ['| x |', '| |\n| |', '||', '|||||', '|', '| a | b', '|a|b|', '|-', '{|', '|+ caption']) {
      await publishArticle(`${SMALL_SEASON}\n==Odd==\n${table}\n`);
    }
  });
});

describe('an article without a table', () => {
  it.each([
    'text',
    '= Title =',
    '\n\n\ntext',
    '\uFEFF= 2031 Cup =\n\ntext',
    '# Heading\r\n\r\ntext\r\n',
    '|}',
    '{|\n|}',
  ])('is published: %j', async (text) => {
    const outcome = await publishArticle(text);
    expect(outcome.count('source')).toBe(1);
  });
});

describe('lines that end otherwise', () => {
  it('give the same rows', async () => {
    const unix = await publishArticle(SMALL_SEASON);
    const windows = await publishArticle(SMALL_SEASON.replaceAll('\n', '\r\n'));
    expect(windows.rows(STANDINGS)).toEqual(unix.rows(STANDINGS));
    expect(codes(windows)).toEqual(codes(unix));
  });
});

describe('a very long line', { timeout: 180_000 }, () => {
  const long = 1_000_000;

  it.each([
    ['of words', 'word '.repeat(long / 5)],
    ['of one word', 'x'.repeat(long)],
    ['of list marks', '- '.repeat(20_000)],
    ['of stars', '*a '.repeat(20_000)],
    ['of brackets', '['.repeat(20_000)],
    ['of digits', '1'.repeat(20_000)],
    ['of equals signs', '='.repeat(20_000)],
  ])('%s is read', async (_what, line) => {
    const whole = await publishArticle(SMALL_SEASON);
    const outcome = await publishArticle(SMALL_SEASON.replace('==Schedule==', `${line}\n\n==Schedule==`));
    expect(outcome.rows(STANDINGS)).toEqual(whole.rows(STANDINGS));
  });

  it('in a cell is kept whole', async () => {
    const name = `Ann ${'A'.repeat(100_000)}rcher`;
    const outcome = await publishArticle(
      SMALL_SEASON.replace('Elena Esposito | FRA Ibis Sport', `${name} | FRA Ibis Sport`),
    );
    expect(outcome.rows(STANDINGS).map((row) => row['name'])).toContain(name);
  });

  it('of many cells is kept in the ledger', async () => {
    const outcome = await publishArticle(`${SMALL_SEASON}\n==Wide==\n| ${'x | '.repeat(20_000)}\n`);
    expect(outcome.count('source_cell')).toBeGreaterThan(20_000);
  });
});
