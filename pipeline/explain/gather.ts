import { fold } from '../../parsers/text/fold.ts';
import type { Db } from '../publish/database.ts';
import { COMPETITORS, type Competitor } from './find-competitor.ts';
import { mentionsOf } from './gather-mentions.ts';
import { standingsOf } from './gather-standings.ts';
import type { ExplainedCompetitor, Filter, Unsure } from './model.ts';

/** Everything that the database knows of how a competitor's totals come about, within the filter. */
export function gather(db: Db, competitor: Competitor, filter: Filter): ExplainedCompetitor {
  const isWanted = (row: { readonly year: number | null; readonly class_code: string | null }) =>
    (filter.year === null || row.year === filter.year) &&
    (filter.classCode === null || fold(row.class_code ?? '') === fold(filter.classCode));
  const standings = standingsOf(db, competitor.kind, competitor.id);
  const scored = new Set(standings.map((row) => `${row.season_id} ${row.class_code}`));
  const scoredSeasons = new Set(standings.map((row) => row.season_id));
  const mentions = mentionsOf(db, competitor).filter((row) =>
    row.class_code === null
      ? row.season_id === null || !scoredSeasons.has(row.season_id)
      : !scored.has(`${row.season_id} ${row.class_code}`),
  );
  return {
    kind: competitor.kind,
    id: competitor.id,
    name: competitor.name,
    spellings: competitor.spellings,
    unsure: unsureOf(db, competitor),
    standings: standings.filter(isWanted),
    elsewhere: mentions.filter(isWanted),
  };
}

/** Names that may mean the competitor, or that a name of his may mean, and that nobody has decided on. */
function unsureOf(db: Db, { kind, id, spellings }: Competitor): Unsure[] {
  const rows = db
    .prepare<[string], { raw: string; other: string; otherId: string; evidence: string | null }>(
      `SELECT raw_name AS raw, name_decision.entity_id AS otherId, known.name AS other, evidence FROM name_decision
       JOIN (${COMPETITORS}) AS known
         ON known.id = name_decision.entity_id AND known.kind = name_decision.kind
       WHERE name_decision.kind = ? AND judgement = 'unsure' ORDER BY raw_name, name_decision.entity_id`,
    )
    .all(kind);
  return rows.flatMap(({ raw, other, otherId, evidence }) => {
    if (otherId === id) return [{ name: raw, evidence }];
    return spellings.includes(raw) ? [{ name: other, evidence }] : [];
  });
}
