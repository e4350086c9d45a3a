import type * as z from 'zod';
import { InputError } from '../errors.ts';
import { PageAnswer, RevisionAnswer } from './answers.ts';
import type { Answer, Client } from './client.ts';
import type { Page } from './find-page.ts';
import { licenceName } from './licence.ts';
import { unusable } from './unusable.ts';

/** The forms in which an article can be had; each is the ending of its files. */
export const FORMS = ['wikitext', 'html'] as const;
export type Form = (typeof FORMS)[number];

/** A revision of an article, in one form. */
export interface Article {
  readonly title: string;
  readonly revision: number;
  /** When the revision was saved: `2013-06-29T17:01:12Z`. */
  readonly timestamp: string | null;
  /** `CC BY-SA 4.0` */
  readonly licence: string | null;
  readonly text: string;
  /** What the wiki calls this text, if it does. */
  readonly etag: string | null;
}

/**
 * Gets the latest revision of a page, or the one that is named. One answer holds text and revision both, HTML too, so that
 * an edit between two requests cannot mix them. `etag` is what the wiki called the text that is there; null comes back where
 * it has no other. Throws InputError.
 */
export async function getArticle(
  page: Page,
  form: Form,
  revision: number | null,
  etag: string | null,
  client: Client,
): Promise<Article | null> {
  const article = await (revision === null ? latest(page, form, etag, client) : named(revision, form, client));
  if (article === null) return null;
  if (article.title !== page.title) {
    throw new InputError(
      revision === null
        ? `was moved to '${article.title}' in this moment; try again`
        : `revision ${revision} is one of '${article.title}', not of '${page.title}'; name that title`,
    );
  }
  // What `ingest` refuses is not put where it reads.
  if (article.text.trim() === '')
    throw new InputError(`revision ${article.revision} is empty; name another --revision`);
  if (article.text.includes('\0')) throw new InputError(`revision ${article.revision} holds a NUL byte; it is no text`);
  return article;
}

async function latest({ title }: Page, form: Form, etag: string | null, client: Client): Promise<Article | null> {
  const answer = await client.get(
    `/w/rest.php/v1/page/${encodeURIComponent(title.replaceAll(' ', '_'))}${SUFFIX[form]}`,
    etag,
  );
  if (etag !== null && answer.status === 304) return null;
  const found = read(answer, PageAnswer, client);
  const text = textOf(found, form, client);
  return {
    title: found.title,
    revision: found.latest.id,
    timestamp: found.latest.timestamp,
    licence: licenceName(found.license),
    text,
    etag: answer.headers.get('etag') || null,
  };
}

async function named(revision: number, form: Form, client: Client): Promise<Article> {
  const answer = await client.get(`/w/rest.php/v1/revision/${revision}${SUFFIX[form]}`);
  if (answer.status === 404) throw new InputError(`${client.site} has no revision ${revision}; check --revision`);
  const found = read(answer, RevisionAnswer, client);
  if (found.id !== revision) throw unusable(answer, client);
  const text = textOf(found, form, client);
  return {
    title: found.page.title,
    revision: found.id,
    timestamp: found.timestamp,
    licence: licenceName(found.license),
    text,
    // It names the page of the revision, not the latest text of a page.
    etag: null,
  };
}

const SUFFIX: Readonly<Record<Form, string>> = { wikitext: '', html: '/with_html' };

function read<T extends z.ZodType>(answer: Answer, schema: T, client: Client): z.infer<T> {
  const parsed = schema.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) throw unusable(answer, client);
  return parsed.data;
}

function textOf(
  found: { content_model: string; source?: string | undefined; html?: string | undefined },
  form: Form,
  client: Client,
): string {
  if (found.content_model !== 'wikitext') {
    throw new InputError(`is ${found.content_model}, not wikitext; only articles can be read`);
  }
  const text = form === 'html' ? found.html : found.source;
  if (text === undefined) throw new InputError(`${client.site} answered without ${form}; try the other --form`);
  return text;
}
