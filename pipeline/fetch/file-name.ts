import { createHash } from 'node:crypto';
import type { Form } from './get-article.ts';

/** File systems end at 255; the endings and what is written aside need some. */
const MOST_BYTES = 200;

/**
 * The name of an article's file: `2009 American Le Mans Series` gives `2009_American_Le_Mans_Series.wikitext`. What a file
 * name may not hold, or what would hide the file, is written as in an address: `AC/DC` gives `AC%2FDC.wikitext`. Two
 * titles never give the same name.
 */
export function articleFileName(title: string, form: Form): string {
  const stem = [...title.replaceAll(' ', '_')]
    .map((character, index) => (isUnsafe(character, index) ? percent(character) : character))
    .join('');
  return `${shortened(stem, title)}.${form}`;
}

function isUnsafe(character: string, index: number): boolean {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Z}%/\\:*?"<>|]/u.test(character) || (index === 0 && /[.~-]/.test(character));
}

function percent(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** A name that is too long is cut, and told from others by a part of its title's hash. */
function shortened(stem: string, title: string): string {
  if (Buffer.byteLength(stem) <= MOST_BYTES) return stem;
  const hash = createHash('sha256').update(title).digest('hex').slice(0, 12);
  let bytes = 0;
  const kept = [...stem].filter((character) => {
    bytes += Buffer.byteLength(character);
    return bytes <= MOST_BYTES - hash.length - 1;
  });
  return `${kept.join('')}-${hash}`;
}
