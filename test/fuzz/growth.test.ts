import { describe, expect, it } from 'vitest';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import type { SourceFormat } from '../../schemas/source.ts';

/** Eight times the input takes eight times as long where time is linear, and 64 times where it is quadratic. */
const FACTOR = 8;
const RATIO_AT_MOST = 24;
const ATTEMPTS = 3;
/** Characters; enough to take some milliseconds. */
const SIZE = 5000;

/** Pieces that a reader could be led astray by when they stand one behind the other. */
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
  markdown: [
    'word ',
    '*a ',
    '**a',
    '[',
    '[a](',
    '`a',
    '<',
    '~~a',
    '> ',
    '- ',
    '- a\n',
    '| a ',
    '[^a]: ',
    'a@',
    ' ',
    '\n',
  ],
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

/** The shortest of several times, in milliseconds: whatever else the machine does only makes it longer. */
function shortest(format: SourceFormat, text: string): number {
  const unlisted = { title: null, url: null, revision: null, licence: null };
  const times = Array.from({ length: ATTEMPTS }, () => {
    const start = performance.now();
    readTables({ sourceId: 'a', file: 'a', format, text, sha256: '', ...unlisted });
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe.each(Object.entries(PIECES))(
  'the time to read %s grows with its length',
  { timeout: 600_000 },
  (form, pieces) => {
    it.each(pieces)('where it is %j over and over', (piece) => {
      const format = form === 'dump' || form === 'markdown' || form === 'wikitext' ? form : 'html';
      const small = textOf(format, piece, SIZE);
      const large = textOf(format, piece, SIZE * FACTOR);
      shortest(format, small);
      // Below a millisecond the clock and the collector of garbage weigh more than the text.
      expect(shortest(format, large) / Math.max(shortest(format, small), 1)).toBeLessThan(RATIO_AT_MOST);
    });
  },
);
