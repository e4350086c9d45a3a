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
import { NameEvidence } from '../reconcile/evidence/judge-names.ts';
import { decideNames } from '../reconcile/name-book.ts';
import { buildOccurrences, Spellings } from '../reconcile/occurrences.ts';
import { oncePerSeason } from '../reconcile/once-per-season.ts';
import { PrintedCountries } from '../reconcile/printed-countries.ts';
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
  const { kept, findings } = oncePerSeason(all, formats);
  const printed = gathered(recordsOf(all, kept));
  const ids = new EntityIds();
  const first = new Build(ids, new Set());
  buildCountries(first);
  buildSeries(first, printed.seasons);
  for (const correction of corrections) first.rows.correction.push(correction);
  yield { rows: first.rows, findings };
  const seriesIds = new Set(first.rows.series.map((row) => row.series_id));
  const evidenceOn = (kinds: readonly EntityKind[]) => evidenceIn(recordsOf(all, kept), kinds);
  const sources = { spellings: printed.spellings, venues: printed.venues, evidenceOn };
  for (const decided of decideNames(sources, curated, ids)) {
    const build = new Build(ids, seriesIds);
    const { kind, entities } = decided;
    for (const decision of decided.decisions) build.rows.name_decision.push(decision);
    const countries = printed.countries.take(kind, ids);
    buildEntities(build, kind, entities, countries);
    const conflicts = kind === 'driver' ? countryConflicts(recordsOf(all, kept), ids, countries) : [];
    yield { rows: build.rows, findings: [...decided.findings, ...conflicts] };
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

/** What has to be known of all articles together before the rows of one can be made. */
function gathered(all: Iterable<Records>) {
  const spellings = new Spellings();
  const countries = new PrintedCountries();
  const venues: RaceVenue[] = [];
  const seasons: Pick<Records, 'series' | 'seasons'>[] = [];
  for (const records of all) {
    spellings.add(records);
    countries.add(records);
    for (const { seasonId, round, circuitText, resultsCircuitText } of records.races)
      venues.push({ seasonId, round, circuitText, resultsCircuitText });
    seasons.push({ series: records.series, seasons: records.seasons });
  }
  return { spellings, countries, venues, seasons };
}

function evidenceIn(all: Iterable<Records>, kinds: readonly EntityKind[]): NameEvidence {
  const evidence = new NameEvidence(kinds);
  for (const records of all) evidence.add(records);
  return evidence;
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
