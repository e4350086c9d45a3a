import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHtml } from '../../parsers/article/html/read-html.ts';
import { type Table, textOf } from '../../parsers/article/tree.ts';
import { layout } from '../../parsers/table/layout.ts';
import { anyTable, htmlOf } from '../html/any-table.ts';
import { fixtures } from '../html/fixtures.ts';
import { tablesIn } from '../html/support.ts';
import { blankPage, gridsSeen, showTables, startChromium, textsSeen } from './chromium.ts';

let browser: Browser | undefined;
let page: Page;

beforeAll(async () => {
  browser = await startChromium();
  page = await blankPage(browser);
});

afterAll(async () => {
  await browser?.close();
});

describe('tables are read as Chromium has them', () => {
  it.each(fixtures)('in the fixture $name', async ({ html }) => {
    await compare(html);
  });

  it('with any spans', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.boolean(), async (rows, isTerse) => compare(htmlOf(rows, isTerse))),
      { numRuns: 60 },
    );
  });
});

/** Compares the cells, spans and texts of every table, and for every slot which cell is seen there. */
async function compare(html: string): Promise<void> {
  const read = tablesIn(readHtml(html).root);
  const shown = await showTables(page, html);
  expect(read.map(cellsOf)).toEqual(shown);
  const grids = read.map(indexGrid);
  const columnCounts = grids.map((grid) => grid[0]?.length ?? 0);
  expect(grids).toEqual(await gridsSeen(page, columnCounts));

  const texts = await textsSeen(page);
  expect(read.map((table) => table.data?.caption ?? '')).toEqual(texts.map(({ caption }) => caption));
  expect(read.map((table) => table.children.flatMap((row) => row.children.map(textOf)))).toEqual(
    texts.map(({ cells }) => cells),
  );
}

function cellsOf(table: Table) {
  return table.children.flatMap((row, index) =>
    row.children.map(({ data }) => ({
      row: index,
      rowSpan: data?.rowSpan,
      columnSpan: data?.columnSpan,
      isHeader: data?.isHeader,
    })),
  );
}

/** The laid-out table with each cell as its index among the cells of the table. */
function indexGrid(table: Table): (number | null)[][] {
  let next = 0;
  const rows = table.children.map((row) => ({
    group: row.data?.rowGroup,
    cells: row.children.map(({ data }) => ({
      index: next++,
      rowSpan: data?.rowSpan ?? 1,
      columnSpan: data?.columnSpan ?? 1,
    })),
  }));
  return layout(rows).map((row) => row.map((slot) => slot?.index ?? null));
}
