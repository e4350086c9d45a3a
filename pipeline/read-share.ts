import { type FoundNames, GatheredNames, namesOf } from '../parsers/record/lexicon.ts';
import { articleReader } from './article-reader.ts';
import type { FileEffects } from './effects.ts';
import { encodedArticle, readArticle } from './read-article.ts';
import type { ReadingEnds } from './reading.ts';
import { Heard, makeShare } from './shared-items.ts';
import type { RawFolder } from './stages/load.ts';
import type { GoOn } from './thread-end.ts';

/** The thread's side of `sharedReading`: its share of both passes. It is told the names of all articles in between. */
export function readShare(folder: RawFolder, ends: ReadingEnds, files: FileEffects, goOn: GoOn): void {
  const count = folder.articles.length;
  const load = articleReader(folder, files, { isHeld: false });
  const lexicon = new GatheredNames();
  const told = new Heard<FoundNames>(ends.names, (names) => lexicon.add(names));
  makeShare(count, ends.names, {
    make: (index) => {
      told.hear();
      return namesOf(load(index).tables.grids);
    },
    goOn,
  });
  told.hearAll(count, goOn);
  makeShare(count, ends.articles, {
    make: (index) => encodedArticle(readArticle(load(index), folder.curated, lexicon)),
    moved: ({ records }) => [records.buffer],
    goOn,
  });
}
