import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFormat } from '../../schemas/source.ts';
import { toMarkdown, withoutResidue } from '../support/markdown.ts';
import { blocksOf, toHtml, toWikitext } from '../support/markup.ts';
import { RAW } from '../support/program.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

/** The ending of a file's name for each form. */
export const ENDINGS: Readonly<Record<SourceFormat, string>> = {
  dump: 'txt',
  markdown: 'md',
  wikitext: 'wikitext',
  html: 'html',
};

/** Articles to start from, in each form: the project's own, a small season, and the fixtures of the readers. */
export function corpusOf(): Readonly<Record<SourceFormat, readonly string[]>> {
  const articles = join(RAW, 'articles');
  const dumps = readdirSync(articles)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(articles, name), 'utf8'));
  dumps.push(SMALL_SEASON, SMALL_SEASON, SMALL_SEASON);
  const blocks = dumps.map((dump) => blocksOf(dump));
  return {
    dump: dumps,
    markdown: dumps.map((dump) => toMarkdown(withoutResidue(dump)).text),
    wikitext: [
      ...blocks.map((article, index) => toWikitext(article, index % 2 === 0 ? 'lines' : 'line', 'code')),
      ...fixtures('wikitext', '.wikitext'),
    ],
    html: [...blocks.map((article) => toHtml(article, 'name')), ...fixtures('html', '.html')],
  };
}

function fixtures(folder: string, ending: string): string[] {
  const path = join('test/fixtures', folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(path, name), 'utf8'));
}
