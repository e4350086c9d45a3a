import type { Row } from '../../schemas/dataset/tables.ts';
import { type Db, publicationOf, SCHEMA_VERSION } from './database.ts';

/** What the descriptions of a publication say of it as a whole. */
export interface Imprint {
  readonly title: string;
  readonly description: string;
  /** The publication hash. */
  readonly publication: string;
  readonly schemaVersion: string;
  /** Names of licences as the sources have them, each once. */
  readonly licences: readonly string[];
  readonly sources: readonly Pick<Row<'source'>, 'title' | 'url'>[];
}

/** Reads from a published database what its descriptions say of it as a whole. */
export function imprintOf(db: Db): Imprint {
  const series = db.prepare<[], Pick<Row<'series'>, 'name'>>('SELECT name FROM series ORDER BY series_id').all();
  const sources = db
    .prepare<[], Pick<Row<'source'>, 'title' | 'url' | 'licence'>>(
      'SELECT title, url, licence FROM source ORDER BY source_id',
    )
    .all();
  return {
    title: series.length === 0 ? 'Racing seasons' : `Racing seasons: ${series.map(({ name }) => name).join(', ')}`,
    description:
      'What articles on motor racing seasons say, as typed tables: races, entries, winners, points and standings, with ' +
      'names reconciled, every figure recomputed, and the article and line of each value.',
    publication: publicationOf(db),
    schemaVersion: String(SCHEMA_VERSION),
    licences: [...new Set(sources.flatMap(({ licence }) => licence ?? []))],
    sources,
  };
}
