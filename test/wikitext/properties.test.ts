import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../parsers/article/tree.ts';
import { readWikitext } from '../../parsers/article/wikitext/read-wikitext.ts';
import { anyTable } from '../html/any-table.ts';
import { type Content, content } from './any-page.ts';
import { laidOut, misplaced, sliceOf, tablesOf } from './support.ts';

interface Written extends Content {
  readonly isHeader: boolean;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** How the cell is written: on a line of its own, its attributes quoted or not. */
  readonly style: number;
}

interface Plan {
  readonly rows: readonly (readonly Written[])[];
  readonly grid: readonly (readonly string[])[];
}

/** Rows of cells that fill a grid; spans never overlap, and every row has a cell of its own in the first column. */
const plan: fc.Arbitrary<Plan> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([height, width]) => {
    const wish = fc
      .record({
        content,
        isHeader: fc.boolean(),
        rowSpan: fc.constantFrom(1, 1, 1, 2, 3),
        columnSpan: fc.constantFrom(1, 1, 1, 2, 3),
        style: fc.nat(),
      })
      .map(({ content: { source, text }, ...others }) => ({ source, text, ...others }));
    return fc
      .array(wish, { minLength: height * width, maxLength: height * width })
      .map((wishes) => planOf(height, width, wishes));
  });

function planOf(height: number, width: number, wishes: readonly Written[]): Plan {
  const grid: (string | undefined)[][] = Array.from({ length: height }, () => Array.from({ length: width }));
  const isFree = (row: number, column: number) => row < height && column < width && grid[row]?.[column] === undefined;
  const rows = Array.from({ length: height }, (): Written[] => []);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const wish = wishes[row * width + column];
      if (!wish || !isFree(row, column)) continue;
      let columnSpan = 1;
      while (columnSpan < wish.columnSpan && isFree(row, column + columnSpan)) columnSpan += 1;
      const rowSpan = column === 0 ? 1 : Math.min(wish.rowSpan, height - row);
      for (let down = 0; down < rowSpan; down += 1) {
        for (let right = 0; right < columnSpan; right += 1) {
          const slots = grid[row + down];
          if (slots) slots[column + right] = wish.text;
        }
      }
      rows[row]?.push({ ...wish, rowSpan, columnSpan });
    }
  }
  return { rows, grid: grid.map((slots) => slots.map((slot) => slot ?? '')) };
}

function wikitextOf({ rows }: Plan): string {
  const lines = rows.map((row) =>
    row
      .map((cell, index) => {
        const mark = cell.isHeader ? '!' : '|';
        const isOnLine = index > 0 && row[index - 1]?.isHeader === cell.isHeader && cell.style % 3 === 0;
        const before = index === 0 ? mark : isOnLine ? ` ${mark}${mark}` : `\n${mark}`;
        const attributes = attributesOf(cell);
        return `${before}${attributes === '' ? '' : ` ${attributes} |`} ${cell.source}`;
      })
      .join(''),
  );
  return `{| class="wikitable"\n${lines.join('\n|-\n')}\n|}`;
}

function htmlOf({ rows }: Plan): string {
  const lines = rows.map((row) => {
    const cells = row.map((cell) => {
      const tag = cell.isHeader ? 'th' : 'td';
      return `<${tag} ${attributesOf(cell)}>${cell.source}${cell.style % 3 === 0 ? '' : `</${tag}>`}`;
    });
    return `<tr>${cells.join('\n')}</tr>`;
  });
  return `<table>${lines.join('\n')}</table>`;
}

function attributesOf({ rowSpan, columnSpan, style }: Written): string {
  const quote = ['', '"', "'"][style % 3] ?? '';
  const spans = [
    rowSpan > 1 ? `rowspan=${quote}${rowSpan}${quote}` : '',
    columnSpan > 1 ? `colspan=${quote}${columnSpan}${quote}` : '',
  ];
  return (style % 2 === 0 ? spans : spans.reverse()).filter((span) => span !== '').join(' ');
}

