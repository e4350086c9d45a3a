import { UsageError } from '../errors.ts';

const YEAR = '{year}';
/** More seasons than any championship has had. */
const MOST_SEASONS = 200;

/**
 * The titles that a call names, each once, in its order. Where seasons are given, a word with `{year}` stands for one title a
 * season: `1999-2013` and `{year} American Le Mans Series` give fifteen. Throws UsageError.
 */
export function titlesOf(words: readonly string[], seasons: string | undefined): string[] {
  if (words.length === 0) throw new UsageError('name the articles: scrutineer fetch TITLE...');
  const isPattern = words.map((word) => word.includes(YEAR));
  const years = seasons === undefined ? [] : yearsOf(seasons);
  if (seasons !== undefined && !isPattern.includes(true)) {
    throw new UsageError(`--seasons ${seasons}: none of the titles has ${YEAR} in it`);
  }
  const titles = words.flatMap((word) => {
    if (!word.includes(YEAR)) return [word];
    if (seasons === undefined) throw new UsageError(`'${word}': give --seasons FIRST-LAST for ${YEAR}`);
    return years.map((year) => word.replaceAll(YEAR, String(year)));
  });
  return [...new Set(titles.map(checked))];
}

/** `1999-2013`, `1999–2013` or `1999`. */
function yearsOf(seasons: string): number[] {
  const { first, last = first } = /^(?<first>\d{4})(?:[-–](?<last>\d{4}))?$/.exec(seasons)?.groups ?? {};
  const count = Number(last) - Number(first) + 1;
  if (!(count >= 1 && count <= MOST_SEASONS)) {
    throw new UsageError(`--seasons '${seasons}': say FIRST-LAST, such as 1999-2013`);
  }
  return Array.from({ length: count }, (_, index) => Number(first) + index);
}

/** Spaces and underscores are one; a `|` would be taken for two titles. */
function checked(word: string): string {
  const title = word.replaceAll('_', ' ').trim();
  if (title === '') throw new UsageError('a title is empty');
  if (title.includes('|')) throw new UsageError(`'${title}': no title holds '|'; give each title as a word of its own`);
  return title;
}
