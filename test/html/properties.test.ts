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
