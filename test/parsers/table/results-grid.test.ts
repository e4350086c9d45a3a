import { describe, expect, it } from 'vitest';
import { at, codesOf, gridOf, lines, textsOfRow } from '../support.ts';

const HEADER = lines(
  '| Rnd | Circuit | LMP900 Winning Team | GT Winning Team | Results |',
  '| LMP900 Winning Drivers | GT Winning Drivers | | | |',
);
const SEBRING = '| 1 | Sebring | #2 Audi Sport North America | #23 Alex Job Racing | Results |';
const SEBRING_DRIVERS = '| Rinaldo Capello Christian Pescatori Johnny Herbert | Sascha Maassen Lucas Luhr | | | |';
const SONOMA = '| 2 | Infineon | #50 Panoz Motor Sports | #23 Alex Job Racing | Results |';
const SONOMA_DRIVERS = '| David Brabham Jan Magnussen | Sascha Maassen Lucas Luhr | | | |';
const SOURCE = '| Source: | | | | |';

const SEBRING_RECORD = [
  '1',
  'Sebring',
  '#2 Audi Sport North America',
  '#23 Alex Job Racing',
  'Results',
  'Rinaldo Capello Christian Pescatori Johnny Herbert',
  'Sascha Maassen Lucas Luhr',
];
const SONOMA_RECORD = [
  '2',
  'Infineon',
  '#50 Panoz Motor Sports',
  '#23 Alex Job Racing',
  'Results',
  'David Brabham Jan Magnussen',
  'Sascha Maassen Lucas Luhr',
];

describe('a results table of two rows a round (2002 lines 381 to 403, two of four classes)', () => {
  const { grid, findings } = gridOf(lines(HEADER, SEBRING, SEBRING_DRIVERS, SONOMA, SONOMA_DRIVERS, SOURCE));

  it('joins the rows of a round', () => {
    expect(grid.kind).toBe('season-results');
    expect(grid.headerRowCount).toBe(2);
    expect(grid.rows.map(textsOfRow)).toEqual([SEBRING_RECORD, SONOMA_RECORD]);
    expect(grid.rows.map((row) => row.line)).toEqual([3, 5]);
    expect(findings).toEqual([]);
  });

  it('knows class and part of every column', () => {
    expect(grid.columns.map((column) => [column.index, column.role, column.classCode, column.part])).toEqual([
      [0, 'round', null, null],
      [1, 'circuit', null, null],
      [2, 'winner', 'LMP900', 'team'],
      [3, 'winner', 'GT', 'team'],
      [4, 'link', null, null],
      [5, 'winner', 'LMP900', 'drivers'],
      [6, 'winner', 'GT', 'drivers'],
    ]);
    expect(at(grid.columns, 5).header).toBe('LMP900 Winning Drivers');
  });

  it('gives every printed cell a role', () => {
    const drivers = ['data', 'data', 'empty', 'empty', 'empty'];
    const teams = ['data', 'data', 'data', 'data', 'link'];
    expect(grid.roles).toEqual([
      ['header', 'header', 'header', 'header', 'header'],
      ['header', 'header', 'empty', 'empty', 'empty'],
      teams,
      drivers,
      teams,
      drivers,
      ['note', 'empty', 'empty', 'empty', 'empty'],
    ]);
  });

  it('keeps the place of a cell in its own row', () => {
    expect(at(grid.rows, 1).cells[6]?.ref).toEqual({ tableId: 'article/01', row: 5, column: 1 });
  });
});

