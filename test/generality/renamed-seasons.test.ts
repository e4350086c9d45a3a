import { describe, expect, it } from 'vitest';
import type { TableName } from '../../schemas/dataset/tables.ts';
import { renamingOf, withoutAlphabet } from '../support/rename.ts';
import { seedsOf } from '../support/seeded.ts';
import { articleText, comparable, differences, publishArticles, rowsIn } from '../support/whole-dataset.ts';

// No name is known to the program: an article with other names gives the same dataset with other names.

const ALONE = [
  '2002_American_Le_Mans_Series.txt',
  '2007_American_Le_Mans_Series.txt',
  '2008_American_Le_Mans_Series.txt',
  '2012_American_Le_Mans_Series.txt',
];
const CASES = [...ALONE.map((file) => [file]), [...ALONE, 'American_Le_Mans_Series.txt']];
const SEEDS = seedsOf(1, 2);

describe.each(CASES.map((files) => ({ files, named: files.length === 1 ? files[0] : 'all articles together' })))(
  '$named with other names',
  ({ files }) => {
    const articles = Object.fromEntries(files.map((file) => [file, articleText(file)]));
    const original = publishArticles(articles);

    it.each(SEEDS)('gives the same dataset with those names (seed %i)', (seed) => {
      const renaming = renamingOf(original, Object.values(articles), seed);
      const renamed = publishArticles(
        Object.fromEntries(Object.entries(articles).map(([file, text]) => [file, renaming.text(text)])),
      );
      const expected = renaming.expected(original, renamed);
      expect(differences(withoutAlphabet(comparable(renamed)), withoutAlphabet(comparable(expected)))).toEqual([]);
    });

    it.each(SEEDS)(
      'has another name for every class and circuit, nearly every driver and most teams (seed %i)',
      (seed) => {
        const renaming = renamingOf(original, Object.values(articles), seed);
        const keptShare = (table: TableName, column: string) => {
          const names = rowsIn(original, table).map((row) => String(row[column]));
          return names.filter((name) => renaming.text(name) === name).length / names.length;
        };
        expect(keptShare('class', 'class_code')).toBe(0);
        expect(keptShare('circuit', 'name')).toBe(0);
        // Some surnames are first names of others; some teams are such names, initials and words like Racing.
        expect(keptShare('driver', 'name')).toBeLessThan(0.03);
        expect(keptShare('team', 'name')).toBeLessThan(0.2);
      },
    );
  },
);
