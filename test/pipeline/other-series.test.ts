import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../support/program.ts';
import { type Published, publish } from '../support/published.ts';
import { isRebuilt } from '../support/rebuild-cell.ts';
import { fixtureNames, fixtureText } from '../support/record-fixtures.ts';
import { type AnyRow, rowsOf, textOf } from '../support/rows.ts';

// Made-up seasons in the shapes of other series, published and audited. What they say is read by eye.

const folder = scratch();
afterAll(folder.remove);

function published(...fixtures: readonly string[]): Published {
  return publish(folder.raw(Object.fromEntries(fixtures.map((name) => [`${name}.wikitext`, fixtureText(name)]))));
}

/** The standings of the only season, a text a row: name, published, computed, verdict. */
function judged({ db }: Published, competitor: string): string[] {
  return rowsOf(
    db,
    `SELECT name, points_published AS published, points_computed AS computed, verdict FROM standing
     WHERE competitor = '${competitor}' ORDER BY championship_id, display_order`,
  ).map((row) => [row['name'], row['published'], row['computed'], row['verdict']].join(' '));
}

describe('standings of finishing places with a points system in prose', () => {
  let season: Published;
  beforeAll(() => {
    season = published('places-by-basis-in-prose');
  });
  afterAll(() => season.remove());

  it('are audited like points: the one wrong total is found on its line', () => {
    expect(judged(season, 'driver')).toEqual([
      'Ann Archer 24 24 confirmed',
      'Bob Brewer 15 15 explained',
      'Cara Cole 16 15 disagrees',
      'Dan Dupont 5 5 confirmed',
      'Eva Esposito 0 0 uncheckable',
    ]);
    expect(
      rowsOf(season.db, "SELECT code, line, published, expected FROM finding WHERE severity = 'error' ORDER BY code"),
    ).toEqual([{ code: 'total-mismatch', line: 26, published: '16', expected: '15' }]);
  });

  it('say which points are derived, and from which printed place', () => {
    expect(
      rowsOf(
        season.db,
        `SELECT cell_text, points, points_origin, position, position_origin, is_dropped, is_pole_position, is_fastest_lap
         FROM driver_standing_race JOIN driver_standing USING (driver_standing_id)
         WHERE driver_text = 'Ann Archer' ORDER BY race_id`,
      ).map((row) => Object.values(row).join(' ')),
    ).toEqual([
      '1 9 derived 1 printed 0 1 0',
      '(3) 4 derived 3 printed 1 0 1',
      '2 6 derived 2 printed 0 0 0',
      '1 9 derived 1 printed 0 1 1',
    ]);
  });

  it('leave a result that does not count out of the points after its race, and show what it gave', () => {
    expect(
      rowsOf(
        season.db,
        "SELECT points, points_after FROM standing_progress WHERE name = 'Ann Archer' ORDER BY round",
      ).map((row) => Object.values(row).join(' ')),
    ).toEqual(['9 9', '4 9', '6 15', '9 24']);
  });
});

describe('a season of meetings of two races', () => {
  let season: Published;
  beforeAll(() => {
    season = published('places-meetings-of-two-races');
  });
  afterAll(() => season.remove());

  it('has points for qualifying in its totals; where nothing tells who qualified, nothing is judged', () => {
    expect(judged(season, 'driver')).toEqual([
      'Bob Brewer 54 54 confirmed',
      'Cara Cole 42 42 confirmed',
      'Ann Archer 38 38 confirmed',
      'Dan Dupont 26 26 confirmed',
      'Eva Esposito 14  uncheckable',
      'Dan Dupont 60  uncheckable',
      'Eva Esposito 40  uncheckable',
    ]);
    expect(rowsOf(season.db, "SELECT message FROM finding WHERE severity = 'error'")).toEqual([]);
  });
});

describe('standings of manufacturers with two cars', () => {
  let season: Published;
  beforeAll(() => {
    season = published('manufacturers-with-two-cars');
  });
  afterAll(() => season.remove());

  it('are one row a manufacturer, in the views too', () => {
    expect(judged(season, 'manufacturer')).toEqual(['Heron-Judd 24 24 confirmed', 'Otter 13 13 confirmed']);
    expect(
      rowsOf(season.db, "SELECT cell_text, points FROM standing_race WHERE name = 'Heron-Judd' ORDER BY round"),
    ).toEqual([
      { cell_text: '1 / 2', points: 15 },
      { cell_text: '2 / 4', points: 9 },
      { cell_text: 'Ret / 7', points: 0 },
    ]);
    expect(
      rowsOf(season.db, "SELECT points_after FROM standing_progress WHERE name = 'Heron-Judd' ORDER BY round"),
    ).toEqual([{ points_after: 15 }, { points_after: 24 }, { points_after: 24 }]);
    expect(rowsOf(season.db, 'SELECT manufacturer_id, name, country_id FROM manufacturer ORDER BY name')).toEqual([
      { manufacturer_id: 'heron-judd', name: 'Heron-Judd', country_id: 'united-kingdom' },
      { manufacturer_id: 'otter', name: 'Otter', country_id: 'italy' },
    ]);
  });
});

