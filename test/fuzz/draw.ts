import type { SourceFormat } from '../../schemas/source.ts';
import { type Seeded, seeded } from '../support/seeded.ts';
import { ENDINGS } from './corpus.ts';
import { flipped, mutated, randomText } from './mutate.ts';

/** The forms that an article can have. */
const FORMS: readonly SourceFormat[] = ['dump', 'markdown', 'wikitext', 'html'];

/** A raw folder to read: articles and curated files, name to content. */
export interface Drawn {
  readonly articles: Readonly<Record<string, string | Buffer>>;
  readonly others: Readonly<Record<string, string>>;
}

/** The raw folder of a seed: one or two damaged articles of a form, or damaged curated files beside a whole one. */
export function drawn(
  seed: number,
  corpus: Readonly<Record<SourceFormat, readonly string[]>>,
  curated: Readonly<Record<string, string>>,
): Drawn {
  const random = seeded(seed);
  // The first numbers of neighbouring seeds are spread well enough for the form, and the rest goes on from there.
  const form = random.pick(FORMS);
  const texts = corpus[form];
  const article = (): string | Buffer => {
    if (random.below(20) === 0) return randomText(random);
    const text = mutated(random.pick(texts), random, texts);
    return random.below(20) === 0 ? flipped(text, random) : text;
  };
  const name = (index: number) => `203${index}_Cup.${ENDINGS[form]}`;
  if (random.below(12) === 0) {
    return { articles: { [name(1)]: random.pick(texts) }, others: damagedCurated(random, curated) };
  }
  const articles = { [name(1)]: article() };
  return { articles: random.below(6) === 0 ? { ...articles, [name(2)]: article() } : articles, others: {} };
}

function damagedCurated(random: Seeded, curated: Readonly<Record<string, string>>): Record<string, string> {
  const texts = Object.values(curated);
  const damaged = Object.entries(curated).map(([name, text]) => [
    name,
    random.below(2) === 0 ? text : mutated(text, random, texts),
  ]);
  return Object.fromEntries(damaged);
}
