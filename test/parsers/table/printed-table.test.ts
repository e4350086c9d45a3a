import { describe, expect, it } from 'vitest';
import { printedText } from '../../../parsers/table/printed-table.ts';
import { at, lines, printedTexts, tableOf, tablesOfDump, tablesOfMarkdown } from '../support.ts';

const TWO_TABLES = lines(
  '= 2012 American Le Mans Series =',
  '==Driver championships==',
  '====P1 standings====',
  '',
  '| Pos | Driver | Total |',
  '| 9 | RSA Mark Patterson | 17 |',
  '| USA Chris McMurry | 17 |',
  '|valign="top"|',
  '',
  'Bold - Pole position',
  '|}',
  '',
  '====P2 standings====',
  '',
  '| Pos | Driver |',
  '| 1 | FRA Christophe',
);

describe('printedTables', () => {
  it('numbers the tables and says where they stand (2012 lines 340 to 366)', () => {
    const tables = tablesOfDump(TWO_TABLES);
    expect(
      tables.map((table) => [
        table.tableId,
        table.sourceId,
        table.ordinal,
        table.sectionPath,
        table.lineFirst,
        table.lineLast,
        table.columnCount,
        table.rootIndex,
      ]),
    ).toEqual([
      ['article/01', 'article', 1, ['Driver championships', 'P1 standings'], 5, 7, 3, 3],
      ['article/02', 'article', 2, ['Driver championships', 'P2 standings'], 15, 16, 2, 8],
    ]);
  });

  it('prints every row with its line and its closing pipe', () => {
    const rows = tablesOfDump(TWO_TABLES).flatMap((table) => table.rows);
    expect(rows.map((row) => [row.index, row.line, row.isTerminated])).toEqual([
      [0, 5, true],
      [1, 6, true],
      [2, 7, true],
      [0, 15, true],
      [1, 16, false],
    ]);
  });

  it('prints every cell with its place in the table and in the file', () => {
    const table = at(tablesOfDump(TWO_TABLES), 0);
    expect(printedTexts(table)).toEqual([
      ['Pos', 'Driver', 'Total'],
      ['9', 'RSA Mark Patterson', '17'],
      ['USA Chris McMurry', '17'],
    ]);
    expect(at(at(table.rows, 1).cells, 1)).toEqual({
      ref: { tableId: 'article/01', row: 1, column: 1 },
      text: 'RSA Mark Patterson',
      line: 6,
      column: 7,
      isBold: null,
      isItalic: null,
      isHeader: null,
      rowSpan: null,
      columnSpan: null,
    });
  });

  it('hands the residue to the table before it, the lines numbered on', () => {
    const [first, second] = tablesOfDump(TWO_TABLES);
    expect(
      first?.residues.map((row) => [row.index, row.line, row.isTerminated, row.cells.map((cell) => cell.text)]),
    ).toEqual([
      [3, 8, true, ['|valign="top"|']],
      [4, 11, true, ['|}']],
    ]);
    expect(at(at(first?.residues ?? [], 1).cells, 0)).toMatchObject({
      ref: { tableId: 'article/01', row: 4, column: 0 },
      line: 11,
      column: 1,
    });
    expect(second?.residues).toEqual([]);
  });

  it('hands residue to no table that comes later', () => {
    const [first, second] = tablesOfDump(lines('| a |', '', '| b |', '|}'));
    expect(first?.residues).toEqual([]);
    expect(second?.residues.map((row) => row.line)).toEqual([4]);
  });

  it('counts the columns of its longest row', () => {
    expect(tableOf(lines('| a |', '| a | b | c |', '| a | b |')).columnCount).toBe(3);
  });

  it('knows bold and italic where the form can tell', () => {
    const [table] = tablesOfMarkdown(lines('| **a** | _b_ | c |', '| --- | --- | --- |'));
    expect(
      at(table?.rows ?? [], 0).cells.map((cell) => [cell.text, printedText(cell), cell.isBold, cell.isItalic]),
    ).toEqual([
      ['a', '**a**', true, false],
      ['b', '_b_', false, true],
      ['c', 'c', false, false],
    ]);
  });

  it('gives a number of two digits to ten tables and more', () => {
    const tables = tablesOfDump(Array.from({ length: 11 }, () => '| a |').join('\n\n'));
    expect(tables.map((table) => table.tableId).slice(8)).toEqual(['article/09', 'article/10', 'article/11']);
  });

  it('finds none in an article without tables', () => {
    expect(tablesOfDump('= T =\nProse.\n|}')).toEqual([]);
  });
});
