import { describe, expect, it } from 'vitest';
import {
  emptyObjectsIn,
  fixtureExpectation,
  fixtureNames,
  readFixture,
  seenThrough,
} from '../support/record-fixtures.ts';

describe.each(fixtureNames())('%s', (name) => {
  const expectation = fixtureExpectation(name);
  const actual = readFixture(name);

  it(`expects something: ${expectation.about}`, () => {
    const { records, pointsOfRaces } = expectation;
    expect(Object.keys(records).length).toBeGreaterThan(0);
    expect(emptyObjectsIn({ records, pointsOfRaces: pointsOfRaces ?? [] })).toEqual([]);
  });

  it.each(Object.keys(expectation.records))('%s', (kind) => {
    const expected = expectation.records[kind];
    expect(Object.keys(actual.records)).toContain(kind);
    expect(seenThrough(expected, actual.records[kind])).toEqual(expected);
  });

  it('gives these findings and no others', () => {
    expect(actual.findings).toEqual(expectation.findings);
  });

  const { pointsOfRaces } = expectation;
  if (pointsOfRaces) {
    it('knows which points hold for which race', () => {
      expect(seenThrough(pointsOfRaces, actual.pointsOfRaces)).toEqual(pointsOfRaces);
    });
  }
});
