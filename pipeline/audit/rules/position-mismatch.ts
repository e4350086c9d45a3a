import type { FindingDraft } from '../../../schemas/finding.ts';
import {
  type AuditedRow,
  type AuditRule,
  type Check,
  pointsText,
  type Recomputed,
  rowFinding,
  titleOfChampionship,
} from '../model.ts';

/**
 * The printed place must be the one that the published totals give in the style of the table. Where a wrong total, or
 * one wrong place above, moves rows that are right in themselves, those are explained by it and give no finding.
 */
export const positionRule: AuditRule = {
  code: 'position-mismatch',
  check: (recomputed, earlier) => {
    const { rows } = recomputed.championship;
    const wrongTotal = findingOf(earlier, 'total-mismatch');
    const twin = findingOf(earlier, 'duplicate-competitor');
    const checks: Check[] = [];
    let latest: FindingDraft | null = null;
    rows.forEach((row, index) => {
      const check = checkPosition(recomputed, row, rowsAbove(rows, index), wrongTotal, twin, latest);
      latest = check.finding?.code === positionRule.code ? check.finding : latest;
      checks.push(check);
    });
    return checks;
  },
};

/** The row above and those that share its printed place. */
function rowsAbove(rows: readonly AuditedRow[], index: number): AuditedRow[] {
  const place = rows[index - 1]?.positionPublished;
  let first = index;
  while (first > 0 && rows[first - 1]?.positionPublished === place) first -= 1;
  return rows.slice(first, index);
}

/** The first finding that an earlier rule gave in the table. */
export function findingOf(earlier: readonly Check[], code: FindingDraft['code']): FindingDraft | null {
  return earlier.find((check) => check.code === code && check.finding !== null)?.finding ?? null;
}

function checkPosition(
  recomputed: Recomputed,
  row: AuditedRow,
  above: readonly AuditedRow[],
  wrongTotal: FindingDraft | null,
  twin: FindingDraft | null,
  latest: FindingDraft | null,
): Check {
  const base = {
    code: positionRule.code,
    table: recomputed.championship.table,
    rowId: row.rowId,
    raceId: null,
  } as const;
  const place = recomputed.placeByTotals.get(row) ?? null;
  const printed = row.positionPublished;
  if (place === null || printed === null) return { ...base, outcome: 'uncheckable', finding: null };
  if (place === printed) return { ...base, outcome: 'confirmed', finding: null };
  const placesWithoutIt = [recomputed.placeBySums.get(row), recomputed.placeByRightRows.get(row)];
  if (wrongTotal && placesWithoutIt.includes(printed)) return { ...base, outcome: 'explained', finding: wrongTotal };
  if (twin && recomputed.placeByFirstRows.get(row) === printed) return { ...base, outcome: 'explained', finding: twin };
  const isMovedAlike = above.some((other) => {
    const placeAbove = recomputed.placeByTotals.get(other) ?? null;
    return placeAbove !== null && placeAbove - (other.positionPublished ?? placeAbove) === place - printed;
  });
  if (isMovedAlike && latest) {
    const isSharedCell = row.positionText === '';
    return { ...base, outcome: isSharedCell ? 'disagrees' : 'explained', finding: latest };
  }
  const published = String(printed);
  const expected = String(place);
  const { numbering, tieBreak } = recomputed.style;
  const rivals = recomputed.championship.rows.filter(
    (other) => other !== row && other.pointsPublished === row.pointsPublished,
  );
  const rivalText = rivals.length > 0 ? `, equal with ${rivals.map((rival) => rival.name).join(', ')}` : '';
  const finding = rowFinding(recomputed, row, {
    code: positionRule.code,
    message:
      `${row.name}, ${titleOfChampionship(recomputed.championship)}: the place is ${row.positionText || published}, but ` +
      `${pointsText(row.pointsPublished ?? 0)} points are place ${expected}${rivalText} ` +
      `(${numbering} numbering, ${tieBreak === 'countback' ? 'countback' : 'equal totals share'})`,
    published,
    expected,
    cause: rivals.length > 0 ? 'tie-order' : 'unexplained',
  });
  return { ...base, outcome: 'disagrees', finding };
}
