import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import * as z from 'zod';
import { CELLS_AT, MEASURE, READ_CELLS, READ_TEXTS } from './page-script.ts';

const EXECUTABLE = '/usr/bin/chromium';
const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A cell as the browser has it. */
export type BrowserCell = z.infer<typeof BrowserCell>;
const BrowserCell = z.strictObject({
  /** 0-based among the rendered rows. */
  row: z.int(),
  rowSpan: z.int(),
  columnSpan: z.int(),
  isHeader: z.boolean(),
});

/** Where the rows and columns of a table start, in pixels. */
const BrowserPlaces = z.strictObject({ tops: z.array(z.number()), lefts: z.array(z.number()) });

const BrowserTexts = z.strictObject({ caption: z.string(), cells: z.array(z.string()) });

/** Starts Chromium; throws one line that says what to install where there is none. */
export async function startChromium(): Promise<Browser> {
  if (!existsSync(EXECUTABLE)) {
    throw new Error(`No Chromium at ${EXECUTABLE}: install it (Debian: apt-get install chromium) and run this again`);
  }
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}

/** A page for `showTables`: without scripts of its own, and with nothing to be fetched. */
export async function blankPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 3_000, height: 2_000 } });
  await page.route('**', (route) => route.abort());
  return page;
}

/** Shows a text as a page and gives the cells of its tables in order. */
export async function showTables(page: Page, html: string): Promise<BrowserCell[][]> {
  await page.setContent(html, { waitUntil: 'domcontentloaded' });
  return z.array(z.array(BrowserCell)).parse(await page.evaluate(READ_CELLS));
}

/**
 * The tables shown as grids of as many columns as said: for every slot the index of the cell that is on top there, null
 * where no cell is.
 */
export async function gridsSeen(page: Page, columnCounts: readonly number[]): Promise<(number | null)[][][]> {
  const places = z.array(BrowserPlaces).parse(await page.evaluate(`(${MEASURE})(${JSON.stringify(columnCounts)})`));
  const points = places.map(({ tops, lefts }, table) =>
    tops.map((top) => lefts.map((left) => ({ table, x: left + 2, y: top + 2 }))),
  );
  const seen = await page.evaluate(`(${CELLS_AT})(${JSON.stringify(points.flat(2))})`);
  const cells = z.array(z.int().nullable()).parse(seen);
  let next = 0;
  return points.map((rows) => rows.map((row) => row.map(() => cells[next++] ?? null)));
}

/** What a reader sees in the captions and cells of the tables shown. Changes the page: the last thing to ask. */
export async function textsSeen(page: Page): Promise<{ caption: string; cells: string[] }[]> {
  const tables = z.array(BrowserTexts).parse(await page.evaluate(READ_TEXTS));
  return tables.map(({ caption, cells }) => ({ caption: asRead(caption), cells: cells.map(asRead) }));
}

/** Flags are written as the reader writes them: a name in front, none where the country itself follows. */
function asRead(seen: string): string {
  return seen
    .replace(/\{\{(?<name>[^{}]*)\}\}(?<behind>[^{}^\n]*)/g, (_all, name: string, behind: string) =>
      name.toLowerCase() === behind.trim().toLowerCase() ? behind : ` ${name} ${behind}`,
    )
    .replace(/[\u00AD\u200B]/g, '')
    .replace(/\s+/g, ' ')
    .replaceAll('( ', '(')
    .trim();
}
