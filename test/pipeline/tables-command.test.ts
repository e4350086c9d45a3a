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
