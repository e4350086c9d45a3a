import { flagNameOf, nameOfFlagFile } from '../flag-name.ts';
import type { Bracketed } from './scanner.ts';

/** What stands between the pipes of a picture and says how it is shown. */
const OPTION =
  /^(?:(?:\d+(?:x\d+)?|x\d+)px|border|frameless|left|right|center|centre|none|baseline|middle|sub|super|top|bottom|text-top|text-bottom|upright.*|(?:link|lang|class|page|upright)=.*)?$/is;
const ASIDE = /^(?:thumb|thumbnail|frame|framed)(?:=.*)?$/i;

/**
 * The country of a flag that stands in the text: by its alternative text, its caption or the file's name. Null for any other
 * picture, and for one that is put aside of the text.
 *
 * `[[File:Flag of Qatar.svg|22px|border]]` gives Qatar.
 */
export function flagOfPicture(link: Bracketed, source: string): string | null {
  const [file = '', ...options] = link.parts.map(({ from, to }) => source.slice(from, to).trim());
  const fileName = nameOfFlagFile(file);
  if (fileName === null || options.some((option) => ASIDE.test(option))) return null;
  const alternative = options.flatMap((option) => /^alt\s*=(?<text>.*)$/s.exec(option)?.groups?.['text'] ?? []);
  const captions = options.filter((option) => !OPTION.test(option) && !/^alt\s*=/.test(option));
  const texts = [alternative.at(-1) ?? '', captions.at(-1) ?? ''].filter((text) => !/[[\]{}<>]/.test(text));
  return flagNameOf([...texts, fileName]);
}
