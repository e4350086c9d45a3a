import { describe, expect, it } from 'vitest';
import { fits, roleOfHeader, roundOfHeader } from '../../../parsers/table/column-role.ts';

describe('roleOfHeader', () => {
  it.each([
    ['Rnd', 'round', '2002 line 8'],
    ['Race', 'race', '2002 line 8'],
    ['Circuit', 'circuit', '2002 line 8'],
    ['Date', 'date', '2002 line 8'],
    ['Length', 'length', '2007 line 8'],
    ['Location', 'location', '2012 line 11'],
    ['Team', 'team', '2002 line 23'],
    ['Chassis', 'chassis', '2002 line 23'],
    ['Entrant/Team', 'team', '2012 line 25'],
    ['Car', 'chassis', '2012 line 25'],
    ['Pos', 'position', '2002 line 416'],
    ['Engine', 'engine', '2002 line 416'],
    ['Total', 'total', '2002 line 416'],
    ['Driver', 'driver', '2007 line 291'],
    ['Results', 'link', '2002 line 381'],
    ['Report', 'link', '2012 line 245'],
    ['POS.', 'position', 'case and full stop ignored'],
    ['Entrant / Team', 'team', 'spaces around the stroke'],
    ['Race  Title', 'race', 'two spaces'],
    ['Points', 'total', 'a synonym'],
    ['No.', 'round', 'a synonym'],
  ])('%s is %s (%s)', (header, role) => {
    expect(roleOfHeader(header)).toBe(role);
  });

  it.each([
    '',
    'SEB',
    'Rd1',
    'xTeamx',
    'Teams Championship',
    'Team!',
    'Points System',
    'Race Distance',
    'Total (net)',
    '1st',
  ])('%j is unknown', (header) => {
    expect(roleOfHeader(header)).toBe('unknown');
  });
});

describe('roundOfHeader', () => {
  it.each([
    ['Rd1', 1, '2007 line 236'],
    ['Rd12', 12, '2007 line 236'],
    ['Rd 10', 10, '2002 line 416'],
    ['R3', 3, 'a letter'],
    ['Round 2', 2, 'the word'],
    ['Rnd. 4', 4, 'a full stop'],
    ['RACE 5', 5, 'capitals'],
    [' Rd 1 ', 1, 'white space'],
  ])('%s is round %i (%s)', (header, round) => {
    expect(roundOfHeader(header)).toBe(round);
  });

  it.each(['', 'Rd', '1', 'xRd1', 'Rd1x', 'Rd 1 2', 'Rd-1', 'SEB', 'Rnd', 'Road 1', 'Rd1000'])(
    '%j is no round',
    (header) => {
      expect(roundOfHeader(header)).toBeNull();
    },
  );
});

describe('fits', () => {
  it.each([
    ['position', '12=', true],
    ['position', '', false],
    ['position', 'DEU Lucas Luhr', false],
    ['round', '10', true],
    ['round', '', false],
    ['round', '1=', false],
    ['points', '', true],
    ['points', '20', true],
    ['points', '10^{†}', true],
    ['points', 'Ret', true],
    ['points', 'USA Dyson Racing Team', false],
    ['total', '195', true],
    ['total', '', false],
    ['total', 'Ret', false],
    ['team', 'USA TRG', true],
    ['team', '917', false],
    ['team', '', false],
    ['driver', 'J.J. Lehto', true],
    ['driver', '20', false],
    ['driver', '3rd', false],
    ['chassis', '', true],
    ['chassis', 'Audi R8', true],
    ['chassis', '20', false],
    ['engine', 'Élan', true],
    ['engine', '5.5', false],
    ['race', 'Petit Le Mans', true],
    ['race', '', false],
    ['circuit', 'Sebring', true],
    ['circuit', '12', false],
    ['location', 'Alton, Virginia', true],
    ['location', '', false],
    ['date', 'March 17', true],
    ['date', 'March', false],
    ['length', '', true],
    ['link', 'Results', true],
    ['winner', '', true],
    ['unknown', 'anything', true],
  ] as const)('a column of %s and %j: %s', (role, text, expected) => {
    expect(fits(role, text)).toBe(expected);
  });
});
