import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renamingOf } from '../test/support/rename.ts';
import { type Seeded, seeded } from '../test/support/seeded.ts';
import { articleText, publishArticles } from '../test/support/whole-dataset.ts';

const ARTICLES = 'raw/articles';
const SERIES = 'American Le Mans';
const YEAR = /\b(?:199\d|200\d|201[0-5])\b/g;
const CONSONANTS = 'bdfgklmnprstv';
const VOWELS = 'aeiou';
/** One standings table in this many has a total that is wrong, as in the real articles. */
const TABLES_A_FAULT = 20;

/** The dumps of the project, file name to text. */
export function realArticles(): Record<string, string> {
  const files = readdirSync(ARTICLES).filter((file) => file.endsWith('.txt'));
  return Object.fromEntries(files.map((file) => [file, articleText(file)]));
}

/**
 * Writes `count` articles to `<folder>/articles`: the real ones over and over as other series, each with the names of its
 * own drivers, teams, classes and circuits, its own years, the championships in another order, and a few totals changed.
 * The same count gives the same articles.
 */
export function writeArticles(folder: string, count: number): void {
  const real = realArticles();
  const dataset = publishArticles(real);
  const target = join(folder, 'articles');
  mkdirSync(target, { recursive: true });
  let written = 0;
  for (let series = 0; written < count; series += 1) {
    const random = seeded(series + 1);
    const renaming = renamingOf(dataset, Object.values(real), series + 1);
    const shift = random.below(50) - 40;
    const name = seriesName(series);
    const changed = (text: string) =>
      text.replaceAll(SERIES, name).replace(YEAR, (year) => String(Number(year) + shift));
    for (const [file, text] of Object.entries(real).slice(0, count - written)) {
      const title = changed(file.replaceAll('_', ' ')).replaceAll(' ', '_');
      writeFileSync(join(target, title), changed(renaming.text(reordered(withFaults(text, random), random))));
      written += 1;
    }
  }
}

/** Two made-up words, others for every number. */
function seriesName(number: number): string {
  const syllables = CONSONANTS.length * VOWELS.length;
  const syllable = (index: number) =>
    `${CONSONANTS[Math.floor(index / VOWELS.length)] ?? ''}${VOWELS[index % VOWELS.length] ?? ''}`;
  const word = (rest: number) => {
    const text = `${syllable(rest % syllables)}${syllable(Math.floor(rest / syllables) % syllables)}land`;
    return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
  };
  return `${word(number)} ${word(number * 7 + 3)}`;
}

/** The sections below each heading of the second level that has standings, in another order. */
function reordered(text: string, random: Seeded): string {
  return text
    .split(/^(?===[^=])/m)
    .map((part) => {
      if (!/^\| Pos /m.test(part)) return part;
      const [heading = '', ...sections] = part.split(/^(?====[^=])/m);
      // The last section has what stands below all of them, so it stays where it is.
      const last = sections.pop() ?? '';
      for (let at = sections.length - 1; at > 0; at -= 1) {
        const other = random.below(at + 1);
        const moved = sections[at] ?? '';
        sections[at] = sections[other] ?? '';
        sections[other] = moved;
      }
      return [heading, ...sections, last].join('');
    })
    .join('');
}

/** A few totals of standings tables, a little higher than their rounds add up to. */
function withFaults(text: string, random: Seeded): string {
  return text.replace(/(?<=^\| Pos .*\n\| 1 .*\| )\d+(?= \|$)/gm, (total) =>
    random.below(TABLES_A_FAULT) === 0 ? String(Number(total) + 1 + random.below(9)) : total,
  );
}
