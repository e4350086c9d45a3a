import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratch, sha256, snapshot } from '../support/program.ts';
import { articleIn, fetchFrom, listingsIn, wrongListings } from './support.ts';
import { etagOf, rendered, startWiki, type Wiki, type WikiPage } from './wiki.ts';

const TITLE = '2009 American Le Mans Series';
const FILE = '2009_American_Le_Mans_Series.wikitext';
const OLD = "'''2009''' Série\n{|\n| 1\n| 2\n|}\nend";
const NEW = "'''2009''' Série\n{|\n| 1\n| 3\n| 4\n|}\nend";
const SEASON: WikiPage = {
  revisions: [
    { id: 11, source: 'first' },
    { id: 12, source: OLD, timestamp: '2010-01-02T03:04:05Z' },
  ],
};
const NEWER: WikiPage = { revisions: [...(SEASON.revisions ?? []), { id: 15, source: NEW }] };

const folder = scratch();
afterAll(folder.remove);
let wiki: Wiki;
let raw: string;
let count = 0;
beforeEach(async () => {
  wiki = await startWiki({ [TITLE]: SEASON, '2009 ALMS': { redirect: 'ALMS 2009' }, 'ALMS 2009': { redirect: TITLE } });
  count += 1;
  raw = join(folder.path, `raw-${count}`);
});
afterEach(() => wiki.close());

const fetched = (...args: string[]) => fetchFrom(wiki, raw, args);

describe('an article', () => {
  it('is written with its line, as wikitext', async () => {
    expect(await fetched(TITLE)).toEqual({ status: 0, out: `${FILE}: fetched, revision 12\n`, err: '' });
    expect(articleIn(raw, FILE)).toBe(OLD);
    expect(readFileSync(join(raw, 'articles', 'sources.json'), 'utf8')).toBe(`[
  {
    "file": "${FILE}",
    "title": "${TITLE}",
    "url": "${wiki.url}/w/index.php?title=2009_American_Le_Mans_Series&oldid=12",
    "revision": 12,
    "retrieved": "2010-01-02T03:04:05Z",
    "licence": "CC BY-SA 4.0",
    "sha256": "${sha256(OLD)}",
    "redirects": [],
    "etag": ${JSON.stringify(etagOf(12))}
  }
]
`);
    expect(Object.keys(snapshot(raw)).sort()).toEqual(['articles/', `articles/${FILE}`, 'articles/sources.json']);
  });

  it('is written as HTML, beside its wikitext', async () => {
    await fetched(TITLE);
    const file = FILE.replace('.wikitext', '.html');
    expect(await fetched(TITLE, '--form', 'html')).toEqual({
      status: 0,
      out: `${file}: fetched, revision 12\n`,
      err: '',
    });
    expect(articleIn(raw, file)).toBe(rendered(OLD));
    expect(listingsIn(raw)).toMatchObject([
      { file: FILE, revision: 12, sha256: sha256(OLD) },
      { file, revision: 12, sha256: sha256(rendered(OLD)), url: expect.stringContaining('&oldid=12') },
    ]);
  });

  it.each(['wikitext', 'html'])('is got in a named revision, as %s', async (form) => {
    const text = form === 'html' ? rendered('first') : 'first';
    expect(await fetched(TITLE, '--revision', '11', '--form', form)).toMatchObject({ status: 0, err: '' });
    expect(articleIn(raw, `2009_American_Le_Mans_Series.${form}`)).toBe(text);
    expect(listingsIn(raw)).toMatchObject([{ revision: 11, url: expect.stringMatching(/&oldid=11$/) }]);
  });

  it('is found by a title with underscores and a small letter', async () => {
    wiki.pages.set('Season of 2009', SEASON);
    expect(await fetched('season_of_2009')).toMatchObject({ status: 0, err: '' });
    expect(listingsIn(raw)).toMatchObject([
      { file: 'Season_of_2009.wikitext', title: 'Season of 2009', redirects: [] },
    ]);
  });

  it('is found by way of redirects, which are recorded in order', async () => {
    expect(await fetched('2009 ALMS')).toEqual({
      status: 0,
      out: `${FILE}: fetched, revision 12, redirected from '2009 ALMS', 'ALMS 2009'\n`,
      err: '',
    });
    expect(listingsIn(raw)).toMatchObject([{ title: TITLE, file: FILE, redirects: ['2009 ALMS', 'ALMS 2009'] }]);
  });

  it('is asked for one request at a time, by a program that says who it is', async () => {
    wiki.pages.set('Other', SEASON);
    const env = { SCRUTINEER_CONTACT: 'someone@example.org (Åsa)' };
    await fetchFrom(wiki, raw, [TITLE, 'Other', 'None'], { env });
    expect(wiki.mostAtOnce()).toBe(1);
    expect(wiki.asked.length).toBe(5);
    for (const { userAgent } of wiki.asked) {
      expect(userAgent).toMatch(
        /^scrutineer\/\d+\.\d+\.\d+ \([^();]+; someone@example\.org\s+sa; node\/\d+\.\d+\.\d+\)$/,
      );
    }
    for (const { path } of wiki.asked.filter((asked) => asked.path.startsWith('/w/api.php'))) {
      expect(path).toContain('maxlag=5');
      expect(path).toContain('errorformat=plaintext');
    }
  });
});

