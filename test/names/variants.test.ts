import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SMALL_SEASON } from '../support/small-season.ts';
import { articleText, publishArticles, rowsIn } from '../support/whole-dataset.ts';
import { judged, KINDS, pairFiles, pairsOf, recordsOfPair } from './variant-pairs.ts';

// Pairs of names that were made up: every kind of variant, every kind of near miss, and pairs that nobody can decide.

it('has a file for every kind', () => {
  expect(pairFiles()).toEqual(KINDS.map((kind) => `${kind}.json`).sort());
});

it('makes its names up', () => {
  const articles = readdirSync('raw/articles')
    .filter((file) => file.endsWith('.txt'))
    .map(articleText);
  const names = KINDS.flatMap(pairsOf).flatMap(({ one, other }) => [one, other]);
  expect(names.filter((name) => articles.some((article) => article.includes(name)))).toEqual([]);
});

describe.each(KINDS)('%s', (kind) => {
  const cases = pairsOf(kind).map(
    (pair) => [`${pair.about}: '${pair.one}' and '${pair.other}' are ${pair.judgement}`, pair] as const,
  );
  it.each(cases)('%s', (_, pair) => {
    const { judgement, rows } = judged(kind, pair.one, pair.other, recordsOfPair(pair));
    expect({ judgement, rows }).toMatchObject({ judgement: pair.judgement });
    if (pair.method !== undefined) expect(rows.map((row) => row.method)).toContain(pair.method);
    if (pair.evidence !== undefined) expect(rows.map((row) => row.evidence).join('\n')).toContain(pair.evidence);
  });
});

describe('chassis in one cell', () => {
  const chassisOf = (article: string) => {
    const dataset = publishArticles({ '2031_Lakeland_Endurance_Cup.txt': article });
    return rowsIn(dataset, 'chassis').map((row) => row['name']);
  };
  const ENTRY = '| USA Heron Racing | Lola B06/10 |\n';
  const ROW = '| 1 | USA Heron Racing | Lola B06/10 |';

  it('are split where each is known from another cell', () => {
    const article = SMALL_SEASON.replace(ENTRY, `${ENTRY}| USA Ann Archer | All |\n| USA Kittiwake | Zytek Z11 |\n`);
    const split = article.replace(ROW, '| 1 | USA Heron Racing | Lola B06/10 Zytek Z11 |');
    expect(split).not.toBe(article);
    expect(chassisOf(split)).toEqual(['Lola B06/10', 'Porsche 997 GT3-RSR', 'Zytek Z11']);
  });

  it('are one with the same chassis elsewhere, printed with other spaces', () => {
    const article = SMALL_SEASON.replace(ROW, '| 1 | USA Heron Racing | Lola B 06/10 |');
    expect(article).not.toBe(SMALL_SEASON);
    expect(chassisOf(article)).toHaveLength(2);
  });
});
