import { describe, expect, it } from 'vitest';
import { racesOfColumns } from '../../parsers/record/race-columns.ts';
import { gridOf } from '../parsers/support.ts';
import { recordsOfSeason } from '../support/records-builder.ts';

// Columns that are headed by letters, fewer than the calendar has races.

const { races } = recordsOfSeason({
  year: 2031,
  races: ['Lakeland Park', 'Harbour Ring', 'Moorside', 'Pier Speedway', 'Valley Oval'].map((circuit, index) => ({
    round: index + 1,
    circuit,
  })),
});

/** The rounds of the columns under these headers; null where a column has no race. */
function roundsOf(...headers: readonly string[]): (number | null)[] {
  const cells = [
    ['Pos', 'Driver', ...headers, 'Total'],
    ['1', 'GBR Ann Archer', ...headers.map(() => '10'), '50'],
  ];
  const { grid } = gridOf(cells.map((row) => `| ${row.join(' | ')} |\n`).join(''));
  const found = racesOfColumns(grid, races);
  return headers.map((_, index) => found.get(index + 2)?.round ?? null);
}

describe('a column is the race', () => {
  it('that has its letters, in the order of the calendar', () => {
    expect(roundsOf('LAK', 'MOO', 'PIE', 'VAL')).toEqual([1, 3, 4, 5]);
  });

  it('between those of its neighbours where just one is left there', () => {
    expect(roundsOf('LAK', 'XQX', 'MOO', 'PIE')).toEqual([1, 2, 3, 4]);
    expect(roundsOf('XQX', 'HAR', 'PIE', 'VAL')).toEqual([1, 2, 4, 5]);
  });

  it('that nobody can tell where more are left, or none', () => {
    expect(roundsOf('LAK', 'XQX', 'PIE', 'VAL')).toEqual([1, null, 4, 5]);
    expect(roundsOf('LAK', 'HAR', 'XQX', 'MOO')).toEqual([1, 2, null, 3]);
  });
});
