import { describe, expect, it } from 'vitest';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf, recordsOfSeason, type SeasonDraft } from '../support/records-builder.ts';

// A row that names two teams, and with which of them its driver scored in the first race.

function teamsOf(draft: Pick<SeasonDraft, 'entries' | 'teamStandings'>, points = 16): (string | null)[] {
  const records = recordsOfSeason({
    year: 2031,
    races: [{ round: 1, circuit: null }],
    driverStandings: [{ class: 'PX', name: 'Ann Archer', points: [points], teams: ['Heron Racing', 'Ibis Sport'] }],
    ...draft,
  });
  return reconciledWhole([records], curatedOf({})).dataset.driver_standing_race.map((row) => row.team_id);
}

const entered = (team: string) => ({ class: 'PX', team, drivers: ['|Ann Archer|1'] });
const scored = (name: string, points: number) => ({ class: 'PX', name, points: [points] });

describe('a driver of two teams scored', () => {
  it('with the team that entered him in the race', () => {
    expect(teamsOf({ entries: [entered('Ibis Sport')], teamStandings: [scored('Heron Racing', 16)] })).toEqual([
      'ibis-sport',
    ]);
  });

  it('with the only team that has at least his points, which another of its cars may have raised', () => {
    expect(teamsOf({ teamStandings: [scored('Heron Racing', 20), scored('Ibis Sport', 13)] })).toEqual([
      'heron-racing',
    ]);
    expect(teamsOf({ teamStandings: [scored('Heron Racing', 13), scored('Ibis Sport', 16)] })).toEqual(['ibis-sport']);
  });

  it('with a team that cannot be told where both may be it, or neither', () => {
    expect(teamsOf({ entries: [entered('Heron Racing'), entered('Ibis Sport')] })).toEqual([null]);
    expect(teamsOf({ teamStandings: [scored('Heron Racing', 20), scored('Ibis Sport', 16)] })).toEqual([null]);
    expect(teamsOf({ teamStandings: [scored('Heron Racing', 13), scored('Ibis Sport', 10)] })).toEqual([null]);
    expect(teamsOf({ teamStandings: [scored('Heron Racing', 20)] }, 0)).toEqual([null]);
  });
});
