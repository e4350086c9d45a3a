import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtures } from '../wikitext/fixtures.ts';
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

const rendered = fixtures.flatMap(({ name, expected, html }) => (html === null ? [] : [{ name, expected, html }]));

describe('what is expected of wikitext is what Chromium shows of the HTML that a wiki makes of it', () => {
  it.each(rendered)('in the fixture $name', async ({ expected, html }) => {
    const cells = await showTables(page, html);
    const grids = await gridsSeen(
      page,
      expected.map(({ grid }) => grid[0]?.length ?? 0),
    );
    const texts = await textsSeen(page);
    expect(grids.map((grid, table) => grid.map((row) => row.map((cell) => textOf(cell, texts[table]?.cells))))).toEqual(
      expected.map(({ grid }) => grid),
    );
    expect(texts.map(({ caption }) => caption)).toEqual(expected.map(({ caption }) => caption ?? ''));
    expected.forEach(({ header }, table) => {
      const isHeader = (cell: number | null) => (cell !== null && cells[table]?.[cell]?.isHeader ? 1 : 0);
      if (header) expect(grids[table]?.map((row) => row.map(isHeader))).toEqual(header);
    });
  });
});

function textOf(cell: number | null, texts: readonly string[] | undefined): string | null {
  return cell === null ? null : (texts?.[cell] ?? null);
}
