import { describe, expect, it } from 'vitest';
import { headerPlaceOf } from '../../../parsers/table/kind.ts';
import { lines, tableOf } from '../support.ts';

describe('headerPlaceOf', () => {
  it.each([
    ['| Rnd | Race | Circuit | Date |', 'schedule', '2002 line 8'],
    ['| Rnd | Race | Length | Circuit | Location | Date |', 'schedule', '2012 line 11'],
    ['| Team | Chassis |', 'entry-list', '2002 line 23'],
    [
      '| Rnd | Circuit | LMP900 Winning Team | GT Winning Team | Results |',
      'season-results',
      '2002 line 381, shortened',
    ],
    ['| Rnd | Circuit | P1 Winning Team | GTC Winning Team | Report |', 'season-results', '2012 line 245, shortened'],
    ['| Pos | Team | Chassis | Engine | Rd 1 | Rd 2 | Total |', 'team-standings', '2002 line 416, shortened'],
    ['| Pos | Team | SEB | LBH | Total |', 'team-standings', '2012 line 301, shortened'],
    ['| Pos | Driver | Team | Rd 1 | Rd 2 | Total |', 'driver-standings', '2007 line 291, shortened'],
    ['| Pos | Driver | Team | SEB | LBH | Total |', 'driver-standings', '2012 line 342, shortened'],
    ['| Pos | Rider | Bike | QAT | AUS | Pts |', 'driver-standings', 'riders'],
    ['| Pos | Driver | Team | Laps | Time/Retired | Grid | Points |', 'unknown', 'the classification of one race'],
    ['| Team | Car | Tyre | No. | Drivers | Rounds |', 'entry-list', 'with all of its columns'],
    ['| Round | Winner | Report |', 'season-results', 'one winner'],
    ['| Distance | 1st | 2nd | 3rd |', 'points-system', 'places across'],
  ])('%s is a table of %s (%s)', (header, kind) => {
    expect(headerPlaceOf(tableOf(header))).toEqual({ kind, headerRow: 0 });
  });

  it('looks below a title (2012 lines 24 and 25)', () => {
    const table = tableOf(lines('| Entry List | |', '| Entrant/Team | Car |', '| P1 | |'));
    expect(headerPlaceOf(table)).toEqual({ kind: 'entry-list', headerRow: 1 });
  });

  it('looks below two titles (2012 lines 271 to 274)', () => {
    const table = tableOf(
      lines(
        '| Points System | | | |',
        '| Race Distance | Position | | |',
        '| 1st | 2nd | 3rd | |',
        '| Less than four hours | 20 | 16 | 13 |',
      ),
    );
    expect(headerPlaceOf(table)).toEqual({ kind: 'points-system', headerRow: 2 });
  });

  it('does not look below three', () => {
    const table = tableOf(lines('| a |', '| b |', '| c |', '| Pos | Team | Total |'));
    expect(headerPlaceOf(table)).toEqual({ kind: 'unknown', headerRow: 0 });
  });

  it.each([
    ['| Pos | Team | Rd 1 | Rd 2 |', 'no total'],
    ['| Team | Rd 1 | Total |', 'no place'],
    ['| Pos | Total |', 'no competitor'],
    ['| Rnd | Race | Circuit |', 'no date'],
    ['| Date | Location |', 'a date and neither race nor circuit'],
    ['| Rnd | Circuit | Results |', 'no winner'],
    ['| Circuit | Winning Team |', 'no round'],
    ['| Distance | 1st | 2nd |', 'two places'],
    ['| Team | Chassis | Engine |', 'three columns'],
    ['| Team | Country |', 'no car'],
    ['| xPosx | xTeamx | xTotalx |', 'words inside words'],
    ['| Rnd | Twinning | Report |', 'a word inside a word'],
    ['| Year | Champion |', 'other words'],
    ['| | |', 'empty cells'],
  ])('%s is of no known kind (%s)', (header) => {
    expect(headerPlaceOf(tableOf(header))).toEqual({ kind: 'unknown', headerRow: 0 });
  });
});
