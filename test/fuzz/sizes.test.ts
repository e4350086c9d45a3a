import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { run, scratch } from '../support/program.ts';
import { rowsOf } from '../support/rows.ts';
import { SMALL_SEASON } from '../support/small-season.ts';
import { faultsOf } from './faults-of.ts';

const folder = scratch();
afterAll(folder.remove);
const MILLION = 1_000_000;

/** A standings table with so many rows and rounds. */
function standings(rows: number, rounds: number): string {
  const header = ['Pos', 'Driver', 'Team', ...Array.from({ length: rounds }, (_, index) => `Rd${index + 1}`), 'Total'];
  const lines = Array.from({ length: rows }, (_, index) => {
    const points = Array.from({ length: rounds }, () => '1');
    return [String(index + 1), `GBR Driver ${index}`, 'USA Heron Racing', ...points, String(rounds)];
  });
  return [header, ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

const season = (table: string) => `= 2031 Cup =\n\n==Drivers championship==\n\n===PX standings===\n${table}`;

describe('an article that is too large for any memory', { timeout: 300_000 }, () => {
  it.each([
    ['a line of 50 MB of words', 'txt', 1, () => 'word '.repeat(10 * MILLION)],
    ['a line of 50 MB of one word', 'wikitext', 1, () => 'x'.repeat(50 * MILLION)],
    ['a line of 50 MB of cells', 'txt', 2, () => `= 2031 Cup =\n${'| a '.repeat(12.5 * MILLION)}`],
    // What stands above the rows has 17 marks and each row 8, the ends of lines among them; a million fit.
    [
      'a million rows',
      'txt',
      6 + Math.floor((MILLION - 17) / 8),
      () => season('| 1 | GBR Bob Brewer | USA Heron Racing | 20 | 25 | 45 |\n'.repeat(MILLION)),
    ],
    ['a million elements', 'html', 1, () => `<!DOCTYPE html>${'<b>'.repeat(MILLION)}`],
    ['a million items', 'md', 3 + (150_000 - 2) / 2, () => `# 2031 Cup\n\n${'- a\n'.repeat(MILLION)}`],
  ])('%s is read as far as it fits, with a finding on the line', async (_what, ending, line, make) => {
    const out = folder.at('large');
    const raw = folder.raw({ [`2031_Cup.${ending}`]: make(), '2030_Heron_Trophy.txt': SMALL_SEASON });
    expect(await run(['ingest', '--raw', raw, '--out', out, '--quiet'])).toEqual({ status: 0, out: '', err: '' });
    const db = openDatabase(join(out, 'alms.sqlite'), { readonly: true });
    try {
      const left =
        "SELECT line FROM finding WHERE code = 'row-misshapen' AND message LIKE '%is left out; split the article'";
      expect(rowsOf(db, left)).toEqual([{ line: Math.floor(line) }]);
      expect(rowsOf(db, 'SELECT count(*) AS n FROM season WHERE race_count > 0')).toEqual([{ n: 1 }]);
    } finally {
      db.close();
    }
  });
});

describe('a table that is larger than any of a season', { timeout: 300_000 }, () => {
  it.each([
    ['of 3,000 rows', standings(3000, 1), 3001 * 5],
    ['of a thousand columns', standings(3, 1000), 4 * 1004],
  ])('%s is kept cell by cell, with one finding on its first line', async (_what, table, cells) => {
    const raw = folder.raw({ '2031_Cup.txt': season(table) });
    expect(await faultsOf(raw, ['2031_Cup.txt'], folder)).toEqual([]);
    const db = openDatabase(join(folder.path, 'out', 'alms.sqlite'), { readonly: true });
    try {
      expect(rowsOf(db, 'SELECT count(*) AS n FROM source_cell')).toEqual([{ n: cells }]);
      expect(rowsOf(db, "SELECT line FROM finding WHERE code = 'unknown-table'")).toEqual([{ line: 6 }]);
      expect(rowsOf(db, 'SELECT count(*) AS n FROM driver_standing')).toEqual([{ n: 0 }]);
    } finally {
      db.close();
    }
  });
});

describe('an article that is nested deep', { timeout: 300_000 }, () => {
  const DEEP = 20_000;
  it.each([
    ['quotes', 'txt', '> '.repeat(DEEP)],
    ['lists', 'md', '- '.repeat(DEEP)],
    ['quotes', 'md', '> '.repeat(DEEP)],
    ['tables', 'wikitext', '{|\n| a\n'.repeat(DEEP)],
    ['templates', 'wikitext', '{{a|'.repeat(DEEP)],
    ['links', 'wikitext', '[[File:a|'.repeat(DEEP)],
    ['references', 'wikitext', '<ref>'.repeat(DEEP)],
    ['boxes', 'html', '<div>'.repeat(DEEP)],
    ['tables', 'html', '<table><tr><td>a'.repeat(DEEP)],
    ['lists', 'html', '<ul><li>a'.repeat(DEEP)],
  ])('%s in .%s are read', async (_what, ending, text) => {
    const name = `2031_Cup.${ending}`;
    expect(await faultsOf(folder.raw({ [name]: text }), [name], folder)).toEqual([]);
  });
});

describe('characters of every plane', { timeout: 300_000 }, () => {
  const planes = Array.from({ length: 17 }, (_, plane) => String.fromCodePoint(plane * 0x10000 + 0x1234));
  const odd = [
    ...planes,
    '\u200f',
    '\u202e',
    '\u2067',
    '\u2028',
    '\u0085',
    '\u0301',
    '\ufffe',
    '\u{1fffe}',
    '👩‍🔧',
    '\u0001',
  ];
  it('stand in names as they are printed', async () => {
    const text = SMALL_SEASON.replaceAll('Elena Esposito', `Elena ${odd.join('x')}`);
    const raw = folder.raw({ '2031_Cup.txt': text });
    expect(await faultsOf(raw, ['2031_Cup.txt'], folder)).toEqual([]);
    const db = openDatabase(join(folder.path, 'out', 'alms.sqlite'), { readonly: true });
    try {
      expect(rowsOf(db, 'SELECT name FROM driver').map((row) => row['name'])).toContain(`Elena ${odd.join('x')}`);
    } finally {
      db.close();
    }
  });

  it.each([
    ['wikitext', '&#0; &#xD800; &#xDFFF; &#x110000; &#99999999999; &#xFFFE;'],
    ['html', '<p>&#0; &#xD800; &#xDFFF; &#x110000; &#99999999999; &#xFFFE;</p>'],
  ])('that are none, written as references in .%s, are read', async (ending, text) => {
    const table = ending === 'html' ? `<table><tr><td>${text}<td>b</table>` : `{|\n| ${text} || b\n|}\n`;
    const name = `2031_Cup.${ending}`;
    expect(await faultsOf(folder.raw({ [name]: `${text}\n${table}` }), [name], folder)).toEqual([]);
  });
});
