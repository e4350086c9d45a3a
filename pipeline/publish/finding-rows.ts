import { createHash } from 'node:crypto';
import { compareText } from '../../parsers/text/fold.ts';
import type { Curated, CuratedAcceptance } from '../../schemas/curated.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import { FINDING_SEVERITY, type FindingDraft } from '../../schemas/finding.ts';

/** Findings with their ids, as they are published. */
export interface FindingRows {
  readonly findings: readonly Row<'finding'>[];
  readonly rows: readonly Row<'finding_row'>[];
  readonly idOf: ReadonlyMap<FindingDraft, string>;
}

/**
 * Gives every finding its id, a hash of what it says and not of where: code, season, class, championship, round,
 * competitor as printed, published and expected figure. Accepted ones get their reason; a curated line that accepts
 * none gives `accepted-unmatched`.
 */
export function findingRows(
  drafts: readonly FindingDraft[],
  acceptances: readonly Curated<CuratedAcceptance>[],
): FindingRows {
  const idOf = new Map<FindingDraft, string>();
  const counts = new Map<string, number>();
  const reasons = new Map(acceptances.map(({ row }) => [row.finding_id, row.reason]));
  const findings: Row<'finding'>[] = [];
  const rows: Row<'finding_row'>[] = [];
  const add = (draft: FindingDraft) => {
    const hash = hashOf(draft);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    const findingId = count === 1 ? hash : `${hash}-${count}`;
    idOf.set(draft, findingId);
    const reason = reasons.get(findingId) ?? null;
    findings.push({
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
    });
    draft.rows?.forEach((row, index) => {
      rows.push({
        finding_id: findingId,
        display_order: index + 1,
        role: row.role,
        table_name: row.table,
        row_id: row.rowId,
        source_id: row.sourceId,
        line: row.line,
      });
    });
  };
  for (const draft of [...drafts].sort(byPlace)) add(draft);
  for (const { row, line } of acceptances) {
    if ([...idOf.values()].includes(row.finding_id)) continue;
    add({
      code: 'accepted-unmatched',
      message: `accepted-findings.csv, line ${line}: there is no finding ${row.finding_id} any more; remove the line`,
      about: row.finding_id,
      sourceId: null,
      line: null,
    });
  }
  return { findings, rows, idOf };
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

function byPlace(a: FindingDraft, b: FindingDraft): number {
  return (
    compareText(a.sourceId ?? '\uffff', b.sourceId ?? '\uffff') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.about, b.about) ||
    compareText(a.message, b.message)
  );
}
