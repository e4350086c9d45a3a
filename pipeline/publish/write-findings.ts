import type { Curated, CuratedAcceptance } from '../../schemas/curated.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { StoredFinding, StoredFindings } from '../stored-findings.ts';
import { type Db, insertFindings } from './database.ts';
import { byPlace, contributingRows, FindingIds, findingRow } from './finding-rows.ts';

/**
 * Writes all findings, and then the rows that contributed to them, article by article. Accepted ones get their reason; a
 * curated line that accepts none gives `accepted-unmatched`. Comes back with the id of each stored finding at its number,
 * and how many were written.
 */
export function writeFindings(
  db: Db,
  stored: StoredFindings,
  acceptances: readonly Curated<CuratedAcceptance>[],
): { idOf: readonly string[]; count: number } {
  return db.transaction(() => {
    const written = writeRowsOfFindings(db, stored, acceptances);
    for (const ofArticle of stored.articles()) {
      const rows = inOrder(ofArticle).flatMap(({ number, draft }) =>
        contributingRows(draft, written.idOf[number] ?? ''),
      );
      insertFindings(db, { findings: [], rows });
    }
    return written;
  })();
}

function writeRowsOfFindings(
  db: Db,
  stored: StoredFindings,
  acceptances: readonly Curated<CuratedAcceptance>[],
): { idOf: readonly string[]; count: number } {
  const ids = new FindingIds();
  const reasons = new Map(acceptances.map(({ row }) => [row.finding_id, row.reason]));
  const accepted = new Set<string>();
  const idOf: string[] = [];
  let count = 0;
  const rowOf = (draft: FindingDraft, findingId: string) => {
    const reason = reasons.get(findingId) ?? null;
    if (reason !== null) accepted.add(findingId);
    count += 1;
    return findingRow(draft, findingId, reason);
  };
  for (const ofArticle of stored.articles()) {
    const findings = inOrder(ofArticle).map(({ number, draft }) => {
      const findingId = ids.next(draft);
      idOf[number] = findingId;
      return rowOf(draft, findingId);
    });
    insertFindings(db, { findings, rows: [] });
  }
  for (const acceptance of acceptances) {
    if (accepted.has(acceptance.row.finding_id)) continue;
    const draft = unmatchedFinding(acceptance);
    insertFindings(db, { findings: [rowOf(draft, ids.next(draft))], rows: [] });
  }
  return { idOf, count };
}

function inOrder(findings: readonly StoredFinding[]): StoredFinding[] {
  return [...findings].sort((a, b) => byPlace(a.draft, b.draft));
}

function unmatchedFinding({ row, line }: Curated<CuratedAcceptance>): FindingDraft {
  return {
    code: 'accepted-unmatched',
    message: `accepted-findings.csv, line ${line}: there is no finding ${row.finding_id} any more; remove the line`,
    about: row.finding_id,
    sourceId: null,
    line: null,
  };
}
