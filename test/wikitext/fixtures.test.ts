import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readWikitext } from '../../parsers/article/wikitext/read-wikitext.ts';
import { laidOut, tablesOf } from './support.ts';

const FOLDER = new URL('../fixtures/wikitext/', import.meta.url);

const Flags = z.array(z.array(z.int()));

/** The tables of a page as a browser shows them; flags are compared where they are given. */
const Expected = z.array(
  z.strictObject({
    caption: z.string().optional(),
    grid: z.array(z.array(z.string().nullable())),
    header: Flags.optional(),
    bold: Flags.optional(),
    italic: Flags.optional(),
  }),
);

const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.wikitext'))
  .map((name) => name.replace(/\.wikitext$/, ''));

describe('a table in wikitext is read as a browser lays it out', () => {
  it.each(names)('%s', (name) => {
    const text = readFileSync(new URL(`${name}.wikitext`, FOLDER), 'utf8');
    const expected = Expected.parse(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')));
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
