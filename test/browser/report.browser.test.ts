import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { reportFiles } from '../../pipeline/report/report-files.ts';
import { reportPages } from '../report/support.ts';
import { HOSTILE_FILE, HOSTILE_SEASON } from '../support/hostile-season.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { startChromium } from './chromium.ts';

// With SCREENSHOTS=DIR every page is photographed there.

const folder = scratch();
const published = publish('raw', reportFiles);
const hostile = publish(folder.raw({ [HOSTILE_FILE]: HOSTILE_SEASON }), reportFiles);
const screenshots = process.env['SCREENSHOTS'];

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  published.remove();
  hostile.remove();
  folder.remove();
});

const urlOf = (outDir: string, path: string) => pathToFileURL(join(outDir, 'report', path)).href;
const STYLESHEETS = [published, hostile].map(({ outDir }) => urlOf(outDir, 'report.css'));
const PAGES = [published, hostile].flatMap(({ outDir }) =>
  reportPages(outDir).map(({ path }) => ({
    name: outDir === hostile.outDir ? `hostile/${path}` : path,
    url: urlOf(outDir, path),
  })),
);
const SCREENS = [
  { screen: 'phone', width: 360, height: 740 },
  { screen: 'desktop', width: 1280, height: 900 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

function viewportOf(which: (typeof SCREENS)[number]['screen']): { width: number; height: number } {
  const { width, height } = SCREENS.find(({ screen }) => screen === which) ?? SCREENS[0];
  return { width, height };
}

/** What a page did that it should not: messages, errors, dialogs, anything fetched besides itself and its stylesheet. */
interface Visit {
  readonly page: Page;
  readonly complaints: string[];
}

async function visit(url: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Visit> {
  const page = await browser?.newPage(options);
  if (!page) throw new Error('no browser');
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (asked !== url && !STYLESHEETS.includes(asked) && !asked.startsWith('data:'))
      complaints.push(`request: ${asked}`);
  });
  await page.goto(url);
  return { page, complaints };
}

const Violations = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
  ),
});

/** What axe finds wrong, a line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // Without `preload`: it would fetch the stylesheet again, by a script, which the page does not allow.
  const found = Violations.parse(await page.evaluate('axe.run({ resultTypes: ["violations"], preload: false })'));
  return found.violations.map(
    ({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ''}`,
  );
}

const Links = z.array(z.string());
const Size = z.object({ content: z.number(), window: z.number() });

async function widthOf(page: Page): Promise<z.infer<typeof Size>> {
  return Size.parse(
    await page.evaluate(
      '({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth })',
    ),
  );
}

describe.each(PAGES)('$name', ({ name, url }) => {
  it('opens quietly and fits the window, on a telephone and on a desk, in the light and in the dark', async () => {
    for (const { screen, width, height } of SCREENS) {
      for (const scheme of SCHEMES) {
        const { page, complaints } = await visit(url, { viewport: { width, height }, colorScheme: scheme });
        if (screenshots !== undefined) {
          const file = `${name.replace(/[^a-z0-9.-]+/g, '-').replace(/\.html$/, '')}-${screen}-${scheme}.png`;
          const clip = { x: 0, y: 0, width, height: 2400 };
          await page.screenshot({ path: join(screenshots, file), clip, fullPage: true });
        }
        const size = await widthOf(page);
        expect(size.content, `${screen}, ${scheme}`).toBe(size.window);
        expect(complaints, `${screen}, ${scheme}`).toEqual([]);
        await page.close();
      }
    }
  });

  it.each([
    ['phone', 'light'],
    ['desktop', 'light'],
    ['desktop', 'dark'],
  ] as const)('shuts nobody out, on a %s in the %s', async (screen, scheme) => {
    const { page } = await visit(url, { viewport: viewportOf(screen), colorScheme: scheme });
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('prints black on white, without what only a screen can use', async () => {
    const { page } = await visit(url, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    expect(await page.evaluate('getComputedStyle(document.documentElement).color')).toBe('rgb(0, 0, 0)');
    expect(await page.getByRole('navigation', { name: 'Report' }).getByRole('link').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    for (const finding of await page.locator('li.finding').all()) expect(await finding.isVisible()).toBe(true);
    const printed = await page.pdf({ format: 'A4' });
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });

  it('has links that lead to a page and a place that are there', async () => {
    const { page } = await visit(url);
    const links = Links.parse(await page.evaluate('[...document.links].map((link) => link.href)'));
    await page.close();
    for (const link of new Set(links.filter((one) => one.startsWith('file:')))) {
      const [address = '', place] = link.split('#');
      const text = readFileSync(fileURLToPath(address), 'utf8');
      if (place !== undefined) expect(text).toContain(` id="${place}"`);
    }
  });
});

describe('with the keyboard alone', () => {
  const url = PAGES.find(({ name }) => name.endsWith('2008.html'))?.url ?? '';

  it('the first key leads past the navigation', async () => {
    const { page } = await visit(url, { viewport: viewportOf('desktop') });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.close();
  });

  it.each(['phone', 'desktop'] as const)('a verdict tells its reasons with their lines, on a %s', async (screen) => {
    const { page, complaints } = await visit(url, { viewport: viewportOf(screen) });
    const button = page.locator('tr.disagrees button[popovertarget]').first();
    await button.focus();
    await page.keyboard.press('Enter');
    const card = page.locator('.card:popover-open');
    expect(await card.count()).toBe(1);
    expect(await card.textContent()).toContain('the rounds add up to 185, the table prints 195');
    expect(await card.locator('.raw').textContent()).toContain('| 195 |');
    const box = await card.boundingBox();
    const { width, height } = viewportOf(screen);
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    expect(await violations(page)).toEqual([]);
    for (const key of ['Escape', 'Tab Enter']) {
      if ((await card.count()) === 0) await page.keyboard.press('Enter');
      for (const one of key.split(' ')) await page.keyboard.press(one);
      expect(await card.count(), key).toBe(0);
      const focused = await page.evaluate("document.activeElement.getAttribute('popovertarget')");
      expect(focused, key).toBe(await button.getAttribute('popovertarget'));
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a figure that is in doubt leads to its finding', async () => {
    const { page } = await visit(url, { viewport: viewportOf('desktop') });
    const figure = page.locator('table.standings a.flag').first();
    await figure.focus();
    await page.keyboard.press('Enter');
    const target = page.locator('li.finding:target');
    await target.waitFor();
    expect(`#${await target.getAttribute('id')}`).toBe(await figure.getAttribute('href'));
    await page.close();
  });

  it('a table scrolls in its box', async () => {
    const { page } = await visit(url, { viewport: viewportOf('phone') });
    const box = page
      .locator('.scroll')
      .filter({ has: page.locator('table.standings') })
      .first();
    await box.focus();
    for (let time = 0; time < 5; time += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(async () => page.evaluate('document.activeElement.scrollLeft')).toBeGreaterThan(0);
    await page.close();
  });
});
