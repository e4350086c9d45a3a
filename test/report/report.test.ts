import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { reportFiles } from '../../pipeline/report/report-files.ts';
import { HOSTILE, HOSTILE_FILE, HOSTILE_SEASON } from '../support/hostile-season.ts';
import { scratch, sha256 } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { fixtureText } from '../support/record-fixtures.ts';
import { all, type PageElement, pageOf, type ReportPage, reportPages, textOf } from './support.ts';

const folder = scratch();
const published = publish('raw', reportFiles);
const hostile = publish(
  folder.raw(
    { [HOSTILE_FILE]: HOSTILE_SEASON },
    {
      'articles/sources.json': JSON.stringify([
        {
          file: HOSTILE_FILE,
          title: 'made up',
          url: 'javascript:alert(6)',
          revision: '"><script>alert(7)</script>',
          licence: '<u>none</u>',
          sha256: sha256(HOSTILE_SEASON),
        },
      ]),
    },
  ),
  reportFiles,
);
afterAll(() => {
  published.remove();
  hostile.remove();
  folder.remove();
});

const stylesheet = readFileSync('pipeline/report/report.css', 'utf8');
const pages = reportPages(published.outDir);
const hostilePages = reportPages(hostile.outDir);
const everyPage = [...pages, ...hostilePages].map((page): [string, ReportPage] => [page.path, page]);

describe('a page', () => {
  it('is made of the overview, each season, findings, names and sources', () => {
    const seasons = published.db
      .prepare<[], { path: string }>("SELECT 'season/' || season_id || '.html' AS path FROM season")
      .all()
      .map(({ path }) => path);
    const chapters = ['findings.html', 'index.html', 'names.html', 'sources.html'];
    expect(pages.map(({ path }) => path)).toEqual([...chapters, ...seasons].sort());
  });

  it.each(everyPage)('%s is HTML without an error', (_path, { text }) => {
    const errors: string[] = [];
    parse(text, { onParseError: ({ code, startLine }) => errors.push(`${startLine}: ${code}`) });
    expect(errors).toEqual([]);
  });

  it.each(everyPage)('%s loads nothing but the stylesheet and runs nothing', (path, { document }) => {
    expect(all(document, 'script, style, img, iframe, object, embed, form, base, [src]')).toEqual([]);
    const loaded = all(document, 'link:not([href="data:,"])').map((link) => [
      link.getAttribute('rel'),
      new URL(link.getAttribute('href') ?? '', `file:///report/${path}`).href,
    ]);
    expect(loaded).toEqual([['stylesheet', 'file:///report/report.css']]);
    const attributes = all(document, '*').flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => /^on/i.test(name))).toEqual([]);
  });

  it.each([published, hostile])('comes with one stylesheet for all, which loads nothing', ({ outDir }) => {
    const others = readdirSync(join(outDir, 'report'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => !name.endsWith('.html') && name !== 'season',
    );
    expect(others).toEqual(['report.css']);
    expect(readFileSync(join(outDir, 'report/report.css'), 'utf8')).toBe(stylesheet);
    expect(stylesheet).not.toMatch(/url\(|@import/);
  });

  it.each(everyPage)('%s has every id once, and every link leads somewhere', (path, { document }) => {
    const ids = all(document, '[id]').map((element) => element.getAttribute('id'));
    expect(ids).toEqual([...new Set(ids)]);
    const own = everyPage.find(([, page]) => page.document === document) ? document : null;
    expect(own).not.toBeNull();
    const family = pages.some((page) => page.document === document) ? pages : hostilePages;
    for (const link of all(document, 'a')) {
      const href = link.getAttribute('href') ?? '';
      if (/^https?:/.test(href)) continue;
      const url = new URL(href, `file:///report/${path}`);
      const target = family.find((page) => url.pathname === `/report/${page.path}`);
      expect(target?.path, href).toBeDefined();
      if (url.hash !== '')
        expect(all(target?.document ?? document, `[id="${url.hash.slice(1)}"]`), href).toHaveLength(1);
    }
    for (const button of all(document, '[popovertarget]')) {
      expect(ids).toContain(button.getAttribute('popovertarget'));
    }
  });
});

