import { describe, expect, it } from 'vitest';
import type { Championship, Race, StandingRow } from '../../pipeline/report/season.ts';
import { titleFight } from '../../pipeline/report/title-fight.ts';

const races = ['1', '2'].map(
  (raceId, index): Race => ({
    raceId,
    round: index + 1,
    raceInRound: 1,
    name: null,
    circuit: null,
    header: null,
    date: null,
    dateText: null,
    length: null,
  }),
);

function row(name: string, total: number | null, points: readonly number[]): StandingRow {
  return {
    id: name,
    positionText: '',
    position: null,
    isTieMarked: false,
    competitorId: name,
    name,
    nameText: name,
    lastName: name,
    countryText: null,
    totalText: null,
    total,
    sum: points.at(-1) ?? null,
    positionComputed: null,
    verdict: null,
    line: 1,
    cells: new Map(),
    pointsAfter: new Map(points.map((value, index) => [races[index]?.raceId ?? '', value])),
  };
}

const fightOf = (...rows: StandingRow[]) => {
  const championship: Championship = {
    id: 'c',
    name: 'c',
    competitor: 'driver',
    evidence: null,
    line: 1,
    races,
    rows,
  };
  return titleFight(championship)?.lines.map(({ rows: same, points, total }) => [
    same.map(({ name }) => name).join(),
    points,
    total,
  ]);
};

describe('a title fight', () => {
  it('has a line for those who have the same points after every round', () => {
    expect(fightOf(row('a', 45, [20, 45]), row('b', 41, [16, 41]), row('c', 45, [20, 45]))).toEqual([
      ['a,c', [20, 45], 45],
      ['b', [16, 41], 41],
    ]);
  });

  it('keeps apart those whose printed totals differ', () => {
    expect(fightOf(row('a', 45, [20, 45]), row('b', 46, [20, 45]))).toHaveLength(2);
  });

  it('leaves out those without points, and is none where nobody has any', () => {
    expect(fightOf(row('a', 20, [20, 20]), row('b', 0, [0, 0]), row('c', null, []))).toEqual([['a', [20, 20], 20]]);
    expect(fightOf(row('b', 0, [0, 0]), row('c', 12, []))).toBeUndefined();
  });

  it('shows the first six lines of the table', () => {
    const rows = Array.from({ length: 9 }, (_, index) => row(`${index}`, 90 - index, [1, 90 - index]));
    expect(fightOf(...rows)?.map(([name]) => name)).toEqual(['0', '1', '2', '3', '4', '5']);
  });
});
