import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realNet } from '../../pipeline/effects.ts';
import { scratch, snapshot } from '../support/program.ts';
import { fakeTime, fetchFrom, START } from './support.ts';
import { answering, asUsual, type Fault, lagging, startWiki, type Wiki } from './wiki.ts';

const TITLE = '2009 American Le Mans Series';
const FETCHED = { status: 0, out: '2009_American_Le_Mans_Series.wikitext: fetched, revision 12\n', err: '' };

const folder = scratch();
afterAll(folder.remove);
let wiki: Wiki;
let raw: string;
let count = 0;
beforeEach(async () => {
  wiki = await startWiki({
    [TITLE]: { revisions: [{ id: 12, source: `'''Season'''\n${'line of the article\n'.repeat(2000)}` }] },
    Mercury: { revisions: [{ id: 20, source: 'may mean' }], isDisambiguation: true },
    Hg: { redirect: 'Mercury' },
    Round: { redirect: 'About' },
    About: { redirect: 'Round' },
    Gone: { redirect: 'Nowhere' },
    'Common.css': { revisions: [{ id: 30, source: 'a {}' }], contentModel: 'css' },
    Empty: { revisions: [{ id: 40, source: ' \n' }] },
    Binary: { revisions: [{ id: 41, source: 'a\0b' }] },
    Other: { revisions: [{ id: 50, source: 'other' }] },
  });
  count += 1;
  raw = join(folder.path, `raw-${count}`);
});
afterEach(() => wiki.close());

describe('what is waited for', () => {
  const later = (seconds: number) => new Date(START + seconds * 1000).toUTCString();
  it.each<[string, Fault[], number[]]>([
    ['maxlag with status 200', [lagging()], [5]],
    [
      'maxlag as older servers word it',
      [answering(200, { 'retry-after': '7' }, '{"error":{"code":"maxlag","info":"x"}}')],
      [7],
    ],
    ['maxlag without Retry-After', [lagging({})], [5]],
    [
      'maxlag with status 503',
      [answering(503, { 'retry-after': '5', 'x-database-lag': '9' }, 'Waiting for a host')],
      [5],
    ],
    ['503 with seconds', [answering(503, { 'retry-after': '30' })], [30]],
    ['503 with a date', [answering(503, { 'retry-after': later(12) })], [12]],
    ['503 with a date that is over', [answering(503, { 'retry-after': later(-60) })], [1]],
    ['503 without either', [answering(503)], [5]],
    ['429 with seconds', [answering(429, { 'retry-after': '3' }, '<html>')], [3]],
    ['429 with nonsense', [answering(429, { 'retry-after': 'soon' })], [5]],
    ['a rate limit with status 200', [answering(200, {}, '{"errors":[{"code":"ratelimited","text":"slow"}]}')], [5]],
    [
      'again and again, longer each time',
      [1, 2, 3, 4, 5].map(() => answering(429, { 'retry-after': '1' })),
      [1, 2, 4, 8, 16],
    ],
    ['in the second request too', [asUsual, answering(429, { 'retry-after': '9' })], [9]],
  ])('%s', async (_, faults, seconds) => {
    wiki.faults.push(...faults);
    const { net, waits } = fakeTime();
    expect(await fetchFrom(wiki, raw, [TITLE], { net })).toEqual(FETCHED);
    expect(waits).toEqual(seconds.map((second) => second * 1000));
    expect(wiki.mostAtOnce()).toBe(1);
  });

  it('is said on a terminal', async () => {
    wiki.faults.push(lagging());
    const { err } = await fetchFrom(wiki, raw, [TITLE], { isTerminal: true });
    expect(err).toContain(`${wiki.url} asks to wait 5 s (its database lags behind)\n`);
  });

  it('is given up within the time limit, which is two minutes unless told, and for all titles together', async () => {
    wiki.faults.push(
      answering(503, { 'retry-after': '100' }),
      asUsual,
      asUsual,
      answering(503, { 'retry-after': '21' }),
    );
    const { net, waits } = fakeTime();
    const result = await fetchFrom(wiki, raw, [TITLE, 'Other'], { net });
    expect(waits).toEqual([100_000]);
    expect(result).toMatchObject({ status: 3, out: FETCHED.out });
    expect(result.err).toMatch(
      /^scrutineer: Other: [^\n]* asks to wait 21 s [^\n]* 20 s are left [^\n]*120 s[^\n]*\n$/,
    );
  });

  it('is given up at once where the server asks for more than --timeout', async () => {
    wiki.faults.push(answering(429, { 'retry-after': '3600' }));
    const { net, waits } = fakeTime();
    const result = await fetchFrom(wiki, raw, [TITLE, '--timeout', '10'], { net });
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]+ 3600 s [^\n]+\n$/);
    expect(waits).toEqual([]);
    expect(snapshot(raw)).toEqual({});
  });

  it('is waited for by the real clock', async () => {
    wiki.faults.push(answering(429, { 'retry-after': '1' }));
    const start = Date.now();
    expect(await fetchFrom(wiki, raw, [TITLE], { net: realNet })).toEqual(FETCHED);
    expect(Date.now() - start).toBeGreaterThan(950);
  });
});

