import type { RawArticle } from '../../schemas/source.ts';
import type { WikitextTemplate } from '../../schemas/wikitext-template.ts';
import { readDump } from './dump.ts';
import { readHtml } from './html/read-html.ts';
import { readMarkdown } from './markdown.ts';
import { type ProseBlock, proseBlocks, type Root } from './tree.ts';
import { readWikitext } from './wikitext/read-wikitext.ts';

/** A reference that the markup of a text makes: its mark is in no cell and no sentence. `line` is that of the mark. */
export interface MarkedNote {
  readonly mark: string;
  readonly text: string | null;
  readonly line: number;
}

/** A piece of markup that is not understood; its source stands in the text. */
export interface UnknownMarkup {
  readonly name: string;
  readonly line: number;
}

/** An article as a tree, with its prose and what its markup says beside them. */
export interface Article {
  readonly raw: RawArticle;
  readonly root: Root;
  readonly blocks: readonly ProseBlock[];
  readonly notes: readonly MarkedNote[];
  readonly unknown: readonly UnknownMarkup[];
}

/** Reads an article of any form to the one tree that every later stage works on; `templates` beside the built-in ones. */
export function readArticle(raw: RawArticle, templates: readonly WikitextTemplate[] = []): Article {
  switch (raw.format) {
    case 'dump':
      return articleOf(raw, readDump(raw.text));
    case 'markdown':
      return articleOf(raw, readMarkdown(raw.text));
    case 'html': {
      const { root, notes } = readHtml(raw.text);
      return { raw, root, blocks: proseBlocks(root, null), notes, unknown: [] };
    }
    case 'wikitext': {
      const { root, notes, findings } = readWikitext(raw.text, { templates });
      return { raw, root, blocks: proseBlocks(root, null), notes, unknown: findings };
    }
  }
}

function articleOf(raw: RawArticle, root: Root): Article {
  return { raw, root, blocks: proseBlocks(root, raw.text), notes: [], unknown: [] };
}
