import type { RawArticle } from '../schemas/source.ts';
import type { FileEffects } from './effects.ts';
import { type ArticleFile, loadArticle, type RawFolder } from './stages/load.ts';
import { type ReadTables, readTables } from './stages/read-tables.ts';

/** An article as it lies there, and its tree with the grids of its tables. */
export interface ReadArticle {
  readonly raw: RawArticle;
  readonly tables: ReadTables;
}

/** Articles of so many characters together are held between the two passes; of more, the cells would take too much memory. */
const CHARACTERS_HELD = 500_000;

/**
 * Reads articles, each of which is asked for twice: the first ones are held until then, all others are read again.
 * Throws InputError.
 */
export function articleReader({ curated }: RawFolder, files: FileEffects): (file: ArticleFile) => ReadArticle {
  const held = new Map<ArticleFile, ReadArticle>();
  let free = CHARACTERS_HELD;
  return (file) => {
    const known = held.get(file);
    if (known) {
      held.delete(file);
      return known;
    }
    const raw = loadArticle(file, files);
    const read = { raw, tables: readTables(raw, curated.templates) };
    free -= raw.text.length;
    if (free >= 0) held.set(file, read);
    return read;
  };
}
