import { nameKey } from '../../parsers/text/fold.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { SourceFormat } from '../../schemas/source.ts';

/** The forms from the one that has kept most of an article to the one that has lost most. */
const RICHNESS: readonly SourceFormat[] = ['wikitext', 'html', 'markdown', 'dump'];

/**
 * The records that are published: of two articles on one season those of the richer form, of two of one form those of the
 * first. Findings `season-repeated`: one for each article that is superseded, and one for each figure of its standings
 * that the published one has otherwise.
 */
export function oncePerSeason(
  all: readonly Records[],
  formats: ReadonlyMap<string, SourceFormat>,
): { kept: Records[]; findings: FindingDraft[] } {
  const richest = new Map<string, Records>();
  for (const records of all) {
    const [season] = records.seasons;
    const rival = season ? richest.get(season.seasonId) : undefined;
    if (season && (!rival || rankOf(records, formats) < rankOf(rival, formats))) richest.set(season.seasonId, records);
  }
  const findings: FindingDraft[] = [];
  const kept = all.filter((records) => {
    const [season] = records.seasons;
    const published = season ? richest.get(season.seasonId) : undefined;
    if (!season || !published || published === records) return true;
    findings.push({
      code: 'season-repeated',
      message: `'${season.title}' is also the subject of ${published.seasons[0]?.origin.sourceId}, which is published; this article stays in the ledger only`,
      about: season.title,
      sourceId: season.origin.sourceId,
      line: season.origin.line,
    });
    findings.push(...differences(records, published));
    return false;
  });
  return { kept, findings };
}

function rankOf(records: Records, formats: ReadonlyMap<string, SourceFormat>): number {
  const format = formats.get(records.seasons[0]?.origin.sourceId ?? '');
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
