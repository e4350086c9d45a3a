import { afterAll, describe, expect, it } from 'vitest';
import { publish, queryTexts } from '../support/published.ts';

// What findings tell besides the contradiction, so that an editor sees which side is wrong; read from the articles by eye.

const published = publish();
afterAll(published.remove);

function messagesOn(year: number, line: number, code: string): (string | null | undefined)[] {
  return queryTexts(
    published.db,
    `SELECT message FROM finding JOIN source USING (source_id) WHERE file LIKE '${year}%' AND line = ${line} AND code = '${code}'`,
  ).map(({ message }) => message);
}

describe('a driver who is entered twice', () => {
  it.each([
    [2012, 183, 'the results (line 260) have him in the car on line 189, so line 183 may be wrong'],
    [2012, 70, 'the results (line 252) have him in the car on line 64, so line 70 may be wrong'],
    [2012, 153, 'his points there are those of the car on line 156 (Uwe Alzen, line 442), so line 153 may be wrong'],
    [2007, 149, 'and with Flying Lizard Motorsports (GT2) on line 149; either may be wrong'],
    [2002, 314, 'and with Freisinger Motorsport #58 (GT) on line 314; either may be wrong'],
  ])('%i, line %i', (year, line, said) => {
    expect(messagesOn(year, line, 'entered-twice')).toEqual([expect.stringContaining(said)]);
  });
});

it('a driver who may choose between two cars: the one with which he won is that of the number in the results', () => {
  // Line 259 has #06, line 260 him in it; line 120 enters him there, line 112 in the car that lost its number.
  const outcomes = queryTexts(
    published.db,
    `SELECT line, outcome FROM audit_check
     JOIN entry_driver ON row_id = entry_id || '/' || display_order || '/' || race_id
     WHERE code = 'entered-twice' AND race_id = 'american-le-mans-series-2012/07' AND line IN (112, 120) ORDER BY line`,
  );
  expect(outcomes).toEqual([
    { line: '112', outcome: 'explained' },
    { line: '120', outcome: 'confirmed' },
  ]);
});

describe('a driver with points who is not entered', () => {
  it.each([
    [
      2008,
      352,
      '; Butch Leitzinger (line 351) has the same points, and the entry list has Andy Wallace (line 99) in that car, who has none there',
    ],
    [
      2007,
      314,
      '; Chris McMurry (line 297) has the same points, and the entry list has Bryan Willman (line 47) in that car, who has none there',
    ],
    // Whoever drove Cumming's car is lost in the entry list, he too.
    [2012, 490, 'round 3; Chris Cumming (line 471) has the same points'],
    [2008, 360, '; Patrick Long (line 349), Sascha Maassen (line 350) have the same points'],
    [2012, 392, '; Alex Popow (line 385) has the same points'],
    // None of his team has an 8 in that round.
    [2012, 496, 'line 216 has him with Green Hornet Racing, rounds 7, 10'],
  ])('%i, line %i', (year, line, said) => {
    expect(messagesOn(year, line, 'scored-not-entered')).toEqual([expect.stringMatching(endingIn(said))]);
  });
});

it('a team with points that its drivers do not have: who has them', () => {
  const said = "101 fits 16; other teams' drivers have 16 there (Marco Werner, line 294; Lucas Luhr, line 313)";
  expect(messagesOn(2007, 238, 'team-driver-mismatch')).toEqual([expect.stringMatching(endingIn(said))]);
});

it('a driver with points under another team than his entry: who of that car has them', () => {
  const said =
    'the entry list has him with Risi Competizione (GT2), line 170, and he scored 9, as did Tracy Krohn (line 399) of that car';
  expect(messagesOn(2007, 397, 'entry-team-mismatch')).toEqual([expect.stringMatching(endingIn(said))]);
});

it('a chassis of an entry list: the line that prints it', () => {
  const said = 'the entry list Ferrari 360 Modena N-GT (line 274); either may be right';
  expect(messagesOn(2002, 481, 'chassis-conflict')).toEqual([expect.stringContaining(said)]);
  const rows = queryTexts(
    published.db,
    `SELECT finding_row.line FROM finding JOIN finding_row USING (finding_id)
     WHERE code = 'chassis-conflict' AND finding.line = 481 ORDER BY finding_row.display_order`,
  );
  expect(rows.map(({ line }) => line)).toEqual(['481', '274']);
});

describe('winners: the line of the drivers for a driver, that of the teams for a team', () => {
  it.each([
    [345, 'but Neel Jani, Nicolas Prost, Andrea Belicchi won (results, line 266)'],
    [367, 'won, but has 15 points instead of 22 (results, line 252)'],
    [487, 'won, but has no points instead of 20 (results, line 262)'],
    [287, 'but Rebellion Racing won (results, line 265)'],
  ])('line %i', (line, said) => {
    expect(messagesOn(2012, line, 'winner-points-mismatch')).toContainEqual(expect.stringContaining(said));
  });
});

it('a driver who moves up behind winners that are not listed: what the article says of their team', () => {
  const said = /; the team standings leave the winning team out, which the article states of teams alone$/;
  for (const line of [345, 346, 349])
    expect(messagesOn(2012, line, 'winner-points-mismatch')).toEqual([expect.stringMatching(said)]);
});

it('two rows of one driver: that the place of their sum is shared', () => {
  expect(messagesOn(2008, 339, 'duplicate-competitor')).toEqual([
    expect.stringContaining('together 41, which would be place 12, shared with Chris McMurry (line 318)'),
  ]);
});

it('a name that nobody can decide: the season in which it stands', () => {
  const seasons = queryTexts(
    published.db,
    `SELECT source.file, finding.line, season_id FROM finding JOIN source USING (source_id) WHERE code = 'name-unresolved' ORDER BY 1, 2`,
  ).map((row) => Object.values(row).join(' '));
  expect(seasons).toEqual([
    '2002_American_Le_Mans_Series.txt 132 american-le-mans-series-2002',
    '2007_American_Le_Mans_Series.txt 153 american-le-mans-series-2007',
    expect.stringMatching(/^2012_American_Le_Mans_Series\.txt \d+ american-le-mans-series-2012$/),
  ]);
});

describe('rows that contributed', () => {
  it('have the line of the row that they name, wherever that row has one', () => {
    const rows = queryTexts(published.db, 'SELECT DISTINCT table_name, row_id, line FROM finding_row');
    const KEYS: Readonly<Record<string, string>> = {
      entry: 'entry_id',
      entry_driver: "entry_id || '/' || display_order",
    };
    const ofEntries = rows.filter(({ table_name: table }) => table !== null && table !== undefined && table in KEYS);
    expect(ofEntries.length).toBeGreaterThan(20);
    for (const { table_name: table, row_id: id, line } of ofEntries) {
      const found = queryTexts(published.db, `SELECT line FROM ${table} WHERE ${KEYS[table ?? '']} = '${id}'`);
      expect([table, id, found]).toEqual([table, id, [{ line }]]);
    }
  });
});

/** The text at the end of a line, as it stands. */
function endingIn(text: string): RegExp {
  return new RegExp(`${text.replaceAll(/[()]/g, '\\$&')}$`);
}
