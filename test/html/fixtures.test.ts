import { describe, expect, it } from 'vitest';
import { readHtml } from '../../parsers/article/html/read-html.ts';
import { fixtures } from './fixtures.ts';
import { tablesIn, textGrid, textsWith } from './support.ts';

describe('a page of the fixtures', () => {
  it.each(fixtures)('is read as a browser lays it out: $name', ({ html, expected }) => {
    const { root, notes } = readHtml(html);
    const tables = tablesIn(root);
    expect(tables.map(textGrid)).toEqual(expected.tables.map(({ grid }) => grid));
    expected.tables.forEach(({ caption, bold, italic, headers }, index) => {
      const table = tables[index];
      expect(table?.data?.caption).toBe(caption);
      if (table && bold) expect(textsWith(table, 'isBold')).toEqual(bold);
      if (table && italic) expect(textsWith(table, 'isItalic')).toEqual(italic);
      if (table && headers) expect(textsWith(table, 'isHeader')).toEqual(headers);
    });
    expect(notes.map(({ mark, text }) => [mark, text])).toEqual(expected.notes ?? []);
  });
});
