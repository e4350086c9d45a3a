import type { SourceFormat, UnreadLine } from '../../schemas/source.ts';

interface Size {
  readonly characters: number;
  /** Characters that markup is made of, and ends of lines. */
  readonly marks: number;
}

/**
 * What fits into the memory of a plain machine whatever the text is made of. The longest articles of Wikipedia have two
 * million characters; a season has some 30,000 marks.
 */
const LIMITS: Readonly<Record<SourceFormat, Size>> = {
  dump: { characters: 16_000_000, marks: 1_000_000 },
  wikitext: { characters: 16_000_000, marks: 1_000_000 },
  html: { characters: 16_000_000, marks: 1_000_000 },
  markdown: { characters: 2_000_000, marks: 150_000 },
};
const MARKS = new Set([...'\n|!{}[]<>*_~`\'"=&-'].map((mark) => mark.charCodeAt(0)));

/**
 * The part of a text that can be held as an article: a line beyond the limits is left out, and so is all from the line
 * on that no longer fits. What is left out is an empty line, so that every other keeps its number.
 */
export function readableText(text: string, format: SourceFormat): { text: string; unread?: readonly UnreadLine[] } {
  const limit = LIMITS[format];
  if (fits(sizeOf(text), limit)) return { text };
  const unread: UnreadLine[] = [];
  const lines = text.split('\n');
  let left = limit;
  for (const [index, line] of lines.entries()) {
    const size = sizeOf(`${line}\n`);
    if (!fits(size, limit)) {
      unread.push({ line: index + 1, what: `the line holds ${sizeText(size, limit)}, and it` });
      lines[index] = '';
    } else if (fits(size, left)) {
      left = { characters: left.characters - size.characters, marks: left.marks - size.marks };
    } else {
      unread.push({
        line: index + 1,
        what: `the article holds ${sizeText(sizeOf(text), limit)}, and all from here on`,
      });
      lines.fill('', index);
      break;
    }
  }
  return { text: lines.join('\n'), unread };
}

function fits(size: Size, limit: Size): boolean {
  return size.characters <= limit.characters && size.marks <= limit.marks;
}

function sizeOf(text: string): Size {
  let marks = 0;
  for (let index = 0; index < text.length; index += 1) if (MARKS.has(text.charCodeAt(index))) marks += 1;
  return { characters: text.length, marks };
}

function sizeText(size: Size, limit: Size): string {
  return size.characters > limit.characters
    ? `${size.characters} characters where ${limit.characters} are read`
    : `${size.marks} marks of markup where ${limit.marks} are read`;
}
