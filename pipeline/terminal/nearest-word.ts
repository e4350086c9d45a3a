import { distance } from 'fastest-levenshtein';

/**
 * The word that somebody probably meant, null where none is near: one that what he wrote begins, or one with few letters
 * wrong, where two that changed places count as one. Of equally near ones the first.
 */
export function nearestWord(written: string, words: readonly string[]): string | null {
  const lower = written.toLowerCase();
  const begun = lower.length >= 3 ? words.filter((word) => word.startsWith(lower)) : [];
  if (begun.length === 1) return begun[0] ?? null;
  const near = words
    .map((word) => ({ word, wrong: isSwapped(lower, word) ? 1 : distance(lower, word) }))
    .filter(({ word, wrong }) => wrong <= Math.max(1, Math.floor(Math.min(word.length, lower.length) / 3)));
  const fewest = Math.min(...near.map(({ wrong }) => wrong));
  return near.find(({ wrong }) => wrong === fewest)?.word ?? null;
}

/** True where two neighbouring letters of a word changed places. */
function isSwapped(written: string, word: string): boolean {
  const at = [...word].findIndex((letter, index) => letter !== written[index]);
  if (at < 0) return false;
  return `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}` === written;
}