describe('findings', () => {
  const findings = published.db
    .prepare<
      [],
      { id: string; code: string; severity: string; message: string; line: number | null; file: string | null }
    >(
      `SELECT finding_id AS id, code, severity, message, finding.line, file
       FROM finding LEFT JOIN source USING (source_id) ORDER BY finding.rowid`,
    )
    .all();
  const items = new Map(
    pages.flatMap(({ document }) =>
      all(document, 'li.finding').map((item): [string, PageElement] => [item.getAttribute('id') ?? '', item]),
    ),
  );

  it('are each on one page, and nothing else is', () => {
    const shown = pages.flatMap(({ document }) => all(document, 'li.finding').map((item) => item.getAttribute('id')));
    expect(shown.sort()).toEqual(findings.map(({ id }) => `finding-${id}`).sort());
  });

  it('have their severity, message, code and line', () => {
    for (const { id, code, severity, message, line, file } of findings) {
      const text = textOf(items.get(`finding-${id}`));
      for (const part of [severity, message.replace(/\s+/g, ' '), code, `${file}, line ${line}`])
        expect(text).toContain(part);
    }
  });

  it('have the line as the article has it, where it is a row of a table', () => {
    let rows = 0;
    for (const { id, line, file } of findings) {
      if (file === null || line === null) continue;
      const article = readFileSync(join('raw/articles', file), 'utf8').split('\n');
      const raw = (article[line - 1] ?? '').trim();
      if (!raw.startsWith('|')) continue;
      const shown = textOf(items.get(`finding-${id}`)?.querySelector('.lines .raw'));
      expect(shown.replace(/ /g, '')).toBe(raw.replace(/ /g, ''));
      rows += 1;
    }
    expect(rows).toBeGreaterThan(findings.length / 2);
  });

  it('that are errors stand on the first page', () => {
    const index = pages.find(({ path }) => path === 'index.html');
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(all(index?.document ?? pageOf('', '').document, '.headlines > li > a').map(textOf)).toEqual(
      errors.map(({ message }) => message),
    );
  });
});

describe('standings', () => {
  interface Expected {
    readonly seasonId: string;
    readonly championshipId: string;
    readonly caption: string;
    readonly name: string;
    readonly total: string;
    readonly verdict: string;
    readonly published: number;
    readonly computed: number;
  }
  const expected = published.db
    .prepare<[], Expected>(
      `SELECT season_id AS seasonId, championship_id AS championshipId, championship.name AS caption,
         rows.name || coalesce(' ' || country_text, '') AS name, total_text AS total, verdict, rows.published, rows.computed
       FROM championship JOIN (
         SELECT championship_id, display_order, team_text AS name, country_text, total_text, verdict, points_published AS published,
           points_computed AS computed FROM team_standing
         UNION ALL SELECT championship_id, display_order, driver_text, country_text, total_text, verdict, points_published,
           points_computed FROM driver_standing) AS rows USING (championship_id)
       ORDER BY championship_id, rows.display_order`,
    )
    .all();
  const championships = [...new Set(expected.map(({ championshipId }) => championshipId))];
  const rowsOf = (id: string) => expected.filter(({ championshipId }) => championshipId === id);
  const pageOfSeason = (id: string) => pages.find(({ path }) => path === `season/${id}.html`)?.document;
  const byCaption = (id: string, selector: string): PageElement | undefined => {
    const [row] = rowsOf(id);
    const page = pageOfSeason(row?.seasonId ?? '');
    return (
      page && all(page, selector).find((one) => textOf(one.querySelector('caption')).endsWith(row?.caption ?? '-'))
    );
  };

  it.each(championships)('of %s have every row with total and verdict, as printed', (id) => {
    const table = byCaption(id, 'table.standings');
    const shown = all(table ?? pageOf('', '').document, 'tbody tr').map((row) => ({
      name: textOf(row.querySelector('th')),
      total: textOf(row.querySelector('.total')).replace(/ ?sum .*/, ''),
      verdict: row.getAttribute('class'),
      word: textOf(row.querySelector('.verdict')).replace(/^\S+ /, ''),
    }));
    expect(shown).toEqual(rowsOf(id).map(({ name, total, verdict }) => ({ name, total, verdict, word: verdict })));
  });

  it('that disagree show both figures, and the line on demand', () => {
    const wrong = expected.filter(({ verdict }) => verdict === 'disagrees');
    expect(wrong).not.toEqual([]);
    for (const { seasonId, name, published: printed, computed } of wrong) {
      const row = all(pageOfSeason(seasonId) ?? pageOf('', '').document, 'tr.disagrees').find((one) =>
        textOf(one.querySelector('th')).startsWith(name),
      );
      expect(textOf(row?.querySelector('.total'))).toBe(`${printed}sum ${computed}`);
      const card = textOf(row?.querySelector('.card'));
      expect(card).toContain(`the rounds add up to ${computed}, the table prints ${printed}`);
      expect(textOf(row?.querySelector('.card .raw'))).toContain(`| ${printed} |`);
    }
  });

  describe('as a title fight', () => {
    const figures = pages.flatMap(({ document }) => all(document, 'figure.fight'));

    it('are drawn for every championship', () => {
      expect(figures).toHaveLength(championships.length);
    });

    it.each(championships)('of %s end in the sums of the rounds, and in the printed totals', (id) => {
      const [seasonId = ''] = rowsOf(id).map((row) => row.seasonId);
      const mine = all(pageOfSeason(seasonId) ?? pageOf('', '').document, 'figure.fight');
      const order = championships.filter((one) => rowsOf(one)[0]?.seasonId === seasonId);
      expect(mine).toHaveLength(order.length);
      const rows = rowsOf(id);
      const figure = mine.find((one) => textOf(one.querySelector('summary')).endsWith(`: ${rows[0]?.caption}`));
      const lines = all(figure ?? pageOf('', '').document, 'tbody tr').map((row) => ({
        sum: Number(textOf(all(row, 'td').at(-2))),
        total: Number(textOf(all(row, 'td').at(-1))),
      }));
      expect(lines).not.toEqual([]);
      for (const { sum, total } of lines) {
        expect(rows.some(({ published: printed, computed }) => printed === total && computed === sum)).toBe(true);
      }
      const drawn = drawing(figure);
      expect(drawn.ends.map(Math.round)).toEqual(lines.map(({ sum }) => sum).reverse());
      expect(drawn.dots.map(Math.round)).toEqual(lines.map(({ total }) => total).reverse());
      const best = Math.max(...rows.map(({ published: printed }) => printed));
      expect(lines[0]?.total).toBe(best);
    });
  });
});

