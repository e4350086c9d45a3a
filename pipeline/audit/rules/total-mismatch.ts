import {
  type AuditedRow,
  type AuditRule,
  type Check,
  pointsText,
  type Recomputed,
  rowFinding,
  titleOfChampionship,
} from '../model.ts';

/** The rounds must add up to the printed total; adjustments that the cells do not have yet may explain a difference. */
export const totalRule: AuditRule = {
  code: 'total-mismatch',
  check: (recomputed) => recomputed.championship.rows.map((row) => checkTotal(recomputed, row)),
};

function checkTotal(recomputed: Recomputed, row: AuditedRow): Check {
  const base = { code: totalRule.code, table: recomputed.championship.table, rowId: row.rowId, raceId: null } as const;
  if (row.pointsPublished === null || row.pointsComputed === null)
    return { ...base, outcome: 'uncheckable', finding: null };
  if (isSame(row.pointsPublished, row.pointsComputed)) return { ...base, outcome: 'confirmed', finding: null };
  const pending = row.adjustments.reduce((sum, adjustment) => sum + (adjustment.points ?? 0), 0);
  if (pending !== 0 && isSame(row.pointsPublished, row.pointsComputed + pending)) {
    return { ...base, outcome: 'explained', finding: null };
  }
  const published = pointsText(row.pointsPublished);
  const expected = pointsText(row.pointsComputed);
  const missing = missingRound(recomputed, row, row.pointsPublished - row.pointsComputed);
  const addends = row.addends.map(pointsText);
  const hint = missing === null ? '' : `; or round ${missing} is missing, which is empty and can give the difference`;
  const finding = rowFinding(recomputed, row, {
    code: totalRule.code,
    message: `${row.name}, ${titleOfChampionship(recomputed.championship)}: the total is ${published}, but the rounds add up to ${expected} (${addends.join('+')})${hint}`,
    published,
    expected,
    cause: missing === null ? 'addition' : 'missing-round',
    rows: [
      {
        role: 'subject',
        table: recomputed.championship.table,
        rowId: row.rowId,
        sourceId: row.sourceId,
        line: row.line,
      },
      ...row.rounds.map((round) => ({
        role: 'round',
        table: `${recomputed.championship.table}_race`,
        rowId: `${row.rowId}/${round.raceId}`,
        sourceId: row.sourceId,
        line: round.line,
      })),
    ],
  });
  return { ...base, outcome: 'disagrees', finding };
}

/** The only round that the row leaves empty and whose places can give the difference; null where none or several can. */
function missingRound({ championship }: Recomputed, row: AuditedRow, difference: number): number | null {
  const filled = new Set(row.rounds.map((round) => round.raceId));
  const able = [...championship.legalPoints].filter(
    ([raceId, points]) => !filled.has(raceId) && points.has(difference),
  );
  const [only, second] = able;
  if (!only || second) return null;
  return Number(/\/(?<round>\d+)(?:-\d+)?$/.exec(only[0])?.groups?.['round']);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.0005;
}
