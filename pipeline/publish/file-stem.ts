import { createHash } from 'node:crypto';

/** File systems end at 255; the ending and what is written aside need some. */
const MOST_CHARACTERS = 200;

/**
 * The name of the file of a season or an article, without its ending: its id, which is of a-z, 0-9 and hyphens. One that
 * is too long for a file system is cut, and told from others by a part of its hash.
 */
export function fileStem(id: string): string {
  if (id.length <= MOST_CHARACTERS) return id;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 12);
  return `${id.slice(0, MOST_CHARACTERS - hash.length - 1)}-${hash}`;
}
