import type { PrintedName } from '../../schemas/record/origin.ts';
import { countryIdOfCode } from '../country/codes.ts';

/** Says of a text whether it is known to be a whole name, as printed behind a nation code elsewhere. */
export type KnowsName = (text: string) => boolean;

/**
 * Takes the nation code off the front of a name. Three capitals are a code only where they are one in the table of
 * codes, a name follows, and the whole is not itself known as a name.
 *
 * `GER Frank Biela` gives GER and Frank Biela; `BMW Team RLL` stays whole; `FRA ROC` gives FRA and ROC.
 */
export function splitNation(text: string, isKnownName: KnowsName = () => false): PrintedName {
  const match = /^(?<code>[A-Z]{3}) (?<name>\S.*)$/.exec(text);
  const code = match?.groups?.['code'];
  const name = match?.groups?.['name'];
  if (code === undefined || name === undefined || countryIdOfCode(code) === undefined || isKnownName(text)) {
    return { countryText: null, text };
  }
  return { countryText: code, text: name };
}

/**
 * Splits a cell in which several names follow each other, each behind its nation code. A code directly behind a code,
 * or at the end, belongs to the name. A text without codes comes back whole.
 *
 * `USA TRG USA Alex Job Racing` gives TRG and Alex Job Racing (2012, GTC drivers).
 */
export function splitAtNations(text: string): PrintedName[] {
  const words = text.split(' ');
  const names: { countryText: string | null; words: string[] }[] = [];
  words.forEach((word, index) => {
    const current = names.at(-1);
    const isAfterCode = current !== undefined && current.countryText !== null && current.words.length === 0;
    const isCode = /^[A-Z]{3}$/.test(word) && countryIdOfCode(word) !== undefined;
    if (isCode && !isAfterCode && index < words.length - 1) names.push({ countryText: word, words: [] });
    else if (current) current.words.push(word);
    else names.push({ countryText: null, words: [word] });
  });
  return names.map((name) => ({ countryText: name.countryText, text: name.words.join(' ') }));
}
