import { describe, expect, it } from 'vitest';
import type { AuditedChampionship, AuditedRow } from '../../pipeline/audit/model.ts';
import { placesByTotals } from '../../pipeline/audit/places.ts';

/** A row at its printed place, with what it scored and for which finishing place; null where that is not known. */
function row(name: string, place: number, points: number, finishes: readonly (number | null)[]): AuditedRow {
  return {
    rowId: name,
    competitorId: name,
    name,
    displayOrder: place,
    positionText: String(place),
    positionPublished: place,
    isTieMarked: false,
    totalText: String(points),
    pointsPublished: points,
    addends: [points],
    pointsComputed: points,
    rounds: finishes.map((position, index) => ({
      raceId: `race-${index + 1}`,
      round: index + 1,
      raceName: null,
      cellText: String(points / finishes.length),
      points: points / finishes.length,
      positionText: null,
      position,
      places: position === null ? [] : [position],
      isDropped: false,
      isDerived: false,
      line: 1,
      columnIndex: index,
      adjustments: [],
      teamId: null,
    })),
    adjustments: [],
    teamIds: [],
    chassis: new Map(),
    sourceId: 'article',
    line: place,
  };
}

function places(holdsPlaces: boolean, ...rows: readonly AuditedRow[]): (number | null | undefined)[] {
  const championship: AuditedChampionship = {
    championshipId: 'championship',
    seasonId: 'season',
    classCode: '-',
    competitor: 'driver',
    table: 'driver_standing',
    year: 2031,
    rows,
    holdsPlaces,
    legalPoints: new Map(),
  };
  const found = placesByTotals(championship, { numbering: 'dense', tieBreak: 'countback', evidence: '' });
  return rows.map((one) => found.get(one));
}

/** A row whose points follow from its places: the first three score. */
function finisher(name: string, place: number, points: number, finishes: readonly number[]): AuditedRow {
  const base = row(name, place, points, finishes);
  const rounds = base.rounds.map((round, index) => ({
    ...round,
    isDerived: true,
    points: [9, 6, 4][(finishes[index] ?? 0) - 1] ?? 0,
  }));
  return { ...base, rounds };
}

describe('places that score nothing', () => {
  const winner = finisher('a', 1, 9, [1, 5]);

  it('separate equal totals where the table is so', () => {
    expect(places(false, winner, finisher('b', 2, 4, [3, 4]), finisher('c', 3, 4, [3, 7]))).toEqual([1, 2, 3]);
  });

  it('do not where the table lets them share', () => {
    expect(places(false, winner, finisher('b', 2, 4, [3, 4]), finisher('c', 2, 4, [3, 7]))).toEqual([1, 2, 2]);
  });

  it('leave it open where it does neither', () => {
    expect(places(false, winner, finisher('b', 2, 4, [3, 7]), finisher('c', 3, 4, [3, 4]))).toEqual([1, null, null]);
  });

  it('leave a score to those that score', () => {
    expect(places(false, winner, finisher('b', 2, 12, [3, 3, 3]), finisher('c', 3, 12, [2, 2, 9])).slice(1)).toEqual([
      2, 1,
    ]);
  });
});

describe('places by the totals', () => {
  it('separate equal totals by the better finish', () => {
    expect(places(false, row('a', 1, 20, [2]), row('b', 2, 20, [1]), row('c', 3, 8, [3]))).toEqual([2, 1, 3]);
  });

  it('leave equal totals open where a finish is not known, and take the table at its word below', () => {
    expect(places(false, row('a', 1, 20, [null]), row('b', 1, 20, [1]), row('c', 2, 8, [3]))).toEqual([null, null, 2]);
    expect(places(false, row('a', 1, 20, [null]), row('b', 2, 20, [1]), row('c', 3, 8, [3]))).toEqual([null, null, 3]);
  });

  it('take the table at its word below wherever its equal totals may end', () => {
    const equal = ['a', 'b', 'c'].map((name, index) => row(name, index + 1, 20, [index === 0 ? null : 1]));
    const below = (place: number) => places(false, ...equal, row('d', place, 8, [3])).at(-1);
    expect([2, 3, 4].map(below)).toEqual([2, 3, 4]);
    expect(below(5)).toBe(3);
  });

  it('do not take it at its word where no reading gives the place', () => {
    expect(places(false, row('a', 1, 20, [null]), row('b', 1, 20, [1]), row('c', 7, 8, [3])).at(-1)).toBe(3);
  });

  it('leave equal totals open in a table of finishing places', () => {
    expect(places(true, row('a', 1, 20, [2]), row('b', 2, 20, [1]), row('c', 3, 8, [3]))).toEqual([null, null, 3]);
  });
});