describe('a results table with something wrong', () => {
  it('does not take the next round for drivers where the drivers are missing', () => {
    const { grid, findings } = gridOf(lines(HEADER, SEBRING, SONOMA, SONOMA_DRIVERS));
    expect(grid.rows.map(textsOfRow)).toEqual([[...SEBRING_RECORD.slice(0, 5), null, null], SONOMA_RECORD]);
    expect(codesOf(findings)).toEqual(['row-misshapen']);
    expect(findings[0]).toMatchObject({ line: 3, message: expect.stringContaining('winning drivers is missing') });
    expect(findings[0]?.about).toBe('article/01 Sebring');
  });

  it.each([
    ['the article ends', []],
    ['the sources follow', [SOURCE]],
  ])('reports missing drivers of the last round where %s', (_where, rest) => {
    const { grid, findings } = gridOf(lines(HEADER, SEBRING, SEBRING_DRIVERS, SONOMA, ...rest));
    expect(grid.rows.map(textsOfRow)).toEqual([SEBRING_RECORD, [...SONOMA_RECORD.slice(0, 5), null, null]]);
    expect(findings.map((finding) => [finding.code, finding.line])).toEqual([['row-misshapen', 5]]);
    expect(grid.roles).toHaveLength(5 + rest.length);
  });

  it('reports a row of drivers that no round opens, and keeps the rounds around it', () => {
    const { grid, findings } = gridOf(lines(HEADER, SEBRING, SEBRING_DRIVERS, SONOMA_DRIVERS, SONOMA, SONOMA_DRIVERS));
    expect(grid.rows.map(textsOfRow)).toEqual([SEBRING_RECORD, SONOMA_RECORD]);
    expect(findings.map((finding) => [finding.code, finding.line])).toEqual([['row-misshapen', 5]]);
    expect(findings[0]?.message).toContain('no round opens');
    expect(grid.roles).toHaveLength(7);
  });

  it.each([
    ['| 2 | Infineon | #50 Panoz Motor Sports |', '3 cells under 5 columns'],
    ['| 2 | Infineon | #50 Panoz Motor Sports | #23 Alex Job Racing | Results | more |', '6 cells under 5 columns'],
    ['| 2 | Infineon | #50 Panoz Motor Sports | #23 Alex Job Racing | Results', 'closing pipe'],
  ])('reports %s and keeps the drivers under their class', (row, complaint) => {
    const { grid, findings } = gridOf(lines(HEADER, SEBRING, SEBRING_DRIVERS, row, SONOMA_DRIVERS));
    expect(findings.map((finding) => [finding.code, finding.line])).toEqual([['row-misshapen', 5]]);
    expect(findings[0]?.message).toContain(complaint);
    const record = textsOfRow(at(grid.rows, 1));
    expect(record).toHaveLength(7);
    expect(record.slice(0, 3)).toEqual(SONOMA_RECORD.slice(0, 3));
    expect(record.slice(5)).toEqual(SONOMA_RECORD.slice(5));
  });

  it.each([
    ['| David Brabham Jan Magnussen | Sascha Maassen Lucas Luhr |', '2 cells under 5 columns'],
    ['| David Brabham Jan Magnussen | Sascha Maassen Lu', 'closing pipe'],
  ])('reports the drivers %s', (row, complaint) => {
    const { grid, findings } = gridOf(lines(HEADER, SONOMA, row));
    expect(findings.map((finding) => [finding.code, finding.line])).toEqual([['row-misshapen', 4]]);
    expect(findings[0]?.message).toContain(complaint);
    expect(textsOfRow(at(grid.rows, 0)).at(5)).toBe('David Brabham Jan Magnussen');
  });

  it('reports a column that it does not understand, and keeps its cells', () => {
    const { grid, findings } = gridOf(
      lines('| Rnd | Pole | GT Winning Team |', '| GT Winning Drivers | | |', '| 1 | x | #1 A |', '| B C | | |'),
    );
    expect(grid.rows.map(textsOfRow)).toEqual([['1', 'x', '#1 A', 'B C']]);
    expect(findings).toEqual([
      {
        code: 'unknown-column',
        message: expect.stringContaining("'Pole'"),
        about: 'article/01 Pole',
        sourceId: 'article',
        line: 1,
        column: 9,
      },
    ]);
  });
});

describe('a results table of one row a round', () => {
  it('has team and drivers side by side', () => {
    const { grid, findings } = gridOf(
      lines(
        '| Rnd | Circuit | GT Winning Team | GT Winning Drivers |',
        '| 1 | Sebring | #1 A | B C |',
        '| 2 | X | #2 D | E |',
      ),
    );
    expect(findings).toEqual([]);
    expect(grid.headerRowCount).toBe(1);
    expect(grid.columns.map((column) => [column.classCode, column.part])).toEqual([
      [null, null],
      [null, null],
      ['GT', 'team'],
      ['GT', 'drivers'],
    ]);
    expect(grid.rows.map(textsOfRow)).toEqual([
      ['1', 'Sebring', '#1 A', 'B C'],
      ['2', 'X', '#2 D', 'E'],
    ]);
  });

  it('has a season without classes', () => {
    const { grid } = gridOf(lines('| Round | Race | Winning team | Winning driver |', '| 1 | Sebring | #1 A | B C |'));
    expect(grid.columns.map((column) => column.classCode)).toEqual([null, null, '-', '-']);
  });
});
