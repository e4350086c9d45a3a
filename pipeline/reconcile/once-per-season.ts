import { nameKey } from '../../parsers/text/fold.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { SeasonRecord } from '../../schemas/record/season.ts';
import type { SourceFormat } from '../../schemas/source.ts';
import type { RecordsOfArticles } from '../stored-records.ts';

/** The forms from the one that has kept most of an article to the one that has lost most. */
const RICHNESS: readonly SourceFormat[] = ['wikitext', 'html', 'markdown', 'dump'];

/**
 * The numbers of the articles that are published, given the season of each: of two on one season that of the richer form, of two of one form the
 * first. Findings `season-repeated`: one for each article that is superseded, and one for each figure of its standings
 * that the published one has otherwise.
 */
export function oncePerSeason(
  all: Pick<RecordsOfArticles, 'at'>,
  seasons: readonly (SeasonRecord | undefined)[],
  formats: ReadonlyMap<string, SourceFormat>,
): { kept: number[]; findings: FindingDraft[] } {
  const richest = new Map<string, number>();
  for (const [index, season] of seasons.entries()) {
    const rival = season ? richest.get(season.seasonId) : undefined;
    const isRicher = rival === undefined || rankOf(season, formats) < rankOf(seasons[rival], formats);
    if (season && isRicher) richest.set(season.seasonId, index);
  }
  const findings: FindingDraft[] = [];
  const kept: number[] = [];
  for (const [index, season] of seasons.entries()) {
    const published = season ? richest.get(season.seasonId) : undefined;
    if (!season || published === undefined || published === index) {
      kept.push(index);
      continue;
    }
    findings.push({
      code: 'season-repeated',
      message: `'${season.title}' is also the subject of ${seasons[published]?.origin.sourceId}, which is published; this article stays in the ledger only`,
      about: season.title,
      sourceId: season.origin.sourceId,
      line: season.origin.line,
    });
    const [own, other] = [all.at(index), all.at(published)];
    if (own && other) findings.push(...differences(own, other));
  }
  return { kept, findings };
}

function rankOf(season: SeasonRecord | undefined, formats: ReadonlyMap<string, SourceFormat>): number {
  const format = formats.get(season?.origin.sourceId ?? '');
  return format === undefined ? RICHNESS.length : RICHNESS.indexOf(format);
}

/** A printed figure of a standings table. */
interface Figure {
  readonly text: string;
  readonly line: number;
}

/** What two articles on one season print otherwise: totals, and what a competitor scored in a race. */
function differences(superseded: Records, published: Records): FindingDraft[] {
  const wanted = figuresOf(published);
  const findings: FindingDraft[] = [];
  for (const [what, { text, line }] of figuresOf(superseded)) {
    const other = wanted.get(what);
    if (!other || other.text === text) continue;
    findings.push({
      code: 'season-repeated',
      message: `${what} is '${text}' here and '${other.text}' in ${published.seasons[0]?.origin.sourceId}, line ${other.line}, which is published`,
      about: what,
      sourceId: superseded.seasons[0]?.origin.sourceId ?? null,
      line,
      published: text,
      expected: other.text,
    });
  }
  return findings;
}

function figuresOf(records: Records): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const { name, classCode, competitor, totalText, rounds, origin } of records.standings) {
    const who = `${nameKey(name.text)}, ${classCode} ${competitor}s`;
    if (totalText !== null) figures.set(`${who}: the total`, { text: totalText, line: origin.line });
    for (const { race, cellText, origin: of } of rounds) {
      const which = race.raceInRound === 1 ? `round ${race.round}` : `round ${race.round}, race ${race.raceInRound}`;
      figures.set(`${who}: ${which}`, { text: cellText, line: of.line });
    }
  }
  return figures;
}
