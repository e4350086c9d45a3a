import { describe, expect, it } from 'vitest';
import { countryIdOfCode } from '../../parsers/country/codes.ts';
import type { TableName } from '../../schemas/dataset/tables.ts';
import { type Block, blocksOf, gridsOf, toHtml, toWikitext } from '../support/markup.ts';
import type { AnyRow } from '../support/rows.ts';
import { seeded } from '../support/seeded.ts';
import {
  articleText,
  differences,
  mapRows,
  publishArticles,
  rowsIn,
  type WholeDataset,
} from '../support/whole-dataset.ts';
import { type DriverStyle, isMadeUp, wholeCars, wholeRows } from '../support/whole-entry-lists.ts';

// The form of an article does not matter: the same page as wikitext and as HTML gives the same rows, with the spans that the
// dump has lost, whole entry lists and bold winners, and made-up values where the dump has lost them.

const SEASONS = [2002, 2007, 2008, 2012].map((year) => `${year}_American_Le_Mans_Series`);
const SERIES = { 'American_Le_Mans_Series.txt': articleText('American_Le_Mans_Series.txt') };

type Page = readonly Block[];

/** What the source looks like, and tables that lead from a row to its place there. */
const LEDGER: readonly TableName[] = [
  'source',
  'source_table',
  'source_cell',
  'source_cell_use',
  'finding_row',
  'build_info',
];
/** Places in the source, hashes, and what only markup can tell. */
const FORM_COLUMNS = new Set(['line', 'column_index', 'finding_id', 'is_pole_position', 'is_fastest_lap']);
/** Findings on what the text dump has lost. */
const DUMP_FINDINGS = ['source-loss', 'markup-residue'];
/** What is held against entry lists, and comes out otherwise with drivers who were made up. */
const ENTRY_CHECKS = ['scored-not-entered', 'entered-twice', 'entry-team-mismatch'];

function formless(dataset: WholeDataset): WholeDataset {
  return mapRows(dataset, (table, row) => {
    if (LEDGER.includes(table)) return null;
    if (table === 'finding' || table === 'audit_check') {
      if (DUMP_FINDINGS.includes(String(row['code'])) || ENTRY_CHECKS.includes(String(row['code']))) return null;
    }
    // Names are weighed with the rounds of entries too, of which some are made up.
    if (table === 'name_decision') return { ...row, score: null, evidence: null };
    if (table === 'finding') {
      return {
        code: row['code'] ?? null,
        message: String(row['message']).replace(/\blines? \d+(?:(?:, | and )\d+)*/g, 'line'),
      };
    }
    return Object.fromEntries(Object.entries(row).filter(([column]) => !FORM_COLUMNS.has(column)));
  });
}

/** A text in which nations are named by their countries: a page with `Germany` cannot tell GER from DEU. */
function withCountries(text: string): string {
  return text.replace(/\b[A-Z]{3}\b(?= |$)/g, (code) => countryIdOfCode(code) ?? code);
}

function byCountry(dataset: WholeDataset): WholeDataset {
  return mapRows(dataset, (_, row): AnyRow => {
    const columns = ['country_text', 'teams_text', 'message', ...(row['kind'] === 'country' ? ['raw_name'] : [])];
    const changed = columns.flatMap((column) => {
      const text = row[column];
      return typeof text === 'string' ? [[column, withCountries(text)]] : [];
    });
    return { ...row, ...Object.fromEntries(changed) };
  });
}

/** How often a name occurs is counted by lines, and in markup each cell has its own. */
function withoutCounts(dataset: WholeDataset): WholeDataset {
  const seen = new Set<string>();
  return mapRows(dataset, (table, row) => {
    if (table !== 'name_occurrence' && table !== 'name_decision') return row;
    const text = JSON.stringify([table, row]);
    if (seen.has(text)) return null;
    seen.add(text);
    return row;
  });
}

/** Without the drivers and engines that were made up, as far as they stand in tables of names. */
function withoutMadeUp(dataset: WholeDataset): WholeDataset {
  return mapRows(dataset, (table, row) => {
    const name = {
      driver: row['name'],
      engine: row['name'],
      name_decision: row['raw_name'],
      name_occurrence: row['raw_name'],
    };
    return Object.entries(name).some(([named, text]) => named === table && isMadeUp(String(text))) ? null : row;
  });
}

/** A car's engine is told by its text: the dump has no engine to lead to. */
function withoutEngineIds(dataset: WholeDataset): WholeDataset {
  return mapRows(dataset, (table, row) => (table === 'entry_car' ? { ...row, engine_id: null } : row));
}

const FORMS: readonly {
  readonly form: string;
  readonly ending: string;
  readonly write: (page: Page) => string;
  readonly drivers: DriverStyle;
  readonly byName: boolean;
}[] = [
  {
    form: 'wikitext, a line a cell',
    ending: 'wikitext',
    write: (page) => toWikitext(page, 'lines', 'code'),
    drivers: 'row',
    byName: false,
  },
  {
    form: 'wikitext, a line a row, the drivers of a car in one cell',
    ending: 'wikitext',
    write: (page) => toWikitext(page, 'line', 'code'),
    drivers: 'cell',
    byName: false,
  },
  { form: 'HTML with codes', ending: 'html', write: (page) => toHtml(page, 'code'), drivers: 'row', byName: false },
  {
    form: 'HTML with countries, the drivers of a car in one cell',
    ending: 'html',
    write: (page) => toHtml(page, 'name'),
    drivers: 'cell',
    byName: true,
  },
];

