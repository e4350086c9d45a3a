import { flagNameOf, nameOfFlagFile } from '../flag-name.ts';
import { attributeOf } from './element.ts';
import type { HtmlElement } from './parse-html.ts';

/**
 * The country of a flag as the source names it: by the alternative text of the image, its title, the title of its link, or
 * the file's name. Null where the image is no flag, or one without a name.
 *
 * `<span class="flagicon"><a title="Italy"><img alt="ITA" …></a></span>` gives ITA.
 */
export function flagName(image: HtmlElement, isInFlagIcon: boolean, linkTitle: string): string | null {
  const fileName = nameOfFlagFile(decoded(attributeOf(image, 'resource') || attributeOf(image, 'src')));
  if (!isInFlagIcon && fileName === null) return null;
  return flagNameOf([attributeOf(image, 'alt'), attributeOf(image, 'title'), linkTitle, fileName ?? '']);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
