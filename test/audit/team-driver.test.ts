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

/** The same lines where Team Moewe has no points in round 3, and Hans Ilm has 19 for it; his place in the entry list is given. */
function mismatchesOfIlm(atRivage: string, atMoewe: string, points = ''): number[] {
  const changes = [
    [ENTRY, `${ENTRY}${atRivage}`],
    ['| GER Frida Gast | All |\n| GER Hans Ilm | 1*, 3 |', `| GER Frida Gast | 1–2 |${atMoewe}`],
    [TEAM, `| 3 | GER Team Moewe | Merle M2 | 13 | 13 | ${points} | ${26 + Number(points)} |`],
    [
      '| 4 | GER Frida Gast | GER Team Moewe | 13 | 13 | 19 | 45 |',
      '| 4 | GER Frida Gast | GER Team Moewe | 13 | 13 | | 26 |',
    ],
  ] as const;
  for (const [from] of changes) expect(SEASON).toContain(from);
  const text = changes.reduce((season, [from, to]) => season.replace(from, to), SEASON);
  return findingsOf(text)
    .filter(({ code }) => code === 'team-driver-mismatch')
    .map(({ line }) => line);
}

const MARKED = '\n| GER Hans Ilm | 3* |';
const RACED = '\n| GER Hans Ilm | 3 |';

it('holds a driver whom the entry list has nowhere else against his team', () => {
  expect(mismatchesOfIlm('', RACED)).toEqual([46]);
});

it('does not where it has him as absent with another team alone', () => {
  expect(mismatchesOfIlm(MARKED, '')).toEqual([]);
});

it('does where it has him with his team and as absent with another', () => {
  expect(mismatchesOfIlm(MARKED, RACED)).toEqual([47]);
});

it('lets him speak for his team where the list has him as absent with another alone', () => {
  expect(mismatchesOfIlm(MARKED, '', '19')).toEqual([]);
  expect(mismatchesOfIlm(MARKED, '', '24')).toEqual([46]);
});
