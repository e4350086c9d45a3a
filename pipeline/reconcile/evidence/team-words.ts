import { fold } from '../../../parsers/text/fold.ts';

/** A team's name in comparable words. */
export interface TeamWords {
  /** Without legal suffixes; `motorsports` and `motor sports` are `motorsport`. */
  readonly plain: readonly string[];
  /** Without the words that many teams have. */
  readonly core: readonly string[];
  /** A car number behind the name, or ''. */
  readonly number: string;
}

const LEGAL = new Set([
  'inc',
  'llc',
  'ltd',
  'limited',
  'gmbh',
  'srl',
  'sarl',
  'spa',
  'corp',
  'corporation',
  'co',
  'ag',
  'bv',
  'plc',
]);
const GENERIC = new Set([
  'racing',
  'race',
  'racers',
  'team',
  'motorsport',
  'sport',
  'autosport',
  'competition',
  'competizione',
  'equipe',
  'scuderia',
  'endurance',
  'group',
  'squadron',
  'international',
  'the',
]);

/** `Penske Motorsports, Inc.` gives penske motorsport, its core penske. */
export function teamWords(name: string): TeamWords {
  const words = fold(name)
    .replace(/\bmotor ?sports?\b/g, 'motorsport')
    .replace(/['’.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !LEGAL.has(word));
  const number = /^\d{1,3}$/.test(words.at(-1) ?? '') && words.length > 1 ? (words.at(-1) ?? '') : '';
  const plain = number === '' ? words : words.slice(0, -1);
  return { plain, core: plain.filter((word) => !GENERIC.has(word)), number };
}

/** The first letters of a name's words: `The Racer's Group` gives trg. */
export function initialsOf(name: string): string {
  return fold(name)
    .replace(/['’.]/g, '')
    .split(/[^a-z0-9]+/)
    .map((word) => word[0] ?? '')
    .join('');
}