describe('an article that is there', () => {
  it('and unchanged stays, byte for byte, and its text is not asked for again', async () => {
    await fetched(TITLE);
    const before = snapshot(raw);
    wiki.asked.length = 0;
    for (const args of [[TITLE], [TITLE, '--update'], [TITLE, '--revision', '12']]) {
      expect(await fetched(...args)).toEqual({ status: 0, out: `${FILE}: unchanged, revision 12\n`, err: '' });
    }
    expect(snapshot(raw)).toEqual(before);
    expect(wiki.asked.filter(({ path }) => !path.startsWith('/w/api.php'))).toEqual([]);
  });

  it('stays without --update where there is a newer revision, and one line says so', async () => {
    await fetched(TITLE);
    const before = snapshot(raw);
    wiki.pages.set(TITLE, NEWER);
    expect(await fetched(TITLE)).toEqual({
      status: 0,
      out: `${FILE}: revision 12 is there and 15 is the newest; --update replaces it\n`,
      err: '',
    });
    expect(await fetched(TITLE, '--revision', '11')).toMatchObject({
      status: 0,
      out: `${FILE}: revision 12 is there and 11 was asked for; --update replaces it\n`,
    });
    expect(snapshot(raw)).toEqual(before);
  });

  it('is replaced with --update, and what changed is said', async () => {
    await fetched(TITLE);
    wiki.pages.set(TITLE, NEWER);
    expect(await fetched(TITLE, '--update')).toEqual({
      status: 0,
      out: `${FILE}: updated, revision 12 → 15, 2 lines added, 1 removed\n`,
      err: '',
    });
    expect(articleIn(raw, FILE)).toBe(NEW);
    expect(listingsIn(raw)).toMatchObject([
      { revision: 15, sha256: sha256(NEW), url: expect.stringMatching(/oldid=15$/) },
    ]);
    expect(await fetched(TITLE, '--update')).toMatchObject({ out: `${FILE}: unchanged, revision 15\n` });
  });

  it('is replaced by an older revision that is named', async () => {
    await fetched(TITLE);
    expect(await fetched(TITLE, '--update', '--revision', '11')).toMatchObject({
      status: 0,
      out: `${FILE}: updated, revision 12 → 11, 1 line added, 6 removed\n`,
    });
  });

  it('gets its new revision where the text is the same', async () => {
    await fetched(TITLE);
    wiki.pages.set(TITLE, { revisions: [{ id: 16, source: OLD }] });
    expect(await fetched(TITLE, '--update')).toMatchObject({
      out: `${FILE}: updated, revision 12 → 16, no line changed\n`,
    });
    expect(listingsIn(raw)).toMatchObject([{ revision: 16 }]);
  });

  it.each([[[]], [['--update']]])('and is not as it is listed stays, with one line: %j', async (options) => {
    await fetched(TITLE);
    wiki.pages.set(TITLE, NEWER);
    writeFileSync(join(raw, 'articles', FILE), `${OLD} and more`);
    const before = snapshot(raw);
    const result = await fetched(TITLE, ...options);
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: 2009 American Le Mans Series: [^\n]*sources\.json[^\n]*\n$/);
    expect(snapshot(raw)).toEqual(before);
  });

  it('and is not listed stays where it says something else, and is listed where it does not', async () => {
    mkdirSync(join(raw, 'articles'), { recursive: true });
    writeFileSync(join(raw, 'articles', FILE), 'mine');
    const result = await fetched(TITLE, '--update');
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]*is not listed[^\n]*\n$/);
    expect(articleIn(raw, FILE)).toBe('mine');
    expect(listingsIn(raw)).toEqual([]);
    writeFileSync(join(raw, 'articles', FILE), OLD);
    expect(await fetched(TITLE)).toMatchObject({ status: 0, out: `${FILE}: listed, revision 12\n` });
    expect(wrongListings(raw)).toEqual([]);
  });

  it('is told from an older answer of a cache', async () => {
    wiki.pages.set(TITLE, NEWER);
    await fetched(TITLE);
    const before = snapshot(raw);
    wiki.faults.push((_, response) => {
      response.end(JSON.stringify({ query: { pages: [{ title: TITLE, lastrevid: 99 }] } }));
      return true;
    });
    expect(await fetched(TITLE, '--update')).toMatchObject({ status: 0, out: `${FILE}: unchanged, revision 15\n` });
    expect(snapshot(raw)).toEqual(before);
  });

  it.each([[[]], [['--form', 'html']]])('is asked for by its ETag, and not sent again: %j', async (options) => {
    await fetched(TITLE, ...options);
    const [{ etag = null } = {}] = listingsIn(raw);
    expect(etag).toMatch(/^(?:W\/)?"[^"]+"$/);
    const before = snapshot(raw);
    // The query knows of an edit that the copies of the page do not show yet.
    wiki.faults.push((_, response) => {
      response.end(JSON.stringify({ query: { pages: [{ title: TITLE, lastrevid: 99 }] } }));
      return true;
    });
    wiki.asked.length = 0;
    const { status, out } = await fetched(TITLE, '--update', ...options);
    expect([status, out]).toEqual([0, expect.stringMatching(/^[^\n]+: unchanged, revision 12\n$/)]);
    expect(wiki.asked.map(({ condition }) => condition)).toEqual([null, etag]);
    expect(snapshot(raw)).toEqual(before);
    wiki.pages.set(TITLE, NEWER);
    expect(await fetched(TITLE, '--update', ...options)).toMatchObject({
      status: 0,
      out: expect.stringContaining('updated, revision 12 → 15'),
    });
    expect(listingsIn(raw)[0]?.etag).not.toBe(etag);
  });

  it('and was got as a named revision is asked for without condition', async () => {
    await fetched(TITLE, '--revision', '12');
    expect(listingsIn(raw)[0]).not.toHaveProperty('etag');
    wiki.pages.set(TITLE, NEWER);
    wiki.asked.length = 0;
    await fetched(TITLE, '--update');
    await fetched(TITLE, '--update', '--revision', '11');
    expect(wiki.asked.map(({ condition }) => condition)).toEqual([null, null, null, null]);
  });

  it('and is listed but gone is fetched again, in its old place of the list', async () => {
    wiki.pages.set('Other', SEASON);
    await fetched(TITLE, 'Other');
    const before = snapshot(raw);
    rmSync(join(raw, 'articles', FILE));
    expect(await fetched(TITLE)).toMatchObject({ status: 0, out: `${FILE}: fetched, revision 12\n` });
    expect(snapshot(raw)).toEqual(before);
  });
});

