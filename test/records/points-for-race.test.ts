import { describe, expect, it } from 'vitest';
import { systemFor } from '../../parsers/record/points-for-race.ts';
import type { PointsCondition, PointsSystemRecord } from '../../schemas/record/points.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';

const ORIGIN = { sourceId: 'made-up', line: 1, cells: [] };

function race(durationMinutes: number | null, round = 1, raceInRound = 1): RaceRecord {
  return {
    seasonId: 'made-up-2012',
    round,
    raceInRound,
    name: null,
    circuitText: null,
    resultsCircuitText: null,
    resultsLine: null,
    headerText: null,
    raceDate: null,
    dateText: null,
    lengthText: null,
    durationMinutes,
    distanceMiles: null,
    location: null,
    countryText: null,
    classesText: null,
    origin: ORIGIN,
  };
}

function system(
  conditionText: string,
  condition: PointsCondition,
  competitor: PointsSystemRecord['competitor'] = null,
): PointsSystemRecord {
  const values = [{ position: 1, points: 20, isExtrapolated: false, cells: [] }];
  return {
    seasonId: 'made-up-2012',
    competitor,
    conditionText,
    condition,
    isOpenEnded: false,
    values,
    origin: ORIGIN,
  };
}

function length(minMinutes: number | null, maxMinutes: number | null, excludesBounds: boolean): PointsCondition {
  return { kind: 'length', minMinutes, maxMinutes, excludesBounds };
}

/** The lists of 2008: under three hours, between four and eight, longer than eight. */
const OF_2008 = [
  system('short', length(null, 180, true)),
  system('middle', length(240, 480, false)),
  system('long', length(480, null, true)),
];
/** The table of 2012: less than four hours, between four and eight, more than eight. */
const OF_2012 = [
  system('short', length(null, 240, true)),
  system('middle', length(240, 480, false)),
  system('long', length(480, null, true)),
];

describe('the points that hold for a race by its length', () => {
  it.each([
    [1, 'short'],
    [179, 'short'],
    [180, null],
    [181, null],
    [239, null],
    [240, 'middle'],
    [480, 'middle'],
    [481, 'long'],
    [720, 'long'],
    [null, null],
  ])('2008: %s minutes, %s', (minutes, wanted) => {
    expect(systemFor(OF_2008, race(minutes), 'team')?.system.conditionText ?? null).toBe(wanted);
  });

  it.each([
    [180, 'short'],
    [239, 'short'],
    [240, 'middle'],
    [241, 'middle'],
    [479, 'middle'],
    [480, 'middle'],
    [481, 'long'],
    [null, null],
  ])('2012: %s minutes, %s', (minutes, wanted) => {
    expect(systemFor(OF_2012, race(minutes), 'driver')?.system.conditionText ?? null).toBe(wanted);
  });

  it('are those whose bounds count where two fit, in any order of printing', () => {
    const overlapping = [
      system('under five', length(null, 300, true)),
      system('four to eight', length(240, 480, false)),
    ];
    expect(systemFor(overlapping, race(270), 'team')?.system.conditionText).toBe('four to eight');
    expect(systemFor(overlapping.toReversed(), race(270), 'team')?.system.conditionText).toBe('four to eight');
    expect(systemFor(overlapping, race(239), 'team')?.system.conditionText).toBe('under five');
  });
});

describe('a length that a list leaves out', () => {
  it.each([
    ['longer than eight hours', length(480, null, true), 480, 481],
    ['less than four hours', length(null, 240, true), 240, 239],
    ['from four hours', length(240, null, false), 239, 240],
    ['to eight hours', length(null, 480, false), 481, 480],
  ])('%s', (text, condition, outside, inside) => {
    const only = [system(text, condition)];
    expect(systemFor(only, race(outside), 'team')).toBeNull();
    expect(systemFor(only, race(inside), 'team')?.matchedBy).toBe('length');
  });
});

describe('the points that hold for a race by other means', () => {
  const named = system('named', { kind: 'name', races: [{ round: 3, raceInRound: 2 }] });
  const others = system('others', { kind: 'default' });
  const long = system('long', length(480, null, true));

  it('are those that name the race, before its length and before those of all others', () => {
    const systems = [others, long, named];
    expect(systemFor(systems, race(600, 3, 2), 'team')).toEqual({ system: named, matchedBy: 'name' });
    expect(systemFor(systems, race(600, 3, 1), 'team')).toEqual({ system: long, matchedBy: 'length' });
    expect(systemFor(systems, race(120, 2, 2), 'team')).toEqual({ system: others, matchedBy: 'default' });
  });

  it('are not known for a race that has a number alone, where a race is named that nobody knows', () => {
    const ofNames = (text: string) => system(text, { kind: 'name', races: [{ round: 10, raceInRound: 1 }] });
    const [unknown, known] = [race(null), { ...race(null), name: 'Lighthouse 100' }];
    const two = ofNames('Exceptions being for the Harbour 200 and Pier 6 Hours which awarded in the following order:');
    const one = ofNames('For the Pier 6 Hours points are awarded in the following order:');
    expect(systemFor([others, two], unknown, 'team')).toBeNull();
    expect(systemFor([others, one], unknown, 'team')).toEqual({ system: others, matchedBy: 'default' });
    expect(systemFor([others, two], known, 'team')).toEqual({ system: others, matchedBy: 'default' });
  });

  it("are a competitor's own before those of all, and never those of the other", () => {
    const ofTeams = system('teams', { kind: 'default' }, 'team');
    const ofDrivers = system('drivers', { kind: 'default' }, 'driver');
    expect(systemFor([others, ofDrivers, ofTeams], race(60), 'team')?.system).toBe(ofTeams);
    expect(systemFor([others, ofDrivers, ofTeams], race(60), 'driver')?.system).toBe(ofDrivers);
    expect(systemFor([others, ofDrivers], race(60), 'team')?.system).toBe(others);
    expect(systemFor([ofDrivers], race(60), 'team')).toBeNull();
  });
});
