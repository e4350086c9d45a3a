import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetLinks, sheetPath, sheets } from '../../pipeline/report/paging.ts';

describe('a list in sheets', () => {
  it('is the list, in its order, not more a sheet than allowed, and one sheet where it is empty', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (items, most) => {
        const cut = [...sheets(items, most)];
        expect(cut.flatMap((sheet) => sheet.items)).toEqual(items);
        expect(cut.map(({ number }) => number)).toEqual(cut.map((_, index) => index + 1));
        expect(cut).toHaveLength(Math.max(1, Math.ceil(items.length / most)));
        for (const sheet of cut) {
          expect(sheet.items.length).toBeLessThanOrEqual(most);
          expect(sheet.last).toBe(cut.length);
        }
      }),
    );
  });

  it('leads from sheet to sheet', () => {
    const hrefs = [...sheets(['a', 'b', 'c'], 1)].map((sheet) =>
      [...`${sheetLinks('names', sheet)}`.matchAll(/href="(?<href>[^"]+)"/g)].map(({ groups }) => groups?.['href']),
    );
    expect(hrefs).toEqual([['names-2.html'], ['names.html', 'names-3.html'], ['names-2.html']]);
    expect([1, 2].map((number) => sheetPath('names', number))).toEqual(['names.html', 'names-2.html']);
    expect([...sheets(['a'], 1)].map((sheet) => sheetLinks('names', sheet))).toEqual([null]);
  });
});