describe('a round with a race for each class', () => {
  let season: Published;
  beforeAll(() => {
    season = published('races-of-classes');
  });
  afterAll(() => season.remove());

  it('has the winner, the points and the entry of a class in the race that is for it', () => {
    const raceOf = (sql: string) => rowsOf(season.db, sql).map((row) => Object.values(row).join(' '));
    expect(
      raceOf(`SELECT class_code, race_in_round, classes_text FROM class_win JOIN race USING (race_id)
              WHERE round = 2 ORDER BY class_code`),
    ).toEqual(['GT1 1 GT1/GT2', 'GT2 1 GT1/GT2', 'Proto 2 Proto']);
    expect(
      raceOf(`SELECT driver_text, race_in_round, points FROM driver_standing_race
              JOIN driver_standing USING (driver_standing_id) JOIN race USING (race_id)
              WHERE round = 2 ORDER BY driver_text`),
    ).toEqual(['Ann Archer 2 20', 'Cara Cole 1 15']);
    expect(
      raceOf('SELECT round, race_in_round FROM entry_driver_race JOIN race USING (race_id) ORDER BY round'),
    ).toEqual(['1 1', '2 2', '3 1']);
  });

  it('has each race of the round under a label of its own in the matrix', () => {
    expect(
      rowsOf(season.db, 'SELECT name, cells FROM results_matrix ORDER BY name').map(({ name, cells }) => [
        name,
        JSON.parse(String(cells)),
      ]),
    ).toEqual([
      ['Ann Archer', { 1: '20', 2: null, '2-2': '20', 3: '20' }],
      ['Cara Cole', { 1: '20', 2: '15', '2-2': null, 3: null }],
    ]);
  });

  it('has every race in schedule and results, and no finding', () => {
    expect(
      rowsOf(
        season.db,
        "SELECT outcome, count(*) AS races FROM audit_check WHERE code = 'schedule-mismatch' GROUP BY 1",
      ),
    ).toEqual([{ outcome: 'confirmed', races: 4 }]);
    expect(rowsOf(season.db, "SELECT message FROM finding WHERE severity <> 'info'")).toEqual([]);
  });
});

const PAGES = fixtureNames().filter((name) => {
  return /^(?:places|manufacturers|drivers-in|flags|notes-at|races|totals)-/.test(name);
});

describe.each(PAGES)('%s', (name) => {
  it('has every cell that is said to be carried in a published row', () => {
    const { db, remove } = publish(folder.raw({ [`${name}.txt`]: fixtureText(name) }));
    const uses = rowsOf(
      db,
      'SELECT used.*, text FROM source_cell_use AS used JOIN source_cell USING (source_table_id, row_index, column_index)',
    );
    expect(uses.length).toBeGreaterThan(0);
    const lost = uses.filter((use) => {
      const rows = carriers(use);
      // A nation may stand in a column of its own.
      const isOwn = rows.some((row) => Object.values(row).includes(textOf(use, 'text')));
      return !isOwn && !isRebuilt(textOf(use, 'table_name'), textOf(use, 'text'), rows);
    });
    expect(lost.map((use) => `${use['table_name']} ${use['row_id']}: ${use['text']}`)).toEqual([]);
    remove();

    /** The rows of one table that carry a cell. */
    function carriers(use: AnyRow): AnyRow[] {
      const table = textOf(use, 'table_name');
      const ids = uses
        .filter((other) =>
          ['source_table_id', 'row_index', 'column_index', 'table_name'].every((key) => other[key] === use[key]),
        )
        .map((other) => textOf(other, 'row_id'));
      const keys = rowsOf(db, `PRAGMA table_info(${table})`).filter((column) => Number(column['pk']) > 0);
      keys.sort((a, b) => Number(a['pk']) - Number(b['pk']));
      const key = keys.map((column) => textOf(column, 'name')).join(` || '/' || `);
      return ids.flatMap((id) => rowsOf(db, `SELECT * FROM ${table} WHERE ${key} = ?`, id));
    }
  });
});
