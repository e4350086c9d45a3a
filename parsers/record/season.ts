import type { SeasonNumberRecord, SeasonRecord } from '../../schemas/record/season.ts';
import type { Article } from '../article/read-article.ts';
import { titleOf } from '../article/tree.ts';
import { slug } from '../text/fold.ts';
import { ORDINAL_PATTERN, parseOrdinal } from '../text/number-word.ts';
import { sentencesOf } from '../text/sentences.ts';

/** What an article's title says: a season of a series, or a series itself. */
export interface ArticleSubject {
  readonly title: string;
  readonly seriesName: string;
  /** Null for an article that is on no single season. */
  readonly year: number | null;
  readonly line: number;
}

/** The title of an article: its first heading, else its listing, else the name of its file. */
export function subjectOf(article: Article): ArticleSubject {
  const heading = titleOf(article.root);
  const title = heading?.text ?? article.raw.title ?? article.raw.file.replace(/\.[a-z]+$/, '').replaceAll('_', ' ');
  const match = /^(?<year>\d{4})(?:[-–]\d{2,4})? (?<series>\S.*?)(?: season)?$/.exec(title);
  const year = match?.groups?.['year'];
  const seriesName = match?.groups?.['series'] ?? title;
  return { title, seriesName, year: year === undefined ? null : Number(year), line: heading?.line ?? 1 };
}

/** The season that an article is on. `2008 American Le Mans Series` gives the id american-le-mans-series-2008. */
export function readSeason(subject: ArticleSubject, year: number, sourceId: string): SeasonRecord {
  return {
    seasonId: `${slug(subject.seriesName)}-${year}`,
    seriesName: subject.seriesName,
    year,
    title: subject.title,
    origin: { sourceId, line: subject.line, cells: [] },
  };
}

const SEASON_NUMBER = new RegExp(
  `\\b(?<number>${ORDINAL_PATTERN})(?: season)?(?: overall)?(?: (?:season|for|of|under|labell?ed as|known as|called|overall)){1,3}(?: the)? (?=[A-Z])`,
  'g',
);
const PROPER_NAME = /^\p{Lu}[\p{L}\d'-]*(?: \p{Lu}[\p{L}\d'-]*){0,6}/u;

/**
 * The numbers of a season in the lead of its article: sentences that speak of the season.
 * `the 42nd season overall of the IMSA GT Championship` gives 42, counted as IMSA GT Championship (2012).
 */
export function readSeasonNumbers(article: Article, season: SeasonRecord): SeasonNumberRecord[] {
  const numbers: SeasonNumberRecord[] = [];
  for (const block of article.blocks) {
    if (block.sectionPath.length > 0) break;
    for (const sentence of sentencesOf(block.text)) {
      if (!/\bseason\b/.test(sentence.text)) continue;
      for (const match of sentence.text.matchAll(SEASON_NUMBER)) {
        const number = parseOrdinal(match.groups?.['number'] ?? '');
        const countedAs = PROPER_NAME.exec(sentence.text.slice(match.index + match[0].length))?.[0];
        if (number === null || countedAs === undefined) continue;
        numbers.push({
          seasonId: season.seasonId,
          countedAs,
          number,
          text: match[0] + countedAs,
          origin: { sourceId: article.raw.sourceId, line: block.line + sentence.lineOffset, cells: [] },
        });
      }
    }
  }
  return numbers;
}
