import { type AuditedRow, type AuditRule, type Check, rowFinding, titleOfChampionship } from '../model.ts';
import { findingOf } from './position-mismatch.ts';

/**
 * A place that rows share must be marked as shared, in the style of the table: with `=`, or by one cell that spans
 * them. A table that marks no place at all has no such style and is not held to it.
 */
export const tieMarkRule: AuditRule = {
  code: 'tie-mark-mismatch',
  check: (recomputed, earlier) => {
    const { rows } = recomputed.championship;
    const hasMarks = rows.some((row) => row.isTieMarked);
    const wrongTotal = findingOf(earlier, 'total-mismatch');
    const twinFinding = findingOf(earlier, 'duplicate-competitor');
    const tiedByFirstRows = tiedRows(rows, recomputed.placeByFirstRows);
    const tiedByTotals = tiedRows(rows, recomputed.placeByTotals);
    const tiedBySums = tiedRows(rows, recomputed.placeBySums);
    return rows.map((row): Check => {
      const base = {
        code: tieMarkRule.code,
        table: recomputed.championship.table,
        rowId: row.rowId,
        raceId: null,
      } as const;
      if ((recomputed.placeByTotals.get(row) ?? null) === null || row.positionPublished === null) {
        return { ...base, outcome: 'uncheckable', finding: null };
      }
      const isTied = tiedByTotals.has(row);
      if (isTied === row.isTieMarked) return { ...base, outcome: 'confirmed', finding: null };
      const samePlace = rows.some((other) => other !== row && other.positionPublished === row.positionPublished);
      if (!hasMarks && isTied && samePlace) return { ...base, outcome: 'confirmed', finding: null };
      if (wrongTotal && tiedBySums.has(row) === row.isTieMarked)
        return { ...base, outcome: 'explained', finding: wrongTotal };
      if (twinFinding && tiedByFirstRows.has(row) === row.isTieMarked) {
        return { ...base, outcome: 'explained', finding: twinFinding };
      }
      const twin = isTied ? tiedByTotals.get(row) : undefined;
      const finding = rowFinding(recomputed, row, {
        code: tieMarkRule.code,
        message: isTied
          ? `${row.name}, ${titleOfChampionship(recomputed.championship)}: place ${row.positionText || row.positionPublished} is not marked as shared, but ${twin?.name ?? 'another row'} has the same points`
          : `${row.name}, ${titleOfChampionship(recomputed.championship)}: place ${row.positionText || row.positionPublished} is marked as shared, but no other row has that place by its points`,
        published: row.isTieMarked ? 'shared' : 'not shared',
        expected: isTied ? 'shared' : 'not shared',
        cause: 'unexplained',
      });
      return { ...base, outcome: 'disagrees', finding };
    });
  },
};

/** Rows that share their place, each with another row of that place. */
function tiedRows(
  rows: readonly AuditedRow[],
  places: ReadonlyMap<AuditedRow, number | null>,
): Map<AuditedRow, AuditedRow> {
  const tied = new Map<AuditedRow, AuditedRow>();
  for (const row of rows) {
    const place = places.get(row) ?? null;
    const twin = rows.find((other) => other !== row && place !== null && places.get(other) === place);
    if (twin) tied.set(row, twin);
  }
  return tied;
}
