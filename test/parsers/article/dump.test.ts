import { describe, expect, it } from 'vitest';
import { readDump } from '../../../parsers/article/dump.ts';
import { type Root, type RootContent, type TableRow, textOf } from '../../../parsers/article/tree.ts';
import { at, lines, typesOf } from '../support.ts';

function rowsOf(root: Root): TableRow[] {
  return root.children.flatMap((node) => (node.type === 'table' ? node.children : []));
}

function cellsOf(text: string): string[][] {
  return rowsOf(readDump(text)).map((row) => row.children.map(textOf));
}

/** The lines of the source that a node covers. */
function span(node: RootContent): [number, number] {
  return [node.position?.start.line ?? 0, node.position?.end.line ?? 0];
}

function headingsOf(text: string): [number, string][] {
  return readDump(text).children.flatMap((node): [number, string][] =>
    node.type === 'heading' ? [[node.depth, textOf(node)]] : [],
  );
}

function residuesOf(root: Root): [number, string][] {
  return root.children.flatMap((node): [number, string][] =>
    node.type === 'residue' ? [[node.position.start.line, node.value]] : [],
  );
}

describe('headings of a dump', () => {
  it.each<[string, number, string]>([
    ['= 2002 American Le Mans Series =', 1, '2002 American Le Mans Series'],
    ['==Schedule==', 2, 'Schedule'],
    ['== Entry list ==', 2, 'Entry list'],
    ['=== Le Mans Prototype 900 (LMP900) ===', 3, 'Le Mans Prototype 900 (LMP900)'],
    ['====P1 standings====', 4, 'P1 standings'],
    ['=====Team=====', 5, 'Team'],
    ['====== Driver ======', 6, 'Driver'],
    ['  ==Indented==\t', 2, 'Indented'],
    ['== a = b ==', 2, 'a = b'],
    ['== Results | standings ==', 2, 'Results | standings'],
  ])('reads %j', (text, depth, title) => {
    expect(headingsOf(text)).toEqual([[depth, title]]);
  });

  it.each([
    '======= Seven =======',
    '== Unbalanced =',
    '= Unbalanced ===',
    '==Unclosed',
    'Unopened==',
    '== Text == behind',
    'a == b',
  ])('takes %j for text', (text) => {
    expect(typesOf(readDump(text))).toEqual(['paragraph']);
  });

  it.each(['=', '==', '===', '====', '= =', '==  =='])('takes %j for no heading of the article', (text) => {
    expect(headingsOf(text)).toEqual([]);
  });

  it('stands where the source has it, without the white space around it', () => {
    const text = 'Prose.\n  ==Schedule== \nMore.';
    const [, heading] = readDump(text).children;
    expect(heading?.position).toEqual({
      start: { line: 2, column: 3, offset: 9 },
      end: { line: 2, column: 15, offset: 21 },
    });
  });

  it('ends a paragraph, a list and a table without a blank line', () => {
    const text = lines('Prose.', '==A==', '- item', '==B==', '| a | b |', '==C==', 'Prose.');
    expect(typesOf(readDump(text))).toEqual([
      'paragraph',
      'heading',
      'list',
      'heading',
      'table',
      'heading',
      'paragraph',
    ]);
  });
});

describe('prose and lists of a dump', () => {
  it('ends a list at a line of prose without a blank line (2002 lines 407 to 412)', () => {
    const text = lines(
      'Points are awarded to the finishers in the following order:',
      '- 25-21-19-17-15-14-13-12-11-10-...',
      'Exceptions being for the 12 Hours of Sebring and Petit Le Mans which awarded in the following order:',
      '- 30-26-24-22-20-19-18-17-16-15-...',
      '',
      'Cars failing to complete 70% are not awarded points.',
    );
    const root = readDump(text);
    expect(typesOf(root)).toEqual(['paragraph', 'list', 'paragraph', 'list', 'paragraph']);
    expect(root.children.map(span)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [6, 6],
    ]);
  });

  it('keeps the items of one list together (the series article, lines 3 to 6)', () => {
    const root = readDump(
      lines('Infobox', '- Logo: American Le Mans Series logo.jpg', '- Pixels: 200px', '- Folded: 2013'),
    );
    expect(typesOf(root)).toEqual(['paragraph', 'list']);
    const list = at(root.children, 1);
    expect(list.type === 'list' ? list.children.length : 0).toBe(3);
  });

  it('ends a table at a list, and a paragraph at a heading (2002 lines 373 to 377)', () => {
    const text = lines(
      '| USA David Murry | 2–3, 5 |',
      '- Was on the entry list but did not participate in the event.',
      '',
      'BMW had planned on entering.',
      '==Season results==',
    );
    const root = readDump(text);
    expect(typesOf(root)).toEqual(['table', 'list', 'paragraph', 'heading']);
    expect(root.children.map(span)).toEqual([
      [1, 1],
      [2, 2],
      [4, 4],
      [5, 5],
    ]);
  });

  it('ends a paragraph at a table without a blank line (2012 lines 244 and 245)', () => {
    expect(typesOf(readDump('Overall winners in bold.\n| Rnd | Circuit |'))).toEqual(['paragraph', 'table']);
  });

  it('gives prose the position that it has in the file', () => {
    const text = lines('==A==', '', 'First line', 'and second.', '', '- item', '');
    for (const node of readDump(text).children.slice(1)) {
      const slice = text.slice(node.position?.start.offset, node.position?.end.offset);
      expect(slice).toBe(node.type === 'list' ? '- item' : 'First line\nand second.');
      expect(span(node)).toEqual(node.type === 'list' ? [6, 6] : [3, 4]);
    }
    expect(readDump(text).children).toHaveLength(3);
  });
});

