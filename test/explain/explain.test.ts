import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { type Run, run, scratch, snapshot } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { fixtureText } from '../support/record-fixtures.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

const published = publish();
const folder = scratch();
afterAll(() => {
  published.remove();
  folder.remove();
});

const explain = (...args: string[]): Promise<Run> =>
  run(['explain', '--db', join(published.outDir, 'alms.sqlite'), ...args]);

const ARTICLE_2008 = 'raw/articles/2008_American_Le_Mans_Series.txt';
const ARTICLE_2012 = 'raw/articles/2012_American_Le_Mans_Series.txt';

const Round = z.looseObject({
  round_text: z.string(),
  cell_text: z.string().nullable(),
  points: z.number().nullable(),
  places: z.array(z.number()),
  running_sum: z.number(),
  article: z.string().nullable(),
  line: z.number().nullable(),
  note: z.looseObject({ mark: z.string().nullable(), text: z.string(), line: z.number() }).nullable(),
});
const Explained = z.looseObject({
  competitors: z.array(
    z.looseObject({
      kind: z.string(),
      name: z.string(),
      standings: z.array(
        z.looseObject({
          year: z.number(),
          class_code: z.string(),
          line: z.number(),
          verdict: z.string(),
          rounds: z.array(Round),
          findings: z.array(z.looseObject({ code: z.string() })),
          checks: z.array(z.looseObject({ code: z.string(), outcome: z.string() })),
          adjustments: z.array(z.looseObject({ points: z.number().nullable(), is_in_cell: z.boolean() })),
          points_systems: z.array(z.looseObject({ line: z.number(), rounds: z.array(z.string()) })),
        }),
      ),
      elsewhere: z.array(z.looseObject({ table: z.string(), line: z.number(), article: z.string() })),
    }),
  ),
});
const dataOf = async (...args: string[]) => {
  const { status, out, err } = await explain(...args, '--json');
  expect([status, err]).toEqual([0, '']);
  expect(out.trimEnd()).not.toContain('\n');
  return Explained.parse(JSON.parse(out)).competitors;
};

describe('Tafel Racing in 2008', () => {
  it('has 195 printed against rounds that add up to 185, each with its line', async () => {
    const { status, out, err } = await explain('Tafel Racing', '--year', '2008');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(`2008 American Le Mans Series, GT2 teams`);
    expect(out).toContain('2 printed; 2 by the printed totals');
    expect(out).toContain('Verdict:    disagrees');
    expect(out).toContain('195 printed, but the rounds add up to 185: 10 less than printed');
    const rounds = out.split('\n').filter((line) => / {2}raw\/articles\/\S+:280$/.test(line));
    expect(rounds).toHaveLength(11);
    expect(rounds[0]).toMatch(/^ +1 {2}Mobil 1 12 Hours of Sebring +20 +20 +4 +20 /);
    expect(rounds[10]).toMatch(/^ +11 {2}Monterey Sports Car Championships +25 +25 +1 +185 /);
    expect(out).toContain(`"For races longer than eight hours, points are awarded in the following order:"`);
    expect(out).toContain(`(${ARTICLE_2008}:244)`);
    expect(out).toContain('standard, equal totals share a place');
    expect(out).toContain('total-mismatch: disagrees');
    expect(out).toContain('Tafel Racing, 2008 GT2 teams: the total is 195');
  });

  it('is found under any case, without its accents and in words of their own', async () => {
    const expected = await explain('Tafel Racing');
    expect(await explain('TÁFEL', 'racing')).toEqual(expected);
    expect(expected.out).toContain('2007 American Le Mans Series, GT2 teams');
  });

  it('is the same as data', async () => {
    const [team, ...others] = await dataOf('Tafel Racing', '--year', '2008');
    expect(others).toEqual([]);
    const [row] = team?.standings ?? [];
    expect(team?.standings).toHaveLength(1);
    expect(row).toMatchObject({ year: 2008, class_code: 'GT2', line: 280, verdict: 'disagrees' });
    expect(row?.rounds.map(({ points }) => points)).toEqual([20, 20, 20, 13, 10, 20, 18, 10, 6, 23, 25]);
    expect(row?.rounds.map(({ places }) => places)).toEqual([[4], [1], [1], [3], [4], [1], [3], [4], [6], [3], [1]]);
    expect(row?.rounds.at(-1)).toMatchObject({ running_sum: 185, article: ARTICLE_2008, line: 280 });
    expect(row?.findings.map(({ code }) => code)).toContain('total-mismatch');
    expect(row?.points_systems.map(({ line, rounds }) => [line, rounds.join(' ')])).toEqual([
      [240, '2 3 4 5 6 8 9'],
      [242, '7 11'],
      [244, '1 10'],
    ]);
  });
});

