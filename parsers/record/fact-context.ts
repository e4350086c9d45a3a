import type { FactName, SubjectKind } from '../../schemas/record/stated-fact.ts';
import type { ProseBlock } from '../article/tree.ts';

/** A fact that a sentence states; `subjectText` names its subject as a table does, null for the season or series. */
export interface StatedFact {
  readonly fact: FactName;
  readonly subjectKind: SubjectKind;
  readonly subjectText: string | null;
  readonly valueText: string;
}

/** What the tables of an article know that helps to read its sentences. */
export interface SentenceContext {
  readonly isSeason: boolean;
  readonly classCodes: readonly string[];
  /** Names as the standings and entry lists print them. */
  readonly drivers: readonly string[];
  readonly teams: readonly string[];
  readonly chassis: readonly string[];
  /** Names of races, circuits and venues. */
  readonly races: readonly string[];
}

/** A sentence's surroundings. */
export interface PlacedSentence extends SentenceContext {
  readonly block: ProseBlock;
  /** The sentence before it in the same paragraph, '' for the first. */
  readonly previous: string;
}

/** The names that a sentence holds as whole words, the longest first, no name inside a longer one, in printed order. */
export function namesIn(sentence: string, names: readonly string[]): string[] {
  const found: { name: string; start: number; end: number }[] = [];
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  for (const name of longestFirst) {
    const start = wholeWordIndex(sentence, name);
    if (start < 0) continue;
    const end = start + name.length;
    if (found.every((other) => end <= other.start || start >= other.end)) found.push({ name, start, end });
  }
  return found.sort((a, b) => a.start - b.start).map((item) => item.name);
}

function wholeWordIndex(sentence: string, name: string): number {
  for (let start = sentence.indexOf(name); start >= 0; start = sentence.indexOf(name, start + 1)) {
    const before = sentence[start - 1] ?? ' ';
    const after = sentence[start + name.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return start;
  }
  return -1;
}
