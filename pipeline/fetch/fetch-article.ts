import type { SourceListing } from '../../schemas/source.ts';
import { InputError } from '../errors.ts';
import type { Client } from './client.ts';
import { articleFileName } from './file-name.ts';
import { findPage } from './find-page.ts';
import { type Article, type Form, getArticle } from './get-article.ts';
import { lineChanges } from './line-changes.ts';
import type { ArticleStore, StoredArticle } from './store.ts';

export interface FetchRequest {
  readonly title: string;
  readonly form: Form;
  /** Id of the revision; null for the latest. */
  readonly revision: number | null;
  /** Replaces another revision that is there. */
  readonly isUpdate: boolean;
}

/**
 * Gets one article into the store. The revision is compared before the text is asked for, and a text that is there is
 * asked for by its ETag. Gives one line on what was done: `2009_American_Le_Mans_Series.wikitext: fetched, revision 1187653210`. Throws InputError.
 */
export async function fetchArticle(request: FetchRequest, client: Client, store: ArticleStore): Promise<string> {
  const page = await findPage(request.title, client);
  const file = articleFileName(page.title, request.form);
  const via =
    page.redirects.length === 0 ? '' : `, redirected from ${page.redirects.map((from) => `'${from}'`).join(', ')}`;
  const stored = store.find(file);
  if (stored?.listing) {
    const settled = settledBy(stored.listing, request.revision ?? page.latest, request);
    if (settled !== null) return `${file}: ${settled}${via}`;
  }
  const article = await getArticle(page, request.form, request.revision, stored?.listing?.etag ?? null, client);
  // An answer from a cache can be older than what was said of the page.
  const there = stored?.listing ? revisionOf(stored.listing) : null;
  if (article === null || there === String(article.revision)) return `${file}: ${unchanged(there)}${via}`;
  refuseUnlisted(file, stored, article);
  store.put(listingOf(file, article, page.redirects, client.site), article.text, stored);
  return `${file}: ${stored ? replaced(stored, article) : `fetched, revision ${article.revision}`}${via}`;
}

/** What the list alone says; null where the text is needed. */
function settledBy(listing: SourceListing, wanted: number, { revision, isUpdate }: FetchRequest): string | null {
  if (revisionOf(listing) === String(wanted)) return unchanged(wanted);
  if (isUpdate) return null;
  const what = revision === null ? 'is the newest' : 'was asked for';
  return `${here(listing)} is there and ${wanted} ${what}; --update replaces it`;
}

function unchanged(revision: number | string | null): string {
  return `unchanged, revision ${revision ?? 'without id'}`;
}

function here(listing: SourceListing): string {
  return listing.revision === null ? 'a revision without id' : `revision ${listing.revision}`;
}

function revisionOf({ revision }: SourceListing): string | null {
  return revision === null ? null : String(revision);
}

/** A file that nobody listed may be somebody's own work; one that holds just this text only lacks its line. */
function refuseUnlisted(file: string, stored: StoredArticle | null, article: Article): void {
  if (stored && stored.listing === null && stored.text !== article.text) {
    throw new InputError(
      `${file} is there, is not listed in sources.json and says something else, so it stays; move it away`,
    );
  }
}

function replaced({ listing, text }: StoredArticle, article: Article): string {
  if (listing === null) return `listed, revision ${article.revision}`;
  const { added, removed } = lineChanges(text, article.text);
  const what = text === article.text ? 'no line changed' : `${added} ${lines(added)} added, ${removed} removed`;
  return `updated, revision ${listing.revision ?? 'not known'} → ${article.revision}, ${what}`;
}

function lines(count: number): string {
  return count === 1 ? 'line' : 'lines';
}

function listingOf(
  file: string,
  { title, revision, timestamp, licence, etag }: Article,
  redirects: readonly string[],
  site: string,
): Omit<SourceListing, 'sha256'> {
  const name = encodeURIComponent(title.replaceAll(' ', '_'));
  return {
    file,
    title,
    url: `${site}/w/index.php?title=${name}&oldid=${revision}`,
    revision,
    // The day of the call would make two fetches of one revision differ.
    retrieved: timestamp,
    licence,
    redirects: [...redirects],
    ...(etag === null ? {} : { etag }),
  };
}
