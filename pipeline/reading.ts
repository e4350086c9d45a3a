import { type FoundNames, GatheredNames, namesOf } from '../parsers/record/lexicon.ts';
import { articleReader } from './article-reader.ts';
import type { FileEffects } from './effects.ts';
import { type InOrder, oneByOne } from './in-order.ts';
import { encodedArticle, type ReadArticle, readArticle } from './read-article.ts';
import { Heard, makeShare, SharedItems, type ShareEnd } from './shared-items.ts';
import type { RawFolder } from './stages/load.ts';

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

/** The program's side where a thread reads a share of the articles; `end` fails when the thread does. */
export function sharedReading(ends: ReadingEnds, end: Promise<unknown>): Reading {
  const names = new SharedItems<FoundNames>(ends.names, end);
  const articles = new SharedItems<ReadArticle>(ends.articles, end);
  return {
    names: function* (count, read, use) {
      yield* names.inOrder(count, read, (found) => {
        names.tell(found);
        use(found);
      });
    },
    articles: function* (count, read, use) {
      yield* articles.inOrder(count, read, use);
      for (const items of [names, articles]) items.close();
    },
  };
}

/** The thread's side: its share of both passes. It is told the names of all articles in between. */
export function readShare(folder: RawFolder, ends: ReadingEnds, files: FileEffects): void {
  const count = folder.articles.length;
  const load = articleReader(folder, files, { isHeld: false });
  const lexicon = new GatheredNames();
  const told = new Heard<FoundNames>(ends.names, (names) => lexicon.add(names));
  makeShare(count, ends.names, (index) => {
    told.hear();
    return namesOf(load(index).tables.grids);
  });
  told.hearAll(count);
  const read = (index: number) => encodedArticle(readArticle(load(index), folder.curated, lexicon));
  makeShare(count, ends.articles, read, ({ records }) => [records.buffer]);
}
