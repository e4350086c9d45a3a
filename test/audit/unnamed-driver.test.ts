import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsOf } from './planted-run.ts';

const SEASON = readFileSync('test/fixtures/rules/season.txt', 'utf8');
const WINNERS = '| FRA Dora Elan | | | |';
const ENTRY = '| FRA Emil Faure | 1–2 |';

/** Lines with a winner who was not entered, in a car that lost a driver and has somebody else whom the results do not name. */
function notEntered(elsewhere: string): number[] {
  expect(SEASON).toContain(WINNERS);
  expect(SEASON).toContain(ENTRY);
  const text = SEASON.replace(ENTRY, `${ENTRY}\n| ITA Ugo Valle | 3 |`)
    .replace('| USA Ben Cole | All |', `| USA Ben Cole | All |${elsewhere}`)
    .replace(WINNERS, '| FRA Dora Elan FRA Gil Hamon | | | |');
  return findingsOf(text)
    .filter(({ code }) => code === 'scored-not-entered')
    .map(({ line }) => line);
}

it('is not the lost driver of a car that has somebody else', () => {
  expect(notEntered('')).toEqual([35]);
});

it('may be where the other one is entered in another car too', () => {
  expect(notEntered('\n| ITA Ugo Valle | 3 |')).toEqual([]);
});
