import { describe, expect, it } from 'vitest';
import { DATE_PATTERN, parseDate } from '../../../parsers/cell/race-date.ts';

describe('parseDate', () => {
  it.each([
    ['March 16', 2002, '2002-03-16', '2002-03-16', '2002 line 9'],
    ['October 12', 2002, '2002-10-12', '2002-10-12', '2002 line 18'],
    ['August 3', 2002, '2002-08-03', '2002-08-03', '2002 line 14'],
    ['March 14-17', 2012, '2012-03-14', '2012-03-17', '2012 line 3'],
    ['March 14–17', 2012, '2012-03-14', '2012-03-17', 'an en dash'],
    ['March 14 – 17', 2012, '2012-03-14', '2012-03-17', 'spaces around it'],
    ['March 16, 2002', 1999, '2002-03-16', '2002-03-16', '2002 line 3, with its year'],
    ['March 16 2002', 1999, '2002-03-16', '2002-03-16', 'without the comma'],
    ['March 14-17, 2012', 1999, '2012-03-14', '2012-03-17', 'a span with its year'],
    ['16 March 2002', 1999, '2002-03-16', '2002-03-16', 'the day first'],
    ['16 March', 2002, '2002-03-16', '2002-03-16', 'the day first, without a year'],
    ['14–17 March 2012', 1999, '2012-03-14', '2012-03-17', 'a span, the days first'],
    ['Mar 16', 2002, '2002-03-16', '2002-03-16', 'three letters'],
    ['Sep. 5', 2012, '2012-09-05', '2012-09-05', 'three letters and a full stop'],
    ['2012-03-17', 1999, '2012-03-17', '2012-03-17', 'ISO 8601'],
    ['may 1', 2012, '2012-05-01', '2012-05-01', 'a small letter'],
    ['February 29', 2008, '2008-02-29', '2008-02-29', 'a leap year'],
    ['February 29', 2000, '2000-02-29', '2000-02-29', 'a leap year'],
    ['December 31', 2012, '2012-12-31', '2012-12-31', 'the last day'],
    ['January 1', 2012, '2012-01-01', '2012-01-01', 'the first day'],
  ])('reads %s in %i as %s to %s (%s)', (text, year, first, last) => {
    expect(parseDate(text, year)).toEqual({ first, last });
  });

  it.each([
    ['January', '01'],
    ['February', '02'],
    ['March', '03'],
    ['April', '04'],
    ['May', '05'],
    ['June', '06'],
    ['July', '07'],
    ['August', '08'],
    ['September', '09'],
    ['October', '10'],
    ['November', '11'],
    ['December', '12'],
  ])('%s is month %s', (month, number) => {
    expect(parseDate(`${month} 9`, 2007)?.first).toBe(`2007-${number}-09`);
    expect(parseDate(`9 ${month.slice(0, 3)}`, 2007)?.first).toBe(`2007-${number}-09`);
  });

  it.each([
    '',
    '31 February',
    'February 30',
    'February 29',
    'February 27-29',
    'April 31',
    'June 31',
    'March 0',
    'March 32',
    'March 17-14',
    'March 14-',
    'March -14',
    'March',
    '16',
    'March 16x',
    'xMarch 16',
    'xMarch 16x',
    'Marsh 16',
    'Mars 16',
    'Ma 16',
    'March 16, 02',
    'March 16, 20022',
    'March 16 and 17',
    'The race of March 16',
    '2012-13-01',
    '2012-00-01',
    '2011-02-29',
    '2012-3-17',
    'x2012-03-17',
    '2012-03-17x',
    '16/03/2002',
    'March 116',
    'March 16\n',
  ])('refuses %j', (text) => {
    expect(parseDate(text, 2007)).toBeNull();
  });
});

describe('DATE_PATTERN', () => {
  const whole = new RegExp(`^${DATE_PATTERN}$`, 'i');

  it.each([
    'March 16',
    'March 14-17',
    'March 14–17',
    'March 16, 2002',
    '16 March 2002',
    '16 March',
    '14-17 March 2012',
  ])('matches %s, and what it matches can be read', (text) => {
    expect(whole.test(text)).toBe(true);
    expect(parseDate(text, 2002)).not.toBeNull();
  });

  it.each(['', 'March', '16', 'xMarch 16', 'March 16x', 'Marsh 16', 'March 14-', 'March 116'])('refuses %j', (text) => {
    expect(whole.test(text)).toBe(false);
  });

  it.each([
    ['It began March 16, 2002 and ended October 12, 2002 after 10 races.', ['March 16, 2002', 'October 12, 2002']],
    ['The season began with the 12 Hours of Sebring on March 14-17, and covered ten events.', ['March 14-17']],
    ['The race was scheduled to take place on April 26.', ['April 26']],
  ])('finds the dates of "%s"', (text, dates) => {
    expect([...text.matchAll(new RegExp(DATE_PATTERN, 'gi'))].map((match) => match[0])).toEqual(dates);
  });
});
