import { expect, it } from 'vitest';
import { SMALL_SEASON } from '../support/small-season.ts';
import { findingsOf } from './planted-run.ts';

/** What contradicts a sentence on the chassis of PX, where the entry list has a Lola B06/10. */
function contradictionsOf(chassis: string, season = SMALL_SEASON): string[] {
  const heading = '==Teams championships==';
  const standings = '===PX standings===\n';
  expect(season).toContain(`${heading}\n`);
  const [before, after] = season.split(heading);
  const text = [before, after?.replace(standings, `${standings}\nAll teams utilize the ${chassis} chassis.\n\n`)];
  return findingsOf(text.join(heading))
    .filter(({ code }) => code === 'stated-fact-mismatch')
    .map(({ message }) => message);
}

it('a class has the chassis of its entry list', () => {
  expect(contradictionsOf('Lola B06/10')).toEqual([]);
  expect(contradictionsOf('Courage C65')).toEqual([
    'the text says that the chassis of the class is Courage C65, the tables give Lola B06/10',
  ]);
});

it('a class in which a further team has another chassis contradicts that all have one', () => {
  const further = '| USA Jay Racing | Courage C65 |\n| USA Dan Drew | 1 |\n\n=== Grand Touring (GX) ===';
  expect(contradictionsOf('Lola B06/10', SMALL_SEASON.replace('\n=== Grand Touring (GX) ===', further))).toEqual([
    'the text says that the chassis of the class is Lola B06/10, the tables give Courage C65, Lola B06/10',
  ]);
});
