import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../parsers/article/markdown.ts';
import { type TableCell, textOf } from '../../../parsers/article/tree.ts';
import { at, lines, tablesOfMarkdown, typesOf } from '../support.ts';

/** The cells of the one row below a header of as many columns. */
function cellsOf(row: string, columnCount: number): TableCell[] {
  const header = `|${' h |'.repeat(columnCount)}`;
  const delimiter = `|${' --- |'.repeat(columnCount)}`;
  const [table] = readMarkdown(lines(header, delimiter, row)).children;
  if (table?.type !== 'table') throw new Error('no table');
  return at(table.children, 1).children;
}

function textsOf(row: string, columnCount: number): string[] {
  return cellsOf(row, columnCount).map(textOf);
}

describe('tables of Markdown', () => {
  it('keeps the text between the pipes and sees what is bold (the example of the reader)', () => {
    const cells = cellsOf('| 10* | **USA #2 Audi Sport North America** |', 2);
    expect(cells.map(textOf)).toEqual(['10*', '**USA #2 Audi Sport North America**']);
    expect(cells.map((cell) => cell.data)).toEqual([
      { isBold: false, isItalic: false },
      { isBold: true, isItalic: false },
    ]);
  });

  it.each<[string, string[]]>([
    ['| a | b |', ['a', 'b']],
    ['|a|b|', ['a', 'b']],
    ['| a | b', ['a', 'b']],
    ['a | b', ['a', 'b']],
    ['|\ta\t|\tb\t|', ['a', 'b']],
    ['|  | b |', ['', 'b']],
    ['| a |  |', ['a', '']],
    ['| | |', ['', '']],
    ['||b|', ['', 'b']],
    ['| x \\| y | b |', ['x | y', 'b']],
    ['| \\| | \\|\\| |', ['|', '||']],
    ['|a\\||b|', ['a|', 'b']],
    ['| a | b\\||', ['a', 'b|']],
    ['| a | b\\|', ['a', 'b|']],
    ['| 10* | 11*, 12* |', ['10*', '11*, 12*']],
    ['| *a* b | _c |', ['*a* b', '_c']],
    ['| `a` | <b>c</b> |', ['`a`', '<b>c</b>']],
    ['| ` | ` |', ['`', '`']],
    ['| [x](y) | ![z](w) |', ['[x](y)', '![z](w)']],
    ['| &amp; | \\* |', ['&amp;', '\\*']],
    ['| 10^{†} | 1= |', ['10^{†}', '1=']],
    ['| 5 \\ 6 | a\\ |', ['5 \\ 6', 'a\\']],
    ['| https://example.org | a@example.org |', ['https://example.org', 'a@example.org']],
  ])('gives the text of %j unchanged', (row, texts) => {
    expect(textsOf(row, 2)).toEqual(texts);
  });

  it.each([
    ['**a**', true, false],
    ['__a__', true, false],
    ['*a*', false, true],
    ['_a_', false, true],
    ['**a** b', false, false],
    ['b **a**', false, false],
    ['**a** **b**', false, false],
    ['*a* *b*', false, false],
    ['a', false, false],
    ['10*', false, false],
    ['**', false, false],
    ['', false, false],
    ['`**a**`', false, false],
    ['\\**a**', false, false],
  ])('of %j: bold %s, italic %s, the text as it stands', (text, isBold, isItalic) => {
    const [cell] = cellsOf(`| ${text} | b |`, 2);
    expect(cell?.data).toEqual({ isBold, isItalic });
    expect(cell && textOf(cell)).toBe(text);
  });

  it('keeps rows that are too long and too short as they are', () => {
    expect(textsOf('| a |', 3)).toEqual(['a']);
    expect(textsOf('| a | b | c | d |', 3)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leaves the delimiter row out and keeps the lines of the others', () => {
    const [table] = tablesOfMarkdown(
      lines('# T', '', '| a | b |', '|:--|--:|', '| c | d |', '| e | f |', '', 'Prose.'),
    );
    expect(table?.rows.map((row) => [row.line, row.cells.map((cell) => cell.text)])).toEqual([
      [3, ['a', 'b']],
      [5, ['c', 'd']],
      [6, ['e', 'f']],
    ]);
    expect(table?.rows.map((row) => row.isTerminated)).toEqual([true, true, true]);
    expect(table?.rows.flatMap((row) => row.cells.map((cell) => cell.line))).toEqual([3, 3, 5, 5, 6, 6]);
  });

  it('reads CRLF as LF', () => {
    const text = lines('| a | b |', '| --- | --- |', '| 10* | x \\| y |', '|p|**q**|', '', 'Prose.');
    const windows = text.replaceAll('\n', '\r\n');
    const read = (source: string) =>
      tablesOfMarkdown(source).map((table) =>
        table.rows.map((row) => row.cells.map((cell) => [cell.text, cell.line, cell.isBold])),
      );
    expect(read(windows)).toEqual(read(text));
    expect(read(text).flat(2)).toContainEqual(['x | y', 3, false]);
  });
});

describe('the rest of Markdown', () => {
  it('gives the tree that a dump gives', () => {
    const text = lines('# Title', '', 'Prose.', '', '## Section', '', '- item', '', '| a |', '| --- |', '| b |');
    expect(typesOf(readMarkdown(text))).toEqual(['heading', 'paragraph', 'heading', 'list', 'table']);
  });

  it.each([1, 2, 3, 4, 5, 6])('reads a heading of depth %i', (depth) => {
    const [heading] = readMarkdown(`${'#'.repeat(depth)} Results`).children;
    expect(heading?.type === 'heading' ? [heading.depth, textOf(heading)] : null).toEqual([depth, 'Results']);
  });

  it('makes no table of rows without a delimiter row', () => {
    expect(typesOf(readMarkdown('| a | b |\n| c | d |'))).toEqual(['paragraph']);
  });

  it('finds nothing in an empty text', () => {
    expect(readMarkdown('').children).toEqual([]);
  });
});
