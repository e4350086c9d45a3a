import { describe, expect, it } from 'vitest';
import { CARDINAL_PATTERN, ORDINAL_PATTERN, parseCardinal, parseOrdinal } from '../../../parsers/text/number-word.ts';

const CARDINALS: readonly [string, number][] = [
  ['12', 12],
  ['0', 0],
  ['1999', 1999],
  ['one', 1],
  ['ten', 10],
  ['Eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['nineteen', 19],
  ['twenty', 20],
  ['twenty-two', 22],
  ['forty', 40],
  ['FIFTY-five', 55],
  ['ninety-nine', 99],
];

const ORDINALS: readonly [string, number][] = [
  ['38th', 38],
  ['1st', 1],
  ['22nd', 22],
  ['3rd', 3],
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['Fourth', 4],
  ['fifth', 5],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['twelfth', 12],
  ['fourteenth', 14],
  ['twentieth', 20],
  ['twenty-first', 21],
  ['fortieth', 40],
  ['ninety-ninth', 99],
];

describe('parseCardinal', () => {
  it.each(CARDINALS)('reads %s as %i', (text, value) => {
    expect(parseCardinal(text)).toBe(value);
    expect(parseCardinal(`  ${text} `)).toBe(value);
  });

  it.each([
    '',
    '-1',
    '1.5',
    '1,000',
    'xtenx',
    'tens',
    'fourty',
    'twenty two',
    'twenty-ten',
    'tenth',
    'one hundred',
    '12th',
    '0x10',
    'zero point',
  ])('refuses %j', (text) => {
    expect(parseCardinal(text)).toBeNull();
  });

  it('knows every number below one hundred by a word of its own', () => {
    const words = CARDINAL_PATTERN.replace(/^\(\?:\\d\{1,4\}\||\)$/g, '').split('|');
    expect(words).toHaveLength(99);
    expect(new Set(words.map(parseCardinal))).toEqual(new Set(Array.from({ length: 99 }, (_, index) => index + 1)));
  });
});

describe('parseOrdinal', () => {
  it.each(ORDINALS)('reads %s as %i', (text, value) => {
    expect(parseOrdinal(text)).toBe(value);
    expect(parseOrdinal(` ${text}  `)).toBe(value);
  });

  it.each([
    '',
    '38',
    'th',
    'x38thx',
    '38ths',
    'twoth',
    'fiveth',
    'eightth',
    'nineth',
    'twelveth',
    'twentyth',
    'twenty-oneth',
    'ten',
  ])('refuses %j', (text) => {
    expect(parseOrdinal(text)).toBeNull();
  });
});

describe('the patterns', () => {
  const cardinal = new RegExp(`^${CARDINAL_PATTERN}$`, 'i');
  const ordinal = new RegExp(`^${ORDINAL_PATTERN}$`, 'i');

  it.each(CARDINALS)('the cardinal one matches %s', (text) => {
    expect(cardinal.test(text)).toBe(true);
  });

  it.each(ORDINALS)('the ordinal one matches %s', (text) => {
    expect(ordinal.test(text)).toBe(true);
  });

  it.each(['', 'xtenx', 'tenth', '12345', 'one hundred'])('the cardinal one refuses %j', (text) => {
    expect(cardinal.test(text)).toBe(false);
  });

  it.each(['', 'ten', '38', 'xtenth', '12345th'])('the ordinal one refuses %j', (text) => {
    expect(ordinal.test(text)).toBe(false);
  });

  it.each([
    ['covered seventeen events', 'seventeen'],
    ['covered seventy-seven events', 'seventy-seven'],
    ['ended October 12, after 10 races', '12'],
  ])('the cardinal one takes the longest word in "%s"', (text, expected) => {
    expect(new RegExp(CARDINAL_PATTERN).exec(text)?.[0]).toBe(expected);
  });

  it.each([
    ['was the fourteenth season', 'fourteenth'],
    ['was the 42nd season', '42nd'],
    ['the twenty-fifth running', 'twenty-fifth'],
  ])('the ordinal one takes the longest word in "%s"', (text, expected) => {
    expect(new RegExp(ORDINAL_PATTERN).exec(text)?.[0]).toBe(expected);
  });
});
