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
import type { EntityIds } from '../reconcile/entity-ids.ts';
import { NameEvidence } from '../reconcile/evidence/judge-names.ts';
import { decideNames } from '../reconcile/name-book.ts';
import { buildOccurrences, Spellings } from '../reconcile/occurrences.ts';
import { oncePerSeason } from '../reconcile/once-per-season.ts';
import { PrintedCountries } from '../reconcile/printed-countries.ts';
import type { RaceVenue } from '../reconcile/venues.ts';
import type { RecordsOfArticles } from '../stored-records.ts';

/** What the records of all articles give. */
export interface Reconciled {
  /** Rows that are no article's own: names and what they stand for, countries, series, corrections. */
  readonly shared: Dataset;
  /** The rows of each article that is published, made when its turn comes. */
  readonly articles: () => Iterable<Dataset>;
  readonly findings: readonly FindingDraft[];
}

/**
 * Records of all articles to one dataset: which spellings are one entity, and every row with its id, article by article.
 * The records of an article are asked for when its turn comes and not held. Of two articles on one season one is
 * published; findings: `season-repeated`, `alias-unused`, `name-unresolved`, `country-conflict`.
 */
export function reconcile(
  all: RecordsOfArticles,
  curated: CuratedFiles,
  corrections: readonly Row<'correction'>[] = [],
  formats: ReadonlyMap<string, SourceFormat> = new Map(),
): Reconciled {
  const { kept, findings } = oncePerSeason(all, formats);
  const printed = gathered(recordsOf(all, kept));
  const evidenceOn = (kinds: readonly EntityKind[]) => evidenceIn(recordsOf(all, kept), kinds);
  const names = decideNames({ spellings: printed.spellings, venues: printed.venues, evidenceOn }, curated);
  const { ids } = names;
  const shared = new Build(ids, new Set());
  buildCountries(shared);
  buildSeries(shared, printed.seasons);
  for (const correction of corrections) shared.rows.correction.push(correction);
  for (const decision of names.decisions) shared.rows.name_decision.push(decision);
  const countries = {
    driver: printed.countries.take('driver', ids),
    team: printed.countries.take('team', ids),
    manufacturer: printed.countries.take('manufacturer', ids),
  };
  buildEntities(shared, names, countries);
  const seriesIds = new Set(shared.rows.series.map((row) => row.series_id));
  return {
    shared: shared.rows,
    articles: function* () {
      for (const records of recordsOf(all, kept)) yield articleRows(records, ids, seriesIds);
    },
    findings: [...findings, ...names.findings, ...countryConflicts(recordsOf(all, kept), ids, countries.driver)],
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
