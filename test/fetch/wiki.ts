import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A revision of a page on the wiki. */
export interface WikiRevision {
  readonly id: number;
  readonly source: string;
  readonly timestamp?: string;
}

export interface WikiPage {
  /** Oldest first. */
  readonly revisions?: readonly WikiRevision[];
  /** Title that the page redirects to. */
  readonly redirect?: string;
  readonly isDisambiguation?: boolean;
  readonly contentModel?: string;
}

/** Answers one request in place of the wiki; false leaves it to the wiki. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A request as it came in. */
export interface Asked {
  /** Path with the query, decoded. */
  readonly path: string;
  readonly userAgent: string;
  /** `If-None-Match`; null where it is not sent. */
  readonly condition: string | null;
}

export interface Wiki {
  readonly url: string;
  /** Titles with spaces to pages; tests change it as editors do. */
  readonly pages: Map<string, WikiPage>;
  /** Each answers one request, in order; then the wiki answers itself. */
  readonly faults: Fault[];
  readonly asked: Asked[];
  /** The most requests that were being answered at one time. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

const LICENCE = {
  url: 'https://creativecommons.org/licenses/by-sa/4.0/',
  title: 'Creative Commons Attribution-Share Alike 4.0',
};

/** The HTML that the wiki makes of wikitext. */
export function rendered(source: string): string {
  return `<!DOCTYPE html>\n<html prefix="dc: http://purl.org/dc/terms/"><body>\n<p>${source}</p>\n</body></html>`;
}

/** Serves pages on the loopback address as MediaWiki's REST and action API are documented to. */
export async function startWiki(pages: Readonly<Record<string, WikiPage>> = {}): Promise<Wiki> {
  const known = new Map(Object.entries(pages));
  const faults: Fault[] = [];
  const asked: Asked[] = [];
  let atOnce = 0;
  let most = 0;
  const server = createServer((request, response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    response.on('close', () => {
      atOnce -= 1;
    });
    asked.push({
      path: decodeURIComponent((request.url ?? '').replaceAll('+', ' ')),
      userAgent: request.headers['user-agent'] ?? '',
      condition: request.headers['if-none-match'] ?? null,
    });
    const fault = faults.shift();
    if (fault?.(request, response)) return;
    answer(request, known, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    pages: known,
    faults,
    asked,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, pages: ReadonlyMap<string, WikiPage>, response: ServerResponse): void {
  const url = new URL(request.url ?? '', 'http://wiki');
  if (url.pathname === '/w/api.php') {
    json(response, 200, query(url.searchParams, pages));
    return;
  }
  const { what, name, form } =
    /^\/w\/rest\.php\/v1\/(?<what>page|revision)\/(?<name>[^/]+)(?<form>\/with_html)?$/.exec(url.pathname)?.groups ??
    {};
  const key = decodeURIComponent(name ?? '');
  const known = request.headers['if-none-match'] ?? null;
  if (what === 'page') restPage(key, form !== undefined, known, pages, response);
  else if (what === 'revision') restRevision(Number(key), form !== undefined, pages, response);
  else restError(response, 404, 'rest-no-match', 'The requested relative path did not match any known handler');
}

/** `action=query`, `formatversion=2`. */
function query(parameters: URLSearchParams, pages: ReadonlyMap<string, WikiPage>): unknown {
  const asked = parameters.get('titles') ?? '';
  const name = asked.replaceAll('_', ' ');
  let title = name.charAt(0).toUpperCase() + name.slice(1);
  const normalized = title === asked ? {} : { normalized: [{ fromencoded: false, from: asked, to: title }] };
  const interwiki = /^(?<iw>[a-z]{2}):/.exec(name)?.groups?.['iw'];
  if (interwiki !== undefined) return { batchcomplete: true, query: { interwiki: [{ title: name, iw: interwiki }] } };
  const redirects: { from: string; to: string }[] = [];
  for (let to = pages.get(title)?.redirect; to !== undefined; to = pages.get(title)?.redirect) {
    if (redirects.some(({ from }) => from === title)) return { batchcomplete: true, query: { redirects } };
    redirects.push({ from: title, to });
    title = to;
  }
  return {
    batchcomplete: true,
    // The order in which redirects are listed is not documented.
    query: {
      ...normalized,
      ...(redirects.length > 0 ? { redirects: redirects.toReversed() } : {}),
      pages: [pageInfo(title, pages)],
    },
  };
}

function pageInfo(title: string, pages: ReadonlyMap<string, WikiPage>): unknown {
  if (/[[\]{}<>#]|\.\.\//.test(title)) {
    return { title, invalidreason: 'The requested page title contains invalid characters.', invalid: true };
  }
  if (title.startsWith('Special:')) return { ns: -1, title, special: true };
  const page = pages.get(title);
  if (page === undefined) return { ns: 0, title, missing: true, contentmodel: 'wikitext', pagelanguage: 'en' };
  return {
    pageid: 1,
    ns: 0,
    title,
    contentmodel: page.contentModel ?? 'wikitext',
    pagelanguage: 'en',
    touched: '2026-01-02T03:04:05Z',
    lastrevid: page.revisions?.at(-1)?.id ?? 0,
    length: 1,
    ...(page.isDisambiguation ? { pageprops: { disambiguation: '' } } : {}),
  };
}

function restPage(
  key: string,
  isHtml: boolean,
  known: string | null,
  pages: ReadonlyMap<string, WikiPage>,
  response: ServerResponse,
): void {
  const title = key.replaceAll('_', ' ');
  const page = pages.get(title);
  const revision = page?.revisions?.at(-1);
  if (page === undefined || revision === undefined) {
    restError(response, 404, 'rest-nonexistent-title', `The specified title (${key}) does not exist`);
    return;
  }
  const etag = isHtml ? `W/"${revision.id}/0c1d/html"` : etagOf(revision.id);
  response.setHeader('etag', etag);
  if (known === etag) {
    response.writeHead(304).end();
    return;
  }
  json(response, 200, {
    id: 1,
    key,
    title,
    latest: { id: revision.id, timestamp: revision.timestamp ?? '2013-06-29T17:01:12Z' },
    content_model: page.contentModel ?? 'wikitext',
    license: LICENCE,
    ...(isHtml ? { html: rendered(revision.source) } : { source: revision.source }),
  });
}

/** What the wiki calls the wikitext of a revision. */
export function etagOf(revision: number): string {
  return `"${createHash('sha1').update(`${revision}a1`).digest('hex')}"`;
}

function restRevision(
  id: number,
  isHtml: boolean,
  pages: ReadonlyMap<string, WikiPage>,
  response: ServerResponse,
): void {
  for (const [title, page] of pages) {
    const revision = page.revisions?.find((candidate) => candidate.id === id);
    if (revision === undefined) continue;
    json(response, 200, {
      id,
      size: revision.source.length,
      minor: false,
      timestamp: revision.timestamp ?? '2013-06-29T17:01:12Z',
      content_model: page.contentModel ?? 'wikitext',
      page: { id: 1, key: title.replaceAll(' ', '_'), title },
      license: LICENCE,
      user: { id: 7, name: 'Somebody' },
      comment: '',
      delta: null,
      ...(isHtml ? { html: rendered(revision.source) } : { source: revision.source }),
    });
    return;
  }
  restError(response, 404, 'rest-nonexistent-revision', `The specified revision (${id}) does not exist`);
}

function restError(response: ServerResponse, httpCode: number, errorKey: string, message: string): void {
  json(response, httpCode, { errorKey, messageTranslations: { en: message }, httpCode, httpReason: 'Not Found' });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** A fault that answers with a status, headers and a body. */
export function answering(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Fault {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
    return true;
  };
}

/** `maxlag` as it is answered with `errorformat=plaintext`: status 200, an error in the body. */
export function lagging(headers: Readonly<Record<string, string>> = { 'retry-after': '5' }): Fault {
  const body = {
    errors: [
      {
        code: 'maxlag',
        text: 'Waiting for 10.64.48.35: 6.2 seconds lagged.',
        data: { host: '10.64.48.35', lag: 6.2, type: 'db' },
        module: 'main',
      },
    ],
    docref: 'See https://en.wikipedia.org/w/api.php for API usage.',
  };
  return answering(
    200,
    { 'content-type': 'application/json', 'x-database-lag': '6', 'mediawiki-api-error': 'maxlag', ...headers },
    JSON.stringify(body),
  );
}

/** Lets one request through to the wiki. */
export const asUsual: Fault = () => false;
