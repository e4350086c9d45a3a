import { describe, expect, it } from 'vitest';
import { splitChassisRounds } from '../../../parsers/cell/chassis-rounds.ts';

describe('splitChassisRounds', () => {
  it.each<[string, [string, string | null][], string]>([
    [
      'MG-Lola EX257 (1-3) Creation CA06/H (5-9, 11-12)',
      [
        ['MG-Lola EX257', '1-3'],
        ['Creation CA06/H', '5-9, 11-12'],
      ],
      '2007 line 45',
    ],
    [
      'Creation CA06/H (1-10) Lola B06/10 (11-12)',
      [
        ['Creation CA06/H', '1-10'],
        ['Lola B06/10', '11-12'],
      ],
      '2007 line 48',
    ],
    ['Creation CA06/H(1, 3, 6-8)', [['Creation CA06/H', '1, 3, 6-8']], '2008 line 51'],
    ['Lola B07/46(1-9)', [['Lola B07/46', '1-9']], '2008 line 87'],
    ['Aston Martin DBRS9(1-2)', [['Aston Martin DBRS9', '1-2']], '2008 line 135'],
    ['AutoExe (WR) LMP-02', [['AutoExe (WR) LMP-02', null]], '2002 line 132'],
    ['Audi R8', [['Audi R8', null]], '2002 line 27'],
    [
      'Lola B06/10 (1-3) Lola B07/17',
      [
        ['Lola B06/10', '1-3'],
        ['Lola B07/17', null],
      ],
      'a second one without rounds',
    ],
    ['AutoExe (WR) LMP-02 ( All )', [['AutoExe (WR) LMP-02', 'All']], 'a name with brackets and rounds'],
    ['Panoz (2000)', [['Panoz (2000)', null]], 'a year is no round'],
    ['Lola (1-)', [['Lola (1-)', null]], 'a range without its end'],
    ['Lola (x1x)', [['Lola (x1x)', null]], 'letters around a round'],
    ['Lola ()', [['Lola ()', null]], 'nothing in the brackets'],
    ['Lola (1-3', [['Lola (1-3', null]], 'a bracket that stays open'],
    ['(1-3)', [['(1-3)', null]], 'rounds without a name'],
    ['', [], 'nothing'],
    ['  ', [], 'white space'],
  ])('splits %j (%#)', (text, expected) => {
    expect(splitChassisRounds(text).map((part) => [part.chassisText, part.roundsText])).toEqual(expected);
  });
});
