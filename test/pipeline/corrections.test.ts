import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { toMarkdown } from '../support/markdown.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { rowsOf } from '../support/rows.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG } from '../support/small-season.ts';

// What a line of corrections.csv does: the figure is read as corrected, and stays beside it as printed.

const folder = scratch();
afterAll(folder.remove);

interface Correction {
  /** The cell's line holds it. */
  readonly on: string;
  readonly column: string;
  readonly printed: string;
  readonly corrected: string;
}

/** Publishes an article with corrections and answers queries, a row as its values. */
function corrected(article: string, corrections: readonly Correction[], file = '2031_Lakeland_Endurance_Cup.txt') {
  const lines = corrections.map(({ on, column, printed, corrected: value }) => {
    const found = article.split('\n').flatMap((text, index) => (text.includes(on) ? [index + 1] : []));
    if (found.length !== 1) throw new Error(`'${on}' is on ${found.length} lines`);
    return `${file},${found[0]},${column},${printed},${value},"seen in the programme",\n`;
  });
  const csv = `file,line,column_name,printed,corrected,reason,reference\n${lines.join('')}`;
  const { db, remove } = publish(folder.raw({ [file]: article }, { 'curated/corrections.csv': csv }));
  return (...queries: readonly string[]) => {
    const found = queries.map((sql) => rowsOf(db, sql).map(Object.values));
    remove();
    return found;
  };
}

const UNMATCHED = "SELECT message FROM finding WHERE code = 'correction-unmatched'";
const WRONG = "SELECT code FROM finding WHERE severity <> 'info'";

describe('a correction', () => {
  it('of a total is what is audited, and the printed total stays beside it', () => {
    const on = 'Porsche 3.8 L Flat-6 | 20 | 25 | 54';
    const answers = corrected(SMALL_SEASON_WRONG, [{ on, column: 'Total', printed: '54', corrected: '45' }]);
    expect(
      answers(
        WRONG,
        "SELECT total_text, points_published, verdict FROM team_standing WHERE team_text = 'Ibis Sport'",
        "SELECT text FROM source_cell WHERE text IN ('54', '45') AND line = (SELECT line FROM correction)",
        'SELECT column_name, printed, corrected, reason, reference FROM correction',
      ),
    ).toEqual([[], [['54', 45, 'confirmed']], [['54']], [['Total', '54', '45', 'seen in the programme', null]]]);
  });

  it('of a date, a place and the rounds of a cut entry list is read too', () => {
    const article = SMALL_SEASON.replace('| 3 | USA Ann Archer', '| 4 | USA Ann Archer').replace(
      '| 2 | Harbour Six | 6 Hours | Harbour Ring | June 14 |',
      '| 2 | Harbour Six | 6 Hours | Harbour Ring | June 41 |',
    );
    const answers = corrected(article, [
      { on: 'June 41', column: 'Date', printed: 'June 41', corrected: 'June 14' },
      { on: '| 4 | USA Ann Archer', column: 'Pos', printed: '4', corrected: '3' },
      { on: '| ITA Elena Esposito | 2 |', column: 'Chassis', printed: '2', corrected: '1–2' },
    ]);
    expect(
      answers(
        WRONG,
        'SELECT date_text, race_date FROM race WHERE round = 2',
        "SELECT position_text, position_published FROM driver_standing WHERE driver_text = 'Ann Archer'",
        `SELECT rounds_text, round FROM entry_driver JOIN entry_driver_race USING (entry_id, display_order)
         JOIN race USING (race_id) WHERE driver_text = 'Elena Esposito' ORDER BY round`,
      ),
    ).toEqual([
      [],
      [['June 41', '2031-06-14']],
      [['4', 3]],
      [
        ['2', 1],
        ['2', 2],
      ],
    ]);
  });

  it('of a text that no longer stands there is a finding that names the line, and changes nothing', () => {
    const on = 'Porsche 3.8 L Flat-6 | 20 | 25 | 54';
    const answers = corrected(SMALL_SEASON_WRONG, [{ on, column: 'Total', printed: '55', corrected: '45' }]);
    expect(answers(UNMATCHED, 'SELECT * FROM correction', 'SELECT max(points_published) FROM team_standing')).toEqual([
      [[expect.stringMatching(/^corrections\.csv, line 2: '55' does not stand under 'Total' on line \d+ of /)]],
      [],
      [[54]],
    ]);
  });

  it('of a name is a finding, and the name stays', () => {
    const on = '| 2 | ITA Elena Esposito |';
    const answers = corrected(SMALL_SEASON, [
      { on, column: 'Driver', printed: 'ITA Elena Esposito', corrected: 'ITA Elena Espositi' },
    ]);
    expect(answers(UNMATCHED, "SELECT name FROM driver WHERE name LIKE 'Elena%'")).toEqual([
      [[expect.stringContaining('or is a name (names.csv settles those)')]],
      [['Elena Esposito']],
    ]);
  });

  it('of a bold figure keeps its marks as printed', () => {
    const { text } = toMarkdown(SMALL_SEASON_WRONG.replace('| 20 | 25 | 54 |', '| 20 | 25 | **54** |'));
    const answers = corrected(
      text,
      [{ on: '**54**', column: 'Total', printed: '54', corrected: '45' }],
      '2031_Lakeland_Endurance_Cup.md',
    );
    expect(answers("SELECT total_text, points_published FROM team_standing WHERE team_text = 'Ibis Sport'")).toEqual([
      [['**54**', 45]],
    ]);
  });
});

