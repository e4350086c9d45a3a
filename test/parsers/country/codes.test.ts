import { describe, expect, it } from 'vitest';
import { COUNTRIES, codeRows, countryIdOfCode } from '../../../parsers/country/codes.ts';

function count(field: 'isoAlpha2' | 'isoAlpha3' | 'iocCode' | 'fifaCode'): number {
  return COUNTRIES.filter((country) => country[field] !== null).length;
}

describe('countryIdOfCode', () => {
  it.each([
    ['USA', 'united-states', '2002 line 24'],
    ['GER', 'germany', '2002 line 27'],
    ['DEU', 'germany', '2012 line 28'],
    ['DEN', 'denmark', '2002 line 29'],
    ['DNK', 'denmark', '2012 line 53'],
    ['SUI', 'switzerland', '2002 line 65'],
    ['CHE', 'switzerland', '2012 line 31'],
    ['NED', 'netherlands', '2002 line 84'],
    ['NLD', 'netherlands', '2012 line 60'],
    ['POR', 'portugal', '2002 line 234'],
    ['PRT', 'portugal', '2012 line 46'],
    ['RSA', 'south-africa', '2002 line 39'],
    ['ZAF', 'south-africa', '2012 line 190'],
    ['IRE', 'ireland', '2012 line 250, no longer in force'],
    ['IRL', 'ireland', '2012 line 217'],
    ['GBR', 'united-kingdom', '2002 line 32'],
    ['ITA', 'italy', '2002 line 30'],
    ['FRA', 'france', '2002 line 37'],
    ['FIN', 'finland', '2002 line 38'],
    ['VEN', 'venezuela', '2002 line 52'],
    ['CAN', 'canada', '2002 line 53'],
    ['BEL', 'belgium', '2002 line 54'],
    ['JPN', 'japan', '2002 line 132'],
    ['AUT', 'austria', '2002 line 197'],
    ['AUS', 'australia', '2007 line 62'],
    ['SWE', 'sweden', '2002 line 201'],
    ['BRA', 'brazil', '2002 line 233'],
    ['ESP', 'spain', '2002 line 242'],
    ['NZL', 'new-zealand', '2002 line 303'],
    ['MON', 'monaco', '2002 line 367'],
    ['MEX', 'mexico', '2007 line 33'],
    ['CZE', 'czech-republic', '2007 line 59'],
    ['ARG', 'argentina', '2007 line 145'],
    ['SVK', 'slovakia', '2007 line 183'],
    ['PUR', 'puerto-rico', '2012 line 97'],
    ['HKG', 'hong-kong', '2012 line 180'],
    ['POL', 'poland', '2012 line 203'],
    ['BRN', 'bahrain', 'an Olympic code before an ISO code'],
    ['ANT', 'antigua-and-barbuda', 'an Olympic code before an obsolete one'],
    ['BRU', 'brunei', 'an Olympic code'],
    ['ENG', 'england', 'a FIFA code alone'],
    ['TCH', 'czechoslovakia', 'a country that is no more'],
    ['URS', 'soviet-union', 'a country that is no more'],
    ['YUG', 'yugoslavia', 'a country that is no more'],
    ['RHO', 'zimbabwe', 'a name that is no more'],
  ])('%s stands for %s (%s)', (code, countryId) => {
    expect(countryIdOfCode(code)).toBe(countryId);
  });

  it.each(['BMW', 'TRG', 'MCR', 'JMB', 'MSB', 'GMG', 'NGT', 'JDX', 'SRT', 'RSR', 'HPD', 'LLC', 'RLL'])(
    '%s is a name and no code',
    (code) => {
      expect(countryIdOfCode(code)).toBeUndefined();
    },
  );

  it.each(['', 'usa', 'Usa', 'US', 'USAX', 'xUSAx', ' USA', 'USA '])('refuses %j', (code) => {
    expect(countryIdOfCode(code)).toBeUndefined();
  });
});

describe('the table of codes', () => {
  it('has as many countries as the standards have: 249 of ISO and Kosovo, 206 Olympic committees, 211 of FIFA', () => {
    expect(count('isoAlpha2')).toBe(250);
    expect(count('isoAlpha3')).toBe(250);
    expect(count('iocCode')).toBe(206);
    expect(count('fifaCode')).toBe(211);
  });

  it('gives every code of a standard in force to one country', () => {
    for (const field of ['isoAlpha2', 'isoAlpha3', 'iocCode', 'fifaCode'] as const) {
      const codes = COUNTRIES.map((country) => country[field]).filter((code) => code !== null);
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(code).toMatch(field === 'isoAlpha2' ? /^[A-Z]{2}$/ : /^[A-Z]{3}$/);
    }
  });

  it('has an id of its own for every country, in order', () => {
    const ids = COUNTRIES.map((country) => country.countryId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it.each([
    ['ivory-coast', 'Ivory Coast', 'CI', 'CIV', 'CIV', 'CIV'],
    ['reunion', 'Réunion', 'RE', 'REU', null, null],
    ['aland-islands', 'Åland Islands', 'AX', 'ALA', null, null],
    ['germany', 'Germany', 'DE', 'DEU', 'GER', 'GER'],
    ['united-kingdom', 'United Kingdom', 'GB', 'GBR', 'GBR', null],
    ['czechoslovakia', 'Czechoslovakia', null, null, null, null],
  ])('describes %s', (countryId, name, isoAlpha2, isoAlpha3, iocCode, fifaCode) => {
    expect(COUNTRIES.find((country) => country.countryId === countryId)).toMatchObject({
      name,
      isoAlpha2,
      isoAlpha3,
      iocCode,
      fifaCode,
    });
  });

  it('keeps what is no longer in force with its standard', () => {
    const codes = COUNTRIES.find((country) => country.countryId === 'czechoslovakia')?.obsoleteCodes;
    expect(codes).toEqual([
      { code: 'TCH', standard: 'ioc' },
      { code: 'CSK', standard: 'iso' },
      { code: 'TCH', standard: 'fifa' },
      { code: 'RCS', standard: 'fifa' },
    ]);
  });
});

describe('codeRows', () => {
  const keys = codeRows().map((row) => `${row.code} ${row.standard}`);

  it('is sorted by code and standard, and unique by the two', () => {
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names only countries of the table, and all of them', () => {
    const ids = COUNTRIES.map((country) => country.countryId);
    expect(new Set(codeRows().map((row) => row.countryId))).toEqual(new Set(ids));
  });

  it('has every code that a country has', () => {
    const expected = COUNTRIES.flatMap(({ isoAlpha3, iocCode, fifaCode, obsoleteCodes }) => [
      ...[isoAlpha3, iocCode, fifaCode].filter((code) => code !== null),
      ...obsoleteCodes.map((obsolete) => obsolete.code),
    ]);
    expect(
      codeRows()
        .map((row) => row.code)
        .sort(),
    ).toEqual(expected.sort());
  });

  it.each([
    ['IRE', 'ioc-obsolete', 'ireland'],
    ['GER', 'fifa', 'germany'],
    ['GER', 'ioc', 'germany'],
    ['DEU', 'iso3166-1-alpha-3', 'germany'],
    ['CSK', 'iso3166-1-alpha-3-obsolete', 'czechoslovakia'],
    ['EIR', 'fifa-obsolete', 'ireland'],
  ])('has %s of %s for %s', (code, standard, countryId) => {
    expect(codeRows()).toContainEqual({ code, standard, countryId });
  });

  it('gives every code a country', () => {
    for (const row of codeRows()) expect(countryIdOfCode(row.code)).toBeDefined();
  });
});