describe('a row that prints no place of its own', () => {
  it('has the place of the row above', async () => {
    const { out } = await explain('Lucas Luhr', '--year', '2012', '--class', 'p1');
    expect(out).toContain(`P1 drivers (Driver championships, P1 standings) (${ARTICLE_2012}:344)`);
    expect(out).toContain('none printed, 1 by the row above, shared with Klaus Graf; 1 by the printed totals');
    expect(out).toContain('195 printed, and the rounds add up to 195');
    expect(out).toContain('dense, equal totals separated by countback');
    expect(out.split('\n').filter((line) => line.endsWith(`${ARTICLE_2012}:344`))).toHaveLength(10);
  });
});

describe('a cell', () => {
  it('has no place where others moved up', async () => {
    const [team] = await dataOf('Dyson Racing Team', '--year', '2012', '--class', 'P1');
    const rounds = team?.standings[0]?.rounds.filter(({ points }) => points === 24);
    expect(rounds?.map(({ round_text, places }) => [round_text, places])).toEqual([
      ['1', [1]],
      ['10', []],
    ]);
  });
});

describe('a marked cell', () => {
  it('has its note with its line, its adjustment, and the place that it stands for', async () => {
    const { out } = await explain('Emanuele Pirro', '--year', '2008');
    expect(out).toMatch(/ 4 {2}Larry H\. Miller .* {2}10\^\{†\} +10 +3 +42 .*:309 {2}† Frank Biela and .*:341\)/);
    expect(out).toContain('Adjustment: round 4, penalty, -3 points, the cell has it already: Frank Biela');
    expect(out).toMatch(/ 1 {2}Mobil 1 12 Hours of Sebring +\(empty\) +0\n/);
    const [driver] = await dataOf('Emanuele Pirro', '--year', '2008');
    const [row] = driver?.standings ?? [];
    expect(row?.adjustments).toMatchObject([{ points: -3, is_in_cell: true }]);
    expect(row?.rounds[3]).toMatchObject({ cell_text: '10^{†}', places: [3], note: { mark: '†', line: 341 } });
    expect(row?.rounds[0]).toMatchObject({ cell_text: null, points: null, line: null, running_sum: 0 });
    expect(row?.checks).toContainEqual(expect.objectContaining({ code: 'points-not-in-system', outcome: 'explained' }));
  });
});

describe('every standings row', () => {
  it('has as its last running sum what was computed, and a cell for each published one', async () => {
    const names = published.db
      .prepare<[], { name: string }>("SELECT DISTINCT name FROM standing WHERE name LIKE 'R%' OR name LIKE 'D%'")
      .all();
    expect(names.length).toBeGreaterThan(40);
    const Sums = z.looseObject({
      competitors: z.array(
        z.looseObject({
          standings: z.array(z.looseObject({ points_computed: z.number(), rounds: z.array(Round).min(10) })),
        }),
      ),
    });
    for (const { name } of names) {
      const { out } = await explain(name, '--json');
      for (const { standings } of Sums.parse(JSON.parse(out)).competitors) {
        for (const row of standings) {
          expect([name, row.rounds.at(-1)?.running_sum]).toEqual([name, row.points_computed]);
        }
      }
    }
  });

  it('has both rows of a competitor who stands twice', async () => {
    const [driver] = await dataOf('Ryan Lewis', '--year', '2008');
    expect(driver?.standings.map(({ line }) => line)).toEqual([322, 339]);
    expect(driver?.standings.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      ['duplicate-competitor'],
      ['duplicate-competitor'],
    ]);
  });
});

