import { describe, expect, it } from 'vitest';
import { readGrid } from '../../../parsers/table/read-grid.ts';
import { readTables } from '../../../pipeline/stages/read-tables.ts';
import type { RawArticle } from '../../../schemas/source.ts';
import { at, codesOf, gridOf, lines, tablesOfDump, textsOfRow } from '../support.ts';

function articleOf(text: string, format: RawArticle['format'] = 'dump'): RawArticle {
  return {
    sourceId: 'article',
    file: format === 'dump' ? 'article.txt' : `article.${format}`,
    format,
    text,
    sha256: '0'.repeat(64),
    title: null,
    url: null,
    revision: null,
    licence: null,
  };
}

describe('an entry list', () => {
  it('keeps its rows as printed (2002 lines 23 to 30)', () => {
    const { grid, findings } = gridOf(
      lines(
        '| Team | Chassis |',
        '| USA Gunnar Racing | Panoz LMP-1 Roadster-S |',
        '| USA Chad Block | 1 |',
        '| 2 | ITA Rinaldo Capello |',
      ),
    );
    expect(findings).toEqual([]);
    expect(grid.kind).toBe('entry-list');
    expect(grid.columns.map((column) => column.role)).toEqual(['team', 'chassis']);
    expect(grid.rows.map(textsOfRow)).toEqual([
      ['USA Gunnar Racing', 'Panoz LMP-1 Roadster-S'],
      ['USA Chad Block', '1'],
      ['2', 'ITA Rinaldo Capello'],
    ]);
    expect(grid.rows.flatMap((row) => row.isCovered)).not.toContain(true);
  });

  it('keeps title and class rows (2012 lines 24 to 28)', () => {
    const { grid, findings } = gridOf(
      lines('| Entry List | |', '| Entrant/Team | Car |', '| P1 | |', '| USA Muscle Milk | HPD ARX-03a |'),
    );
    expect(findings).toEqual([]);
    expect(grid.headerRowCount).toBe(2);
    expect(grid.rows.map(textsOfRow)).toEqual([
      ['P1', ''],
      ['USA Muscle Milk', 'HPD ARX-03a'],
    ]);
    expect(grid.roles).toEqual([
      ['header', 'empty'],
      ['header', 'header'],
      ['data', 'empty'],
      ['data', 'data'],
    ]);
  });

  it.each([
    ['| USA Dyson Racing Team |', '1 cells under 2 columns', [null]],
    ['| USA Dyson Racing Team | Lola B12', 'closing pipe', [null]],
  ])('reports %s', (row, complaint, rest) => {
    const { grid, findings } = gridOf(lines('| Team | Chassis |', '| USA TRG | Porsche |', row));
    expect(findings.map((finding) => [finding.code, finding.line])).toEqual([['row-misshapen', 3]]);
    expect(findings[0]?.message).toContain(complaint);
    expect(at(grid.rows.map(textsOfRow), 1)).toEqual(['USA Dyson Racing Team', ...rest]);
  });
});

describe('a points table', () => {
  it('has its places as columns (2012 lines 271 to 276)', () => {
    const { grid, findings } = gridOf(
      lines(
        '| Points System | | | |',
        '| Race Distance | Position | | |',
        '| 1st | 2nd | 3rd | |',
        '| Less than four hours | 20 | 16 | 13 |',
        '| More than eight hours | 24 | 20 | 17 |',
      ),
    );
    expect(findings).toEqual([]);
    expect(grid.kind).toBe('points-system');
    expect(grid.headerRowCount).toBe(3);
    expect(grid.columns.map((column) => column.header)).toEqual(['1st', '2nd', '3rd', '']);
    expect(grid.rows.map(textsOfRow)).toEqual([
      ['Less than four hours', '20', '16', '13'],
      ['More than eight hours', '24', '20', '17'],
    ]);
  });

  it('reports a row that is too long', () => {
    const { findings } = gridOf(lines('| Distance | 1st | 2nd | 3rd |', '| Short | 20 | 16 | 13 | 10 |'));
    expect(findings.map((finding) => [finding.code, finding.line])).toEqual([['row-misshapen', 2]]);
    expect(findings[0]?.message).toContain('5 cells under 4 columns');
  });
});

describe('a table of no known kind', () => {
  it('is reported once, with every cell kept', () => {
    const { grid, findings } = gridOf(
      lines('= T =', '== Champions ==', '', '| Year | Champion | |', '| 1999 | Elliot | x | y |', '| 2000 |'),
    );
    expect(grid.kind).toBe('unknown');
    expect(findings).toEqual([
      {
        code: 'unknown-table',
        message: expect.stringContaining("'Year, Champion'"),
        about: 'article/01 Year Champion',
        sourceId: 'article',
        line: 4,
      },
    ]);
    expect(findings[0]?.message).toContain("under 'Champions'");
    expect(grid.roles).toEqual([['header', 'header', 'empty'], ['data', 'data', 'data', 'data'], ['data']]);
    expect(grid.rows.map(textsOfRow)).toEqual([
      ['1999', 'Elliot', 'x'],
      ['2000', null, null],
    ]);
  });

  it('is reported without a heading where it stands under none', () => {
    expect(gridOf('| Year |').findings[0]?.message).not.toContain('under');
  });
});