/** Where the lines and dots of a drawing end, in points, by the labels of its axis. */
function drawing(figure: PageElement | undefined): { ends: number[]; dots: number[] } {
  const svg = figure?.querySelector('svg') ?? pageOf('', '').document;
  const labels = all(svg, 'text')
    .filter((label) => /^-?[\d.]+$/.test(textOf(label)) && label.getAttribute('y') === '0.32em')
    .map((label) => ({
      points: Number(textOf(label)),
      y: Number(/,(?<y>[\d.-]+)\)/.exec(label.getAttribute('transform') ?? '')?.groups?.['y']),
    }));
  const [low, high] = [labels[0], labels.at(-1)];
  if (!low || !high || low === high) throw new Error('the drawing has no axis');
  const pointsAt = (y: number) => low.points + ((y - low.y) * (high.points - low.points)) / (high.y - low.y);
  const lines = all(svg, 'path').filter((path) => /^M.*L.*L/.test(path.getAttribute('d') ?? ''));
  return {
    ends: lines.map((path) => pointsAt(Number(/,(?<y>[\d.-]+)$/.exec(path.getAttribute('d') ?? '')?.groups?.['y']))),
    dots: all(svg, 'circle').map((dot) => pointsAt(Number(dot.getAttribute('cy')))),
  };
}

describe('standings of manufacturers', () => {
  // The rounds of Otter are 20 and 25, its printed total is 46; in the second season its name is spelled otherwise.
  const article = fixtureText('manufacturers-with-points');
  const makers = publish(
    folder.raw({
      '2031_Northern_Superbike_Championship.txt': article,
      '2032_Northern_Superbike_Championship.txt': article.replaceAll('2031', '2032').replace('ITA Otter', 'ITA OTTER'),
    }),
    reportFiles,
  );
  afterAll(makers.remove);
  const documentAt = (path: string) =>
    reportPages(makers.outDir).find((one) => one.path === path)?.document ?? pageOf('', '').document;
  const season = documentAt('season/northern-superbike-championship-2031.html');

  it('have every row with its total and its verdict, and the finding on demand', () => {
    const table = all(season, 'table.standings').find((one) =>
      textOf(one.querySelector('caption')).endsWith("Manufacturers' standings"),
    );
    const rows = all(table ?? pageOf('', '').document, 'tbody tr');
    expect(rows.map((row) => [textOf(row.querySelector('th')), textOf(row.querySelector('.total'))])).toEqual([
      ['Heron GBR', '45'],
      ['Otter ITA', '46sum 45'],
    ]);
    expect(rows[1]?.getAttribute('class')).toBe('disagrees');
    expect(textOf(rows[1]?.querySelector('.card'))).toContain('the total is 46, but the rounds add up to 45');
  });

  it('are drawn as a title fight', () => {
    expect(all(season, 'figure.fight').map((figure) => textOf(figure.querySelector('.title')))).toEqual([
      'The drivers’ title',
      'The manufacturers’ title',
    ]);
  });

  it('stand under the name that is shown, whatever they are called elsewhere', () => {
    const names = all(documentAt('names.html'), '.names li').map(textOf);
    expect(names).toContainEqual(expect.stringMatching(/^Otter is OTTER|^OTTER is Otter/));
  });
});

