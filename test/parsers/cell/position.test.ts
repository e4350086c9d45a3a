import { describe, expect, it } from 'vitest';
import { parsePosition } from '../../../parsers/cell/position.ts';

describe('parsePosition', () => {
  it.each([
    ['1', 1, false, '2002 line 417'],
    ['10', 10, false, '2002 line 426'],
    ['12=', 12, true, '2002 line 444'],
    ['22=', 22, true, '2002 line 486'],
    ['1=', 1, true, '2007 line 292'],
    ['13=', 13, true, '2007 line 277'],
    ['51=', 51, true, '2007 line 421'],
    ['=1', 1, true, 'the other way round'],
    ['T1', 1, true, 'a letter for tied'],
    ['3rd', 3, false, 'an ordinal'],
    ['1st', 1, false, 'an ordinal'],
    ['2nd', 2, false, 'an ordinal'],
    ['4th', 4, false, 'an ordinal'],
    ['4.', 4, false, 'a full stop'],
  ])('reads %s as place %i, tied %s (%s)', (text, value, isTieMarked) => {
    expect(parsePosition(text)).toEqual({ value, isTieMarked });
  });

  it.each([
    '',
    '0',
    '00',
    '-1',
    '1-',
    '13==',
    '==13',
    'x1',
    '1x',
    'xT1x',
    't1',
    'T',
    '=',
    '1.5',
    '1..',
    '3rds',
    '12345',
    '1 2',
    '1\n',
    '(1)',
    'Ret',
    'DEU Lucas Luhr',
    '10*',
  ])('refuses %j', (text) => {
    expect(parsePosition(text)).toBeNull();
  });
});
