import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { TableName } from '../../schemas/dataset/tables.ts';
import type { AnyRow } from '../support/rows.ts';
import {
  articleText,
  differences,
  mapRows,
  publishArticles,
  rowsIn,
  type WholeDataset,
} from '../support/whole-dataset.ts';

// A season more in the folder is read like the others and changes nothing about them.

const FILES = [
  '2002_American_Le_Mans_Series.txt',
  '2007_American_Le_Mans_Series.txt',
  '2008_American_Le_Mans_Series.txt',
  '2012_American_Le_Mans_Series.txt',
  'American_Le_Mans_Series.txt',
];
/** Findings on what several articles say together: they stand in the first that is read. */
const ACROSS_ARTICLES = ['name-unresolved', 'country-conflict', 'stated-fact-mismatch'];
const five = Object.fromEntries(FILES.map((file) => [file, articleText(file)]));
const ofFive = publishArticles(five);
const text2008 = articleText('2008_American_Le_Mans_Series.txt');
const ofOne = publishArticles({ '2008_American_Le_Mans_Series.txt': text2008 });
const text2009 = text2008.replace('= 2008 American Le Mans Series =', '= 2009 American Le Mans Series =');

describe('a further season beside the five articles', () => {
  // What was published under which id, as ids.csv keeps it.
  const ids = rowsIn(ofFive, 'name_decision')
    .filter((row) => row['judgement'] === 'same' && row['kind'] !== 'country')
    .map((row) => ({ kind: row['kind'], entity_id: row['entity_id'], name: row['raw_name'] }));
  const curated = { 'curated/ids.csv': Papa.unparse(ids) };
  const ofSix = publishArticles({ ...five, '2009_American_Le_Mans_Series.txt': text2009 }, curated);
  const isOf2009 = (row: object) => /2009[- ]american|american-le-mans-series-2009/i.test(JSON.stringify(row));

  it('is a season of its own with all that the article says', () => {
    const of2009 = (table: TableName) => rowsIn(ofSix, table).filter(isOf2009);
    const of2008 = (table: TableName) => rowsIn(ofSix, table).filter((row) => /series-2008/.test(JSON.stringify(row)));
    for (const table of ['race', 'class', 'entry', 'entry_driver', 'class_win', 'class_win_driver'] as const)
      expect(of2009(table).length, table).toBe(rowsIn(ofOne, table).length);
    for (const table of ['team_standing', 'team_standing_race', 'driver_standing', 'driver_standing_race'] as const) {
      const as2009 = of2008(table).map((row) => JSON.stringify(row).replaceAll('2008', '2009'));
      expect(
        of2009(table).map((row) => JSON.stringify(row).replaceAll('2008', '2009')),
        table,
      ).toEqual(as2009);
    }
    expect(of2009('race')).toHaveLength(11);
    expect(of2009('driver_standing')).toHaveLength(135);
  });

  it('leaves the rows of the other seasons as they were', () => {
    // What more articles show of names may tell more about them; ids, lines and figures stay.
    const isAboutNames = (table: TableName) =>
      [
        'build_info',
        'name_decision',
        'finding',
        'finding_row',
        'driver',
        'team',
        'circuit',
        'chassis',
        'engine',
      ].includes(table);
    const figures = (row: AnyRow) => ('finding_id' in row ? { ...row, finding_id: row['finding_id'] && 'one' } : row);
    const others = mapRows(ofSix, (table, row) => (isAboutNames(table) || isOf2009(row) ? null : figures(row)));
    const before = mapRows(ofFive, (table, row) => (isAboutNames(table) ? null : figures(row)));
    expect(differences(others, before)).toEqual([]);
  });

  it('leaves every spelling with the id that it stood for', () => {
    const meanings = (dataset: WholeDataset) =>
      rowsIn(dataset, 'name_decision')
        .filter((row) => row['judgement'] === 'same')
        .map((row) => `${row['kind']} ${row['raw_name']} ${row['entity_id']}`);
    expect(meanings(ofSix)).toEqual(meanings(ofFive));
  });

  it('has the findings of the article that it is a copy of', () => {
    const findings = (dataset: WholeDataset, sourceId: string) =>
      rowsIn(dataset, 'finding')
        .filter((row) => row['source_id'] === sourceId && !ACROSS_ARTICLES.includes(String(row['code'])))
        .map((row) => `${row['line']} ${row['code']} ${row['severity']}`);
    const added = findings(ofSix, '2009-american-le-mans-series');
    expect(added.length).toBeGreaterThan(0);
    expect(added).toEqual(findings(ofSix, '2008-american-le-mans-series'));
  });
});