describe('a name without a standings row', () => {
  it('is shown where it stands in entry lists and results, with lines', async () => {
    const { name } = published.db
      .prepare<[], { name: string }>(
        `SELECT name FROM driver WHERE driver_id NOT IN (SELECT driver_id FROM driver_standing)
           AND driver_id IN (SELECT driver_id FROM class_win_driver) ORDER BY driver_id`,
      )
      .get() ?? { name: '' };
    const { status, out } = await explain(name);
    expect(status).toBe(0);
    expect(out).toContain('no standings row; the name stands elsewhere');
    expect(out).toMatch(/results: won round \d+, .+, with .+ \(raw\/articles\/\S+\.txt:\d+\)/);
    const [competitor] = await dataOf(name);
    expect(competitor?.standings).toEqual([]);
    for (const { article, line } of competitor?.elsewhere ?? []) {
      expect([article.startsWith('raw/articles/'), line > 0]).toEqual([true, true]);
    }
  });

  it('is shown for every team of the dataset', async () => {
    const teams = published.db
      .prepare<[], { name: string }>(
        'SELECT name FROM team WHERE team_id NOT IN (SELECT team_id FROM team_standing) ORDER BY team_id',
      )
      .all();
    expect(teams.length).toBeGreaterThan(5);
    for (const { name } of teams) {
      const { status, out } = await explain(name);
      expect([name, status]).toEqual([name, 0]);
      expect(out).toMatch(/\(raw\/articles\/\S+\.txt:\d+\)/);
    }
  });
});

describe('a name that nobody has', () => {
  it('ends in 2 and names the nearest known ones, on one line', async () => {
    const { status, out, err } = await explain('Tafel Racng');
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^scrutineer: 'Tafel Racng': no driver, team or manufacturer of that name; the nearest are 'Tafel Racing', .+\n$/,
    );
    expect(err.match(/', '/g)?.length).toBe(4);
  });

  it('finds those of which it is a part first', async () => {
    const { status, err } = await explain('Luhr');
    expect([status, err.includes("the nearest are 'Lucas Luhr'")]).toEqual([2, true]);
  });

  it('may be anything', async () => {
    for (const name of ['!!!', '\u001b[31mred\u202e', "'; DROP TABLE driver; --", '%', 'x'.repeat(500)]) {
      const { status, out, err } = await explain('--', name);
      expect([status, out]).toEqual([2, '']);
      expect(err.trimEnd()).not.toMatch(/[\p{Cc}\u202e]/u);
    }
  });

  it('ends in 2 where the name is known and the season or class is not its own', async () => {
    const { status, out, err } = await explain('Tafel Racing', '--year', '2002');
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^scrutineer: 'Tafel Racing': nothing in 2002; the name stands in 2007 GT2, 2008 GT2\n$/);
  });
});

describe('arguments and inputs', () => {
  it.each([
    [[], 2, 'name a driver, team or manufacturer'],
    [['Tafel Racing', '--year', 'last'], 2, "--year 'last'"],
    [['Tafel Racing', '--years', '2008'], 2, '--years'],
  ])('%j ends in %i', async (args, status, text) => {
    const result = await explain(...args);
    expect([result.status, result.out]).toEqual([status, '']);
    expect(result.err).toContain(text);
    expect(result.err.trimEnd()).not.toContain('\n');
  });

  it('end in 3 with one line where the database is missing, foreign or damaged', async () => {
    const foreign = folder.at('foreign.sqlite');
    const db = openDatabase(foreign);
    db.exec('CREATE TABLE driver (name TEXT)');
    db.close();
    const paths = [folder.at('none.sqlite'), folder.path, foreign, folder.at('text.sqlite', 'not a database at all')];
    for (const path of paths) {
      const result = await run(['explain', 'Tafel Racing', '--db', path]);
      expect([path, result.status, result.out]).toEqual([path, 3, '']);
      expect(result.err).toMatch(/^scrutineer: [^\n]+\n$/);
    }
  });

  it('are only read', async () => {
    const before = snapshot(published.outDir);
    await explain('Tafel Racing');
    await explain('Nobody Of This Name');
    expect(snapshot(published.outDir)).toEqual(before);
  });
});