describe('a correction of a cell in markup', () => {
  const file = '2031_Lakeland_Endurance_Cup.wikitext';
  const page = readFileSync(`test/fixtures/markup/${file}`, 'utf8');

  it('leaves a car one car, with all of its drivers', () => {
    const on = '| rowspan="2" | 12';
    const answers = corrected(page, [{ on, column: 'No.', printed: '12', corrected: '21' }], file);
    expect(
      answers(
        'SELECT car_number, driver_text FROM entry JOIN entry_driver USING (entry_id) ORDER BY entry_id, display_order',
        'SELECT car_number FROM entry ORDER BY entry_id',
        'SELECT count(*) FROM correction',
      ),
    ).toEqual([
      [
        ['11', 'Ann Archer'],
        ['21', 'Bob Brewer'],
        ['21', 'Cara Cole'],
      ],
      [['11'], ['21']],
      [[1]],
    ]);
  });

  it('leaves a shared place shared', () => {
    const wrong = page.replace(
      '| rowspan="2" | 1 || {{flagicon|GBR}} Bob',
      '| rowspan="2" | 2 || {{flagicon|GBR}} Bob',
    );
    const on = '| rowspan="2" | 2 || {{flagicon|GBR}} Bob';
    const answers = corrected(wrong, [{ on, column: 'Pos', printed: '2', corrected: '1' }], file);
    expect(
      answers(
        'SELECT position_text, position_published, is_tie_marked FROM driver_standing ORDER BY display_order LIMIT 2',
      ),
    ).toEqual([
      [
        ['2', 1, 1],
        ['', 1, 1],
      ],
    ]);
  });

  it('of rounds keeps the printed rounds beside those that are read', () => {
    const answers = corrected(page, [{ on: '1–2', column: 'Rounds', printed: '1–2', corrected: '2' }], file);
    expect(
      answers(
        `SELECT rounds_text, round FROM entry_driver JOIN entry_driver_race USING (entry_id, display_order)
         JOIN race USING (race_id) WHERE driver_text = 'Cara Cole'`,
      ),
    ).toEqual([[['1–2', 2]]]);
  });

  it('of rounds of several drivers keeps for each what is printed for him', () => {
    const ann = '| {{flagicon|USA}} Ann Archer || All';
    const both = page.replace(ann, '| {{flagicon|USA}} Ann Archer<br />{{flagicon|FRA}} Dan Dupont || All<br />1');
    const answers = corrected(
      both,
      [{ on: 'Dan Dupont', column: 'Rounds', printed: 'All 1', corrected: 'All 2' }],
      file,
    );
    expect(
      answers(
        `SELECT driver_text, rounds_text, round FROM entry JOIN entry_driver USING (entry_id)
         JOIN entry_driver_race USING (entry_id, display_order) JOIN race USING (race_id)
         WHERE car_number = '11' ORDER BY driver_text, round`,
      ),
    ).toEqual([
      [
        ['Ann Archer', 'All', 1],
        ['Ann Archer', 'All', 2],
        ['Dan Dupont', '1', 2],
      ],
    ]);
  });
});