describe('the order of the files', () => {
  const renamedFile = (file: string) => `${String.fromCharCode(122 - FILES.indexOf(file))}.txt`;
  const sourceOf = new Map(
    FILES.map((file) => [renamedFile(file).slice(0, 1), file.replace('.txt', '').replaceAll('_', '-').toLowerCase()]),
  );

  it('does not matter: files that are read the other way round give the same rows', () => {
    const reversed = publishArticles(
      Object.fromEntries(Object.entries(five).map(([file, text]) => [renamedFile(file), text])),
    );
    const isOfSource = (column: string) => /^(?:source_id|source_table_id|note_id|stated_fact_id|row_id)$/.test(column);
    const original = (column: string, value: string) =>
      isOfSource(column)
        ? value.replace(/^(?<source>[v-z])(?=\/|$)/, (source) => sourceOf.get(source) ?? source)
        : value;
    const restored = mapRows(reversed, (table, row) => {
      const names = Object.entries(row).map(([column, value]) => [
        column,
        typeof value === 'string' ? original(column, value) : value,
      ]);
      return { ...Object.fromEntries(names), ...unlike(table) };
    });
    const expected = mapRows(ofFive, (table, row) => ({ ...row, ...unlike(table) }));
    expect(differences(withoutHashes(restored), withoutHashes(expected))).toEqual([]);
  });

  /** A source is another file; of several places that show something, evidence quotes the first that is read. */
  function unlike(table: string): Record<string, null> {
    if (table === 'source') return { file: null };
    return table === 'name_decision' ? { evidence: null } : {};
  }

  /** The publication's hash is over everything; a finding's is over what it quotes, and its message quotes places. */
  function withoutHashes(dataset: WholeDataset): WholeDataset {
    return mapRows(dataset, (table, row) => {
      if (table === 'build_info' || table === 'finding_row') return null;
      if (table !== 'finding') return 'finding_id' in row ? { ...row, finding_id: row['finding_id'] && 'one' } : row;
      const { code = null, severity = null, source_id = null, line = null } = row;
      return ACROSS_ARTICLES.includes(String(code)) ? { code, severity } : { code, severity, source_id, line };
    });
  }
});

describe('two articles on one season', () => {
  const twice = publishArticles({ ...five, 'Another_article_on_2008.txt': text2008 });
  const again = rowsIn(twice, 'finding').filter((row) => row['source_id'] === 'another-article-on-2008');

  it('gives a finding on the title of the second', () => {
    const repeated = rowsIn(twice, 'finding').filter((row) => row['code'] === 'season-repeated');
    expect(repeated.map((row) => [row['severity'], row['source_id'], row['line']])).toEqual([
      ['warning', 'another-article-on-2008', 1],
    ]);
    expect(again).toContainEqual(repeated[0]);
  });

  it('publishes the first, and the second in the ledger only', () => {
    // build_info has a row for each source.
    const isOfLedger = (table: string) => ['source', 'source_table', 'source_cell', 'build_info'].includes(table);
    const counts = (dataset: WholeDataset) =>
      [...dataset]
        .filter(([table]) => !isOfLedger(table) && table !== 'finding')
        .map(([table, rows]) => [table, rows.length]);
    expect(counts(twice)).toEqual(counts(ofFive));
    expect(rowsIn(twice, 'source_table')).toHaveLength(rowsIn(ofFive, 'source_table').length + 14);
  });

  it('also where the second is Markdown with the same name', () => {
    const both = publishArticles({
      '2008_American_Le_Mans_Series.txt': text2008,
      '2008_American_Le_Mans_Series.md': '# 2008 American Le Mans Series\n\nAnother account.\n',
    });
    expect(rowsIn(both, 'source')).toHaveLength(2);
    expect(rowsIn(both, 'season')).toHaveLength(1);
    const codes = rowsIn(both, 'finding').map((row) => row['code']);
    expect(codes.filter((code) => code === 'season-repeated')).toHaveLength(1);
  });
});
