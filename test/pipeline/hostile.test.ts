import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Node } from 'unist';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markdown } from '../../parsers/article/prose.ts';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { run, scratch, snapshot } from '../support/program.ts';
import { rowsOf } from '../support/rows.ts';
import { SMALL_SEASON_WRONG } from '../support/small-season.ts';

/** Names that a database, a page, a sheet, a terminal, a path or an object could obey. */
const NAMES = {
  sql: `Robert'); DROP TABLE driver;--`,
  script: '</script><script>alert(1)</script>',
  formula: `=HYPERLINK("http://example.org/","click")`,
  terminal: 'Ann \u001b[31mRed\u001b]0;title\u0007 Archer',
  direction: 'Bob \u202e\u2066Brewer\u200f',
  path: '../../../etc/passwd',
  prototype: '__proto__',
  constructor: 'constructor',
} as const;

/** What a terminal or a reader obeys and does not show; ends of lines are meant. */
const OBEYED = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
const FILE_NAME = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/?)+$/;

const rows = Object.values(NAMES).map(
  (name, index) => `| ${index + 1} | ${name} | USA ${name} Racing | ${20 - index} | 0 | ${21 - index} |`,
);
const schedule = `| 1 | ${NAMES.script} | 2 Hours 45 Minutes | ${NAMES.path} | May 3 |`;
const SEASON = SMALL_SEASON_WRONG.replace('| 1= | GBR Bob Brewer | USA Heron Racing | 20 | 25 | 45 |', rows.join('\n'))
  .replace('| 1 | Lakeland 3 Hours | 2 Hours 45 Minutes | Lakeland Park | May 3 |', schedule)
  .replaceAll('===GX standings===', `===__proto__ standings===`)
  .replaceAll('Grand Touring (GX)', `Grand ${NAMES.terminal} (__proto__)`)
  .replaceAll('GX Winning', '__proto__ Winning')
  .replace(
    '==Schedule==',
    `==../../Weather ${NAMES.terminal}==\n| ${NAMES.script} | constructor | ${NAMES.direction} |\n| __proto__ | ${NAMES.sql} | ${NAMES.formula} |\n\n==Schedule==`,
  );
const TITLE = `2031 ../../../${NAMES.terminal}<script>alert(2)</script> __proto__ Cup`;
const FILES = {
  [`2031_<script>alert(3)<\u001b[31m.txt`]: SEASON,
  '__proto__.txt': SEASON.replaceAll('2031', '2032'),
  'constructor.md': '# 2033 constructor Cup\n\n| a | b |\n| - | - |\n| `=1+1` | @SUM(1) |\n',
  '....txt': `= ${NAMES.path} =\n\ntext\n`,
  '-rf ~ $(touch oops).html': `<!DOCTYPE html><title>${NAMES.path}</title><h1>2034 -rf Cup</h1><table><tr><td>+1<td>-1</table>`,
};

const folder = scratch();
afterAll(folder.remove);
const out = folder.at('below/out');
const raw = folder.raw(FILES);
let db: Database.Database;
beforeAll(async () => {
  expect(await run(['ingest', '--raw', raw, '--out', out, '--quiet'])).toMatchObject({ status: 0, err: '' });
  db = openDatabase(join(out, 'alms.sqlite'), { readonly: true });
}, 120_000);
afterAll(() => {
  db.close();
});

/** What Markdown hands on as HTML. */
function htmlIn(node: Node): string {
  if (node.type === 'html' && 'value' in node) return String(node.value);
  return 'children' in node && Array.isArray(node.children) ? node.children.map(htmlIn).join('') : '';
}

const published = () => Object.keys(snapshot(out));
const textOf = (name: string) => readFileSync(join(out, name), 'utf8');

