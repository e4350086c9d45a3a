import { describe, expect, it } from 'vitest';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import { SourceFormat } from '../../schemas/source.ts';
import { growthOf, RATIO_AT_MOST } from './growth.ts';

/**
 * Pieces that a reader could be led astray by when they stand one behind the other. Not among them: `**a` in Markdown, whose
 * parser looks back over all marks of a paragraph; how many there can be is limited (`pipeline/stages/article-size.ts`).
 */
const PIECES: Readonly<Record<SourceFormat, readonly string[]>> = {
  dump: [
    'word ',
    '*a ',
    '[',
    '`a',
    '<',
    '~~a',
    '> ',
    '- ',
    '- a\n',
    'a\n\n',
    '==a==\n',
    '| a | b |\n\n',
    '| a ',
    '[^a]: ',
    'a@',
    ' ',
  ],
  markdown: ['word ', '*a ', '[', '[a](', '`a', '<', '~~a', '> ', '- ', '- a\n', '| a ', '[^a]: ', 'a@', ' ', '\n'],
  wikitext: [
    'word ',
    "''a",
    '[[',
    '[[a|',
    '{{',
    '{{a|',
    '{{{',
    '<',
    '<ref>',
    '<ref name=a>x</ref>',
    '<!--',
    '<b>',
    '<div>',
  ].concat([
    '{|\n|',
    '{|\n|-\n| a || b\n|}\n',
    '|-\n| a || b\n',
    '!a!!',
    '&amp;',
    '<table><tr><td>',
    '== a ==\n',
    '* a\n',
    'http://a ',
    '\n',
  ]),
  html: [
    'word ',
    '<b>',
    '<div>',
    '<p>',
    '<table><tr><td>',
    '<tr><td>a',
    '<td rowspan=9>a',
    '<ul><li>',
    '<li>a',
    '<!--',
    '&amp;',
    '<',
    '<h2>a',
  ],
};

function textOf(format: SourceFormat, piece: string, size: number): string {
  const opening =
    format === 'html'
      ? '<!DOCTYPE html><h1>2031 Cup</h1>'
      : format === 'markdown'
        ? '# 2031 Cup\n\n'
        : '= 2031 Cup =\n\n';
  return opening + piece.repeat(Math.ceil(size / piece.length));
}

const unlisted = { title: null, url: null, revision: null, licence: null };

describe.each(Object.entries(PIECES))(
  'the time to read %s grows with its length',
  { timeout: 600_000 },
  (form, pieces) => {
    it.each(pieces)('where it is %j over and over', (piece) => {
      const format = SourceFormat.parse(form);
      const read = (text: string) => readTables({ sourceId: 'a', file: 'a', format, text, sha256: '', ...unlisted });
      expect(growthOf((size) => textOf(format, piece, size), read)).toBeLessThan(RATIO_AT_MOST);
    });
  },
);

describe('the measure', () => {
  const textOf = (size: number) => 'x'.repeat(size);
  const turns = (count: number) => {
    let sum = 0;
    for (let turn = 0; turn < count; turn += 1) sum = (sum * 31 + turn) % 1_000_003;
    return sum;
  };

  it('allows time that grows as the text, and none that grows as its square', () => {
    expect(growthOf(textOf, ({ length }) => turns(3000 * length))).toBeLessThan(RATIO_AT_MOST);
    expect(growthOf(textOf, ({ length }) => turns(length ** 2 / 2))).toBeGreaterThan(RATIO_AT_MOST);
  }, 120_000);
});
