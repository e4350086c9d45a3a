import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDump } from '../../parsers/article/dump.ts';
import { readMarkdown } from '../../parsers/article/markdown.ts';
import { proseBlocks, textOf } from '../../parsers/article/tree.ts';
import { splitPersonName } from '../../parsers/cell/person-name.ts';
import { parsePointsCell } from '../../parsers/cell/points-cell.ts';
import { parsePosition } from '../../parsers/cell/position.ts';
import { expandRounds } from '../../parsers/cell/rounds.ts';
import type { Grid } from '../../parsers/table/grid.ts';
import { readGrid } from '../../parsers/table/read-grid.ts';
import { fold, nameKey, slug } from '../../parsers/text/fold.ts';
import { sentencesOf } from '../../parsers/text/sentences.ts';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import type { RawArticle } from '../../schemas/source.ts';
import { at, gridOf, lines, printedTexts, tablesOfDump, tablesOfMarkdown, textsOfRow } from './support.ts';

const CHARACTERS = [...'abzABZ019 .,;:!?"\'`~@#$%^&*()-_=+[]{}<>/\\', ...'éüšÉ†‡½–—…·¹', '\t', '\u00a0', '🏁'];

/** The text of a cell: random punctuation, no pipe, no line break. */
const cellText = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 12 }).map((characters) => characters.join(''));

/** A grid of cells, at least two columns: a row of one cell can be left-over markup. */
const cellGrid = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );

const lineEnd = fc.constantFrom('\n', '\r\n');

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function trimmed(grid: readonly (readonly string[])[]): string[][] {
  return grid.map((cells) => cells.map((text) => text.trim()));
}

/** The same grid in Markdown, the pipes of a cell escaped. */
function markdownOf(grid: readonly (readonly string[])[], end: string): string {
  const written = grid.map((cells) => row(cells.map((text) => text.replaceAll('|', '\\|'))));
  const delimiter = row(at(grid, 0).map(() => '---'));
  return [at(written, 0), delimiter, ...written.slice(1), ''].join(end);
}