describe('hostile names, titles, headings, classes and names of files', { timeout: 120_000 }, () => {
  it('are published as they are printed, with all tables there', () => {
    const names = rowsOf(db, 'SELECT text FROM source_cell').map(({ text }) => text);
    expect(Object.values(NAMES).filter((name) => !names.includes(name))).toEqual([]);
    expect(rowsOf(db, 'PRAGMA foreign_key_check')).toEqual([]);
  });

  it('make ids of letters, digits, hyphens, dots and slashes, without a step up', () => {
    const tables = rowsOf(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%_id %'").map(
      ({ name }) => String(name),
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables) {
      for (const row of rowsOf(db, `SELECT * FROM ${table}`)) {
        for (const [column, value] of Object.entries(row)) {
          if (!column.endsWith('_id') || value === null) continue;
          expect([table, column, value]).toEqual([
            table,
            column,
            expect.stringMatching(/^[A-Za-z0-9][A-Za-z0-9./=_-]*$/),
          ]);
          expect(String(value).split('/')).not.toContain('..');
        }
      }
    }
  });

  it('make files below out/ alone', () => {
    for (const name of published()) expect(name).toMatch(FILE_NAME);
    expect(Object.keys(snapshot(dirname(out))).filter((name) => !name.startsWith('out/'))).toEqual([]);
    expect(published().some((name) => name.startsWith('markdown/') && name.endsWith('.md'))).toBe(true);
  });

  it('change no prototype', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    for (const name of published().filter((file) => file.endsWith('.json'))) JSON.parse(textOf(name));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('stand in no text file with a character that a terminal or an editor obeys', () => {
    const texts = published().filter((name) => /(?:\.md|\.html|\.json|LICENSE|CHECKSUMS\.txt)$/.test(name));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((name) => OBEYED.test(textOf(name)))).toEqual([]);
  });

  it('are text in every page and in all Markdown', () => {
    const pages = published().filter((name) => /\.(?:html|md)$/.test(name));
    expect(pages.length).toBeGreaterThan(2);
    for (const name of pages) {
      const markup = name.endsWith('.md') ? htmlIn(markdown.parse(textOf(name))) : textOf(name);
      expect([name, markup.includes('<script>alert')]).toEqual([name, false]);
    }
  });

  it('are formulas in no sheet', () => {
    const sheets = published().filter((name) => name.endsWith('.csv'));
    expect(sheets.length).toBeGreaterThan(10);
    for (const name of sheets) expect([name, /(?:^|,|\n)"?[=@]/.test(textOf(name))]).toEqual([name, false]);
  });

  it.each([
    ['ingest', ['ingest', '--raw', raw, '--out', folder.at('again')]],
    ['ingest --json', ['ingest', '--raw', raw, '--out', folder.at('again'), '--json']],
    ['audit', ['audit', '--db', join(out, 'alms.sqlite')]],
    ['audit --json', ['audit', '--db', join(out, 'alms.sqlite'), '--json']],
    ['explain', ['explain', 'Denis Duval', '--db', join(out, 'alms.sqlite')]],
    ['explain --json', ['explain', '__proto__', '--db', join(out, 'alms.sqlite'), '--json']],
    ['tables', ['tables', join(raw, 'articles', `2031_<script>alert(3)<\u001b[31m.txt`)]],
    ['tables --json', ['tables', join(raw, 'articles', '__proto__.txt'), '--json']],
    ['ids', ['ids', '--raw', raw, '--out', out]],
  ])('are shown by %s without a character that the terminal obeys', async (_what, argv) => {
    const result = await run(argv);
    expect(result.status).toBeLessThan(2);
    expect(result.out.length).toBeGreaterThan(0);
    expect(OBEYED.exec(result.out + result.err)?.[0]).toBeUndefined();
  });

  it('are complained of without such a character', async () => {
    const strange = folder.raw({ 'a\u001b[31m\u202e.txt': '' });
    const result = await run(['ingest', '--raw', strange, '--out', folder.at('never')]);
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]+\n$/);
    expect(OBEYED.test(result.err)).toBe(false);
  });

  it('are written out in SARIF and in annotations', async () => {
    const sarif = folder.at('audit.sarif');
    const argv = ['audit', '--db', join(out, 'alms.sqlite'), '--sarif', sarif];
    const { status, err } = await run(argv);
    expect([status, err]).toEqual([0, '']);
    const text = readFileSync(sarif, 'utf8');
    expect(OBEYED.test(text)).toBe(false);
    expect(JSON.parse(text)).toMatchObject({ version: '2.1.0' });
  });
});

describe('a title in sources.json', { timeout: 120_000 }, () => {
  it('leads no file out of the folder and no escape into a text', async () => {
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(SEASON).digest('hex');
    const listing = {
      file: 'a.txt',
      title: TITLE,
      url: `javascript:alert(4)//\u001b[31m`,
      revision: '../1',
      licence: `<b>${NAMES.terminal}`,
      sha256,
    };
    const listed = folder.raw({ 'a.txt': SEASON, 'sources.json': JSON.stringify([listing]) });
    const target = folder.at('listed/out');
    expect(await run(['ingest', '--raw', listed, '--out', target, '--quiet'])).toMatchObject({ status: 0, err: '' });
    expect(Object.keys(snapshot(dirname(target))).filter((name) => !name.startsWith('out/'))).toEqual([]);
    for (const name of Object.keys(snapshot(target))) {
      expect(name).toMatch(FILE_NAME);
      if (!/(?:\.md|\.html|\.json|LICENSE)$/.test(name)) continue;
      const text = readFileSync(join(target, name), 'utf8');
      expect([name, OBEYED.exec(text)?.[0]]).toEqual([name, undefined]);
      if (name.endsWith('.html')) expect([name, /(?:href|src)="javascript:/i.test(text)]).toEqual([name, false]);
      if (name.endsWith('.md')) expect([name, /\]\(<?javascript:/i.test(text)]).toEqual([name, false]);
    }
  });
});
