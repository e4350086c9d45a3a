/** First and last name; joined with a space they are the name. Null where the name is a single word. */
export interface PersonName {
  readonly firstName: string | null;
  readonly lastName: string | null;
}

const PARTICLES = new Set([
  'da',
  'das',
  'de',
  'del',
  'della',
  'den',
  'der',
  'di',
  'do',
  'dos',
  'du',
  'la',
  'le',
  'ten',
  'ter',
  'van',
  'von',
  'zu',
]);
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/;

/**
 * Splits a person's name. Particles and what follows are the last name, `Jr.` stays with it; without a particle the
 * last word is the last name. `Eric van de Poele` gives Eric and van de Poele, `Oswaldo Negri, Jr.` Oswaldo and
 * Negri, Jr. A second surname without a particle cannot be told from a second first name.
 */
export function splitPersonName(name: string): PersonName {
  const words = name.split(' ');
  let last = words.length - 1;
  if (last > 1 && SUFFIX.test(words[last] ?? '')) last -= 1;
  const particle = words.findIndex((word, index) => index > 0 && index < last && PARTICLES.has(word.toLowerCase()));
  const cut = particle > 0 ? particle : last;
  if (cut < 1) return { firstName: null, lastName: null };
  return { firstName: words.slice(0, cut).join(' '), lastName: words.slice(cut).join(' ') };
}
