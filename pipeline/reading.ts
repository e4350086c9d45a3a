import type { FoundNames } from '../parsers/record/lexicon.ts';
import type { ReadArticle } from './read-article.ts';
import type { Steps } from './step-by-step.ts';

/** Reads something of the article with that 0-based number. */
export type ReadOne<T> = (index: number) => T;

/** Both passes over the articles. Each takes them in their order, and is given what was read of them in that order. */
export interface Reading {
  readonly names: (count: number, read: ReadOne<FoundNames>, use: (names: FoundNames) => void) => Steps<void>;
  /** Comes after all names: what they are told of is known by then. */
  readonly articles: (count: number, read: ReadOne<ReadArticle>, use: (article: ReadArticle) => void) => Steps<void>;
}

/** All are read here. */
export const READING_ALONE: Reading = { names: oneByOne, articles: oneByOne };

function* oneByOne<T>(count: number, read: ReadOne<T>, use: (value: T) => void): Steps<void> {
  for (let index = 0; index < count; index += 1) {
    use(read(index));
    yield;
  }
}
