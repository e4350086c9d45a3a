import { afterAll, describe, expect, it } from 'vitest';
import { run, scratch } from '../support/program.ts';

const folder = scratch();
afterAll(folder.remove);

const WIKITEXT = folder.at(
  'page.wikitext',
  `==Cars==
===Standings===
{| class="wikitable"
|+ Final order
! Pos !! Driver !! Rd1 !! Total
|-
| rowspan="2" | 1 || {{flagicon|ITA}} Rinaldo Capello<ref>As printed</ref> || rowspan="2" | 20 || 20
|-
| {{flagicon|GBR}} Allan McNish || 20
|}
{|
! a
|
{|
| b || c
|}
|}
`,
);
const DUMP = folder.at('page.txt', '==Points==\n| Pos | Team | Rd1 | Total |\n| 1 | USA Heron Racing | 20 | 20 |\n');

const STANDINGS = {
  section_path: 'Cars / Standings',
  caption: 'Final order',
  line_first: 3,
  kind: 'driver-standings',
  header_row_count: 1,
  grid: [
    ['Pos', 'Driver', 'Rd1', 'Total'],
    ['1', 'ITA Rinaldo Capello', '20', '20'],
    ['1', 'GBR Allan McNish', '20', '20'],
  ],
};

describe('tables --json', () => {
  it('of one file is an array with every table, nested ones too', async () => {
    const { status, out } = await run(['tables', WIKITEXT, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual([
      STANDINGS,
      expect.objectContaining({ section_path: 'Cars / Standings', caption: null, kind: 'unknown', grid: [['a', '']] }),
      expect.objectContaining({ kind: 'unknown', header_row_count: 0, grid: [['b', 'c']] }),
    ]);
  });

  it('of several files is an object of arrays by file name as given', async () => {
    const { out } = await run(['tables', WIKITEXT, DUMP, '--json']);
    const read: unknown = JSON.parse(out);
    expect(read).toMatchObject({
      [WIKITEXT]: [STANDINGS, {}, {}],
      [DUMP]: [{ section_path: 'Points', kind: 'team-standings', line_first: 2, caption: null }],
    });
  });
});

describe('a cell', () => {
  const gridsOf = async (...args: string[]) => {
    const { status, out, err } = await run(['tables', '--json', ...args]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const tables: { grid: string[][] }[] = JSON.parse(out);
    return tables.map(({ grid }) => grid);
  };
  const mark = '<sup class="reference"><a href="#n">[1]</a></sup>';
  const needed = '<sup class="noprint Inline-Template">[<i>citation needed</i>]</sup>';
  const flag = (name: string) => `<span class="flagicon"><img alt="${name}" src="x.png"></span>`;

  it('is without reference marks, which are notes', async () => {
    const html = folder.at('marks.html', `<table><tr><td>20${mark}</td><td>21${needed}</td></tr></table>`);
    expect(await gridsOf(html)).toEqual([[['20', '21']]]);
    const wikitext = folder.at('marks.wikitext', '{|\n| 20<ref>Half</ref> || 21{{citation needed|date=May 2008}}\n|}');
    expect(await gridsOf(wikitext)).toEqual([[['20', '21']]]);
  });

  it('has a flag as the source gives it, by code or by name', async () => {
    const html = folder.at(
      'flags.html',
      `<table><tr><td>${flag('GER')} A</td><td>${flag('Germany')} B</td></tr></table>`,
    );
    expect(await gridsOf(html)).toEqual([[['GER A', 'Germany B']]]);
    const wikitext = folder.at(
      'flags.wikitext',
      '{|\n| {{flagicon|GER}} A || {{flagicon|Germany}} B || {{GER}} || [[File:Flag of Germany.svg|20px]] C\n|}',
    );
    expect(await gridsOf(wikitext)).toEqual([[['GER A', 'Germany B', 'GER', 'Germany C']]]);
  });

  it('has the text of a template that templates.csv explains, as ingest reads it', async () => {
    const raw = folder.raw(
      { 'page.wikitext': '{|\n| {{tyre|M}}\n|}' },
      { 'curated/templates.csv': 'template,kind,text,group,reason\ntyre,text,{1},,the maker of the tyres\n' },
    );
    expect(await gridsOf(`${raw}/articles/page.wikitext`)).toEqual([[['M']]]);
    expect(await gridsOf(folder.at('page-alone.wikitext', '{|\n| {{tyre|M}}\n|}'))).toEqual([[['{{tyre|M}}']]]);
  });
});

describe('a row span', () => {
  it('ends with its row group, as a browser ends it', async () => {
    const page = folder.at(
      'groups.html',
      '<table><tbody><tr><td rowspan="3">a<td>b</tbody><tbody><tr><td>c<td>d</tbody></table>',
    );
    const { out } = await run(['tables', page, '--json']);
    expect(JSON.parse(out)).toMatchObject([
      {
        grid: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ]);
  });
});

describe('tables', () => {
  it('draws each table under its place and kind', async () => {
    const { out } = await run(['tables', DUMP]);
    expect(out).toBe(
      [
        `${DUMP}: 1 tables`,
        '',
        'Line 2, team-standings, Points',
        '  Pos | Team             | Rd1 | Total',
        '  ----+------------------+-----+------',
        '  1   | USA Heron Racing | 20  | 20',
        '',
        '',
      ].join('\n'),
    );
  });

  it('wants a file', async () => {
    expect(await run(['tables'])).toMatchObject({ status: 2, out: '' });
  });

  it('names a file that is not there', async () => {
    const missing = folder.at('missing.wikitext');
    const { status, err } = await run(['tables', missing]);
    expect(status).toBe(3);
    expect(err).toMatch(/^scrutineer: .*missing\.wikitext: .+\n$/);
  });
});