/** Sends the beginning of an answer, as long as it says or not, then does as told. */
function partly(
  headers: Readonly<Record<string, string | number>>,
  then: 'end' | 'break' | 'stall',
  text = '{"title":',
): Fault {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.write(text, () => {
      if (then === 'end') response.end();
      if (then === 'break') response.destroy();
    });
    return true;
  };
}

function redirectedTo(location: string): Fault {
  return answering(307, { location });
}

describe('what fails ends in 3, with one line, and nothing is written', () => {
  const silent: Fault = () => true;
  const hungUp: Fault = (_, response) => {
    response.destroy();
    return true;
  };
  it.each<[string, string[], Fault[], RegExp]>([
    ['a missing page', ['Misisng'], [], /has no page 'Misisng'/],
    ['a redirect to a missing page', ['Gone'], [], /has no page 'Nowhere' \(by way of 'Gone'\)/],
    ['a disambiguation page', ['Mercury'], [], /'Mercury' is a disambiguation page;/],
    ['a redirect to one', ['Hg'], [], /'Mercury' is a disambiguation page \(by way of 'Hg'\)/],
    ['redirects in a circle', ['Round'], [], /in a circle \(by way of '\w+', '\w+'\)/],
    ['a title that cannot be', ['../../etc/passwd'], [], /no title that a page can have/],
    ['a special page', ['Special:Version'], [], /is no article/],
    ['a page of another wiki', ['de:Mercury'], [], /belongs to another wiki/],
    ['a page that is no wikitext', ['Common.css'], [], /is css/],
    ['an empty page', ['Empty'], [], /is empty/],
    ['a page with NUL', ['Binary'], [], /NUL/],
    ['a missing revision', [TITLE, '--revision', '99'], [], /has no revision 99/],
    ['a revision of another page', [TITLE, '--revision', '50'], [], /is one of 'Other'/],
    [
      'a server error',
      [TITLE],
      [answering(500, {}, '<h1>oops</h1>')],
      /answered 500 Internal Server Error; try again later/,
    ],
    ['a server error in the second request', [TITLE], [asUsual, answering(502)], /answered 502 Bad Gateway/],
    [
      'an error of the REST API',
      [TITLE],
      [
        asUsual,
        answering(403, {}, '{"httpCode":403,"httpReason":"Forbidden","messageTranslations":{"en":"not for you"}}'),
      ],
      /answered 403 Forbidden: not for you/,
    ],
    [
      'an error of the action API',
      [TITLE],
      [answering(200, {}, '{"errors":[{"code":"readapidenied","text":"You need read permission."}]}')],
      /error readapidenied: You need read permission/,
    ],
    ['a page that is gone between two requests', [TITLE], [asUsual, answering(404)], /answered 404/],
    [
      'a page that is moved between two requests',
      [TITLE],
      [
        answering(200, {}, `{"query":{"pages":[{"title":"Other","lastrevid":50}]}}`),
        redirectedTo('/w/rest.php/v1/page/Empty'),
      ],
      /was moved to 'Empty' in this moment/,
    ],
    [
      'an answer without the text',
      [TITLE],
      [asUsual, redirectedTo(`/w/rest.php/v1/page/${encodeURIComponent(TITLE.replaceAll(' ', '_'))}/with_html`)],
      /without wikitext/,
    ],
    ['a site that is no wiki', [TITLE], [answering(200, {}, '<!DOCTYPE html>')], /did not answer as a MediaWiki does/],
    ['JSON of another kind', [TITLE], [answering(200, {}, '{"query":[]}')], /did not answer as a MediaWiki does/],
    ['no API there', [TITLE], [answering(404, {}, 'not here')], /answered 404 Not Found; check/],
    [
      'an answer that is shorter than its Content-Length',
      [TITLE],
      [asUsual, partly({ 'content-length': 5000 }, 'break')],
      /cut off/,
    ],
    ['an answer whose chunks break off', [TITLE], [asUsual, partly({}, 'break')], /cut off/],
    ['JSON that breaks off', [TITLE], [asUsual, partly({}, 'end')], /cut off/],
    ['JSON that breaks off, with its length', [TITLE], [asUsual, partly({ 'content-length': 9 }, 'end')], /cut off/],
    ['text that breaks off in a character', [TITLE], [answering(200, {}, '{"query"')], /cut off/],
    ['an empty answer', [TITLE], [answering(200)], /cut off/],
    ['a connection that is hung up', [TITLE], [hungUp], /broke off the connection/],
    [
      'a server that says nothing',
      [TITLE, '--timeout', '0.3'],
      [silent],
      /no whole answer within the time limit of 0\.3 s/,
    ],
    [
      'a body that stalls',
      [TITLE, '--timeout', '0.3'],
      [asUsual, partly({}, 'stall')],
      /no whole answer within the time limit/,
    ],
    [
      'HTML that is cut off',
      [TITLE, '--form', 'html'],
      [asUsual, partly({ 'content-length': 5000 }, 'break', '{"html":"<html>')],
      /cut off/,
    ],
    [
      'addresses that redirect in a circle',
      [TITLE],
      Array.from({ length: 25 }, () => answering(302, { location: '/w/api.php' })),
      /could not be asked/,
    ],
  ])('%s', async (_, args, faults, message) => {
    wiki.faults.push(...faults);
    const result = await fetchFrom(wiki, raw, args);
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]+\n$/);
    expect(result.err).toMatch(message);
    expect(snapshot(raw)).toEqual({});
  });

  it('a refused connection', async () => {
    const url = await new Promise<string>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        server.close(() => resolve(`http://127.0.0.1:${port}`));
      });
    });
    expect(await fetchFrom({ url }, raw, [TITLE])).toEqual({
      status: 3,
      out: '',
      err: `scrutineer: ${TITLE}: ${url} refused the connection; check --site and whether it is up\n`,
    });
    expect(snapshot(raw)).toEqual({});
  });

  it('a host that nobody knows', async () => {
    const result = await fetchFrom({ url: 'http://wiki.invalid' }, raw, [TITLE]);
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]+(?:not known by that name|looked up)[^\n]+\n$/);
  });

  it('with the next title still handled', async () => {
    wiki.faults.push(answering(500));
    const result = await fetchFrom(wiki, raw, [TITLE, 'Other']);
    expect(result).toMatchObject({ status: 3, out: 'Other.wikitext: fetched, revision 50\n' });
  });

  it('with no title asked for once the time is over', async () => {
    const { net } = fakeTime();
    wiki.faults.push(asUsual, (_, response) => {
      void net.sleep(120_000);
      response.end('{}');
      return true;
    });
    const result = await fetchFrom(wiki, raw, [TITLE, 'Other'], { net });
    expect(result.status).toBe(3);
    expect(result.err).toMatch(/^scrutineer: [^\n]+\nscrutineer: Other: [^\n]+time limit of 120 s[^\n]+\n$/);
    expect(wiki.asked.length).toBe(2);
  });
});

it('an address that moved is followed', async () => {
  const old = await startWiki();
  old.faults.push(
    (request, response) => {
      response.writeHead(301, { location: `${wiki.url}${request.url}` }).end();
      return true;
    },
    (request, response) => {
      response.writeHead(307, { location: `${wiki.url}${request.url}` }).end();
      return true;
    },
  );
  expect(await fetchFrom(old, raw, [TITLE])).toEqual(FETCHED);
  await old.close();
});
