import { describe, expect, it } from 'vitest';
import { parseRaceLength } from '../../../parsers/cell/race-length.ts';

describe('parseRaceLength', () => {
  it.each<[string, number | null, number | null, string]>([
    ['12 Hours', 720, null, '2007 line 9'],
    ['2 Hours 45 Minutes', 165, null, '2007 line 10'],
    ['1 Hour 40 Minutes', 100, null, '2007 line 11'],
    ['1 Hour 55 Minutes', 115, null, '2008 line 12'],
    ['4 Hours', 240, null, '2007 line 16'],
    ['1000 mi or 10 Hours', 600, 1000, '2007 line 19'],
    ['10 Hours or 1000 miles', 600, 1000, 'the time first'],
    ['1,000 mi', null, 1000, 'a comma in the number'],
    ['500 miles (805 km)', null, 500, 'miles where both stand'],
    ['1 mile', null, 1, 'one mile'],
    ['90 min', 90, null, 'minutes alone'],
    ['2 hrs 30 mins', 150, null, 'short words'],
    ['2h 45m', 165, null, 'letters'],
    ['2.5 hours', 150, null, 'a decimal'],
    ['12-hour', 720, null, 'a hyphen'],
    ['(6 Hours)', 360, null, 'in brackets'],
  ])('reads %s as %s minutes and %s miles (%s)', (text, durationMinutes, distanceMiles) => {
    expect(parseRaceLength(text)).toEqual({ durationMinutes, distanceMiles });
  });

  it.each([
    ['500 km', 310.686],
    ['1000 kilometres', 621.371],
    ['1,000 kilometers', 621.371],
  ])('turns %s into %d statute miles', (text, miles) => {
    const length = parseRaceLength(text);
    expect(length?.durationMinutes).toBeNull();
    expect(length?.distanceMiles).toBeCloseTo(miles, 2);
  });

  it.each([
    '',
    'Hours',
    '12',
    'x12 Hours',
    '12 Hoursx',
    '12 Hourly',
    '500 kmh',
    '500 mil',
    'twelve hours',
    '60 laps',
    '2:45',
    '-12 Hours',
    'March 17',
  ])('refuses %j', (text) => {
    expect(parseRaceLength(text)).toBeNull();
  });
});