describe('rows of a dump', () => {
  it('reads the example of 2007 line 292, without a delimiter row', () => {
    const text = lines('| Pos | Driver | Team | Rd 1 |', '| 1= | Rinaldo Capello | Audi Sport North America | 22 |');
    expect(cellsOf(text)).toEqual([
      ['Pos', 'Driver', 'Team', 'Rd 1'],
      ['1=', 'Rinaldo Capello', 'Audi Sport North America', '22'],
    ]);
    expect(typesOf(readDump(text))).toEqual(['table']);
  });

  it.each<[string, string[]]>([
    ['| a | b |', ['a', 'b']],
    ['|a|b|', ['a', 'b']],
    ['|\ta\t|\tb\t|', ['a', 'b']],
    ['  | a | b |  ', ['a', 'b']],
    ['| a | | b |', ['a', '', 'b']],
    ['| a || b |', ['a', '', 'b']],
    ['| | | |', ['', '', '']],
    ['| P1 | |', ['P1', '']],
    ['| a | b', ['a', 'b']],
    ['| a | b | ', ['a', 'b']],
    ['| a', ['a']],
    ['| 10* | **bold** | _i_ | `c` |', ['10*', '**bold**', '_i_', '`c`']],
    ['| a\\ | b |', ['a\\', 'b']],
    ['| <b>x</b> | [[y]] | {{z}} | &amp; |', ['<b>x</b>', '[[y]]', '{{z}}', '&amp;']],
    ['| 10^{†} | = | == | - | + |', ['10^{†}', '=', '==', '-', '+']],
    ['| - | 5 |', ['-', '5']],
    ['|-5 | 20 |', ['-5', '20']],
    ['| two  spaces | b |', ['two  spaces', 'b']],
    ['| --- | --- |', ['---', '---']],
  ])('reads %j', (row, cells) => {
    expect(cellsOf(row)).toEqual([cells]);
  });

  it.each([
    ['| a | b |', true],
    ['| a | b |  ', true],
    ['| a | b |\r', true],
    ['| a | |', true],
    ['| a | b', false],
    ['| a', false],
  ])('sees whether %j has its closing pipe', (row, isTerminated) => {
    expect(rowsOf(readDump(row)).map((node) => node.data?.isTerminated)).toEqual([isTerminated]);
  });

  it('reads an article that stops in a row (2012 line 501, cut)', () => {
    const text = lines(
      '| 30 | VEN Angel Benitez Sr. | USA NGT Motorsport | 0 | | 6 |',
      '| 31 | GBR Sean Edwards | USA NGT Mo',
    );
    const [whole, cut] = rowsOf(readDump(text));
    expect(whole?.data?.isTerminated).toBe(true);
    expect(cut?.data?.isTerminated).toBe(false);
    expect(cut?.children.map(textOf)).toEqual(['31', 'GBR Sean Edwards', 'USA NGT Mo']);
  });

  it('makes one table of consecutive rows and two where a line stands between', () => {
    expect(typesOf(readDump('| a |\n| b |'))).toEqual(['table']);
    expect(typesOf(readDump('| a |\n\n| b |'))).toEqual(['table', 'table']);
  });

  it('gives every cell, row and table the position that it has in the file', () => {
    const text = lines('= T =', '', '|  Éric 🏁 |\tb|', ' | c | |', '|d|  ', '');
    const root = readDump(text);
    const table = at(root.children, 1);
    expect(span(table)).toEqual([3, 5]);
    expect(text.slice(table.position?.start.offset, table.position?.end.offset)).toBe(
      '|  Éric 🏁 |\tb|\n | c | |\n|d|',
    );
    const found = rowsOf(root).map((row) =>
      row.children.map((cell) => [
        text.slice(cell.position?.start.offset, cell.position?.end.offset),
        cell.position?.start.line,
        cell.position?.start.column,
      ]),
    );
    expect(found).toEqual([
      [
        ['Éric 🏁', 3, 4],
        ['b', 3, 14],
      ],
      [
        ['c', 4, 4],
        ['', 4, 7],
      ],
      [['d', 5, 2]],
    ]);
    expect(rowsOf(root).map((row) => row.position?.start.column)).toEqual([1, 2, 1]);
  });
});

