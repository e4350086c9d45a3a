import type { Verdict } from '../../../schemas/dataset/standing-tables.ts';
import {
  type AuditedRound,
  type AuditedRow,
  type AuditRule,
  type Check,
  pointsText,
  type Recomputed,
  rowFinding,
  titleOfChampionship,
} from '../model.ts';

/**
 * Every value must be one that a finishing place of that race gives, adjustments undone. Nothing and 0 are always
 * possible, and what was worked out from a place is what that place gives; a race without a known points system cannot be checked.
 */
export const pointsInSystemRule: AuditRule = {
  code: 'points-not-in-system',
  check: (recomputed) =>
    recomputed.championship.rows.flatMap((row) => row.rounds.map((round) => checkRound(recomputed, row, round))),
};

function checkRound(recomputed: Recomputed, row: AuditedRow, round: AuditedRound): Check {
  const { championship } = recomputed;
  const base = {
    code: pointsInSystemRule.code,
    table: championship.table,
    rowId: row.rowId,
    raceId: round.raceId,
  } as const;
  const legal = championship.legalPoints.get(round.raceId);
  const outcome = outcomeOf(round, legal);
  if (outcome !== 'disagrees') return { ...base, outcome, finding: null };
  const published = pointsText(round.points ?? 0);
  const nearest = [...(legal ?? [])].sort((a, b) => b - a);
  const finding = rowFinding(recomputed, row, {
    code: pointsInSystemRule.code,
    message:
      `${row.name}, ${titleOfChampionship(championship)}, round ${round.round}: ${published} points, but the places of that race give ` +
      `${nearest.map(pointsText).join(', ')}`,
    line: round.line,
    raceId: round.raceId,
    published,
    expected: nearest.map(pointsText).join(' '),
    cause: 'unexplained',
    rows: [
      {
        role: 'subject',
        table: `${championship.table}_race`,
        rowId: `${row.rowId}/${round.raceId}`,
        sourceId: row.sourceId,
        line: round.line,
      },
    ],
  });
  return { ...base, outcome: 'disagrees', finding };
}

function outcomeOf(round: AuditedRound, legal: ReadonlySet<number> | undefined): Verdict {
  if (round.points === null) return round.positionText === null ? 'uncheckable' : 'confirmed';
  if (round.isDerived) return 'confirmed';
  const inCell = round.adjustments.filter((adjustment) => adjustment.isInCell);
  if (inCell.length > 0) {
    if (inCell.some((adjustment) => adjustment.points === null)) return 'explained';
    const undone = inCell.reduce((points, adjustment) => points - (adjustment.points ?? 0), round.points);
    if (legal?.has(undone) ?? false) return 'explained';
  }
  if (round.points === 0) return 'confirmed';
  if (legal === undefined) return 'uncheckable';
  return legal.has(round.points) ? 'confirmed' : 'disagrees';
}
