import type { RawArticle } from '../../schemas/source.ts';
import { readDump } from './dump.ts';
import { readMarkdown } from './markdown.ts';
import type { Root } from './tree.ts';

/** An article as a tree; `title` from its first heading, else from the listing, else from the file's name. */
export interface Article {
  readonly raw: RawArticle;
  readonly root: Root;
}

/** Reads an article of any form to the one tree that every later stage works on. */
export function readArticle(raw: RawArticle): Article {
  return { raw, root: raw.format === 'markdown' ? readMarkdown(raw.text) : readDump(raw.text) };
}
