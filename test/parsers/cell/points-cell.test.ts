import { describe, expect, it } from 'vitest';
import { markOfTotal, parsePointsCell, parseTotal } from '../../../parsers/cell/points-cell.ts';

describe('parsePointsCell', () => {
  it.each([
    ['30', 30, '2002 line 417'],
    ['1', 1, '2007 line 269'],
    ['0', 0, '2012 line 293'],
    ['7.5', 7.5, 'half points'],
    ['-5', -5, 'a deduction'],
    ['½', 0.5, 'a half'],
    ['3½', 3.5, 'and a half'],
    ['1000', 1000, 'four digits'],
    ['0.125', 0.125, 'three decimals'],
  ])('reads %s as %d points (%s)', (text, points) => {
    expect(parsePointsCell(text)).toEqual({ points, mark: null, status: null, isDropped: false });
  });

  it.each([
    ['10^{†}', 10, '†', '2008 lines 309 and 317'],
    ['10†', 10, '†', 'a dagger'],
    ['7.5‡', 7.5, '‡', 'a double dagger'],
    ['10*', 10, '*', 'an asterisk'],
    ['10***', 10, '***', 'three asterisks'],
    ['10¹', 10, '¹', 'a raised figure'],
    ['10¹²', 10, '¹²', 'two raised figures'],
    ['10⁴', 10, '⁴', 'a raised four'],
    ['10^{12}', 10, '12', 'a number as mark'],
    ['½†', 0.5, '†', 'a marked half'],
  ])('reads %s as %d points with the mark %s (%s)', (text, points, mark) => {
    expect(parsePointsCell(text)).toEqual({ points, mark, status: null, isDropped: false });
  });

  it.each([
    ['(8)', 8, null],
    ['(7.5)', 7.5, null],
    ['(10^{†})', 10, '†'],
    ['(½)', 0.5, null],
  ])('reads %s as dropped', (text, points, mark) => {
    expect(parsePointsCell(text)).toEqual({ points, mark, status: null, isDropped: true });
  });

  it.each([
    'Ret',
    'DNF',
    'DNS',
    'DNQ',
    'DNPQ',
    'DNP',
    'DNA',
    'NC',
    'WD',
    'EX',
    'DSQ',
    'DQ',
    'C',
    'TD',
    'PO',
    'INJ',
    'NS',
    '-',
    '–',
    '—',
    'dsq',
    'RET',
  ])('reads %s as a status, as printed', (text) => {
    expect(parsePointsCell(text)).toEqual({ points: null, mark: null, status: text, isDropped: false });
  });

  it.each([
    '',
    'xDSQx',
    'DSQx',
    'xDSQ',
    'Retired',
    'Results',
    '1-',
    '--',
    '13==',
    '12=',
    'x10',
    '10x',
    '10 20',
    '10,5',
    '1.',
    '.5',
    '1.2345',
    '12345',
    '()',
    '(8',
    '8)',
    '((8))',
    '(Ret)',
    '10^{}',
    '10^{†',
    '10^†',
    '10^{123456789}',
    '10****',
    '½½',
    '10\n',
    'DEU Lucas Luhr',
    '^{†}',
    '+5',
  ])('refuses %j', (text) => {
    expect(parsePointsCell(text)).toBeNull();
  });
});

describe('parseTotal', () => {
  it.each([
    ['243', 243, '2002 line 417'],
    ['0', 0, 'none'],
    ['-3', -3, 'below zero'],
    ['97.5', 97.5, 'half points'],
    ['½', 0.5, 'a half'],
    ['12½', 12.5, 'and a half'],
    ['98 (104)', 98, 'with all that was scored'],
    ['98(104)', 98, 'without the space'],
    ['98.5 (104.5)', 98.5, 'with decimals'],
    ['12345', 12345, 'five digits'],
    ['37^{‡}', 37, 'with a mark'],
    ['37*', 37, 'with an asterisk'],
  ])('reads %s as %d (%s)', (text, total) => {
    expect(parseTotal(text)).toBe(total);
  });

  it.each([
    '',
    'x98',
    '98x',
    '98 104',
    '98 (104',
    '98 104)',
    '98  (104)',
    '(104)',
    '98 ()',
    '98 (x)',
    '98 (104) x',
    '98-',
    '98=',
    '123456',
    '1.2345',
    'Ret',
    '-',
    '98\n',
    'USA Dyson Racing Team',
  ])('refuses %j', (text) => {
    expect(parseTotal(text)).toBeNull();
  });
});

describe('markOfTotal', () => {
  it.each([
    ['37^{‡}', '‡'],
    ['98 (104)*', '*'],
    ['37', null],
    ['x‡', null],
  ])('of %s is %s', (text, mark) => {
    expect(markOfTotal(text)).toBe(mark);
  });
});
