import { describe, expect, it } from 'vitest';
import { at, codesOf, gridOf, lines, textsOfRow } from '../support.ts';

const P1_DRIVERS = lines(
  '====P1 standings====',
  '',
  '| Pos | Driver | Team | SEB | LBH | LGA | LRP | MOS | MOH | RAM | BGP | VIR | PLM | Total |',
  '| 1 | DEU Klaus Graf | USA Muscle Milk Pickett Racing | 20 | 20 | 22 | 20 | 20 | 20 | 18 | 13 | 22 | 20 | 195 |',
  '| DEU Lucas Luhr | USA Muscle Milk Pickett Racing | 20 | 20 | 22 | 20 | 20 | 20 | 18 | 13 | 22 | 20 | 195 | |',
  '| 8 | FRA Romain Dumas | USA Muscle Milk Pickett Racing | | | | | | | | | | 20 | 20 |',
  '| FRA Simon Pagenaud | USA Muscle Milk Pickett Racing | 20 | | | | | | | | | | 20 | |',
  '| 9 | RSA Mark Patterson | USA Dyson Racing Team | | | | | | | | | 0 | 17 | 17 |',
  '| USA Chris McMurry | USA Dyson Racing Team | | | | | | | | | | 17 | 17 | |',
);

describe('a standings table', () => {
  it('brings continuation rows under their columns (2012 lines 342 to 355)', () => {
    const { grid, findings } = gridOf(P1_DRIVERS);
    expect(findings).toEqual([]);
    expect(grid.kind).toBe('driver-standings');
    expect(grid.headerRowCount).toBe(1);
    const [graf, luhr, dumas, pagenaud, patterson, mcmurry] = grid.rows.map(textsOfRow);
    expect(luhr).toEqual([...(graf ?? []).slice(0, 1), 'DEU Lucas Luhr', ...(graf ?? []).slice(2)]);
    const mm = 'USA Muscle Milk Pickett Racing';
    const none = Array.from({ length: 9 }, () => '');
    expect(dumas).toEqual(['8', 'FRA Romain Dumas', mm, ...none, '20', '20']);
    expect(pagenaud).toEqual(['8', 'FRA Simon Pagenaud', mm, '20', ...none, '20']);
    expect(patterson?.slice(-4)).toEqual(['', '0', '17', '17']);
    expect(mcmurry).toEqual(['9', 'USA Chris McMurry', 'USA Dyson Racing Team', ...none, '17', '17']);
    expect(grid.rows.map((row) => row.line)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(grid.rows.map((row) => row.isCovered.indexOf(true))).toEqual([-1, 0, -1, 0, -1, 0]);
  });

  it('tells the roles of its columns', () => {
    const { grid } = gridOf(P1_DRIVERS);
    const roles = ['position', 'driver', 'team', ...Array.from({ length: 10 }, () => 'points'), 'total'];
    expect(grid.columns.map((column) => column.role)).toEqual(roles);
    expect(grid.columns.map((column) => column.index)).toEqual(roles.map((_role, index) => index));
    expect(at(grid.columns, 3)).toEqual({ index: 3, role: 'points', header: 'SEB', classCode: null, part: null });
  });

  it('gives every printed cell a role, the padding none but empty', () => {
    const { grid } = gridOf(P1_DRIVERS);
    expect(grid.roles.map((row) => row.length)).toEqual(grid.table.rows.map((row) => row.cells.length));
    expect(new Set(grid.roles[0])).toEqual(new Set(['header']));
    expect(grid.roles[2]).toEqual([...Array.from({ length: 13 }, () => 'data'), 'empty']);
  });

  it('reads cars and rounds of teams (2002 lines 416 to 420)', () => {
    const { grid, findings } = gridOf(
      lines(
        '| Pos | Team | Chassis | Engine | Rd 1 | Rd 2 | Total |',
        '| 1 | Audi Sport North America | Audi R8 | Audi 3.6L Turbo V8 | 30 | 12 | 243 |',
        '| 4 | Intersport Racing | Lola B2K/10 | Judd GV4 4.0L V10 | | 15 | 121 |',
      ),
    );
    expect(findings).toEqual([]);
    expect(grid.kind).toBe('team-standings');
    expect(grid.columns.map((column) => column.role)).toEqual([
      'position',
      'team',
      'chassis',
      'engine',
      'points',
      'points',
      'total',
    ]);
    expect(grid.rows.map(textsOfRow).at(1)).toEqual([
      '4',
      'Intersport Racing',
      'Lola B2K/10',
      'Judd GV4 4.0L V10',
      '',
      '15',
      '121',
    ]);
  });

  it('takes a race that nobody scored in for a race', () => {
    const { grid, findings } = gridOf(lines('| Pos | Team | SEB | LBH | Total |', '| 1 | USA TRG | 14 | | 14 |'));
    expect(findings).toEqual([]);
    expect(grid.columns.map((column) => column.role)).toEqual(['position', 'team', 'points', 'points', 'total']);
  });

  it('reports a column that it does not understand, and keeps its cells', () => {
    const { grid, findings } = gridOf(
      lines('== GT ==', '| Pos | Team | Tyre | SEB | Total |', '| 1 | USA TRG | Yokohama | 14 | 14 |'),
    );
    expect(at(grid.columns, 2).role).toBe('unknown');
    expect(at(grid.rows.map(textsOfRow), 0)).toEqual(['1', 'USA TRG', 'Yokohama', '14', '14']);
    expect(findings).toEqual([
      {
        code: 'unknown-column',
        message: expect.stringContaining("'Tyre'"),
        about: 'article/01 Tyre',
        sourceId: 'article',
        line: 2,
        column: 16,
      },
    ]);
    expect(findings[0]?.message).toContain('GT');
  });

  it('judges a column by the rows that print their place', () => {
    const { grid, findings } = gridOf(
      lines(
        '| Pos | Driver | SEB | Team | Total |',
        '| 1 | DEU Klaus Graf | 24 | USA MM | 25 |',
        '| DEU Lucas Luhr | 24 | USA MM | 25 | |',
        '| FRA Romain Dumas | 24 | USA MM | 25 | |',
        '| FRA Simon Pagenaud | 24 | USA MM | 25 | |',
      ),
    );
    expect(findings).toEqual([]);
    expect(at(grid.columns, 2).role).toBe('points');
    expect(grid.rows.map((row) => textsOfRow(row).join(' '))).toEqual([
      '1 DEU Klaus Graf 24 USA MM 25',
      '1 DEU Lucas Luhr 24 USA MM 25',
      '1 FRA Romain Dumas 24 USA MM 25',
      '1 FRA Simon Pagenaud 24 USA MM 25',
    ]);
  });

  it('calls a header of points that names a round a race, whatever stands below', () => {
    const { grid } = gridOf(lines('| Pos | Team | Rd 1 | Total |', '| 1 | USA TRG | won | 14 |'));
    expect(at(grid.columns, 2).role).toBe('points');
  });

  it('keeps title rows out of the records', () => {
    const { grid } = gridOf(lines('| Standings | | |', '| Pos | Team | Total |', '| 1 | USA TRG | 138 |'));
    expect(grid.headerRowCount).toBe(2);
    expect(grid.rows.map(textsOfRow)).toEqual([['1', 'USA TRG', '138']]);
    expect(grid.roles).toEqual([
      ['header', 'empty', 'empty'],
      ['header', 'header', 'header'],
      ['data', 'data', 'data'],
    ]);
  });
});

describe('a schedule', () => {
  const schedule = lines(
    '| Rnd | Race | Length | Circuit | Date |',
    '| 1 | Mobil 1 12 Hours of Sebring | 12 Hours | Sebring International Raceway | March 17 |',
    '| 11 | Petit Le Mans | 1000 mi or 10 Hours | Road Atlanta | October 6 |',
    '| Sources: | | | | |',
  );

  it('is read row by row, its sources left out (2007 lines 8 to 21)', () => {
    const { grid, findings } = gridOf(schedule);
    expect(findings).toEqual([]);
    expect(grid.kind).toBe('schedule');
    expect(grid.columns.map((column) => column.role)).toEqual(['round', 'race', 'length', 'circuit', 'date']);
    expect(grid.rows.map(textsOfRow)).toEqual([
      ['1', 'Mobil 1 12 Hours of Sebring', '12 Hours', 'Sebring International Raceway', 'March 17'],
      ['11', 'Petit Le Mans', '1000 mi or 10 Hours', 'Road Atlanta', 'October 6'],
    ]);
    expect(grid.roles.at(-1)).toEqual(['note', 'empty', 'empty', 'empty', 'empty']);
  });

  it.each(['Source:', 'Sources: [1]', 'Reference: x', 'Notes: x', 'NOTE:'])('takes %s for a note', (text) => {
    const { grid, findings } = gridOf(lines('| Rnd | Race | Date |', '| 1 | Sebring | May 1 |', `| ${text} | | |`));
    expect(grid.rows).toHaveLength(1);
    expect(at(at(grid.roles, 2), 0)).toBe('note');
    expect(findings).toEqual([]);
  });

  it.each(['| Sources | | |', '| Sources: | x | |', '| xSources: | | |', '| 2 | Sources: | May 2 |'])(
    'takes %s for a record',
    (row) => {
      const { grid } = gridOf(lines('| Rnd | Race | Date |', '| 1 | Sebring | May 1 |', row));
      expect(grid.rows).toHaveLength(2);
    },
  );

  it('marks what stands under a link', () => {
    const { grid } = gridOf(lines('| Rnd | Race | Date | Report |', '| 1 | Sebring | May 1 | Report |'));
    expect(grid.roles).toEqual([
      ['header', 'header', 'header', 'header'],
      ['data', 'data', 'data', 'link'],
    ]);
  });

  it('does not take a column of standings for known', () => {
    const { grid, findings } = gridOf(lines('| Rnd | Race | Date | Total |', '| 1 | Sebring | May 1 | 20 |'));
    expect(at(grid.columns, 3).role).toBe('unknown');
    expect(codesOf(findings)).toEqual(['unknown-column']);
  });
});

describe('a row that does not have the shape of its table', () => {
  const header = '| Pos | Driver | Team | Rd 1 | Rd 2 | Total |';
  const first = '| 1 | DEU Klaus Graf | USA MM | 20 | 16 | 36 |';

  it('is reported where it is too short', () => {
    const { grid, findings } = gridOf(lines('== GT ==', header, first, '| 2 | USA Chris Dyson | USA Dyson |'));
    expect(findings).toEqual([
      {
        code: 'row-misshapen',
        message: expect.stringContaining('3 cells under 6 columns'),
        about: 'article/01 USA Chris Dyson',
        sourceId: 'article',
        line: 4,
      },
    ]);
    expect(findings[0]?.message).toContain("'USA Chris Dyson'");
    expect(at(grid.rows.map(textsOfRow), 1).slice(0, 3)).toEqual(['2', 'USA Chris Dyson', 'USA Dyson']);
    expect(at(grid.rows, 1).cells).toHaveLength(6);
  });

  it('is reported where it is too long, and its first cells stay under their columns', () => {
    const { grid, findings } = gridOf(
      lines(header, first, '| 2 | USA Chris Dyson | USA Dyson | 13 | 1 | 14 | 7 | 8 |'),
    );
    expect(codesOf(findings)).toEqual(['row-misshapen']);
    expect(findings[0]).toMatchObject({ line: 3, message: expect.stringContaining('8 cells under 6 columns') });
    expect(at(grid.rows.map(textsOfRow), 1)).toEqual(['2', 'USA Chris Dyson', 'USA Dyson', '13', '1', '14']);
    expect(at(grid.roles, 2)).toHaveLength(8);
  });

  it('is reported where the article stops in it', () => {
    const { grid, findings } = gridOf(lines(header, first, '| 2 | USA Chris Dyson | USA Dys'));
    expect(codesOf(findings)).toEqual(['row-misshapen']);
    expect(findings[0]).toMatchObject({ line: 3, message: expect.stringContaining('closing pipe') });
    expect(at(grid.rows.map(textsOfRow), 1).slice(0, 3)).toEqual(['2', 'USA Chris Dyson', null]);
    expect(at(grid.rows.map(textsOfRow), 0)).toEqual(['1', 'DEU Klaus Graf', 'USA MM', '20', '16', '36']);
  });

  it('is reported where all its cells are there and the closing pipe is not', () => {
    const { grid, findings } = gridOf(lines(header, first, '| 2 | USA Chris Dyson | USA Dyson | 13 | 1 | 14'));
    expect(codesOf(findings)).toEqual(['row-misshapen']);
    expect(at(grid.rows.map(textsOfRow), 1)).toEqual(['2', 'USA Chris Dyson', 'USA Dyson', '13', '1', null]);
  });

  it('is reported where its cells fit no column', () => {
    const { findings } = gridOf(lines(header, first, '| won | 1 | 2 | a b | c d | e f |'));
    expect(codesOf(findings)).toEqual(['row-misshapen']);
    expect(findings[0]?.message).toContain('do not fit');
  });

  it('is not reported where one cell is odd', () => {
    const { findings } = gridOf(lines(header, first, '| 2 | USA Chris Dyson | USA Dyson | 13? | 1 | 14 |'));
    expect(findings).toEqual([]);
  });

  it('is not reported for a continuation row', () => {
    const { findings } = gridOf(lines(header, first, '| DEU Lucas Luhr | USA MM | 20 | 16 | 36 | |'));
    expect(findings).toEqual([]);
  });
});
