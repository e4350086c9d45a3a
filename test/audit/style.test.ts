import { describe, expect, it } from 'vitest';
import type { AuditedChampionship } from '../../pipeline/audit/model.ts';
import { stylesOf } from '../../pipeline/audit/style.ts';

/** A table of printed places and totals, from the first row to the last. */
function table(...printed: readonly (readonly [place: number, total: number])[]): AuditedChampionship {
  return {
    championshipId: 'championship',
    seasonId: 'season',
    classCode: '-',
    competitor: 'team',
    table: 'team_standing',
    year: 2031,
    rows: printed.map(([place, total], index) => ({
      rowId: String(index),
      competitorId: String(index),
      name: String(index),
      displayOrder: index + 1,
      positionText: String(place),
      positionPublished: place,
      isTieMarked: false,
      totalText: String(total),
      pointsPublished: total,
      addends: [total],
      pointsComputed: total,
      rounds: [],
      adjustments: [],
      teamIds: [],
      chassis: new Map(),
      sourceId: 'article',
      line: index + 1,
    })),
    holdsPlaces: false,
    legalPoints: new Map(),
  };
}

function numbering(championship: AuditedChampionship) {
  return stylesOf([championship]).get(championship)?.numbering;
}

// Two rows share a place, and the next two have changed places: by the totals alone, one of them fits the other style.

describe('a table in which two rows below a shared place are swapped', () => {
  it('is numbered on with as many places as are shared where its places say so', () => {
    expect(numbering(table([1, 40], [2, 30], [2, 30], [4, 10], [5, 20], [6, 5]))).toBe('standard');
  });

  it('is numbered on with the next place where its places say so', () => {
    expect(numbering(table([1, 40], [2, 30], [2, 30], [3, 10], [4, 20], [5, 5]))).toBe('dense');
  });
});
