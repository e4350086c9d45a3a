import { type AuditedRow, type AuditRule, pointsText, rowFinding, titleOfChampionship } from '../model.ts';

/** One competitor has one row in a table; the finding stands on each further row and names the first. */
export const duplicateCompetitorRule: AuditRule = {
  code: 'duplicate-competitor',
  check: (recomputed) => {
    const { championship } = recomputed;
    const first = new Map<string, AuditedRow>();
    return championship.rows.map((row) => {
      const base = {
        code: duplicateCompetitorRule.code,
        table: championship.table,
        rowId: row.rowId,
        raceId: null,
      } as const;
      const twin = first.get(row.competitorId);
      if (!twin) {
        first.set(row.competitorId, row);
        return { ...base, outcome: 'confirmed', finding: null };
      }
      const together = (twin.pointsPublished ?? 0) + (row.pointsPublished ?? 0);
      const others = championship.rows.filter((other) => other !== row && other !== twin);
      const better = others
        .filter((other) => (other.pointsPublished ?? 0) > together)
        .map((other) => other.pointsPublished);
      const equal = others.filter((other) => other.pointsPublished === together);
      const shared = equal.map(({ name, line }) => `${name} (line ${line})`).join(', ');
      const ahead = recomputed.style.numbering === 'dense' ? new Set(better).size : better.length;
      const published = [twin, row].map((one) => one.totalText ?? '').join(' and ');
      const finding = rowFinding(recomputed, row, {
        code: duplicateCompetitorRule.code,
        message:
          `${row.name}, ${titleOfChampionship(championship)}: has two rows, place ${placeText(twin)} on line ${twin.line} and place ` +
          `${placeText(row)} on line ${row.line}, with ${published} points; together ${pointsText(together)}, which would be place ${ahead + 1}${shared && `, shared with ${shared}`}`,
        published,
        expected: pointsText(together),
        cause: 'name-split',
        rows: [
          { role: 'subject', table: championship.table, rowId: row.rowId, sourceId: row.sourceId, line: row.line },
          { role: 'twin', table: championship.table, rowId: twin.rowId, sourceId: twin.sourceId, line: twin.line },
        ],
      });
      return { ...base, outcome: 'disagrees', finding };
    });
  },
};

function placeText(row: AuditedRow): string {
  return row.positionText || String(row.positionPublished ?? '');
}