const dumps = new Map(SEASONS.map((name) => [name, articleText(`${name}.txt`)]));
const ofDump = publishArticles({
  ...Object.fromEntries([...dumps].map(([name, dump]) => [`${name}.txt`, dump])),
  ...SERIES,
});
const chance = seeded(5);
const cars = new Map(
  [...dumps].map(([name, dump]) => [name, wholeCars(ofDump, sourceIdOf(name), gridsOf(dump), chance)]),
);
const carOf = new Map([...cars.values()].flat().map((car) => [car.entryId, car]));
const overallWinners = winnersOf(ofDump);

/** The class that won each race overall, made up, and the line at which the dump has its winners. */
function winnersOf(dataset: WholeDataset): Map<string, { readonly classCode: string; readonly line: number }> {
  const wins = rowsIn(dataset, 'class_win');
  const raceIds = [...new Set(wins.map((row) => String(row['race_id'])))];
  return new Map(
    raceIds.map((raceId) => {
      const { class_code: classCode, line } = chance.pick(wins.filter((row) => row['race_id'] === raceId));
      return [raceId, { classCode: String(classCode), line: Number(line) }];
    }),
  );
}

function sourceIdOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** The page of a season with all that its dump has lost. */
function wholePage(name: string, dump: string, drivers: DriverStyle): Page {
  const ofRace = new Map(rowsIn(ofDump, 'class_win').map((row) => [row['race_id'], row['source_id']]));
  const own = [...overallWinners].filter(([raceId]) => ofRace.get(raceId) === sourceIdOf(name));
  return blocksOf(dump, {
    entryRows: (grid) => wholeRows(grid, cars.get(name) ?? [], drivers),
    boldClassAt: new Map(own.map(([, { classCode, line }]) => [line, classCode])),
  });
}

/** What the dump gives, with what was made up in the place of what it has lost. */
function completed(dataset: WholeDataset): WholeDataset {
  const races = new Map(rowsIn(dataset, 'race').map((row) => [`${row['season_id']} ${row['round']}`, row['race_id']]));
  const seasonOf = new Map(rowsIn(dataset, 'entry').map((row) => [row['entry_id'], row['season_id']]));
  const shifted = (row: AnyRow) =>
    Number(row['display_order']) + (carOf.get(String(row['entry_id']))?.isFirstMadeUp ? 1 : 0);
  const kept = mapRows(dataset, (table, row): AnyRow | null => {
    const car = carOf.get(String(row['entry_id']));
    if (table === 'class_win') {
      const isOverall = overallWinners.get(String(row['race_id']))?.classCode === row['class_code'];
      // A car that won under two numbers is listed under one of them; 016 and 16 are one.
      const isOfCar = car !== undefined && Number(car.carNumber) === Number(row['car_number']);
      return { ...row, entry_id: isOfCar ? (row['entry_id'] ?? null) : null, is_overall_winner: isOverall ? 1 : 0 };
    }
    if (!car) return row;
    if (table === 'entry') return { ...row, car_number: car.carNumber, is_opening_row_cut: 0 };
    if (table === 'entry_car') return { ...row, engine_text: car.engineText, tyre_text: car.tyreText };
    if (table === 'entry_driver') {
      const order = shifted(row);
      const { roundsText = null } = car.drivers[order - 1] ?? {};
      return { ...row, display_order: order, rounds_text: roundsText, is_rounds_lost: 0 };
    }
    return table === 'entry_driver_race' ? { ...row, display_order: shifted(row) } : row;
  });
  const madeUp = [...carOf.values()].flatMap((car) => {
    return car.drivers.map((driver, index) => ({
      entryId: car.entryId,
      order: index + 1,
      driver,
      isNew: car.isFirstMadeUp && index === 0,
    }));
  });
  const sourceOf = new Map(rowsIn(dataset, 'entry').map((row) => [row['entry_id'], row['source_id']]));
  return new Map(kept)
    .set('entry_driver', [
      ...rowsIn(kept, 'entry_driver'),
      ...madeUp
        .filter(({ isNew }) => isNew)
        .map(({ entryId, order, driver }) => ({
          entry_id: entryId,
          display_order: order,
          driver_id: driver.driverText.toLowerCase().replace(' ', '-'),
          driver_text: driver.driverText,
          country_text: driver.countryText,
          rounds_text: driver.roundsText,
          is_rounds_lost: 0,
          source_id: sourceOf.get(entryId) ?? null,
          line: null,
        })),
    ])
    .set('entry_driver_race', [
      ...rowsIn(kept, 'entry_driver_race'),
      ...madeUp.flatMap(({ entryId, order, driver }) =>
        (driver.madeUpRounds ?? []).map((round) => ({
          entry_id: entryId,
          display_order: order,
          race_id: races.get(`${seasonOf.get(entryId)} ${round}`) ?? null,
          has_participated: 1,
        })),
      ),
    ]);
}

