import { describe, expect, it } from 'vitest';
import { readDump } from '../../../parsers/article/dump.ts';
import { readMarkdown } from '../../../parsers/article/markdown.ts';
import { readProse } from '../../../parsers/article/prose.ts';
import { readArticle } from '../../../parsers/article/read-article.ts';
import { lastLineOf, lineOf, placedNodes, proseBlocks, textOf, titleOf } from '../../../parsers/article/tree.ts';
import type { RawArticle } from '../../../schemas/source.ts';
import { lines, typesOf } from '../support.ts';

describe('titleOf', () => {
  it('is the first heading of depth 1 with its line', () => {
    const text = lines('Prose.', '==Section==', '= 2012 American Le Mans Series =', '= Second =');
    expect(titleOf(readDump(text))).toEqual({ text: '2012 American Le Mans Series', line: 3 });
  });

  it.each(['', 'Prose.', '==Section==', '| a | b |'])('is null for %j', (text) => {
    expect(titleOf(readDump(text))).toBeNull();
  });

  it('is the words of a Markdown heading without its markup', () => {
    expect(titleOf(readMarkdown('# The *2012* **Series**'))).toEqual({ text: 'The 2012 Series', line: 1 });
  });
});

describe('placedNodes', () => {
  it('puts every node under its headings, the title left out (2012 lines 268 to 363)', () => {
    const text = lines(
      '= T =',
      'a',
      '==Championships==',
      'b',
      '===Team championships===',
      'c',
      '====P1 standings====',
      'd',
      '====P2 standings====',
      'e',
      '===Driver championships===',
      'f',
      '==See also==',
      'g',
    );
    const placed = placedNodes(readDump(text)).filter(({ node }) => node.type === 'paragraph');
    expect(placed.map(({ node, sectionPath }) => [textOf(node), sectionPath])).toEqual([
      ['a', []],
      ['b', ['Championships']],
      ['c', ['Championships', 'Team championships']],
      ['d', ['Championships', 'Team championships', 'P1 standings']],
      ['e', ['Championships', 'Team championships', 'P2 standings']],
      ['f', ['Championships', 'Driver championships']],
      ['g', ['See also']],
    ]);
  });

  it('keeps the order where a depth is left out', () => {
    const text = lines('====Deep====', 'a', '==Flat==', 'b', '=====Deeper=====', 'c', '= Title =', 'd');
    const placed = placedNodes(readDump(text)).filter(({ node }) => node.type === 'paragraph');
    expect(placed.map(({ sectionPath }) => sectionPath)).toEqual([['Deep'], ['Flat'], ['Flat', 'Deeper'], []]);
  });

  it('gives every child of the root once', () => {
    const root = readDump(lines('= T =', '', 'a', '- b', '| c |', '|}', '==D=='));
    expect(placedNodes(root).map(({ node }) => node)).toEqual(root.children);
  });
});

describe('proseBlocks', () => {
  it('gives paragraphs and items with their text, line, place and list (2002 lines 405 to 412)', () => {
    const text = lines(
      '==Teams Championship==',
      '',
      'Points are awarded:',
      '- 25-21-19',
      '- 30-26-24',
      'Cars failing to complete 70%',
      'are not awarded points.',
      '| a | b |',
      '|}',
    );
    const sectionPath = ['Teams Championship'];
    expect(proseBlocks(readDump(text), text)).toEqual([
      { kind: 'paragraph', text: 'Points are awarded:', line: 3, sectionPath, rootIndex: 1, listLength: 0 },
      { kind: 'item', text: '25-21-19', line: 4, sectionPath, rootIndex: 2, listLength: 2 },
      { kind: 'item', text: '30-26-24', line: 5, sectionPath, rootIndex: 2, listLength: 2 },
      {
        kind: 'paragraph',
        text: 'Cars failing to complete 70%\nare not awarded points.',
        line: 6,
        sectionPath,
        rootIndex: 3,
        listLength: 0,
      },
    ]);
  });

  it.each([
    ['- item', 'item'],
    ['* item', 'item'],
    ['+ item', 'item'],
    ['1. item', 'item'],
    ['12) item', 'item'],
    ['- Was on the entry list *but* did not', 'Was on the entry list *but* did not'],
    ['- -5 points', '-5 points'],
    ['- 26-22-19-16', '26-22-19-16'],
  ])('takes the mark off %j', (text, expected) => {
    expect(proseBlocks(readDump(text), text).map((block) => [block.kind, block.text])).toEqual([['item', expected]]);
  });

  it('leaves the text exactly as it stands', () => {
    const text = 'The *Sebring* [12 Hours](x) &amp; \\* 10^{†}, 70%  of `it`.';
    expect(proseBlocks(readDump(text), text).map((block) => block.text)).toEqual([text]);
    expect(proseBlocks(readMarkdown(text), text).map((block) => block.text)).toEqual([text]);
  });

  it('finds none in headings, tables and residue', () => {
    const text = lines('= T =', '| a | b |', '|}');
    expect(proseBlocks(readDump(text), text)).toEqual([]);
  });
});

describe('lines of a node', () => {
  it('are the first and the last', () => {
    const root = readDump(lines('', '| a |', '| b |', '| c |'));
    expect(root.children.map((node) => [lineOf(node), lastLineOf(node)])).toEqual([[2, 4]]);
  });

  it('are 1 for a node without position', () => {
    expect([lineOf({ type: 'text' }), lastLineOf({ type: 'text' })]).toEqual([1, 1]);
  });
});

describe('textOf', () => {
  it('is the value, or the values of what is inside', () => {
    const paragraph = readMarkdown('The *2012* **Series**').children;
    expect(paragraph.map(textOf)).toEqual(['The 2012 Series']);
    expect(textOf({ type: 'break' })).toBe('');
  });
});

describe('readProse', () => {
  it('moves positions to where the block stands in the file', () => {
    const file = 'first\nsecond\n\n- third *it*\n';
    const nodes = readProse(file.slice(6), 2, 6);
    expect(nodes.map((node) => [node.type, lineOf(node)])).toEqual([
      ['paragraph', 2],
      ['list', 4],
    ]);
    expect(nodes.map((node) => file.slice(node.position?.start.offset, node.position?.end.offset))).toEqual([
      'second',
      '- third *it*',
    ]);
  });
});

describe('readArticle', () => {
  const text = lines('# T', '', '| a | b |', '| --- | --- |', '| c | d |', '|}');
  const raw: RawArticle = {
    sourceId: 'article',
    file: 'article.md',
    format: 'markdown',
    text,
    sha256: '0'.repeat(64),
    title: null,
    url: null,
    revision: null,
    licence: null,
  };

  it('reads Markdown as Markdown and a dump as a dump', () => {
    expect(typesOf(readArticle(raw).root)).toEqual(typesOf(readMarkdown(text)));
    const dump = readArticle({ ...raw, format: 'dump' });
    expect(typesOf(dump.root)).toEqual(typesOf(readDump(text)));
    expect(typesOf(dump.root)).toContain('residue');
    expect(readArticle(raw).raw).toBe(raw);
  });
});
