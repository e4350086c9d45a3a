/** What ends in a full stop that ends no sentence: an initial, `St.`, `Jr.`. */
const ABBREVIATION = /(?:^|[\s.(])(?:\p{Lu}|St|Mr|Mrs|Dr|No|Jr|Sr|Mt|vs|Rd)$/u;

/** No sentence of an article is longer; what is, was never one, and patterns need not search it. */
export const LONGEST_SENTENCE = 2000;

/** The sentences of a text with the line, from 0, on which each starts; an initial or abbreviation ends none. */
export function sentencesOf(text: string): { text: string; lineOffset: number }[] {
  const sentences: { text: string; lineOffset: number }[] = [];
  let start = 0;
  const push = (end: number) => {
    const sentence = text.slice(start, end).trim();
    const lead = text.slice(0, start + (text.slice(start, end).length - text.slice(start, end).trimStart().length));
    if (sentence !== '') sentences.push({ text: sentence, lineOffset: lead.split('\n').length - 1 });
    start = end;
  };
  for (const match of text.matchAll(/[.!?]["')\]]?\s+(?=[\p{Lu}\d"'(])/gu)) {
    const before = text.slice(start, match.index);
    const isAbbreviated = match[0].startsWith('.') && ABBREVIATION.test(before);
    if (!isAbbreviated) push(match.index + match[0].length);
  }
  push(text.length);
  return sentences;
}