describe('an existing sources.json', () => {
  const dump = 'A season\n';
  const others = [
    { sha256: sha256(dump), licence: null, revision: '0042', url: null, title: 'Z', file: 'z.txt' },
    { file: 'a.txt', title: 'A', url: null, revision: null, retrieved: null, licence: 'CC0', sha256: sha256(dump) },
  ];

  it('keeps its other items as they are, in their order', async () => {
    for (const name of ['z.txt', 'a.txt']) folder.at(`raw-${count}/articles/${name}`, dump);
    folder.at(`raw-${count}/articles/sources.json`, JSON.stringify(others));
    await fetched(TITLE);
    wiki.pages.set('Another', SEASON);
    await fetched('Another');
    wiki.pages.set(TITLE, NEWER);
    await fetched(TITLE, '--update');
    const text = readFileSync(join(raw, 'articles', 'sources.json'), 'utf8');
    const files = listingsIn(raw).map(({ file }) => file);
    expect(files).toEqual(['z.txt', 'a.txt', FILE, 'Another.wikitext']);
    expect(text.startsWith(`${JSON.stringify(others, null, 2).slice(0, -2)},\n`)).toBe(true);
    expect(wrongListings(raw)).toEqual([]);
  });

  it.each(['{', '{}', '[{"file":"a.txt"}]', '[1]', ''])(
    'that cannot be read, %j, stops the call first',
    async (text) => {
      const path = folder.at(`raw-${count}/articles/sources.json`, text);
      const result = await fetched(TITLE);
      expect(result).toMatchObject({ status: 3, out: '' });
      expect(result.err).toMatch(/^scrutineer: [^\n]+\n$/);
      expect(result.err).toContain(path);
      expect(wiki.asked).toEqual([]);
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );
});

describe('several titles', () => {
  it('are each handled, and the status is the worst', async () => {
    wiki.pages.set('Other', SEASON);
    const result = await fetched(TITLE, 'Missing', 'Other', TITLE);
    expect(result.status).toBe(3);
    expect(result.out).toBe(`${FILE}: fetched, revision 12\nOther.wikitext: fetched, revision 12\n`);
    expect(result.err).toBe(`scrutineer: Missing: ${wiki.url} has no page 'Missing'; check the spelling\n`);
    expect(listingsIn(raw).map(({ file }) => file)).toEqual([FILE, 'Other.wikitext']);
  });

  it('come from seasons', async () => {
    for (const year of [2008, 2010]) wiki.pages.set(`${year} American Le Mans Series`, SEASON);
    const args = ['--seasons', '2008-2011', '{year} American Le Mans Series'];
    const result = await fetched(...args);
    expect(result.status).toBe(3);
    expect(result.out.match(/^\d{4}/gm)).toEqual(['2008', '2009', '2010']);
    expect(result.err).toMatch(/^scrutineer: 2011 American Le Mans Series: [^\n]+\n$/);
    wiki.pages.set('2011 American Le Mans Series', SEASON);
    const before = snapshot(raw);
    expect(await fetched(...args)).toMatchObject({ status: 0, err: '' });
    expect(snapshot(raw)).toMatchObject({ ...before, 'articles/sources.json': expect.any(String) });
  });
});

describe('on a terminal', () => {
  it('progress is shown on stderr, results on stdout', async () => {
    const result = await fetchFrom(wiki, raw, [TITLE], { isTerminal: true });
    expect(result.out).toBe(`${FILE}: fetched, revision 12\n`);
    expect(result.err).toBe(`asking for '${TITLE}'\n`);
  });
});

describe('unusable arguments end in 2, with one line, and nothing is asked or written', () => {
  it.each([
    [[]],
    [['']],
    [['  ']],
    [['A|B']],
    [[TITLE, '--form', 'pdf']],
    [[TITLE, '--revision', 'x']],
    [[TITLE, '--revision', '0']],
    [[TITLE, 'Other', '--revision', '12']],
    [[TITLE, '--timeout', '0']],
    [[TITLE, '--timeout', '-1']],
    [[TITLE, '--timeout', 'soon']],
    [[TITLE, '--timeout', '99999']],
    [[TITLE, '--site', 'en.wikipedia.org']],
    [[TITLE, '--site', 'ftp://en.wikipedia.org']],
    [[TITLE, '--site', 'https://me:secret@en.wikipedia.org']],
    [[TITLE, '--raw', '']],
    [[TITLE, '--nonsense']],
    [['{year} Cup']],
    [['--seasons', '1999-2013']],
    [['--seasons', '1999-2013', TITLE]],
    [['--seasons', '2013-1999', '{year} Cup']],
    [['--seasons', '1999', '{year} Cup', '{year} Trophy', '--revision', '12']],
    [['--seasons', '0000-9999', '{year} Cup']],
    [['--seasons', 'all', '{year} Cup']],
  ])('%j', async (args) => {
    const result = await fetched(...args);
    expect(result).toMatchObject({ status: 2, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]+\n$/);
    expect(wiki.asked).toEqual([]);
    expect(snapshot(raw)).toEqual({});
  });
});
