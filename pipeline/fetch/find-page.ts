import { InputError } from '../errors.ts';
import { ActionErrors, QueryAnswer } from './answers.ts';
import type { Answer, Client } from './client.ts';
import { unusable } from './unusable.ts';

/** A page that exists, is an article and no redirect. */
export interface Page {
  readonly title: string;
  /** Id of its latest revision. */
  readonly latest: number;
  /** Titles that led here: the one asked for, then each that it redirected to. Empty where it was asked for by name. */
  readonly redirects: readonly string[];
}

/**
 * Finds the page of a title and follows redirects: `2009 ALMS` gives `2009 American Le Mans Series`. Throws InputError
 * where there is none, or a disambiguation page, or the site does not say.
 */
export async function findPage(title: string, client: Client): Promise<Page> {
  const parameters = new URLSearchParams({
    action: 'query',
    prop: 'info|pageprops',
    ppprop: 'disambiguation',
    redirects: '1',
    titles: title,
    format: 'json',
    formatversion: '2',
    errorformat: 'plaintext',
    maxlag: '5',
  });
  const { redirects = [], interwiki = [], pages = [] } = queried(await client.get(`/w/api.php?${parameters}`), client);
  const chain = chainOf(redirects);
  const via = chain.length === 0 ? '' : ` (by way of ${chain.map((from) => `'${from}'`).join(', ')})`;
  const [foreign] = interwiki;
  if (foreign) throw new InputError(`'${foreign.title}' belongs to another wiki${via}; name that with --site`);
  const [page] = pages;
  if (!page) throw new InputError(`its redirects lead in a circle${via}; name another title`);
  if (page.invalid)
    throw new InputError(`is no title that a page can have; ${page.invalidreason ?? 'check the spelling'}`);
  if (page.special) throw new InputError(`'${page.title}' is no article${via}; name another title`);
  if (page.missing || !page.lastrevid) {
    throw new InputError(`${client.site} has no page '${page.title}'${via}; check the spelling`);
  }
  if (page.pageprops?.disambiguation !== undefined) {
    throw new InputError(`'${page.title}' is a disambiguation page${via}; name one of the articles that it lists`);
  }
  return { title: page.title, latest: page.lastrevid, redirects: chain };
}

function queried(answer: Answer, client: Client): QueryAnswer['query'] {
  const [error] = ActionErrors.safeParse(answer.json).data ?? [];
  if (error) {
    throw new InputError(`${client.site} answered with the error ${error.code}${error.text ? `: ${error.text}` : ''}`);
  }
  const parsed = QueryAnswer.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) throw unusable(answer, client);
  return parsed.data.query;
}

/** The titles that are redirects, from the first to the last. */
function chainOf(redirects: readonly { from: string; to: string }[]): string[] {
  const targets = new Map(redirects.map(({ from, to }) => [from, to]));
  const first = redirects.find(({ from }) => !redirects.some(({ to }) => to === from)) ?? redirects[0];
  const chain: string[] = [];
  for (let from = first?.from; from !== undefined && targets.has(from); from = targets.get(from)) {
    if (chain.includes(from)) break;
    chain.push(from);
  }
  return chain;
}
