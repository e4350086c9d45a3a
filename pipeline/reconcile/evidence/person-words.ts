import { splitPersonName } from '../../../parsers/cell/person-name.ts';
import { fold } from '../../../parsers/text/fold.ts';

/** A person's name in comparable words. */
export interface PersonWords {
  readonly first: string;
  /** Without a suffix, letters only. */
  readonly last: string;
  /** `jr`, `sr`, `ii` … or ''. */
  readonly suffix: string;
}

/** `Oswaldo Negri, Jr.` gives oswaldo, negri and jr. */
export function personWords(name: string): PersonWords {
  const { firstName, lastName } = splitPersonName(name);
  const words = fold(lastName ?? name)
    .replace(/[^a-z ]/g, '')
    .split(' ');
  const tail = words.at(-1) ?? '';
  const suffix = words.length > 1 && /^(?:jr|sr|ii|iii|iv)$/.test(tail) ? tail : '';
  const last = (suffix ? words.slice(0, -1) : words).join('');
  return { first: fold(firstName ?? '').replace(/[^a-z ]/g, ''), last, suffix };
}
