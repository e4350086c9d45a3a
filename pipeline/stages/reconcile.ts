import type { CuratedFiles } from '../../schemas/curated.ts';
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
import { decideNames, type NameBook } from '../reconcile/name-book.ts';
import { occurrencesOf } from '../reconcile/occurrences.ts';
import { oncePerSeason } from '../reconcile/once-per-season.ts';

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
 * Of two articles on one season one is published; findings: `season-repeated`, `alias-unused`,
 * `name-unresolved`, `country-conflict`.
 */
export function reconcile(
  all: readonly Records[],
  curated: CuratedFiles,
  corrections: readonly Row<'correction'>[] = [],
  formats: ReadonlyMap<string, SourceFormat> = new Map(),
): Reconciled {
  const { kept, findings } = oncePerSeason(all, formats);
  const names = decideNames(kept.flatMap(occurrencesOf), kept, curated);
  const shared = new Build(names, new Set());
  buildCountries(shared);
  buildSeries(shared, kept);
  buildEntities(shared, kept);
  for (const correction of corrections) shared.rows.correction.push(correction);
  for (const decision of names.decisions) shared.rows.name_decision.push(decision);
  for (const occurrence of names.occurrences) shared.rows.name_occurrence.push(occurrence);
  const seriesIds = new Set(shared.rows.series.map((row) => row.series_id));
  return {
    shared: shared.rows,
    articles: function* () {
      for (const records of kept) yield articleRows(records, names, seriesIds);
    },
    findings: [...findings, ...names.findings, ...countryConflicts(kept, names)],
  };
}

function articleRows(records: Records, names: NameBook, seriesIds: ReadonlySet<string>): Dataset {
  const build = new Build(names, seriesIds);
  buildSeason(build, records);
  buildEntries(build, records);
  buildResults(build, records);
  buildPoints(build, records);
  buildStandings(build, records);
  buildFacts(build, records);
  return build.rows;
}
