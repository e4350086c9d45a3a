import { describe, expect, it } from 'vitest';
import { compareText, fold, nameKey, slug, toAscii } from '../../../parsers/text/fold.ts';

describe('toAscii', () => {
  it.each([
    ['Jörg Müller', 'Jorg Muller', '2012 line 432'],
    ['Éric Hélary', 'Eric Helary', '2007 line 168'],
    ['Tomáš Enge', 'Tomas Enge', '2002 line 398'],
    ['João Barbosa', 'Joao Barbosa', '2012 line 69'],
    ['Circuit Trois-Rivières', 'Circuit Trois-Rivieres', '2002 line 14'],
    ['Claudia Hürtgen', 'Claudia Hurtgen', '2002 line 109'],
    ['Chip Ganassi', 'Chip Ganassi', 'nothing to do'],
    ['Søren Ærø Weiß', 'Soren Aero Weiss', 'letters that no mark makes'],
    ['Mu\u0308ller', 'Muller', 'a combining mark'],
    ['', '', 'nothing'],
  ])('gives %s as %s (%s)', (text, expected) => {
    expect(toAscii(text)).toBe(expected);
  });
});

describe('fold', () => {
  it.each([
    ['J.J.  Lehto', 'j.j. lehto'],
    ['J.J. Lehto', 'j.j. lehto'],
    ['  Jörg\tMüller \n', 'jorg muller'],
    ['Petersen/White Lightning', 'petersen/white lightning'],
    ['Lucas\u00a0Luhr', 'lucas luhr'],
    ['', ''],
  ])('gives %j as %j', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });
});

describe('nameKey', () => {
  it.each([
    ['J-3 Racing', 'J3 Racing', '2002 lines 469 and 347'],
    ['Noël del Bello Racing', 'Noel del Bello Racing', '2002 lines 147 and 446'],
    ['Larbre Compétition', 'Larbre  COMPETITION', '2002 line 458'],
    ['B.J. Zacharias', 'B. J. Zacharias', '2002 lines 388 and 333'],
    ['Petersen White Lightning', 'Petersen/White Lightning', '2007 lines 135 and 269'],
  ])('is the same for %s and %s (%s)', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['J-3 Racing', 'j3racing'],
    ['917 Racing Team', '917racingteam'],
    ['---', ''],
  ])('of %s is %j', (text, expected) => {
    expect(nameKey(text)).toBe(expected);
  });

  it('tells different names apart', () => {
    expect(nameKey('Lola B06/10')).not.toBe(nameKey('Lola B06/43'));
  });
});

describe('slug', () => {
  it.each([
    ['Petersen/White Lightning', 'petersen-white-lightning'],
    ["Lowe's Fernández Racing", 'lowes-fernandez-racing'],
    ['The Racer’s Group', 'the-racers-group'],
    ['KnightHawk Racing, LLC', 'knighthawk-racing-llc'],
    ['  2008_American_Le_Mans_Series  ', '2008-american-le-mans-series'],
    ['--a--b--', 'a-b'],
    ['', 'x'],
    ['…', 'x'],
    ['?!', 'x'],
  ])('of %j is %s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });
});

describe('compareText', () => {
  it('orders by code points, capitals before small letters and marks last', () => {
    const sorted = ['b', 'á', 'a', 'B', '10', '9', 'ab', ''].sort(compareText);
    expect(sorted).toEqual(['', '10', '9', 'B', 'a', 'ab', 'b', 'á']);
  });

  it.each([
    ['a', 'a', 0],
    ['a', 'b', -1],
    ['b', 'a', 1],
  ])('of %s and %s is %i', (a, b, expected) => {
    expect(compareText(a, b)).toBe(expected);
  });
});
