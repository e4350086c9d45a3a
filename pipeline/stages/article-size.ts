import type { SourceFormat } from '../../schemas/source.ts';
import { InputError } from '../errors.ts';

interface Limits {
  readonly characters: number;
  /** Characters that markup is made of, and ends of lines. */
  readonly marks: number;
}

/**
 * What fits into the memory of a plain machine whatever the text is made of. The longest articles of Wikipedia have two
 * million characters; a season has some 30,000 marks.
 */
const LIMITS: Readonly<Record<SourceFormat, Limits>> = {
  dump: { characters: 16_000_000, marks: 1_000_000 },
  wikitext: { characters: 16_000_000, marks: 1_000_000 },
  html: { characters: 16_000_000, marks: 1_000_000 },
  markdown: { characters: 2_000_000, marks: 150_000 },
};
const MARKS = new Set([...'\n|!{}[]<>*_~`\'"=&-'].map((mark) => mark.charCodeAt(0)));

/** Refuses a text that cannot be an article and would take all memory. Throws InputError. */
export function refuseOversized(path: string, format: SourceFormat, text: string): void {
  const { characters, marks } = LIMITS[format];
  if (text.length > characters) throw oversized(path, format, text.length, 'characters', characters);
  const found = countMarks(text);
  if (found > marks) throw oversized(path, format, found, 'marks of markup', marks);
}

function countMarks(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) if (MARKS.has(text.charCodeAt(index))) count += 1;
  return count;
}

function oversized(path: string, format: SourceFormat, found: number, what: string, limit: number): InputError {
  return new InputError(
    `${path}: holds ${found} ${what}, and of an article in the form ${format} at most ${limit} are read; split it or leave it out`,
  );
}
