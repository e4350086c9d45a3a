import { describe, expect, it } from 'vitest';
import { parseWinningCar } from '../../../parsers/cell/winning-car.ts';

describe('parseWinningCar', () => {
  it.each<[string, string | null, string, string, string]>([
    ['USA #016 Dyson Racing Team', 'USA', '016', 'Dyson Racing Team', '2012 line 247, the nought kept'],
    ['USA #06 CORE Autosport', 'USA', '06', 'CORE Autosport', '2012 line 247'],
    ['SUI #12 Rebellion Racing', 'SUI', '12', 'Rebellion Racing', '2012 line 265'],
    ['#2 Audi Sport North America', null, '2', 'Audi Sport North America', '2002 line 383'],
    ['USA #6 Penske Racing', 'USA', '6', 'Penske Racing', '2007 line 200'],
    ['USA #87 Farnbacher-Loles', 'USA', '87', 'Farnbacher-Loles', '2008 line 227'],
    ['USA #66 TRG', 'USA', '66', 'TRG', '2012 line 251'],
    ['#31 Petersen/White Lightning', null, '31', 'Petersen/White Lightning', '2007 line 206'],
    ['No. 5 Penske Motorsports', null, '5', 'Penske Motorsports', 'the word'],
    ['GER No.5 Abt', 'GER', '5', 'Abt', 'the word without a space'],
    ['#55A BMW Team RLL', null, '55A', 'BMW Team RLL', 'a letter behind the number'],
  ])('reads %s', (text, countryText, carNumber, team) => {
    expect(parseWinningCar(text)).toEqual({ countryText, carNumber, text: team });
  });

  it.each<[string, string | null, string, string]>([
    ['USA Dyson Racing Team', 'USA', 'Dyson Racing Team', 'no number'],
    ['Audi Sport North America', null, 'Audi Sport North America', 'a name alone'],
    ['Dyson Racing #16', null, 'Dyson Racing #16', 'a number behind the name'],
    ['USA #16', 'USA', '#16', 'a number and no name'],
    ['#', null, '#', 'a mark alone'],
    ['# 16 Dyson', null, '# 16 Dyson', 'a space behind the mark'],
    ['#12345 Dyson', null, '#12345 Dyson', 'five digits'],
    ['#1AB Dyson', null, '#1AB Dyson', 'two letters'],
    ['x#16 Dyson', null, 'x#16 Dyson', 'a letter before'],
    ['16 Dyson', null, '16 Dyson', 'no mark'],
    ['', null, '', 'nothing'],
  ])('finds no number in %j', (text, countryText, team) => {
    expect(parseWinningCar(text)).toEqual({ countryText, carNumber: null, text: team });
  });

  it('asks whether the whole is a name', () => {
    expect(parseWinningCar('MAC #5 Racing', (text) => text === 'MAC #5 Racing')).toEqual({
      countryText: null,
      carNumber: null,
      text: 'MAC #5 Racing',
    });
  });
});
