import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { run, scratch } from '../support/program.ts';

// The two pages in test/fixtures/markup, and what they say, read by eye.

const PAGES = 'test/fixtures/markup/2031_Lakeland_Endurance_Cup';
const folder = scratch();
afterAll(folder.remove);

/** Publishes one page alone and asks the database. */
async function published(file: string, content: string, others: Readonly<Record<string, string>> = {}) {
  const out = mkdtempSync(join(tmpdir(), 'scrutineer-out-'));
  const { status, err } = await run([
    'ingest',
    '--raw',
    folder.raw({ [file]: content }, others),
    '--out',
    out,
    '--quiet',
  ]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const db = openDatabase(join(out, 'alms.sqlite'), { readonly: true });
  return {
    rows: (sql: string) => db.prepare<[], unknown[]>(sql).raw().all(),
    remove: () => {
      db.close();
      rmSync(out, { recursive: true });
    },
  };
}

type Published = Awaited<ReturnType<typeof published>>;

describe('a season in wikitext', () => {
  let season: Published;
  beforeAll(async () => {
    season = await published('2031_Lakeland_Endurance_Cup.wikitext', readFileSync(`${PAGES}.wikitext`, 'utf8'));
  });
  afterAll(() => season.remove());

  it('has its form in source', () => {
    expect(season.rows('SELECT format, title FROM source')).toEqual([['wikitext', '2031 Lakeland Endurance Cup']]);
  });

  it('has the chassis of a winner only where his entry names one', async () => {
    const wins = 'SELECT name, win_count FROM win_by_chassis';
    expect(season.rows(wins)).toEqual([['Lola B06/10', 2]]);
    const page = readFileSync(`${PAGES}.wikitext`, 'utf8');
    const chassis = '| rowspan="3" | Lola B06/10\n';
    expect(page).toContain(chassis);
    const two = page.replace(chassis, '| rowspan="3" | Lola B06/10<br />Lola B08/60\n');
    const other = await published('2031_Lakeland_Endurance_Cup.wikitext', two);
    expect(other.rows('SELECT name FROM chassis ORDER BY name')).toEqual([['Lola B06/10'], ['Lola B08/60']]);
    expect(other.rows(wins)).toEqual([[null, 2]]);
    other.remove();
  });

  it('has every car and driver of the entry list', () => {
    expect(
      season.rows(
        `SELECT class_code, country_text, team_text, car_number, is_opening_row_cut, chassis_text, engine_text, is_inherited
         FROM entry JOIN entry_car USING (entry_id) ORDER BY entry_id`,
      ),
    ).toEqual([
      ['PX', 'USA', 'Heron Racing', '11', 0, 'Lola B06/10', 'AER P32C 4.0 L Turbo V8', 0],
      ['PX', 'USA', 'Heron Racing', '12', 0, 'Lola B06/10', 'AER P32C 4.0 L Turbo V8', 1],
    ]);
    expect(
      season.rows(
        `SELECT car_number, entry_driver.country_text, driver_text, entry_driver.rounds_text, is_rounds_lost, entry_driver.line
         FROM entry_driver JOIN entry USING (entry_id) ORDER BY entry_id, display_order`,
      ),
    ).toEqual([
      ['11', 'USA', 'Ann Archer', 'All', 0, 22],
      ['12', 'GBR', 'Bob Brewer', 'All', 0, 25],
      ['12', 'CAN', 'Cara Cole', '1–2', 0, 27],
    ]);
  });

  it('says who won overall, by the bold', () => {
    expect(
      season.rows('SELECT race_id, team_text, car_number, is_overall_winner FROM class_win ORDER BY race_id'),
    ).toEqual([
      ['lakeland-endurance-cup-2031/01', 'Heron Racing', '12', 1],
      ['lakeland-endurance-cup-2031/02', 'Heron Racing', '12', 0],
    ]);
  });

  it('shares what a span shares, and nothing else', () => {
    expect(
      season.rows(
        `SELECT driver_text, position_published, is_tie_marked, group_concat(cell_text, ' '), total_text
         FROM driver_standing JOIN (SELECT * FROM driver_standing_race ORDER BY race_id) USING (driver_standing_id)
         GROUP BY driver_standing_id ORDER BY display_order`,
      ),
    ).toEqual([
      ['Bob Brewer', 1, 1, '20 25', '45'],
      ['Cara Cole', 1, 1, '20 25', '46'],
      ['Ann Archer', 3, 0, '16 21', '37'],
    ]);
  });

  it('is audited: the wrong total is found on its line', () => {
    expect(season.rows("SELECT line, published, expected FROM finding WHERE code = 'total-mismatch'")).toEqual([
      [61, '46', '45'],
    ]);
  });

  it('keeps the reference as a note and reports the templates that are not known', () => {
    expect(season.rows('SELECT line, mark, text, about FROM note')).toEqual([
      [1, '[1]', 'Programme of the season', 'reference'],
    ]);
    expect(season.rows("SELECT line, message FROM finding WHERE code = 'markup-residue' ORDER BY line")).toEqual([
      [9, "The template 'harbour' is not known; its source stands in the text"],
      [20, "The template 'M' is not known; its source stands in the text"],
    ]);
  });
});

describe('a template in templates.csv', () => {
  it('is read as it says, and not reported', async () => {
    const season = await published('2031_Lakeland_Endurance_Cup.wikitext', readFileSync(`${PAGES}.wikitext`, 'utf8'), {
      'curated/templates.csv': 'template,kind,text,group,reason\nharbour,text,Harbour {1},,a template of that wiki\n',
    });
    expect(season.rows('SELECT circuit_text FROM race ORDER BY round')).toEqual([['Lakeland Park'], ['Harbour Ring']]);
    expect(season.rows("SELECT line FROM finding WHERE code = 'markup-residue'")).toEqual([[20]]);
    season.remove();
  });

  it('that is of no known kind is refused with its line', async () => {
    const raw = folder.raw(
      { 'page.wikitext': 'Text' },
      { 'curated/templates.csv': 'template,kind,text,group,reason\nharbour,sail,{1},,a reason\n' },
    );
    const { status, err } = await run(['ingest', '--raw', raw, '--out', folder.at('unused')]);
    expect(status).toBe(3);
    expect(err).toMatch(/templates\.csv, line 2: kind: .+\n$/);
  });
});

describe('a season as a rendered page', () => {
  let season: Published;
  beforeAll(async () => {
    season = await published('lakeland.html', readFileSync(`${PAGES}.html`, 'utf8'));
  });
  afterAll(() => season.remove());

  it('takes its title from the page', () => {
    expect(season.rows('SELECT format, title FROM source')).toEqual([['html', '2031 Lakeland Endurance Cup']]);
  });

  it('reads a flag as a country and a name as a name', () => {
    expect(season.rows('SELECT country_text, driver_text FROM driver_standing ORDER BY display_order')).toEqual([
      ['GBR', 'Bob Brewer'],
      ['CHA', 'Chad Block'],
      [null, 'Chad Block Senior'],
    ]);
    expect(season.rows("SELECT text FROM source_cell WHERE text LIKE '%Chad%' ORDER BY line")).toEqual([
      ['Chad Chad Block'],
      ['Chad Block Senior'],
    ]);
  });

  it('keeps finishing places as places and leaves the totals unjudged', () => {
    expect(
      season.rows(
        `SELECT cell_text, points, position, cells.position_text, position_origin FROM driver_standing_race AS cells
         JOIN driver_standing USING (driver_standing_id) WHERE display_order = 1 ORDER BY column_index`,
      ),
    ).toEqual([
      ['1', null, 1, '1', 'printed'],
      ['2', null, 2, '2', 'printed'],
      ['Ret', null, null, 'Ret', null],
      ['1', null, 1, '1', 'printed'],
    ]);
    expect(season.rows('SELECT DISTINCT points_computed, verdict FROM driver_standing')).toEqual([
      [null, 'uncheckable'],
    ]);
    expect(season.rows("SELECT code FROM finding WHERE severity = 'error'")).toEqual([]);
  });

  it('takes the header at the foot for what it is', () => {
    expect(season.rows("SELECT role FROM source_cell WHERE text = 'Pos.' ORDER BY line")).toEqual([
      ['header'],
      ['header'],
    ]);
  });
});

describe('a standings table whose columns are no races of the schedule', () => {
  it('is kept cell by cell and reported, and contradicts nothing', async () => {
    const season = await published(
      'season.txt',
      [
        '= 2031 Lakeland Endurance Cup =',
        '==Schedule==',
        '| Rnd | Race | Circuit | Date |',
        '| 1 | Lakeland 3 Hours | Lakeland Park | May 3 |',
        '',
        '==Standings==',
        '| Pos | Driver | XXA | XXB | XXC | Total |',
        '| 1 | USA Ann Archer | 20 | 16 | 8 | 44 |',
      ].join('\n'),
    );
    expect(season.rows('SELECT count(*) FROM driver_standing')).toEqual([[0]]);
    expect(season.rows('SELECT line, code, severity FROM finding WHERE line > 6')).toEqual([
      [7, 'unknown-table', 'warning'],
    ]);
    season.remove();
  });
});

describe('one season in two forms', () => {
  it.each(['lakeland', '1-lakeland'])('is published from the richer one, and %s is compared with it', async (name) => {
    const season = await published(
      `${name}.txt`,
      [
        '= 2031 Lakeland Endurance Cup =',
        '==Drivers championship==',
        '===PX standings===',
        '| Pos | Driver | Team | Rd1 | Rd2 | Total |',
        '| 3 | USA Ann Archer | USA Heron Racing | 16 | 20 | 37 |',
        '| 4 | FRA Dan Dupont | USA Heron Racing | 13 | 10 | 23 |',
      ].join('\n'),
      { 'articles/2031_Lakeland_Endurance_Cup.wikitext': readFileSync(`${PAGES}.wikitext`, 'utf8') },
    );
    expect(season.rows('SELECT source_id FROM season')).toEqual([['2031-lakeland-endurance-cup']]);
    expect(
      season.rows(
        "SELECT source_id, line, published, expected FROM finding WHERE code = 'season-repeated' ORDER BY line",
      ),
    ).toEqual([
      [name, 1, null, null],
      [name, 5, '20', '21'],
    ]);
    expect(season.rows("SELECT message FROM finding WHERE code = 'unreadable-cell'")).toEqual([]);
    expect(season.rows(`SELECT count(*) FROM source_cell WHERE source_table_id LIKE '${name}/%'`)).toEqual([[18]]);
    season.remove();
  });
});

describe('the form of an article', () => {
  it.each([
    ['page.txt', '<!DOCTYPE html><h1>2031 Lakeland Endurance Cup</h1>', 'html'],
    ['page.txt', '=2031 Lakeland Endurance Cup=\n{| class="wikitable"\n| a\n|}', 'wikitext'],
    ['page.wikitext', '=2031 Lakeland Endurance Cup=', 'wikitext'],
    ['page.txt', '= 2031 Lakeland Endurance Cup =\n| a | b |\n\n|}', 'dump'],
    ['page.md', '# 2031 Lakeland Endurance Cup\n\n<p>text</p>', 'markdown'],
  ])('of %s holding %j is %s', async (file, content, format) => {
    const season = await published(file, content);
    expect(season.rows('SELECT format FROM source')).toEqual([[format]]);
    season.remove();
  });
});
