/** The sentences of a text; a full stop behind an initial or an abbreviation of up to two letters ends none. */
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
    if (!/(?:^|[\s.(])\p{L}{1,2}$/u.test(before)) push(match.index + match[0].length);
  }
  push(text.length);
  return sentences;
}