describe('a grid of any texts with any spans', () => {
  it.each([
    ['wikitext', wikitextOf],
    ['HTML', htmlOf],
  ])('written as %s is read back', (_form, write) => {
    fc.assert(
      fc.property(plan, fc.constantFrom('', 'before\n\n'), (planned, before) => {
        const text = `${before}${write(planned)}`;
        const { root, findings } = readWikitext(text);
        const [table, ...others] = tablesOf(root);
        expect(others).toEqual([]);
        expect(findings).toEqual([]);
        expect(table && laidOut(table).grid).toEqual(planned.grid);
        const cells = table?.children.flatMap((row) => row.children) ?? [];
        const written = planned.rows.flat();
        expect(cells.map((cell) => cell.data?.isHeader)).toEqual(written.map((cell) => cell.isHeader));
        expect(cells.map((cell) => sliceOf(text, cell))).toEqual(written.map((cell) => cell.source));
        expect(misplaced(text, root)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same inside of a cell of another table', () => {
    fc.assert(
      fc.property(plan, plan, (inner, outer) => {
        const text = wikitextOf(outer).replace(/\n\|\}$/, () => `\n| in\n${wikitextOf(inner)}\n|}`);
        const tables = tablesOf(readWikitext(text).root);
        expect(tables.length).toBe(2);
        expect(tables[1] && laidOut(tables[1]).grid).toEqual(inner.grid);
        const last = tables[0]?.children.at(-1)?.children.at(-1);
        expect(last && textOf(last)).toBe('in');
      }),
      { numRuns: 200 },
    );
  });
});

describe('rows of cells with spans that overlap and end nowhere', () => {
  it('are read with the spans that are written', () => {
    fc.assert(
      fc.property(anyTable, (rows) => {
        const lines = rows.map(({ cells }) =>
          cells.map((cell) => `| rowspan="${cell.rowSpan}" colspan=${cell.columnSpan} | ${cell.text}`).join('\n'),
        );
        const [table] = tablesOf(readWikitext(`{|\n${lines.join('\n|-\n')}\n|}`).root);
        const read = table?.children.map((row) =>
          row.children.map((cell) => ({
            text: textOf(cell),
            rowSpan: cell.data?.rowSpan,
            columnSpan: cell.data?.columnSpan,
          })),
        );
        // A row without cells is none.
        expect(read ?? []).toEqual(rows.map(({ cells }) => cells).filter((cells) => cells.length > 0));
      }),
      { numRuns: 300 },
    );
  });
});

/** A table whose cells hold a text and perhaps tables of their own. */
interface Nest {
  readonly text: string;
  readonly inner: readonly Nest[];
}

const { nest } = fc.letrec<{ nest: Nest }>((tie) => ({
  nest: fc.record({
    text: fc.constantFrom('a', 'b c', '[[x|y]]', '{{nowrap|d}}', ''),
    inner: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('nest'), { maxLength: 3 })),
  }),
}));

describe('tables in tables', () => {
  const wikitext = ({ text, inner }: Nest): string => `{|\n| ${text}\n${inner.map(wikitext).join('\n')}\n| z\n|}`;
  const html = ({ text, inner }: Nest): string =>
    `<table><tr><td>${text}${inner.map(html).join('')}</td><td>z</td></tr></table>`;
  const seen = (text: string) => text.replace('[[x|y]]', 'y').replace('{{nowrap|d}}', 'd');
  /** The texts of the first cells, each table before those in it. */
  const texts = ({ text, inner }: Nest): string[] => [seen(text), ...inner.flatMap(texts)];

  /** Both, the wikitext in the first cell of the HTML. */
  const both = (tree: Nest) =>
    html(tree).replace(/<\/td><td>z<\/td><\/tr><\/table>$/, (end) => `\n${wikitext(tree)}\n${end}`);

  it.each([
    ['wikitext', wikitext, 1],
    ['HTML', html, 1],
    ['wikitext in HTML', both, 2],
  ] as const)('of any depth are tables of their own: %s', (_form, write, times) => {
    fc.assert(
      fc.property(nest, (tree) => {
        const source = write(tree);
        const { root } = readWikitext(source);
        expect(tablesOf(root).map((table) => table.children.map((row) => row.children.map(textOf)))).toEqual(
          Array.from({ length: times }, () => texts(tree)).flatMap((all) => all.map((text) => [[text, 'z']])),
        );
        expect(misplaced(source, root)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

const FRAGMENTS = [
  ...[
    '{|',
    '|}',
    '|-',
    '|+',
    '|',
    '||',
    '!',
    '!!',
    '\n',
    '\n{|\n',
    '\n|}\n',
    '\n|-\n',
    '\n| ',
    '\n! ',
    ' ',
    'a',
    'b c',
    '\r\n',
  ],
  ...[
    '{{',
    '}}',
    '{{{',
    '}}}',
    '[[',
    ']]',
    '[',
    ']',
    '[[a|',
    '{{flagicon|USA}}',
    '{{nowrap|',
    '{{n/a}}',
    '{{!}}',
    '{{efn|',
  ],
  ...[
    '<!--',
    '-->',
    '<nowiki>',
    '</nowiki>',
    '<ref>',
    '</ref>',
    '<ref name="x" />',
    '<ref',
    '<pre>',
    '</pre>',
    '<references>',
  ],
  ...[
    '<table>',
    '</table>',
    '<tr>',
    '<td rowspan="2">',
    '</td>',
    '<th',
    '>',
    '<caption>',
    '<sup>',
    '</sup>',
    '<b>',
    '</b>',
  ],
  ...[
    "''",
    "'''",
    "'''''",
    '=',
    '==',
    '==a==\n',
    '* ',
    '\n*',
    '\n:',
    '&',
    '&amp;',
    '&#0;',
    '&#x110000;',
    '_',
    '__TOC__',
  ],
  ...[
    'rowspan=0 |',
    'colspan="99999999999999999999" |',
    'style="',
    '[http://a.b c',
    '\uFFFC',
    '\uD800',
    '\u0000',
    '<!-- x -->\n',
  ],
];

describe('broken input', () => {
  it('never throws, and every node has its place', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }), (fragments) => {
        const text = fragments.join('');
        expect(misplaced(text, readWikitext(text).root)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
        expect(misplaced(text, readWikitext(text).root)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(FRAGMENTS.map((fragment) => [JSON.stringify(fragment), fragment]))(
    '%s again and again is linear',
    (_, fragment) => {
      expectLinear((count) => `{|\n| ${fragment.repeat(count)}`);
    },
  );

  it.each([
    ['{{nowrap|', '}}'],
    ['{{a|', '}}'],
    ['[[a|', ']]'],
    ['{{{1|', '}}}'],
    ['{', '}'],
    ['[', ']'],
    ['<sup>', '</sup>'],
    ['<b>', '</b>'],
    ['<span style="display:none">', '</span>'],
    ['<table><tr><td>', '</td></tr></table>'],
    ['\n{|\n| a', '\n|}'],
    ['{{efn|', '}}'],
    ['<ref>', '</ref>'],
    ['<!--', '-->'],
    ['\n{|\n|', '\n<!-- x -->'],
    ['\n{|\n|', ' '],
  ])('%j … %j nested deep is linear and overflows nothing', (before, after) => {
    expectLinear((count) => before.repeat(count) + after.repeat(count));
  });
});

/** The text of the tree stays in bounds, and four times the input takes no more than ten times the work of the processor. */
function expectLinear(write: (count: number) => string): void {
  const timed = (text: string) => {
    const started = process.cpuUsage();
    const { root } = readWikitext(text);
    const { user } = process.cpuUsage(started);
    expect(textLength(root)).toBeLessThan(4 * text.length + 1000);
    return user / 1000;
  };
  const long = timed(write(40_000));
  if (long > 1500) expect(long).toBeLessThan(10 * timed(write(10_000)));
}

function textLength(root: Parameters<typeof tablesOf>[0]): number {
  let length = 0;
  const waiting: unknown[] = [...root.children];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if ('value' in node && typeof node.value === 'string') length += node.value.length;
    if ('children' in node && Array.isArray(node.children)) for (const child of node.children) waiting.push(child);
  }
  return length;
}
