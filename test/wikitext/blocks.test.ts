import { describe, expect, it } from 'vitest';
import { lineOf, placedNodes, titleOf } from '../../parsers/article/tree.ts';
import { readWikitext } from '../../parsers/article/wikitext/read-wikitext.ts';
import { outlineOf, sliceOf } from './support.ts';

describe('a cell', () => {
  it('keeps the lines into which the source breaks it', () => {
    const linesOf = (inner: string) => {
      const [table] = readWikitext(`{|\n| ${inner}\n|}`).root.children;
      return table?.type === 'table' ? table.children[0]?.children[0]?.data?.lines : null;
    };
    expect(linesOf("{{flagicon|ITA}} '''A''' B<br />{{flagicon|GBR}}C<sup>†</sup><br>")).toEqual([
      'ITA A B',
      'GBR C^{†}',
    ]);
    expect(linesOf('\n* A\n* \n* B<!-- x -->C\n\nD\nE')).toEqual(['A', 'BC', 'D E']);
    expect(linesOf('A\nB<br>')).toBeUndefined();
    expect(linesOf('A<span style="display:none">x<br>y</span> B')).toBeUndefined();
  });
});

describe('the text between the tables', () => {
  it('has headings of every depth, with markup and comments left out', () => {
    const text = [
      '= Season =',
      "==''Le Mans'' [[Prototype|P1]]== <!-- note -->",
      '===  A = B ===  ',
      '====a===',
      '======six======',
      '=======seven=======',
      '==no heading',
      ' ==nor this==',
      '====',
      '==  ==',
    ].join('\n');
    expect(outlineOf(readWikitext(text).root)).toEqual([
      '1 Season',
      '2 Le Mans P1',
      '3 A = B',
      '3 =a',
      '6 six',
      '6 =seven=',
      'paragraph ==no heading ==nor this== ==== == ==',
    ]);
  });

  it('gives tables the headings that they stand under', () => {
    const { root } = readWikitext('==A==\n===B===\n{|\n| a\n|}\n==C==\n{|\n| b\n|}\n');
    const tables = placedNodes(root).filter(({ node }) => node.type === 'table');
    expect(tables.map(({ sectionPath }) => sectionPath)).toEqual([['A', 'B'], ['C']]);
    expect(titleOf(root)).toBeNull();
  });

  it('has paragraphs, parted by empty lines, rules and headings', () => {
    const text = "One '''line'''\nand another.\n\n\nTwo.\n----\nThree.\n==H==\nFour.";
    const { root } = readWikitext(text);
    expect(outlineOf(root)).toEqual([
      'paragraph One line and another.',
      'paragraph Two.',
      'paragraph Three.',
      '2 H',
      'paragraph Four.',
    ]);
    expect(root.children.map(lineOf)).toEqual([1, 5, 7, 8, 9]);
    expect(root.children.map((node) => sliceOf(text, node))).toEqual([
      "One '''line'''\nand another.",
      'Two.',
      'Three.',
      '==H==',
      'Four.',
    ]);
  });

  it('has lists, a line an item, one list as long as the mark stays', () => {
    const text = '* a\n** b\n*c\n# d\n; e\n: f\n\n* g\ntext';
    const { root } = readWikitext(text);
    expect(outlineOf(root)).toEqual(['list a/b/c', 'list 1. d', 'list e/f', 'list g', 'paragraph text']);
    const items = root.children.flatMap((node) => (node.type === 'list' ? node.children : []));
    expect(items.map((item) => sliceOf(text, item))).toEqual(['* a', '** b', '*c', '# d', '; e', ': f', '* g']);
    expect(items.map(lineOf)).toEqual([1, 2, 3, 4, 5, 6, 8]);
  });

  it('leaves out what does not show', () => {
    const text =
      '{{Use dmy dates|date=July 2011}}\n{{Infobox season\n| name = x\n| next = [[y]]\n}}\n[[File:a.png|thumb|b\n\nc]]\n\n' +
      "*{{cite web|title=d}}\n<references />\n{{Reflist}}\n[[Category:e]]\n[[fr:f]]\n__NOTOC__\n<div>\n</div>\n<!-- g\n\nh -->\n'''''\n";
    expect(outlineOf(readWikitext(text).root)).toEqual([]);
  });

  it('keeps an unknown template as its source, in one line, with a finding', () => {
    const { root, findings } = readWikitext('a {{Foo bar|x\n|y}} b\n\n{| \n| {{foo_bar}}\n|}\n{{Foo|{{Bar}}}}');
    expect(outlineOf(root)).toEqual(['paragraph a {{Foo bar|x |y}} b', 'table', 'paragraph {{Foo|{{Bar}}}}']);
    expect(findings).toEqual([
      { code: 'unknown-template', name: 'Foo bar', line: 1 },
      { code: 'unknown-template', name: 'foo_bar', line: 5 },
      { code: 'unknown-template', name: 'Foo', line: 7 },
    ]);
  });

  it('goes on behind a table, and on the line that ends it', () => {
    const { root } = readWikitext('{|\n| a\n|} * behind\n* item\n\n<table><tr><td>b</table> text\n: c');
    expect(outlineOf(root)).toEqual(['table', 'paragraph * behind', 'list item', 'table', 'paragraph text', 'list c']);
  });

  it('puts what stands in a table outside of its cells behind it, before the nested tables', () => {
    const text = '{|\nstray\n|-\n<div>\n| a\n{|\n| x\n|}\n|-\n{{flag|USA}} more\n|}';
    const { root } = readWikitext(text);
    expect(outlineOf(root)).toEqual(['table', 'residue stray', 'residue USA more', 'table']);
    expect(root.children.map(lineOf)).toEqual([1, 2, 10, 6]);
  });
});
