import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsOf } from './planted-run.ts';

const SEASON = readFileSync('test/fixtures/rules/season.txt', 'utf8');
const NOTE =
  'Note: the #7 Equipe Rivage car won the Pier Speedway round but driver Gil Hamel failed to meet the minimum driving time requirement. ' +
  'Rivage was allowed to keep their "win" but the first place points went to the #8 Team Moewe car for that race.';
const DRIVERS = '==Drivers championship==';
const WINNER = '| FRA Dora Elan | | | |';

/** Who lacks the points of the last race by findings that nothing explains, where its points were withheld. */
function withoutPoints(winner: string, season = SEASON): string[] {
  expect(season).toContain(WINNER);
  const noted = season.replace(DRIVERS, `${NOTE}\n\n${DRIVERS}`).replace(WINNER, winner);
  return findingsOf(noted)
    .filter(({ code, message }) => code === 'winner-points-mismatch' && message.includes('instead of'))
    .map(({ message }) => message.split(',')[0] ?? '');
}

it('explains why a winner has no points', () => {
  const row = '| FRA Equipe Rivage | 16 | 16 | 30 | 62 |';
  expect(SEASON).toContain(`FRA Dora Elan ${row}`);
  expect(withoutPoints(WINNER, SEASON.replace(row, '| FRA Equipe Rivage | 16 | 16 | | 32 |'))).toEqual([]);
});

it('does not explain why a winner has points with another team', () => {
  expect(withoutPoints('| FRA Dora Elan USA Ada Brook | | | |')).toEqual(['Ada Brook']);
});
