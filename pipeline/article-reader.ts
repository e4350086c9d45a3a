import type { RawArticle } from '../schemas/source.ts';
import type { FileEffects } from './effects.ts';
import { loadArticle, type RawFolder } from './stages/load.ts';
import { type ReadTables, readTables } from './stages/read-tables.ts';

/** An article as it lies there, and its tree with the grids of its tables. */
export interface LoadedArticle {
  readonly raw: RawArticle;
  readonly tables: ReadTables;
}

/** Articles of so many characters together are held between the two passes; of more, the cells would take too much memory. */
const CHARACTERS_HELD = 500_000;

/**
 * Stages 1 to 4 for the article with a 0-based number. Each is asked for twice: with `isHeld` the first ones are held until
 * then, all others are read again. Throws InputError.
 */
export function articleReader(
  { articles, curated }: RawFolder,
  files: FileEffects,
  { isHeld }: { readonly isHeld: boolean },
): (index: number) => LoadedArticle {
  const held = new Map<number, LoadedArticle>();
  let free = isHeld ? CHARACTERS_HELD : 0;
  return (index) => {
    const known = held.get(index);
    if (known) {
      held.delete(index);
      return known;
    }
    const file = articles[index];
    if (!file) throw new RangeError(`there is no article ${index}`);
    const raw = loadArticle(file, files);
    const read = { raw, tables: readTables(raw, curated.templates) };
    free -= raw.text.length;
    if (free >= 0) held.set(index, read);
    return read;
  };
}
