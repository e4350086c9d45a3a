import { compareText, toAscii } from '../../parsers/text/fold.ts';

/** A spelling and how often it is printed. */
export interface Spelling {
  readonly rawName: string;
  readonly count: number;
}

/**
 * The spelling under which an entity is shown: the most frequent; of equals the one with diacritics, then the longer,
 * then the first by code point.
 */
export function canonicalSpelling(spellings: readonly Spelling[]): string {
  const [best] = [...spellings].sort(
    (a, b) =>
      b.count - a.count ||
      Number(hasDiacritics(b.rawName)) - Number(hasDiacritics(a.rawName)) ||
      b.rawName.length - a.rawName.length ||
      compareText(a.rawName, b.rawName),
  );
  return best?.rawName ?? '';
}

function hasDiacritics(text: string): boolean {
  return toAscii(text) !== text;
}
