import { describe, expect, it } from 'vitest';
import { countryIdOfCode } from '../../parsers/country/codes.ts';
import type { TableName } from '../../schemas/dataset/tables.ts';
import { type Block, blocksOf, toHtml, toWikitext } from '../support/markup.ts';
import type { AnyRow } from '../support/rows.ts';
import {
  articleText,
  differences,
  mapRows,
  publishArticles,
  rowsIn,
  type WholeDataset,
} from '../support/whole-dataset.ts';

// The form of an article does not matter: the same page as wikitext and as HTML, with the spans that the dump has lost,
// gives the same rows.

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
const FORM_COLUMNS = new Set([
  ...['line', 'column_index', 'finding_id'],
  ...['is_overall_winner', 'is_pole_position', 'is_fastest_lap'],
]);
/** Findings on what the text dump has lost. */
const DUMP_FINDINGS = ['source-loss', 'markup-residue'];

function formless(dataset: WholeDataset): WholeDataset {
  return mapRows(dataset, (table, row) => {
    if (LEDGER.includes(table)) return null;
    if (table === 'finding') {
      if (DUMP_FINDINGS.includes(String(row['code']))) return null;
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

const FORMS = [
  {
    form: 'wikitext, a line a cell',
    ending: 'wikitext',
    write: (page: Page) => toWikitext(page, 'lines', 'code'),
    byName: false,
  },
  {
    form: 'wikitext, a line a row',
    ending: 'wikitext',
    write: (page: Page) => toWikitext(page, 'line', 'code'),
    byName: false,
  },
  { form: 'HTML with codes', ending: 'html', write: (page: Page) => toHtml(page, 'code'), byName: false },
  { form: 'HTML with countries', ending: 'html', write: (page: Page) => toHtml(page, 'name'), byName: true },
];

const dumps = new Map(SEASONS.map((name) => [name, articleText(`${name}.txt`)]));
const ofDump = publishArticles({
  ...Object.fromEntries([...dumps].map(([name, dump]) => [`${name}.txt`, dump])),
  ...SERIES,
});

describe.each(FORMS)('the seasons as $form, with spans', ({ ending, write, byName }) => {
  const pages = [...dumps].map(([name, dump]) => [`${name}.${ending}`, write(blocksOf(dump))]);
  const published = publishArticles({ ...Object.fromEntries(pages), ...SERIES });
  const comparable = (dataset: WholeDataset) =>
    withoutCounts(byName ? byCountry(formless(dataset)) : formless(dataset));
  const different = differences(comparable(published), comparable(ofDump));

  it('give the same rows in every table', () => {
    expect(different.filter((difference) => !isOfPointsTable(difference))).toEqual([]);
  });

  it('find no row of the points table misshapen because of the spans in its header', () => {
    expect(different.filter(isOfPointsTable)).toEqual([]);
  });

  // Round, circuit and link of every round and of the header; 2012 also 26 shared places and `Race Distance`.
  it('put the spans back', () => {
    const spanning = rowsIn(published, 'source_cell').filter((row) => Number(row['row_span']) > 1);
    const counts = SEASONS.map((name) => {
      const sourceId = name.toLowerCase().replaceAll('_', '-');
      return spanning.filter((row) => String(row['source_table_id']).startsWith(sourceId)).length;
    });
    expect(counts).toEqual([3 * 11, 3 * 13, 3 * 12, 3 * 11 + 26 + 1]);
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