describe('made-up articles', () => {
  const publishText = async (name: string, article: string) => {
    const raw = folder.raw({ '2031_Lakeland_Endurance_Cup.txt': article });
    const out = folder.at(name);
    expect(await run(['ingest', '--raw', raw, '--out', out, '--quiet'])).toMatchObject({ status: 0, err: '' });
    return join(out, 'alms.sqlite');
  };

  it('show a driver and a team of one name, drivers first', async () => {
    const db = await publishText('both', SMALL_SEASON.replaceAll('Heron Racing', 'Bob Brewer'));
    const { status, out } = await run(['explain', 'bob brewer', '--db', db]);
    expect(status).toBe(0);
    expect(out.indexOf('Bob Brewer (driver)')).toBe(0);
    expect(out).toContain('\nBob Brewer (team)\n');
    expect(out).toContain('every check of the row and its rounds confirmed it');
  });

  it('show a manufacturer with the cells of both of its cars', async () => {
    const db = await publishText('manufacturers', fixtureText('manufacturers-with-two-cars'));
    const { status, out } = await run(['explain', 'heron judd', '--db', db]);
    expect(status).toBe(0);
    expect(out.indexOf('Heron-Judd (manufacturer)')).toBe(0);
    expect(out).toContain('2031 Northern Formula Championship, manufacturers (');
    expect(out).toContain('24 printed, and the rounds add up to 24');
    expect(out).toMatch(/^ +1 {2}Rd1 +1 \/ 2 +15 +1 \/ 2 +15 {2}raw\/articles\/\S+:21$/m);
    expect(out).toMatch(/^ +3 {2}Rd3 +Ret \/ 7 +0 +Ret \/ 7 +24 {2}raw\/articles\/\S+:21$/m);
    expect(out).not.toContain('In classes without a standings row');
  });

  it('leave a result that does not count out of the running sum, and say so', async () => {
    const db = await publishText('dropped', fixtureText('places-by-basis-in-prose'));
    const { out } = await run(['explain', 'ann archer', '--db', db, '--json']);
    const rounds = Explained.parse(JSON.parse(out)).competitors[0]?.standings[0]?.rounds;
    expect(rounds?.map(({ points, running_sum }) => [points, running_sum])).toEqual([
      [9, 9],
      [4, 9],
      [6, 15],
      [9, 24],
    ]);
    const { out: text } = await run(['explain', 'ann archer', '--db', db]);
    expect(text.match(/dropped, does not count/g)).toHaveLength(1);
  });

  it('leave a terminal alone, and the data whole', async () => {
    const hostile = 'Evil \u001b[31m\u009b2J\u202e<b>`Team`';
    const db = await publishText('hostile', SMALL_SEASON.replaceAll('Heron Racing', hostile));
    const stored = openDatabase(db, { readonly: true });
    const names = stored.prepare<[], { name: string }>("SELECT name FROM team WHERE name LIKE 'Evil%'").all();
    stored.close();
    expect(names).toHaveLength(1);
    const name = names[0]?.name ?? '';
    expect(name).toContain('\u001b');
    for (const options of [[], ['--json']]) {
      const { status, out } = await run(['explain', name, '--db', db, ...options]);
      expect(status).toBe(0);
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    }
    const { out } = await run(['explain', name, '--db', db, '--json']);
    expect(Explained.parse(JSON.parse(out)).competitors[0]?.name).toBe(name);
  });
});
