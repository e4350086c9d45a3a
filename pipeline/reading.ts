import type { FoundNames } from '../parsers/record/lexicon.ts';
import { type InOrder, oneByOne } from './in-order.ts';
import type { ReadArticle } from './read-article.ts';
import { SharedItems, type ShareEnd } from './shared-items.ts';

/** Both passes over the articles: `articles` comes when all that `names` gave is used. */
export interface Reading {
  readonly names: InOrder<FoundNames>;
  readonly articles: InOrder<ReadArticle>;
}

/** All are read by this thread. */
export const READING_ALONE: Reading = { names: oneByOne, articles: oneByOne };

/** The ends of what is shared in each pass. */
export interface ReadingEnds {
  readonly names: ShareEnd;
  readonly articles: ShareEnd;
}

/** The program's side where a thread reads a share of the articles; `end` fails when the thread does, and else never comes. */
export function sharedReading(ends: ReadingEnds, end: Promise<never>): Reading {
  const names = new SharedItems<FoundNames>(ends.names, end);
  const articles = new SharedItems<ReadArticle>(ends.articles, end);
  const close = () => {
    for (const items of [names, articles]) items.close();
  };
  return {
    names: function* (count, read, use) {
      try {
        yield* names.inOrder(count, read, (found) => {
          names.tell(found);
          use(found);
        });
      } catch (error) {
        close();
        throw error;
      }
    },
    articles: function* (count, read, use) {
      try {
        yield* articles.inOrder(count, read, use);
      } finally {
        close();
      }
    },
  };
}
