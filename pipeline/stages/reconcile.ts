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
import { decideNames } from '../reconcile/name-book.ts';
import { occurrencesOf } from '../reconcile/occurrences.ts';
import { oncePerSeason } from '../reconcile/once-per-season.ts';

/**
 * Records of all articles to one dataset: which spellings are one entity, and every row with its id. Of two
 * articles on one season one is published; findings: `season-repeated`, `alias-unused`,
 * `name-unresolved`, `country-conflict`.
 */
export function reconcile(
  all: readonly Records[],
  curated: CuratedFiles,
  corrections: readonly Row<'correction'>[] = [],
  formats: ReadonlyMap<string, SourceFormat> = new Map(),
): { dataset: Dataset; findings: FindingDraft[] } {
  const { kept, findings } = oncePerSeason(all, formats);
  const names = decideNames(kept.flatMap(occurrencesOf), kept, curated);
  const build = new Build(names);
  buildCountries(build);
  buildSeries(build, kept);
  buildEntities(build, kept);
  for (const records of kept) {
    buildSeason(build, records);
    buildEntries(build, records);
    buildResults(build, records);
    buildPoints(build, records);
    buildStandings(build, records);
    buildFacts(build, records);
  }
  build.rows.correction.push(...corrections);
  build.rows.name_decision.push(...names.decisions);
  build.rows.name_occurrence.push(...names.occurrences);
  return { dataset: build.rows, findings: [...findings, ...names.findings, ...countryConflicts(kept, names)] };
}