describe('residue of a dump', () => {
  it('finds both lines of 2012 lines 355 to 363, and the text between them', () => {
    const text = lines(
      '| USA Chris McMurry | USA Dyson Racing Team | 17 | 17 | |',
      '|valign="top"|',
      '',
      'Bold - Pole position',
      '',
      'Italics - Fastest lap',
      '|}',
      '',
      '====P2 standings====',
    );
    const root = readDump(text);
    expect(typesOf(root)).toEqual(['table', 'residue', 'paragraph', 'paragraph', 'residue', 'heading']);
    expect(residuesOf(root)).toEqual([
      [2, '|valign="top"|'],
      [7, '|}'],
    ]);
    expect(rowsOf(root)).toHaveLength(1);
  });

  it.each([
    '|}',
    ' |} ',
    '{|',
    '{| class="wikitable sortable"',
    '|-',
    '|- style="background:#fff"',
    '|+ Caption',
    '|valign="top"|',
    '| valign = "top" |',
    '|valign="top"',
    '|',
    '||',
    '|}}',
    '!',
  ])('takes %j for residue, as it stands', (text) => {
    expect(residuesOf(readDump(text))).toEqual([[1, text.trim()]]);
    expect(readDump(text).children).toHaveLength(1);
  });

  it.each([
    '| valign="top" | 5 |',
    '| x |}',
    '| valign=top |',
    '| say "top" |',
    '| = "top" |',
    '| a = b |',
    '|| a |',
    '| | |',
  ])('takes %j for a row', (text) => {
    expect(typesOf(readDump(text))).toEqual(['table']);
  });

  it.each(['a |}', 'x |valign="top"|', '! Pos !! Driver'])('takes %j for text', (text) => {
    expect(typesOf(readDump(text))).toEqual(['paragraph']);
  });

  it('does not cut a table in two', () => {
    const root = readDump(lines('{| class="wikitable"', '| a | b |', '|-', '| c | d |', '|}'));
    expect(cellsOf(lines('| a | b |', '|-', '| c | d |'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(root.children.filter((node) => node.type === 'table')).toHaveLength(1);
    expect(residuesOf(root)).toEqual([
      [1, '{| class="wikitable"'],
      [3, '|-'],
      [5, '|}'],
    ]);
  });

  it('stands where the source has it', () => {
    const root = readDump('Prose\n  |}  \n');
    expect(root.children.map((node) => node.position?.start)).toEqual([
      { line: 1, column: 1, offset: 0 },
      { line: 2, column: 3, offset: 8 },
    ]);
  });
});

describe('line ends and marks of a file', () => {
  const text = lines('= Title =', '', 'Prose', 'goes on.', '', '- item', '| a | b |', '| c | d |', '|}', '');

  it('reads CRLF as LF, each node on the same line', () => {
    const windows = text.replaceAll('\n', '\r\n');
    const plain = readDump(text);
    const root = readDump(windows);
    expect(typesOf(root)).toEqual(typesOf(plain));
    expect(root.children.map(span)).toEqual(plain.children.map(span));
    expect(cellsOf(windows)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(rowsOf(root).map((row) => row.data?.isTerminated)).toEqual([true, true]);
    expect(headingsOf(windows)).toEqual([[1, 'Title']]);
    expect(residuesOf(root)).toEqual([[9, '|}']]);
    for (const row of rowsOf(root)) {
      for (const cell of row.children) {
        expect(windows.slice(cell.position?.start.offset, cell.position?.end.offset)).toBe(textOf(cell));
      }
    }
    const [, paragraph] = root.children;
    expect(windows.slice(paragraph?.position?.start.offset, paragraph?.position?.end.offset)).toBe('Prose\r\ngoes on.');
  });

  it.each([
    ['= Title =', 'heading'],
    ['| a | b |', 'table'],
    ['|}', 'residue'],
  ])('reads a file that opens with a BOM and then %s', (first, type) => {
    const marked = `\uFEFF${first}\n`;
    const root = readDump(marked);
    expect(typesOf(root)).toEqual([type]);
    const [node] = root.children;
    expect(marked.slice(node?.position?.start.offset, node?.position?.end.offset)).toBe(first);
  });

  it('keeps a BOM out of a cell and out of its position', () => {
    const marked = '\uFEFF| a | b |';
    const [cell] = at(rowsOf(readDump(marked)), 0).children;
    expect(cell && textOf(cell)).toBe('a');
    expect(cell?.position?.start).toEqual({ line: 1, column: 4, offset: 3 });
  });

  it.each(['', '\n', ' \t\n\r\n', '\uFEFF'])('finds nothing in %j', (empty) => {
    expect(readDump(empty)).toEqual({ type: 'root', children: [] });
  });

  it('reads the last line without a line end', () => {
    expect(typesOf(readDump('| a | b |\n==X=='))).toEqual(['table', 'heading']);
  });
});
