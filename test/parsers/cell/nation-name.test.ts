import { describe, expect, it } from 'vitest';
import { splitAtNations, splitNation } from '../../../parsers/cell/nation-name.ts';

describe('splitNation', () => {
  it.each([
    ['GER Frank Biela', 'GER', 'Frank Biela', '2002 line 28'],
    ['DEU Lucas Luhr', 'DEU', 'Lucas Luhr', '2012 line 28'],
    ['FRA ROC', 'FRA', 'ROC', '2002 line 144, a name of three capitals'],
    ['USA TRG', 'USA', 'TRG', '2012 line 221'],
    ['USA MCR', 'USA', 'MCR', '2002 line 257'],
    ['FRA 917 Racing Team', 'FRA', '917 Racing Team', '2002 line 356'],
    ['USA de Ferran Motorsport', 'USA', 'de Ferran Motorsport', '2008 line 117'],
    ['ITA MAC Racing SRL', 'ITA', 'MAC Racing SRL', '2002 line 345, a second code stays in the name'],
    ['IRE Damien Faulkner', 'IRE', 'Damien Faulkner', '2012 line 250'],
    ['CHE Rebellion Racing', 'CHE', 'Rebellion Racing', '2012 line 31'],
    ['VEN E. J. Viso', 'VEN', 'E. J. Viso', '2012 line 116'],
  ])('takes the code off %s', (text, countryText, name) => {
    expect(splitNation(text)).toEqual({ countryText, text: name });
  });

  it.each([
    ['BMW Team RLL', 'no code'],
    ['TRG Alex Job Racing', 'no code'],
    ['Audi Sport North America', '2002 line 417'],
    ['USA', 'a code and no name'],
    ['USA ', 'a code and a space'],
    ['usa Dyson Racing', 'small letters'],
    ['USAX Dyson Racing', 'four letters'],
    ['US Dyson Racing', 'two letters'],
    ['USADyson Racing', 'no space'],
    ['USA  Dyson Racing', 'two spaces'],
    ['xUSA Dyson Racing', 'a letter before'],
    ['Dyson Racing USA', 'behind the name'],
    ['Perspective USA Corporation', 'inside the name'],
    ['', 'nothing'],
  ])('leaves %j whole (%s)', (text) => {
    expect(splitNation(text)).toEqual({ countryText: null, text });
  });

  it('leaves a text whole that is known as a name', () => {
    const isKnown = (text: string) => text === 'MAC Racing SRL';
    expect(splitNation('MAC Racing SRL', isKnown)).toEqual({ countryText: null, text: 'MAC Racing SRL' });
    expect(splitNation('ITA MAC Racing SRL', isKnown)).toEqual({ countryText: 'ITA', text: 'MAC Racing SRL' });
    expect(splitNation('MAC Racing SRL')).toEqual({ countryText: 'MAC', text: 'Racing SRL' });
  });
});

describe('splitAtNations', () => {
  it.each<[string, [string | null, string][], string]>([
    [
      'USA TRG USA Alex Job Racing USA NGT Motorsport',
      [
        ['USA', 'TRG'],
        ['USA', 'Alex Job Racing'],
        ['USA', 'NGT Motorsport'],
      ],
      '2012 line 474',
    ],
    [
      'USA Competition Motorsports USA Green Hornet Racing',
      [
        ['USA', 'Competition Motorsports'],
        ['USA', 'Green Hornet Racing'],
      ],
      '2012 line 473',
    ],
    [
      'ITA Rinaldo Capello DEN Tom Kristensen GBR Allan McNish',
      [
        ['ITA', 'Rinaldo Capello'],
        ['DEN', 'Tom Kristensen'],
        ['GBR', 'Allan McNish'],
      ],
      '2008 line 216',
    ],
    [
      'Rinaldo Capello GBR Allan McNish',
      [
        [null, 'Rinaldo Capello'],
        ['GBR', 'Allan McNish'],
      ],
      '2007 line 201, the first without a code',
    ],
    [
      'VEN Emilio Di Guida Jeroen Bleekemolen USA Bret Curtis',
      [
        ['VEN', 'Emilio Di Guida Jeroen Bleekemolen'],
        ['USA', 'Bret Curtis'],
      ],
      '2012 line 252, one without a code in between',
    ],
    ['Marco Werner Emanuele Pirro Frank Biela', [[null, 'Marco Werner Emanuele Pirro Frank Biela']], '2007 line 199'],
    ['FRA ROC', [['FRA', 'ROC']], '2002 line 144, a code directly behind a code'],
    [
      'FRA ROC USA TRG',
      [
        ['FRA', 'ROC'],
        ['USA', 'TRG'],
      ],
      'a code directly behind a code, then another',
    ],
    ['Dyson Racing USA', [[null, 'Dyson Racing USA']], 'a code at the end'],
    ['BMW Team RLL', [[null, 'BMW Team RLL']], 'no code'],
    ['xUSAx Dyson usa Racing', [[null, 'xUSAx Dyson usa Racing']], 'near misses'],
    ['USA', [[null, 'USA']], 'a code alone'],
  ])('splits %s (%#)', (text, expected) => {
    expect(splitAtNations(text).map((name) => [name.countryText, name.text])).toEqual(expected);
  });

  it('loses no word', () => {
    const text = 'A B USA C GER USA D FRA E USA';
    const joined = splitAtNations(text).flatMap(({ countryText, text: name }) => [countryText, name]);
    expect(joined.filter((word) => word !== null).join(' ')).toBe(text);
  });
});