describe('a row of figures below a header without circuits', () => {
  it.each(['| Rnd | Race | Circuit | Date |', '| Pos | Driver | Rd 1 | Rd 2 | Total |'])(
    'is no header: %s',
    (header) => {
      const { grid } = gridOf(lines(header, '| 1 | 2 |'));
      expect([grid.headerRowCount, grid.rows.length]).toEqual([1, 1]);
    },
  );
});

describe('a table that is no table of the season', () => {
  const severities = (text: string, format: RawArticle['format']) =>
    readTables(articleOf(text, format)).findings.map(({ code, severity, line }) => [code, severity ?? 'warning', line]);

  it.each([
    [
      'html',
      '<h2>Teams</h2>\n<table class="infobox vevent"><tr><td>Previous:</td><td>1998</td><td>Next:</td></tr></table>',
    ],
    ['wikitext', '== Teams ==\n{| class="infobox"\n| Previous: || 1998 || Next:\n|}'],
  ] as const)('is told as information where its class says infobox: %s', (format, text) => {
    expect(severities(text, format)).toEqual([['unknown-table', 'info', 2]]);
  });

  it.each([
    ['html', '<table><tr><td>Portal</td><td>Racing</td></tr></table>\n<h2>Teams</h2>'],
    ['wikitext', '{|\n! Series\n| Cup\n|-\n! Rounds\n| 3\n|}\n== Teams =='],
  ] as const)('is told as information above the first heading, in two columns without a header: %s', (format, text) => {
    expect(severities(text, format)).toEqual([['unknown-table', 'info', 1]]);
  });

  it.each([
    ['below a heading', '== Teams ==\n{|\n| Portal || Racing\n|}', 2],
    ['with a header', '{|\n! Rank !! Outfit\n|-\n| 1 || Heron\n|}', 1],
    ['with three columns', '{|\n| 1 || Heron || 20\n|}', 1],
    ['with another class', '== Teams ==\n{| class="wikitable noinfobox"\n| 1 || Heron\n|}', 2],
  ])('is a warning %s', (_, text, line) => {
    expect(severities(text, 'wikitext')).toEqual([['unknown-table', 'warning', line]]);
  });

  it('is nothing to report where it only holds other tables', () => {
    const inner = '{|\n! Team !! Chassis\n|-\n| {{flagicon|USA}} TRG || Porsche\n|}';
    expect(severities(`== Teams ==\n{|\n|\n${inner}\n|\n|}`, 'wikitext')).toEqual([]);
    expect(severities(`== Teams ==\n{|\n| and\n${inner}\n|\n|}`, 'wikitext')).toEqual([
      ['unknown-table', 'warning', 2],
    ]);
  });
});

describe('residue', () => {
  it('is reported behind the findings of its table, with line and column', () => {
    const text = lines('| Year | Champion |', '| 1999 | Elliot |', '  |valign="top"|', '', 'Bold', '|}');
    const { findings } = readGrid(at(tablesOfDump(text), 0));
    expect(findings.map((finding) => [finding.code, finding.about, finding.line, finding.column ?? null])).toEqual([
      ['unknown-table', 'article/01 Year Champion', 1, null],
      ['markup-residue', '|valign="top"|', 3, 3],
      ['markup-residue', '|}', 6, 1],
    ]);
  });
});

describe('readTables', () => {
  const text = lines(
    '= T =',
    '{| class="wikitable"',
    '',
    '| Team | Chassis |',
    '| USA TRG | Porsche |',
    '|}',
    '',
    '| Year |',
  );

  it('brings the tables and findings of an article together, each residue once', () => {
    const { article, grids, findings } = readTables(articleOf(text));
    expect(article.raw.text).toBe(text);
    expect(grids.map((grid) => [grid.table.tableId, grid.kind])).toEqual([
      ['article/01', 'entry-list'],
      ['article/02', 'unknown'],
    ]);
    expect(findings.map((finding) => [finding.code, finding.line])).toEqual([
      ['markup-residue', 2],
      ['markup-residue', 6],
      ['unknown-table', 8],
    ]);
  });

  it('reports the residue of an article without tables', () => {
    const { grids, findings } = readTables(articleOf(lines('Prose.', '|}', '', ' |-')));
    expect(grids).toEqual([]);
    expect(findings.map((finding) => [finding.code, finding.line, finding.column])).toEqual([
      ['markup-residue', 2, 1],
      ['markup-residue', 4, 2],
    ]);
  });

  it('reads the same from Markdown', () => {
    const { grids, findings } = readTables(
      articleOf(
        lines('# T', '', '| Pos | Team | Rd 1 | Total |', '|---|---|---|---|', '| 1 | A | 5 | 5 |'),
        'markdown',
      ),
    );
    expect(grids.map((grid) => grid.kind)).toEqual(['team-standings']);
    expect(grids.flatMap((grid) => grid.rows.map(textsOfRow))).toEqual([['1', 'A', '5', '5']]);
    expect(codesOf(findings)).toEqual([]);
  });
});
