import { codeOfCountry, countryIdOfCode } from '../country/codes.ts';

/** `/commons/thumb/6/65/Flag_of_Qatar.svg/23px-Flag_of_Qatar.svg.png`, `File:Flag of the United States.svg`. */
const FLAG_FILE = /(?:^|[/:-])(?:[a-z]+[_ ])?(?:flag|ensign)[_ ]of[_ ](?:the[_ ])?(?<name>[^/:]+?)(?:\.[a-z]{3,4})+$/i;

/** What the name or address of a picture's file says that it is a flag of; null for any other picture. */
export function nameOfFlagFile(file: string): string | null {
  return FLAG_FILE.exec(file)?.groups?.['name'] ?? null;
}

/**
 * The country or code that a flag stands for, of the texts that the source gives for it, the best first: the first that
 * names a country, else the first that says anything; null where none does.
 *
 * `Flag of Italy.svg` and `File:Italy.svg` name Italy. Years and brackets behind the name tell which of its flags.
 */
export function flagNameOf(texts: readonly string[]): string | null {
  const names = texts.map(nameIn).filter((name) => name !== '');
  const isCountry = (name: string) => countryIdOfCode(name) !== undefined || codeOfCountry(name) !== undefined;
  return names.find(isCountry) ?? names[0] ?? null;
}

function nameIn(text: string): string {
  const name = text.replaceAll('_', ' ').trim();
  return name
    .replace(/^(?:file|image):/i, '')
    .replace(/^flag of (?:the )?/i, '')
    .replace(/\.(?:svg|png|gif|jpe?g)$/i, '')
    .replace(/ (?:\([^()]*\)|\d{4}(?:[-–]\d{4})?)$/, '')
    .trim();
}
