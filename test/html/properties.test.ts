import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../parsers/article/html/read-html.ts';
import { textOf } from '../../parsers/article/tree.ts';
import { layout } from '../../parsers/table/layout.ts';
import { anyTable, htmlOf } from './any-table.ts';
import { rowsOf, tablesOf, textGrid } from './support.ts';

describe('any table', () => {
  it('written as HTML is read back as laid out', () => {
    fc.assert(
      fc.property(anyTable, fc.boolean(), (rows, isTerse) => {
        const [table] = tablesOf(htmlOf(rows, isTerse));
        const meant = rows.map(({ cells, group }) => ({ cells, group }));
        expect(table ? rowsOf(table).map(({ cells }) => cells) : []).toEqual(meant.map(({ cells }) => cells));
        expect(table ? textGrid(table) : []).toEqual(layout(meant).map((row) => row.map((slot) => slot?.text ?? null)));
      }),
      { numRuns: 300 },
    );
  });

  it('has positions that slice to its cells', () => {
    fc.assert(
      fc.property(anyTable, fc.boolean(), fc.constantFrom('', 'é🏁\r\n', '\uFEFF<p>a\n'), (rows, isTerse, before) => {
        const html = before + htmlOf(rows, isTerse);
        for (const row of tablesOf(html).flatMap((table) => table.children)) {
          for (const cell of row.children) {
            const { start, end } = cell.position ?? {};
            const lines = html.slice(0, start?.offset).split('\n');
            expect(html.slice(start?.offset, end?.offset)).toBe(textOf(cell));
            expect([start?.line, start?.column]).toEqual([lines.length, (lines.at(-1)?.length ?? 0) + 1]);
          }
        }
      }),
    );
  });
});

/** What a cell may hold: as written, and as it is seen. */
interface Content {
  readonly html: string;
  readonly text: string;
}

const word = fc.array(fc.constantFrom(...'abcdeéŠ019'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const marked: fc.Arbitrary<Content> = fc.oneof(
  word.map((text) => ({ html: text, text })),
  word.map((text) => ({ html: `<a href="/wiki/X" title="x">${text}</a>`, text })),
  word.map((text) => ({ html: `<b><i>${text}</i></b>`, text })),
  fc.constantFrom('USA', 'GER', 'FRA').chain((code) =>
    word.map((text) => ({
      html: `<span class="flagicon"><img alt="${code}" src="x.png"></span> ${text}`,
      text: `${code} ${text}`,
    })),
  ),
  fc
    .constantFrom(['&amp;', '&'], ['&eacute', 'é'], ['&#8224;', '†'], ['&lt;td&gt;', '<td>'], ['&nbsp;x', 'x'])
    .map(([html = '', text = '']) => ({ html, text })),
  word.map((text) => ({ html: `${text}<sup class="reference"><a href="#n">[1]</a></sup>`, text })),
  word.map((text) => ({ html: `${text}<sup>†</sup>`, text: `${text}^{†}` })),
  word.map((text) => ({ html: `<span style="display:none">1000</span>${text}<!-- </td> -->`, text })),
  fc.tuple(word, word).map(([one, other]) => ({ html: `${one}<br>${other}`, text: `${one} ${other}` })),
  fc.tuple(word, word).map(([one, other]) => ({ html: `<ul><li>${one}<li>${other}</ul>`, text: `${one} ${other}` })),
);
const content: fc.Arbitrary<Content> = fc.array(marked, { maxLength: 3 }).map((pieces) => ({
  html: pieces.map(({ html }) => html).join(' '),
  text: pieces.map(({ text }) => text).join(' '),
}));

/** A table of one row, whose cells may hold tables. */
interface Nest {
  readonly cells: readonly { readonly content: Content; readonly inner: readonly Nest[] }[];
}

const { nest } = fc.letrec<{ nest: Nest }>((tie) => ({
  nest: fc.record({
    cells: fc.array(
      fc.record({
        content,
        inner: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('nest'), { maxLength: 2 })),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
}));

describe('cells with markup, and tables in tables', () => {
  const write = ({ cells }: Nest): string =>
    `<table><tr>${cells.map(({ content: { html }, inner }) => `<td>${html}${inner.map(write).join('')}</td>`).join('')}</table>`;
  const texts = ({ cells }: Nest): string[][] => [
    cells.map(({ content: { text } }) => text),
    ...cells.flatMap(({ inner }) => inner.flatMap(texts)),
  ];

  it('are read with what is seen of them, and positions that slice to them', () => {
    fc.assert(
      fc.property(nest, (tree) => {
        const html = write(tree);
        const tables = tablesOf(html);
        expect(tables.map((table) => table.children.flatMap((row) => row.children.map(textOf)))).toEqual(texts(tree));
        const [outer] = tables;
        const slices = outer?.children.flatMap((row) =>
          row.children.map(({ position }) => html.slice(position?.start.offset, position?.end.offset)),
        );
        expect(slices).toEqual(
          tree.cells.map(({ content: { html: own }, inner }) => `${own}${inner.map(write).join('')}`.trim()),
        );
      }),
      { numRuns: 300 },
    );
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '</tr>',
    '<td>',
    '</td>',
    '<th rowspan=0>',
    '<td colspan=1e9 rowspan="-',
    '">',
  ),
  fc.constantFrom(
    '<caption>',
    '<thead>',
    '<tfoot>',
    '<tbody>',
    '</tbody>',
    '<col>',
    '<b>',
    '</b>',
    '<i>',
    '<p>',
    '</p>',
  ),
  fc.constantFrom('<ul>', '<li>', '</ul>', '<dl>', '<dd>', '<h2>', '</h2>', '<h1>', '<br>', '</br>', '<sup>', '</sup>'),
  fc.constantFrom(
    '<sup class="reference"><a href="#n">[1]',
    '<li id="n">',
    '<ol class=references>',
    '<a href="#%">',
    '</a>',
  ),
  fc.constantFrom(
    '<span class="flagicon">',
    '<img alt="GER">',
    '<img src="Flag_of_%.svg">',
    '</span>',
    '<span style="display:none">',
  ),
  fc.constantFrom(
    '<!--',
    '-->',
    '<![CDATA[',
    '<!DOCTYPE html>',
    '<html>',
    '<body>',
    '<title>',
    '</title>',
    '<script>',
    '</script>',
  ),
  fc.constantFrom(
    '<svg>',
    '<math>',
    '<template>',
    '<select>',
    '<style>',
    '<textarea>',
    '<frameset>',
    '<plaintext>',
    '&#0;',
    '&amp',
    '\0',
  ),
);
const anyHtml = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('any text', () => {
  it('is read to a tree with positions in the text', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const { root, notes } = readHtml(html);
        const nodes = root.children.flatMap((node) => [
          node,
          ...(node.type === 'table' ? node.children.flatMap((row) => [row, ...row.children]) : []),
          ...(node.type === 'list' ? node.children : []),
        ]);
        for (const { position } of nodes) {
          const [start, end] = [position?.start.offset ?? -1, position?.end.offset ?? -1];
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(html.length);
        }
        for (const node of root.children) expect(textOf(node)).not.toMatch(/^\s|\s$/);
        for (const note of notes) expect(note.line).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
