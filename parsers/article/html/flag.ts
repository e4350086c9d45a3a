import { attributeOf } from './element.ts';
import type { HtmlElement } from './parse-html.ts';

/** `/commons/thumb/6/65/Flag_of_Qatar.svg/23px-Flag_of_Qatar.svg.png`, `./File:Flag_of_the_United_States.svg`. */
const FLAG_FILE = /(?:^|[/:-])(?:[a-z]+[_ ])?(?:flag|ensign)[_ ]of[_ ](?:the[_ ])?(?<name>[^/:]+?)(?:\.[a-z]{3,4})+$/i;

/**
 * The country of a flag as the source names it: the alternative text of the image, else its title, else the title of
 * its link, else what the file's name says. Null where the image is no flag, or one without a name.
 *
 * `<span class="flagicon"><a title="Italy"><img alt="ITA" …></a></span>` gives ITA.
 */
export function flagName(image: HtmlElement, isInFlagIcon: boolean, linkTitle: string): string | null {
  const file = decoded(attributeOf(image, 'resource') || attributeOf(image, 'src'));
  const fileName = FLAG_FILE.exec(file)?.groups?.['name'];
  if (!isInFlagIcon && fileName === undefined) return null;
  for (const text of [attributeOf(image, 'alt'), attributeOf(image, 'title'), linkTitle]) {
    const name = nameIn(text);
    if (name !== '') return name;
  }
  return fileName === undefined ? null : nameIn(fileName) || null;
}

/** `Flag of Italy.svg` and `File:Italy.svg` name Italy. Years and brackets behind the name tell which of its flags. */
function nameIn(text: string): string {
  const name = text.replaceAll('_', ' ').trim();
  return name
    .replace(/^(?:file|image):/i, '')
    .replace(/^flag of (?:the )?/i, '')
    .replace(/\.(?:svg|png|gif|jpe?g)$/i, '')
    .replace(/ (?:\([^()]*\)|\d{4}(?:[-–]\d{4})?)$/, '')
    .trim();
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
