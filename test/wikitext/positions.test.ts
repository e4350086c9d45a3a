import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lastLineOf, lineOf } from '../../parsers/article/tree.ts';
import { readWikitext } from '../../parsers/article/wikitext/read-wikitext.ts';
import { misplaced, sliceOf, tablesOf } from './support.ts';

function cellSlices(text: string): string[][] {
  return tablesOf(readWikitext(text).root).flatMap((table) =>
    table.children.map((row) => row.children.map((cell) => sliceOf(text, cell))),
  );
}

describe('the slice of the source at the position of a cell', () => {
  it('is the content between its delimiters with its markup, trimmed', () => {
    const text = [
      '{| class="x"',
      "! Pos !! ''Driver''",
      '|-',
      '|  rowspan="2"  |  1  || {{flagicon|USA}} [[A|B]]<ref>note | x</ref>',
      '|-',
      '|',
      '* one',
      '* two',
      '',
      '| <!-- c --> last <!-- d -->',
      '|}',
    ].join('\n');
    expect(cellSlices(text)).toEqual([
      ['Pos', "''Driver''"],
      ['1', '{{flagicon|USA}} [[A|B]]<ref>note | x</ref>'],
      ['* one\n* two', '<!-- c --> last <!-- d -->'],
    ]);
  });

  it('is without comments that are alone on the lines around it', () => {
    expect(cellSlices('{|\n|\n<!-- a -->\nb\n<!-- c -->\n  <!-- d -->\n|-\n| e\n|}')).toEqual([['b'], ['e']]);
  });

  it('holds a nested table', () => {
    expect(cellSlices('{|\n| a\n{|\n| x\n|}\nb\n| c\n|}')).toEqual([['a\n{|\n| x\n|}\nb', 'c'], ['x']]);
  });

  it('is empty behind the delimiter of an empty cell', () => {
    const [table] = tablesOf(readWikitext('{|\n|\n| align=left |\n|  || x\n|}').root);
    const cells = table?.children[0]?.children ?? [];
    expect(cells.map((cell) => cell.position?.start)).toEqual([
      { line: 2, column: 2, offset: 4 },
      { line: 3, column: 15, offset: 19 },
      { line: 4, column: 2, offset: 21 },
      { line: 4, column: 7, offset: 26 },
    ]);
    expect(cells.map((cell) => (cell.position?.end.offset ?? 0) - (cell.position?.start.offset ?? 0))).toEqual([
      0, 0, 0, 1,
    ]);
  });

  it('is the same in HTML', () => {
    expect(cellSlices('<table><tr><th> a </th><td rowspan=2> b<br>\n<b>c</b>\n</table>')).toEqual([
      ['a', 'b<br>\n<b>c</b>'],
    ]);
  });

  it('starts and ends in the right lines over lines', () => {
    const text = 'x\r\n\r\n{|\r\n| a\r\nb\r\n\r\nc\r\n|-\r\n! d\r\n|}\r\n';
    const [table] = tablesOf(readWikitext(text).root);
    const rows = table?.children ?? [];
    expect(rows.map((row) => [lineOf(row), lastLineOf(row)])).toEqual([
      [4, 7],
      [9, 9],
    ]);
    expect(table && [lineOf(table), lastLineOf(table), sliceOf(text, table).slice(-2)]).toEqual([3, 10, '|}']);
    expect(rows.flatMap((row) => row.children.map((cell) => sliceOf(text, cell)))).toEqual(['a\r\nb\r\n\r\nc', 'd']);
  });

  it('has line, column and offset that agree, in every fixture', () => {
    const folder = new URL('../fixtures/wikitext/', import.meta.url);
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.wikitext'))) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      expect(misplaced(text, readWikitext(text).root), name).toEqual([]);
    }
  });
});
