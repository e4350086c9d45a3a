import { createHash } from 'node:crypto';
import { compareText } from '../../parsers/text/fold.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import { FINDING_SEVERITY, type FindingDraft } from '../../schemas/finding.ts';

/** Findings with their ids, as they are published. */
export interface FindingRows {
  readonly findings: readonly Row<'finding'>[];
  readonly rows: readonly Row<'finding_row'>[];
}

/**
 * Gives every finding its id, a hash of what it says and not of where: code, season, class, championship, round,
 * competitor as printed, published and expected figure. Of several that say the same each further one gets a number, so
 * they are to be asked for in the order in which they are published.
 */
export class FindingIds {
  readonly #counts = new Map<string, number>();

  next(draft: FindingDraft): string {
    const hash = hashOf(draft);
    const count = (this.#counts.get(hash) ?? 0) + 1;
    this.#counts.set(hash, count);
    return count === 1 ? hash : `${hash}-${count}`;
  }
}

/** The row of a finding; `reason` says why people accept it, null where they do not. */
export function findingRow(draft: FindingDraft, findingId: string, reason: string | null): Row<'finding'> {
  return {
    finding_id: findingId,
    code: draft.code,
    severity: draft.severity ?? FINDING_SEVERITY[draft.code],
    message: draft.message,
    season_id: draft.seasonId ?? null,
    championship_id: draft.championshipId ?? null,
    race_id: draft.raceId ?? null,
    source_id: draft.sourceId,
    line: draft.line,
    column_number: draft.column ?? null,
    published: draft.published ?? null,
    expected: draft.expected ?? null,
    cause: draft.cause ?? null,
    status: reason === null ? 'open' : 'accepted',
    reason,
  };
}

/** The rows that contributed to a finding. */
export function contributingRows(draft: FindingDraft, findingId: string): Row<'finding_row'>[] {
  return (draft.rows ?? []).map((row, index) => ({
    finding_id: findingId,
    display_order: index + 1,
    role: row.role,
    table_name: row.table,
    row_id: row.rowId,
    source_id: row.sourceId,
    line: row.line,
  }));
}

function hashOf(draft: FindingDraft): string {
  const parts = [
    draft.code,
    draft.seasonId,
    draft.classCode,
    draft.championshipId,
    draft.raceId,
    draft.about,
    draft.published,
    draft.expected,
  ];
  const text = JSON.stringify(parts.map((part) => part ?? null));
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The order in which findings are published. */
export function byPlace(a: FindingDraft, b: FindingDraft): number {
  return (
    compareText(a.sourceId ?? '\uffff', b.sourceId ?? '\uffff') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.about, b.about) ||
    compareText(a.message, b.message)
  );
}
