import { afterAll, expect, it } from 'vitest';
import { publish } from '../support/published.ts';

const published = publish();
afterAll(published.remove);

/** Year, round, class, line of the results, and the line of the entry list on which the car that won begins, by eye. */
const WINS = [
  [2002, 2, 'LMP675', 385, 110],
  [2002, 4, 'LMP675', 389, 110],
  [2002, 10, 'GTS', 401, 182],
  [2008, 9, 'LMP1', 231, 61],
  [2012, 1, 'GTC', 247, 191],
  [2012, 3, 'P2', 251, 61],
  [2012, 4, 'GTC', 253, 185],
  [2012, 7, 'PC', 259, 115],
];

it('the car that won is the one of its number and crew', () => {
  const entries = published.db
    .prepare<unknown[], unknown[]>(
      `SELECT season.year, race.round, class_win.class_code, class_win.line, entry.line FROM class_win
       JOIN race USING (race_id) JOIN season ON season.season_id = race.season_id LEFT JOIN entry USING (entry_id)`,
    )
    .raw()
    .all();
  for (const win of WINS) expect(entries).toContainEqual(win);
});
