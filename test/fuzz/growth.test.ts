import { describe, expect, it } from 'vitest';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import { SourceFormat } from '../../schemas/source.ts';

/** Eight times the input takes eight times as long where time is linear, and 64 times where it is quadratic. */
const FACTOR = 8;
const RATIO_AT_MOST = 24;
const ATTEMPTS = 2;
/** Microseconds that the smaller text takes at least, so that the collector of garbage does not decide. */
const LONG_ENOUGH = 10_000;
/** Characters to begin with, and of the smaller text at most. */
const SIZE = 2000;
const SIZE_AT_MOST = 128_000;

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

/** Microseconds of the processor, the fewest of some attempts: whatever else the machine does only adds to them. */
function timeOf(format: SourceFormat, text: string): number {
  const unlisted = { title: null, url: null, revision: null, licence: null };
  const times = Array.from({ length: ATTEMPTS }, () => {
    const start = process.cpuUsage();
    readTables({ sourceId: 'a', file: 'a', format, text, sha256: '', ...unlisted });
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...times);
}

describe.each(Object.entries(PIECES))(
  'the time to read %s grows with its length',
  { timeout: 600_000 },
  (form, pieces) => {
    it.each(pieces)('where it is %j over and over', (piece) => {
      const format = SourceFormat.parse(form);
      let size = SIZE;
      while (timeOf(format, textOf(format, piece, size)) < LONG_ENOUGH && size < SIZE_AT_MOST) size *= 2;
      const time = Math.max(timeOf(format, textOf(format, piece, size)), LONG_ENOUGH);
      expect(timeOf(format, textOf(format, piece, size * FACTOR)) / time).toBeLessThan(RATIO_AT_MOST);
    });
  },
);
