import { afterAll, expect, it, vi } from 'vitest';
import { reportFiles } from '../../pipeline/report/report-files.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { SMALL_SEASON_WRONG } from '../support/small-season.ts';

const folder = scratch();
afterAll(folder.remove);

/** What the report prepares on a dataset of as many seasons, each in an article of its own and each with an error. */
function preparedFor(seasonCount: number): string[] {
  const years = Array.from({ length: seasonCount }, (_, index) => String(2031 + index));
  const published = publish(
    folder.raw(Object.fromEntries(years.map((year) => [`${year}.txt`, SMALL_SEASON_WRONG.replaceAll('2031', year)]))),
  );
  try {
    const prepare = vi.spyOn(published.db, 'prepare');
    const names = [...reportFiles(published.db)].map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('report/season/'))).toHaveLength(seasonCount);
    return prepare.mock.calls.map(([sql]) => sql).sort();
  } finally {
    published.remove();
  }
}

it('prepares as many statements for many seasons as for one, since they are held', () => {
  expect(preparedFor(4)).toEqual(preparedFor(1));
});
