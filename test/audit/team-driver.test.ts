import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsOf } from './planted-run.ts';

const SEASON = readFileSync('test/fixtures/rules/season.txt', 'utf8');
const ENTRY = '| FRA Emil Faure | 1–2 |';
const TEAM = '| 3 | GER Team Moewe | Merle M2 | 13 | 13 | 19 | 45 |';

/** Lines with a mismatch of team and drivers; the entry list has Frida Gast, of Team Moewe, with another team too. */
function mismatches(team: string): number[] {
  expect(SEASON).toContain(ENTRY);
  expect(SEASON).toContain(TEAM);
  const found = findingsOf(SEASON.replace(ENTRY, `${ENTRY}\n| GER Frida Gast | 1 |`).replace(TEAM, team));
  expect(found.map(({ code }) => code)).toContain('entered-twice');
  return found.filter(({ code }) => code === 'team-driver-mismatch').map(({ line }) => line);
}

it('does not hold a driver whom the entry list has in two teams against the one that has no points', () => {
  expect(mismatches('| 3 | GER Team Moewe | Merle M2 | | 13 | 19 | 32 |')).toEqual([]);
});

it('lets him speak for the one that has his points', () => {
  expect(mismatches(TEAM)).toEqual([]);
});

it('holds him against the one that has more', () => {
  expect(mismatches('| 3 | GER Team Moewe | Merle M2 | 16 | 13 | 19 | 48 |')).toEqual([47]);
});