describe.each(FORMS)('the seasons as $form, with all that the dump has lost', ({ ending, write, drivers, byName }) => {
  const pages = [...dumps].map(([name, dump]) => [`${name}.${ending}`, write(wholePage(name, dump, drivers))]);
  const published = publishArticles({ ...Object.fromEntries(pages), ...SERIES });
  const comparable = (dataset: WholeDataset) => {
    const compared = withoutMadeUp(withoutEngineIds(withoutCounts(formless(dataset))));
    return byName ? withoutCounts(byCountry(compared)) : compared;
  };
  const different = differences(comparable(published), comparable(completed(ofDump)));

  it('give the same rows in every table, and the made-up values', () => {
    expect(different.filter((difference) => !isOfPointsTable(difference))).toEqual([]);
  });

  it('find no row of the points table misshapen because of the spans in its header', () => {
    expect(different.filter(isOfPointsTable)).toEqual([]);
  });

  // Round, circuit and link of every round and of the header; 2012 also 26 shared places and `Race Distance`.
  it('put the spans back', () => {
    const entryLists = rowsIn(published, 'source_table').filter((row) => row['kind'] === 'entry-list');
    const lists = new Set(entryLists.map((row) => row['source_table_id']));
    const spanning = rowsIn(published, 'source_cell').filter(
      (row) => Number(row['row_span']) > 1 && !lists.has(row['source_table_id']),
    );
    const counts = SEASONS.map((name) => {
      return spanning.filter((row) => String(row['source_table_id']).startsWith(sourceIdOf(name))).length;
    });
    expect(counts).toEqual([3 * 11, 3 * 13, 3 * 12, 3 * 11 + 26 + 1]);
  });

  it('carry every cell, or report it', () => {
    const place = (row: AnyRow) => [row['source_table_id'], row['row_index'], row['column_index']].join(' ');
    const used = new Set(rowsIn(published, 'source_cell_use').map(place));
    const sourceOf = new Map(
      rowsIn(published, 'source_table').map((row) => [row['source_table_id'], row['source_id']]),
    );
    const reported = new Set(rowsIn(published, 'finding').map((row) => [row['source_id'], row['line']].join(' ')));
    const forgotten = rowsIn(published, 'source_cell').filter((row) => {
      const line = [sourceOf.get(row['source_table_id']), row['line']].join(' ');
      return row['role'] === 'data' && !used.has(place(row)) && !reported.has(line);
    });
    expect(forgotten.map((row) => [place(row), row['text']])).toEqual([]);
  });

  it('name every engine that was made up, with its capacity', () => {
    const engines = rowsIn(published, 'engine').filter((row) => isMadeUp(String(row['name'])));
    const texts = [...new Set([...carOf.values()].map((car) => car.engineText))].filter(isMadeUp);
    expect(engines.map((row) => row['name']).sort()).toEqual(texts.sort());
    for (const { name, capacity_litres: litres } of engines)
      expect(String(name)).toContain(` ${Number(litres).toFixed(1)} L V8`);
  });
});

function isOfPointsTable(difference: string): boolean {
  return /"row-misshapen".*of the table 'Championships'/.test(difference);
}

describe('a flag by the name of its country', () => {
  const dump = articleText('2012_American_Le_Mans_Series.txt');
  const countries = (file: string, text: string) =>
    rowsIn(byCountry(publishArticles({ [file]: text })), 'driver_standing').map((row) =>
      [row['driver_text'], row['country_text']].join(': '),
    );
  const expected = countries('2012.txt', dump);

  it('is read from HTML as the nation in front of a name', () => {
    expect(countries('2012.html', toHtml(blocksOf(dump), 'name'))).toEqual(expected);
  });

  it('is read from wikitext as the nation in front of a name', () => {
    expect(countries('2012.wikitext', toWikitext(blocksOf(dump), 'lines', 'name'))).toEqual(expected);
  });
});

describe('the bullet below an entry list', () => {
  const page = blocksOf(articleText('2002_American_Le_Mans_Series.txt'));
  const wikitext = toWikitext(page, 'lines', 'code');
  const html = toHtml(page, 'code');
  const marks = (file: string, text: string) =>
    rowsIn(publishArticles({ [file]: text }), 'note').map((row) => [row['mark'], row['about']]);

  it.each([
    ['2002.wikitext', wikitext],
    ['2002.html', html],
  ])('is the note of the asterisk in %s', (file, text) => {
    expect(marks(file, text)).toContainEqual(['*', 'participation']);
  });

  it.each([
    ['2002.wikitext', 'a blank line', wikitext.replaceAll('|}\n*', '|}\n\n*')],
    ['2002.html', 'a blank line', html.replaceAll('</table>\n<ul>', '</table>\n\n<ul>')],
    ['2002.html', 'no line break', html.replaceAll('</table>\n<ul>', '</table><ul>')],
  ])('is the note of the asterisk in %s also behind %s', (file, _, text) => {
    expect(marks(file, text)).toContainEqual(['*', 'participation']);
  });
});
