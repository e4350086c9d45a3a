import { describe, expect, it } from 'vitest';
import { splitPersonName } from '../../../parsers/cell/person-name.ts';

const NAMES = [
  ['Eric van de Poele', 'Eric', 'van de Poele', '2002 line 91'],
  ['Oswaldo Negri, Jr.', 'Oswaldo', 'Negri, Jr.', '2002 line 277'],
  ['Joe Policastro, Sr.', 'Joe', 'Policastro, Sr.', '2002 line 296'],
  ['Angel Benitez Sr.', 'Angel', 'Benitez Sr.', '2012 line 205'],
  ['Frank Biela', 'Frank', 'Biela', '2002 line 28'],
  ['J.J. Lehto', 'J.J.', 'Lehto', '2002 line 38'],
  ['B. J. Zacharias', 'B. J.', 'Zacharias', '2002 line 333'],
  ['Elliot Forbes-Robinson', 'Elliot', 'Forbes-Robinson', '2002 line 46'],
  ['Didier de Radigues', 'Didier', 'de Radigues', '2002 line 54'],
  ['Jean-René de Fournoux', 'Jean-René', 'de Fournoux', '2002 line 137'],
  ["François O'Born", 'François', "O'Born", '2002 line 99'],
  ['Jürgen von Gartzen', 'Jürgen', 'von Gartzen', '2002 line 273'],
  ['Johannes van Overbeek', 'Johannes', 'van Overbeek', '2007 line 151'],
  ['Gunnar van der Steur', 'Gunnar', 'van der Steur', '2007 line 84'],
  ['Duarte Félix da Costa', 'Duarte Félix', 'da Costa', '2012 line 46'],
  ['Emilio Di Guida', 'Emilio', 'Di Guida', '2012 line 252, a particle with a capital'],
  ['David Heinemeier Hansson', 'David Heinemeier', 'Hansson', '2012 line 53'],
  ['Marc van Dyke III', 'Marc', 'van Dyke III', 'a particle and a number'],
  ['John Smith II', 'John', 'Smith II', 'a number'],
] as const;

describe('splitPersonName', () => {
  it.each(NAMES)('splits %s into %s and %s (%s)', (name, firstName, lastName) => {
    expect(splitPersonName(name)).toEqual({ firstName, lastName });
  });

  it.each(NAMES)('%s is its two parts joined', (name) => {
    const { firstName, lastName } = splitPersonName(name);
    expect(`${firstName} ${lastName}`).toBe(name);
  });

  it.each(['Senna', 'Ronaldinho', ''])('cannot split the single word %j', (name) => {
    expect(splitPersonName(name)).toEqual({ firstName: null, lastName: null });
  });

  it.each([
    ['Van Morrison', 'Van', 'Morrison', 'a particle in front is a first name'],
    ['Simon Le', 'Simon', 'Le', 'a particle at the end is a last name'],
    ['Vanessa Deng', 'Vanessa', 'Deng', 'words that only start like particles'],
    ['Carlos Delamar Costa', 'Carlos Delamar', 'Costa', 'a word that only starts like a particle'],
    ['Mary Jrx Smith', 'Mary Jrx', 'Smith', 'a word that only starts like a suffix'],
    ['Mary Smith IIx', 'Mary Smith', 'IIx', 'a last word that only starts like a suffix'],
  ])('near miss: %s gives %s and %s (%s)', (name, firstName, lastName) => {
    expect(splitPersonName(name)).toEqual({ firstName, lastName });
  });
});
