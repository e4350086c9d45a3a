import { describe, expect, it } from 'vitest';
import { readWikitext } from '../../parsers/article/wikitext/read-wikitext.ts';
import { fixtures } from './fixtures.ts';
import { laidOut, tablesOf } from './support.ts';

describe('a table in wikitext is read as a browser lays it out', () => {
  it.each(fixtures)('$name', ({ text, expected }) => {
    const tables = tablesOf(readWikitext(text).root).map(laidOut);
    expect(tables.map(({ grid }) => grid)).toEqual(expected.map(({ grid }) => grid));
    expect(tables.map(({ caption }) => caption)).toEqual(expected.map(({ caption }) => caption ?? null));
    expected.forEach(({ header, bold, italic }, index) => {
      const table = tables[index];
      if (header) expect(table?.header).toEqual(header);
      if (bold) expect(table?.bold).toEqual(bold);
      if (italic) expect(table?.italic).toEqual(italic);
    });
  });
});