describe('a grid of any texts', () => {
  it('written as a dump is printed as it was, trimmed', () => {
    fc.assert(
      fc.property(cellGrid, lineEnd, fc.boolean(), (grid, end, isMarked) => {
        const text = (isMarked ? '\uFEFF' : '') + grid.map(row).join(end);
        const [table, ...others] = tablesOfDump(text);
        expect(others).toEqual([]);
        expect(table && printedTexts(table)).toEqual(trimmed(grid));
        expect(table?.rows.map((printed) => printed.isTerminated)).toEqual(grid.map(() => true));
        expect(table?.rows.map((printed) => printed.line)).toEqual(grid.map((_cells, index) => index + 1));
      }),
      { numRuns: 500 },
    );
  });

  it('written as a dump has every cell where its position says', () => {
    fc.assert(
      fc.property(cellGrid, lineEnd, fc.constantFrom('', ' ', '\t', '\u00a0 '), (grid, end, indent) => {
        const text = grid.map((cells) => indent + row(cells)).join(end);
        const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
        let count = 0;
        for (const node of readDump(text).children) {
          if (node.type !== 'table') continue;
          for (const cell of node.children.flatMap((printed) => printed.children)) {
            const { start, end: stop } = cell.position ?? at([], 0);
            expect(text.slice(start.offset, stop.offset)).toBe(textOf(cell));
            expect(at(starts, start.line - 1) + start.column - 1).toBe(start.offset);
            count += 1;
          }
        }
        expect(count).toBe(grid.flat().length);
      }),
    );
  });

  it('written as Markdown is printed as it was, trimmed', () => {
    fc.assert(
      fc.property(cellGrid, lineEnd, (grid, end) => {
        const [table, ...others] = tablesOfMarkdown(markdownOf(grid, end));
        expect(others).toEqual([]);
        expect(table && printedTexts(table)).toEqual(trimmed(grid));
      }),
      { numRuns: 500 },
    );
  });

  it('written as Markdown keeps its pipes', () => {
    const piped = fc.array(fc.constantFrom(...'ab|||*_` .'), { maxLength: 8 }).map((characters) => characters.join(''));
    const pipedGrid = fc.array(fc.tuple(piped, piped, piped), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(pipedGrid, (grid) => {
        const [table] = tablesOfMarkdown(markdownOf(grid, '\n'));
        expect(table && printedTexts(table)).toEqual(trimmed(grid));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same table in both forms', () => {
    fc.assert(
      fc.property(cellGrid, (grid) => {
        const dump = tablesOfDump(grid.map(row).join('\n'));
        const markdown = tablesOfMarkdown(markdownOf(grid, '\n'));
        expect(markdown.map(printedTexts)).toEqual(dump.map(printedTexts));
      }),
    );
  });
});

const points = fc.oneof(
  fc.constantFrom('', '', '0', 'Ret', '10^{†}', '(8)', '7.5'),
  fc.integer({ min: 0, max: 30 }).map(String),
);
const name = fc
  .tuple(fc.constantFrom('DEU', 'USA', 'GBR'), fc.constantFrom('Lucas', 'Éric', 'J.J.', "O'Born"), fc.nat(99))
  .map(([nation, word, number]) => `${nation} ${word} ${number}`);

/** Rows of a standings table as they are meant; `isShared` rows print no place, it spans them from above. */
const standings = fc.integer({ min: 1, max: 12 }).chain((races) =>
  fc.record({
    races: fc.constant(races),
    rows: fc.array(
      fc.record({
        isShared: fc.boolean(),
        name,
        team: name,
        points: fc.array(points, { minLength: races, maxLength: races }),
        total: fc.integer({ min: 0, max: 999 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  }),
);

function standingsHeader(races: number): string {
  return row(['Pos', 'Driver', 'Team', ...Array.from({ length: races }, (_, index) => `Rd ${index + 1}`), 'Total']);
}

/** How often each printed cell of a table stands uncovered in a row of its grid. */
function uncoveredCount(grid: Grid): Map<string, number> {
  const counts = new Map<string, number>();
  for (const gridRow of grid.rows) {
    gridRow.cells.forEach((cell, index) => {
      if (cell === null || gridRow.isCovered[index]) return;
      const key = `${cell.ref.row} ${cell.ref.column}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  return counts;
}

describe('a record grid', () => {
  it('brings every row of a standings table to what it means, also where the place is spanned', () => {
    fc.assert(
      fc.property(standings, ({ races, rows }) => {
        let place = 0;
        const meant: string[][] = [];
        const printed = rows.map((record, index) => {
          const cells = [record.name, record.team, ...record.points, String(record.total)];
          const isShared = record.isShared && index > 0;
          if (!isShared) place = index + 1;
          meant.push([String(place), ...cells]);
          return row(isShared ? [...cells, ''] : [String(place), ...cells]);
        });
        const { grid, findings } = gridOf(lines(standingsHeader(races), ...printed));
        expect(grid.rows.map(textsOfRow)).toEqual(meant);
        expect(grid.rows.map((gridRow) => gridRow.isCovered.filter((isCovered) => isCovered).length)).toEqual(
          rows.map((record, index) => (record.isShared && index > 0 ? 1 : 0)),
        );
        expect(findings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no cell where continuation rows are expanded', () => {
    fc.assert(
      fc.property(standings, ({ races, rows }) => {
        const printed = rows.map((record, index) => {
          const cells = [record.name, record.team, ...record.points, String(record.total)];
          return row(record.isShared ? [...cells, ''] : [String(index + 1), ...cells]);
        });
        const { grid } = gridOf(lines(standingsHeader(races), ...printed));
        const counts = uncoveredCount(grid);
        for (const cell of grid.table.rows.slice(1).flatMap((printedRow) => printedRow.cells)) {
          if (cell.text !== '') expect(counts.get(`${cell.ref.row} ${cell.ref.column}`)).toBe(1);
        }
      }),
    );
  });

  const anyRow = fc.oneof(
    fc.array(cellText, { minLength: 2, maxLength: 9 }),
    fc.array(fc.oneof(points, name), { minLength: 2, maxLength: 9 }),
  );

  it.each([
    ['standings', row(['Pos', 'Driver', 'Team', 'Rd 1', 'Rd 2', 'Total'])],
    ['schedule', row(['Rnd', 'Race', 'Length', 'Circuit', 'Date', 'Report'])],
  ])('of a %s is a rectangle and holds every cell of the rows that are not too long', (_kind, header) => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
        const { grid } = gridOf([header, ...rows.map(row)].join('\n'));
        const byLine = new Map(grid.rows.map((gridRow) => [gridRow.line, gridRow]));
        expect(grid.columns).toHaveLength(6);
        for (const gridRow of grid.rows) {
          expect(gridRow.cells).toHaveLength(6);
          expect(gridRow.isCovered).toHaveLength(6);
        }
        grid.table.rows.slice(1).forEach((printedRow, index) => {
          if (grid.roles[index + 1]?.[0] === 'note') return;
          const gridRow = byLine.get(printedRow.line);
          expect(gridRow).toBeDefined();
          const kept = gridRow?.cells.filter((_cell, column) => !gridRow.isCovered[column]) ?? [];
          const reachable = printedRow.cells.length <= 6 ? printedRow.cells : printedRow.cells.slice(0, 0);
          for (const cell of reachable) if (cell.text !== '') expect(kept).toContain(cell);
        });
        expect(grid.roles.map((roles) => roles.length)).toEqual(
          grid.table.rows.map((printedRow) => printedRow.cells.length),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('takes covered cells from the row directly above, the same objects', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
        const { grid } = gridOf([row(['Pos', 'Driver', 'Team', 'Rd 1', 'Rd 2', 'Total']), ...rows.map(row)].join('\n'));
        grid.rows.forEach((gridRow, index) => {
          gridRow.isCovered.forEach((isCovered, column) => {
            if (isCovered) expect(gridRow.cells[column]).toBe(at(grid.rows, index - 1).cells[column]);
            else if (gridRow.cells[column]) expect(gridRow.cells[column]?.line).toBe(gridRow.line);
          });
        });
      }),
    );
  });

  it('gives every printed cell of every table one role, empty where it is empty', () => {
    fc.assert(
      fc.property(
        cellGrid,
        fc.constantFrom('', '| Rnd | Circuit | GT Winning Team |\n| GT Winning Drivers | | |\n'),
        (grid, header) => {
          for (const table of tablesOfDump(header + grid.map(row).join('\n'))) {
            const { roles } = readGrid(table).grid;
            expect(roles.map((list) => list.map((role) => role === 'empty'))).toEqual(
              table.rows.map((printedRow) => printedRow.cells.map((cell) => cell.text === '')),
            );
          }
        },
      ),
    );
  });
});

/** Lines that look like the markup of an article, and any text. */
const anyLine = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  cellText,
  cellGrid.map((grid) => row(at(grid, 0))),
  cellGrid.map((grid) => `| ${at(grid, 0).join('|')}`),
  fc.constantFrom(
    '',
    '= T =',
    '== S ==',
    '==',
    '- ',
    '- x',
    '|',
    '||',
    '|}',
    '{|',
    '|-',
    '|valign="top"|',
    '| a',
    '\r',
  ),
  fc.constantFrom('| --- | --- |', '| Team | Chassis |', '| Pos | Team | Total |', '| Rnd | Race | Date |'),
  fc.constantFrom(
    '| Rnd | Circuit | GT Winning Team |',
    '| GT Winning Drivers | | |',
    '| Sources: | |',
    '| 1st | 2nd |',
  ),
  fc.constantFrom('# T', '> q', '```', '    code', '1. x', '<div>', '[a]: b', '***', '\tx', '\uFEFF', '\0'),
);
const anyText = fc
  .tuple(fc.array(anyLine, { maxLength: 20 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
  .map(([list, end]) => list.join(end));

function articleOf(text: string, format: RawArticle['format']): RawArticle {
  return {
    sourceId: 'article',
    file: 'article',
    format,
    text,
    sha256: '0'.repeat(64),
    title: null,
    url: null,
    revision: null,
    licence: null,
  };
}

describe('any text', () => {
  it('can be read', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const root of [readDump(text), readMarkdown(text)]) proseBlocks(root, text);
        for (const format of ['dump', 'markdown'] as const) {
          const { grids, findings } = readTables(articleOf(text, format));
          for (const { table, roles } of grids) expect(roles).toHaveLength(table.rows.length);
          for (const finding of findings) expect(finding.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a dump has no line twice and no row left out', () => {
    fc.assert(
      fc.property(
        fc.array(
          cellGrid.map((grid) => grid.map(row).join('\n')),
          { maxLength: 4 },
        ),
        (blocks) => {
          const text = blocks.join('\n\nprose\n\n');
          const written = text.split('\n').flatMap((line, index) => (line.startsWith('|') ? [index + 1] : []));
          const read = tablesOfDump(text).flatMap((table) => table.rows.map((printed) => printed.line));
          expect(read).toEqual(written);
        },
      ),
    );
  });
});

describe('any word', () => {
  const word = fc.oneof(cellText, fc.string({ unit: 'grapheme', maxLength: 15 }));

  it('has a slug of a-z, 0-9 and single hyphens', () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(slug(text)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(slug(slug(text))).toBe(slug(text));
      }),
    );
  });

  it('has a key that case, punctuation and spaces do not change', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Audi', 'Éric', 'müller', 'B2K', 'TDI'), { minLength: 1 }), (words) => {
        const key = nameKey(words.join(''));
        expect(nameKey(words.join(' - ').toUpperCase())).toBe(key);
        expect(nameKey(fold(words.join('./ ')))).toBe(key);
        expect(key).toMatch(/^[a-z0-9]+$/);
      }),
    );
  });

  it('is found again in its sentences', () => {
    const sentence = fc.constantFrom('It began', 'J.J. Lehto won', 'Audi, e.g., came second', 'Was 2nd', 'St. Pete');
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(' ', '\n', '\n\n'),
        (list, gap) => {
          const text = list.map((part) => `${part} there.`).join(gap);
          const found = sentencesOf(text);
          expect(found.map((part) => part.text)).toEqual(list.map((part) => `${part} there.`));
          expect(found.map((part) => part.lineOffset)).toEqual(
            list.map((_part, index) => index * gap.split('\n').length - index),
          );
        },
      ),
    );
  });

  it('is joined again from first and last name', () => {
    const part = fc.constantFrom('Eric', 'van', 'de', 'Poele', 'Jr.', 'Sr.', 'Negri,', 'II', 'Di', 'J.');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const { firstName, lastName } = splitPersonName(parts.join(' '));
        if (parts.length === 1) expect([firstName, lastName]).toEqual([null, null]);
        else expect(`${firstName} ${lastName}`).toBe(parts.join(' '));
      }),
    );
  });
});

describe('any figure', () => {
  it('is read as points, with its mark and its brackets', () => {
    const mark = fc.constantFrom(null, '†', '‡', '*', '12');
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), mark, fc.boolean(), (value, given, isDropped) => {
        const inner = given === null ? String(value) : `${value}^{${given}}`;
        const text = isDropped ? `(${inner})` : inner;
        expect(parsePointsCell(text)).toEqual({ points: value, mark: given, status: null, isDropped });
        expect(parsePointsCell(`x${text}`)).toBeNull();
        expect(parsePointsCell(`${text}x`)).toBeNull();
      }),
    );
  });

  it('is read as a place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(parsePosition(String(value))).toEqual({ value, isTieMarked: false });
        expect(parsePosition(`${value}=`)).toEqual({ value, isTieMarked: true });
        expect(parsePosition(`-${value}`)).toBeNull();
        expect(parsePosition(`${value}==`)).toBeNull();
      }),
    );
  });

  it('is found in the rounds that it was written into', () => {
    const round = fc.integer({ min: 1, max: 20 });
    const item = fc.tuple(round, round, fc.boolean()).map(([a, b, isMarked]) => ({
      first: Math.min(a, b),
      last: Math.max(a, b),
      hasParticipated: !isMarked,
    }));
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), fc.constantFrom('-', '–'), (items, dash) => {
        const written = items.map(({ first, last, hasParticipated }) => {
          const range = first === last ? String(first) : `${first}${dash}${last}`;
          return hasParticipated ? range : `${range}*`;
        });
        const meant = items.flatMap(({ first, last, hasParticipated }) =>
          Array.from({ length: last - first + 1 }, (_, index) => ({ round: first + index, hasParticipated })),
        );
        expect(expandRounds(written.join(', '), 20)).toEqual(meant);
        const latest = Math.max(...items.map(({ last }) => last));
        expect(expandRounds(written.join(', '), latest - 1)).toBeNull();
      }),
    );
  });
});
