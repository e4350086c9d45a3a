import { compareByCountback } from './countback.ts';
import type { AuditedChampionship, AuditedRow, Style } from './model.ts';

/**
 * Places of rows by their points under a style; 1-based. Rows that cannot be separated share a place: `standard`
 * numbering leaves out as many places as are shared, `dense` numbering goes on with the next. Null without points.
 */
export function placesOf(
  rows: readonly AuditedRow[],
  pointsOf: (row: AuditedRow) => number | null,
  style: Pick<Style, 'numbering' | 'tieBreak'>,
): Map<AuditedRow, number | null> {
  const compare = (a: AuditedRow, b: AuditedRow) =>
    (pointsOf(b) ?? 0) - (pointsOf(a) ?? 0) || (style.tieBreak === 'countback' ? compareByCountback(a, b) : 0);
  const places = new Map<AuditedRow, number | null>(rows.map((row) => [row, null]));
  const ranked = rows.filter((row) => pointsOf(row) !== null).sort(compare);
  let place = 0;
  ranked.forEach((row, index) => {
    const before = ranked[index - 1];
    const isShared = before !== undefined && compare(before, row) === 0;
    if (!isShared) place = style.numbering === 'standard' ? index + 1 : place + 1;
    places.set(row, place);
  });
  return places;
}

/**
 * Places by the published totals. In a table that prints finishing places instead of points nothing says by which of
 * them equal totals were ordered; the places of such rows are not known.
 */
export function placesByTotals(championship: AuditedChampionship, style: Style): Map<AuditedRow, number | null> {
  const { rows } = championship;
  const places = placesOf(rows, (row) => row.pointsPublished, style);
  if (!championship.holdsPlaces) return places;
  for (const row of rows) {
    if (rows.some((other) => other !== row && other.pointsPublished === row.pointsPublished)) places.set(row, null);
  }
  return places;
}