describe('names and sources', () => {
  const text = textOf(pages.find(({ path }) => path === 'names.html')?.document.querySelector('main'));

  it('have every decision that is not exact, with its evidence', () => {
    const decisions = published.db
      .prepare<[], { name: string; evidence: string | null }>(
        "SELECT raw_name AS name, evidence FROM name_decision WHERE method <> 'exact'",
      )
      .all();
    expect(decisions.length).toBeGreaterThan(100);
    for (const { name, evidence } of decisions) {
      expect(text).toContain(name);
      expect(text).toContain((evidence ?? '').replace(/\s+/g, ' '));
    }
  });

  it('have every article with its address, licence and hash', () => {
    const document = pages.find(({ path }) => path === 'sources.html')?.document ?? pageOf('', '').document;
    const rows = all(document, 'tbody tr');
    const sources = published.db
      .prepare<[], { title: string; url: string; licence: string; sha256: string }>(
        'SELECT title, url, licence, sha256 FROM source ORDER BY source_id',
      )
      .all();
    expect(rows.map((row) => row.querySelector('a')?.getAttribute('href'))).toEqual(sources.map(({ url }) => url));
    for (const [index, { title, licence, sha256: hash }] of sources.entries()) {
      for (const part of [title, licence, hash]) expect(textOf(rows[index])).toContain(part);
    }
  });
});

describe('what an article says', () => {
  const texts = hostilePages
    .map(({ document }) =>
      all(document, 'main')
        .map((main) => main.textContent)
        .join(''),
    )
    .join('\n');

  it('is text, whatever it says', () => {
    for (const name of Object.values(HOSTILE)) expect(texts).toContain(name);
    for (const { document } of hostilePages) {
      expect(all(document, 'script, b, i, u, img, [onmouseover], [onclick]')).toEqual([]);
      expect(all(document, 'a').filter((link) => /^javascript:/i.test(link.getAttribute('href') ?? ''))).toEqual([]);
    }
    for (const part of [HOSTILE_FILE, '<u>none</u>', '"><script>alert(7)</script>']) {
      expect(texts).toContain(part);
    }
  });

  it('has its control characters written out', () => {
    expect(texts).toContain('Ann\\u001b[31m\\u202e Archer');
    for (const { text } of hostilePages) expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
  });
});

describe('the same dataset gives the same report', () => {
  const made = () => [...reportFiles(published.db)].map(({ name, content }) => [name, String(content)]);

  it('however often it is made', () => {
    const texts = [...pages, { path: 'report.css', text: stylesheet }]
      .map(({ path, text }) => [`report/${path}`, text])
      .sort();
    for (const time of [1, 2]) expect(made().sort(), `time ${time}`).toEqual(texts);
  });

  it('without asking for a language or the time', () => {
    const refuse = () => {
      throw new Error('the locale or the clock was asked');
    };
    const spies = [
      vi.spyOn(Intl, 'NumberFormat').mockImplementation(refuse),
      vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(refuse),
      vi.spyOn(Intl, 'Collator').mockImplementation(refuse),
      vi.spyOn(Number.prototype, 'toLocaleString').mockImplementation(refuse),
      vi.spyOn(String.prototype, 'localeCompare').mockImplementation(refuse),
      vi.spyOn(Date, 'now').mockImplementation(refuse),
      vi.spyOn(Math, 'random').mockImplementation(refuse),
    ];
    try {
      expect(made()).toHaveLength(pages.length + 1);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });
});
