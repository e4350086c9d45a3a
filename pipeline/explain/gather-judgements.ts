import type { Db } from '../publish/database.ts';
import type { ExplainedCheck, ExplainedFinding } from './model.ts';

interface OfRow {
  readonly table: string;
  readonly rowId: string;
  /** Begins the ids of the rounds of the row. */
  readonly rounds: string;
}

/** The row itself, or a round of it. */
const OF_ROW = `((table_name = @table AND row_id = @rowId)
  OR (table_name = @table || '_race' AND substr(row_id, 1, length(@rounds)) = @rounds))`;

/** The checks of a row and its rounds that did not confirm. */
export function uncertainChecksOf(db: Db, table: string, rowId: string): ExplainedCheck[] {
  return db
    .prepare<[OfRow], ExplainedCheck>(
      `SELECT code, race.round || iif(race.race_in_round > 1, '-' || race.race_in_round, '') AS round_text, outcome,
         finding_id
       FROM audit_check LEFT JOIN race ON race.race_id = audit_check.race_id
       WHERE outcome <> 'confirmed' AND ${OF_ROW} ORDER BY audit_check.rowid`,
    )
    .all({ table, rowId, rounds: `${rowId}/` });
}

/** The findings that a row or one of its rounds contributed to, that a check of it names, or that stand on its line. */
export function findingsOf(db: Db, table: string, rowId: string, sourceId: string, line: number): ExplainedFinding[] {
  return db
    .prepare<[OfRow & { readonly sourceId: string; readonly line: number }], ExplainedFinding>(
      `SELECT finding_id, code, severity, status, reason, message, 'raw/articles/' || source.file AS article,
         finding.line
       FROM finding LEFT JOIN source ON source.source_id = finding.source_id
       WHERE finding_id IN (
         SELECT finding_id FROM finding_row WHERE ${OF_ROW}
         UNION SELECT finding_id FROM audit_check WHERE finding_id IS NOT NULL AND ${OF_ROW}
         UNION SELECT finding_id FROM finding WHERE source_id = @sourceId AND line = @line)
       ORDER BY finding.rowid`,
    )
    .all({ table, rowId, rounds: `${rowId}/`, sourceId, line });
}
