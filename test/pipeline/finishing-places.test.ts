import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../parsers/record/article-records.ts';
import { lexiconOf, namesOf } from '../../parsers/record/lexicon.ts';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf } from '../support/records-builder.ts';

const SEASON = readFileSync('test/fixtures/rules/season.txt', 'utf8');
const TEAM_ROWS = [
  '| 20 | 20 | 24 | 64 |\n| 2 | FRA Equipe Rivage | Merle M2 | 16 | 16 | 30 | 62 |',
  'Merle M2 | 13 | 13 | 19 | 45 |',
];

/** The season with other text in the place of some that stands there. */
function changed(changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, SEASON);
}

/** `name points place` of everybody with a figure in the third race. */
function placesIn(text: string, competitor: 'team' | 'driver'): string[] {
  const none = { title: null, url: null, revision: null, licence: null };
  const raw = { sourceId: 'article', file: 'article.txt', format: 'dump' as const, sha256: '', text, ...none };
  const { article, grids } = readTables(raw);
  const { records } = readRecords(article, grids, lexiconOf([namesOf(grids)]));
  const { dataset } = reconciledWhole([records], curatedOf({}));
  const ofTeams = dataset.team_standing_race.map((cell) => ({ ...cell, id: cell.team_standing_id }));
  const ofDrivers = dataset.driver_standing_race.map((cell) => ({ ...cell, id: cell.driver_standing_id }));
  return (competitor === 'team' ? ofTeams : ofDrivers)
    .filter((cell) => cell.race_id.endsWith('/03'))
    .map(({ id, points, position }) => `${id.split('/').at(-1)} ${points} ${position}`)
    .sort();
}

const WINNER: readonly [string, string][] = [
  ['| 3 | Pier Speedway | FRA Equipe Rivage |', '| 3 | Pier Speedway | ITA Scuderia Onda |'],
  ['| FRA Dora Elan | | | |', '| ITA Gina Luce | | | |'],
];

describe('the finishing place in a class', () => {
  it('is the one that gives the points', () => {
    expect(placesIn(SEASON, 'team')).toEqual(['equipe-rivage 30 1', 'oakfield-racing 24 2', 'team-moewe 19 3']);
  });

  it('does not follow from points where the winner is left out of the standings and the others moved up', () => {
    const season = changed(WINNER);
    expect(placesIn(season, 'team')).toEqual([
      'equipe-rivage 30 null',
      'oakfield-racing 24 null',
      'team-moewe 19 null',
    ]);
    expect(placesIn(season, 'driver')).toEqual([
      'ada-brook 24 null',
      'ben-cole 24 null',
      'dora-elan 30 null',
      'frida-gast 19 null',
      'hans-ilm 19 null',
    ]);
  });

  it('follows from them where the winner is left out and nobody moved up', () => {
    const season = changed([...WINNER, ['| 16 | 16 | 30 | 62 |', '| 16 | 16 | 15 | 47 |']]);
    expect(placesIn(season, 'team')).toEqual(['equipe-rivage 15 4', 'oakfield-racing 24 2', 'team-moewe 19 3']);
  });

  it('follows from them in the table that has the winner, with his team or by himself', () => {
    const driver = '| 6 | GER Hans Ilm | GER Team Moewe | | | 19 | 19 |';
    const own = (row: string) => placesIn(changed([...WINNER, [driver, `${driver}\n${row}`]]), 'driver');
    expect(own('| 7 | ITA Gina Luce | ITA Onda Corse | | | 0 | 0 |')).toContain('dora-elan 30 1');
    expect(own('| 7 | ITA Leo Mare | ITA Scuderia Onda | | | 0 | 0 |')).toContain('dora-elan 30 1');
  });

  it('follows from points for nobody where a note moved them, but for the car from which it took a known number', () => {
    const [rivage = '', moewe = ''] = TEAM_ROWS;
    const note =
      'Note: the #7 Equipe Rivage car won the Pier Speedway round but driver Gil Hamel failed to meet the minimum driving time requirement. ' +
      'Rivage was allowed to keep their "win" but the first place points went to the #8 Team Moewe car for that race.';
    const season = changed([
      [rivage, rivage.replace('| 30 | 62 |', '| 0 | 32 |')],
      [moewe, moewe.replace('| 19 | 45 |', '| 30 | 56 |')],
      ['==Drivers championship==', `${note}\n\n==Drivers championship==`],
      ['| FRA Equipe Rivage | 16 | 16 | 30 | 62 |', '| FRA Equipe Rivage | 16 | 16 | 0 | 32 |'],
      ['| GER Team Moewe | 13 | 13 | 19 | 45 |', '| GER Team Moewe | 13 | 13 | 30 | 56 |'],
      ['| GER Team Moewe | | | 19 | 19 |', '| GER Team Moewe | | | 30 | 30 |'],
    ]);
    expect(placesIn(season, 'team')).toEqual(['equipe-rivage 0 1', 'oakfield-racing 24 null', 'team-moewe 30 null']);
    expect(placesIn(season, 'driver')).toEqual([
      'ada-brook 24 null',
      'ben-cole 24 null',
      'dora-elan 0 null',
      'frida-gast 30 null',
      'hans-ilm 30 null',
    ]);
  });
});
