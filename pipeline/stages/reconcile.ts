import type { CuratedFiles, EntityKind } from '../../schemas/curated.ts';
import type { Dataset, Row } from '../../schemas/dataset/tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { SourceFormat } from '../../schemas/source.ts';
import { Build } from '../reconcile/build.ts';
import { buildEntities } from '../reconcile/build-entities.ts';
import { buildEntries } from '../reconcile/build-entries.ts';
import { buildFacts } from '../reconcile/build-facts.ts';
import { buildPoints } from '../reconcile/build-points.ts';
import { buildResults } from '../reconcile/build-results.ts';
import { buildCountries, buildSeason, buildSeries } from '../reconcile/build-seasons.ts';
import { buildStandings } from '../reconcile/build-standings.ts';
import { countryConflicts } from '../reconcile/country-conflicts.ts';
import { EntityIds } from '../reconcile/entity-ids.ts';
import { decideNames } from '../reconcile/name-book.ts';
import { buildOccurrences } from '../reconcile/occurrences.ts';
import { oncePerSeason } from '../reconcile/once-per-season.ts';
import { PrintedNames } from '../reconcile/printed-names.ts';
import type { RaceVenue } from '../reconcile/venues.ts';
import type { RecordsOfArticles } from '../stored-records.ts';

/** A part of the rows that are no article's own (names and what they stand for, countries, series, corrections). */
export interface SharedRows {
  readonly rows: Dataset;
  readonly findings: readonly FindingDraft[];
}

/** Makes the rows of each article that is published, when its turn comes. */
export type RowsOfArticles = () => Iterable<Dataset>;

/**
 * Records of all articles to one dataset: which spellings are one entity, and every row with its id. First come the rows
 * that are no article's own, part by part, each needed only until it is written; then what gives those of the articles.
 * The records of an article are asked for when its turn comes and not held. Of two articles on one season one is
 * published; findings: `season-repeated`, `alias-unused`, `name-unresolved`, `country-conflict`.
 */
export function* reconcile(
  all: RecordsOfArticles,
  curated: CuratedFiles,
  corrections: readonly Row<'correction'>[] = [],
  formats: ReadonlyMap<string, SourceFormat> = new Map(),
): Generator<SharedRows, RowsOfArticles> {
  const { kept, published, findings } = outlinesOf(all, formats);
  const ids = new EntityIds();
  const first = new Build(ids, new Set());
  buildCountries(first);
  buildSeries(first, published);
  for (const correction of corrections) first.rows.correction.push(correction);
  yield { rows: first.rows, findings };
  const seriesIds = new Set(first.rows.series.map((row) => row.series_id));
  const printedOf = (kinds: readonly EntityKind[]) => namesIn(recordsOf(all, kept), kinds);
  const venues = published.flatMap((outline) => outline.venues);
  const inSeason = seasonOfFinding(published);
  let areConflictsKnown = false;
  for (const decided of decideNames({ printedOf, venues }, curated, ids)) {
    const build = new Build(ids, seriesIds);
    const { kind, entities, countries } = decided;
    for (const decision of decided.decisions) build.rows.name_decision.push(decision);
    buildEntities(build, kind, entities, countries);
    const conflicts =
      kind === 'driver' && !areConflictsKnown ? countryConflicts(recordsOf(all, kept), ids, countries) : [];
    areConflictsKnown ||= kind === 'driver';
    yield { rows: build.rows, findings: [...decided.findings.map(inSeason), ...conflicts] };
  }
  return function* () {
    for (const records of recordsOf(all, kept)) yield articleRows(records, ids, seriesIds);
  };
}

function* recordsOf(all: RecordsOfArticles, kept: readonly number[]): Iterable<Records> {
  for (const index of kept) {
    const records = all.at(index);
    if (records) yield records;
  }
}

/** What has to be known of an article, whichever names it prints, before the rows of another can be made. */
interface Outline extends Pick<Records, 'series' | 'seasons'> {
  readonly venues: readonly RaceVenue[];
}

/** The numbers of the articles that are published, and their outlines. */
function outlinesOf(all: RecordsOfArticles, formats: ReadonlyMap<string, SourceFormat>) {
  const outlines = Array.from(all, outlineOf);
  const seasons = outlines.map((outline) => outline.seasons[0]);
  const { kept, findings } = oncePerSeason(all, seasons, formats);
  return { kept, published: kept.flatMap((index) => outlines[index] ?? []), findings };
}

/** Gives a finding on a name the season of the article in which the name stands. */
function seasonOfFinding(outlines: readonly Outline[]): (finding: FindingDraft) => FindingDraft {
  const seasons = outlines.flatMap((outline) => outline.seasons);
  const bySource = new Map(seasons.map(({ seasonId, origin }) => [origin.sourceId, seasonId]));
  return (finding) => ({ ...finding, seasonId: finding.seasonId ?? bySource.get(finding.sourceId ?? '') ?? null });
}

function outlineOf({ series, seasons, races }: Records): Outline {
  const venues = races.map(({ seasonId, round, circuitText, resultsCircuitText }) => ({
    seasonId,
    round,
    circuitText,
    resultsCircuitText,
  }));
  return { series, seasons, venues };
}

function namesIn(all: Iterable<Records>, kinds: readonly EntityKind[]): PrintedNames {
  const printed = new PrintedNames(kinds);
  for (const records of all) printed.add(records);
  return printed;
}

function articleRows(records: Records, ids: EntityIds, seriesIds: ReadonlySet<string>): Dataset {
  const build = new Build(ids, seriesIds);
  buildSeason(build, records);
  buildEntries(build, records);
  buildResults(build, records);
  buildPoints(build, records);
  buildStandings(build, records);
  buildFacts(build, records);
  buildOccurrences(build, records);
  return build.rows;
}
