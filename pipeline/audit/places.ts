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
  separate: (a: AuditedRow, b: AuditedRow) => number = (a, b) => compareByCountback(a, b),
): Map<AuditedRow, number | null> {
  const compare = (a: AuditedRow, b: AuditedRow) =>
    (pointsOf(b) ?? 0) - (pointsOf(a) ?? 0) || (style.tieBreak === 'countback' ? separate(a, b) : 0);
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
 * Places by the published totals. Where nothing says how equal totals were separated, their places are not known. Rows
 * below are then where the table has them, if that is where they can be.
 */
export function placesByTotals(championship: AuditedChampionship, style: Style): Map<AuditedRow, number | null> {
  const { rows } = championship;
  const pointsOf = (row: AuditedRow) => row.pointsPublished;
  const places = withoutWorthlessPlaces(rows, placesOf(rows, pointsOf, style), style);
  const open = openRows(championship, rows, pointsOf, style);
  if (open.size === 0) return places;
  const { shared, apart } = outermostPlaces(rows, pointsOf, style, open);
  for (const row of rows) {
    const printed = row.positionPublished;
    if (open.has(row)) places.set(row, null);
    else if (printed !== null && (shared.get(row) ?? 0) <= printed && printed <= (apart.get(row) ?? 0))
      places.set(row, printed);
  }
  return places;
}

/** The best and the worst places that rows can have: those where all open rows share, and where none does. */
export function outermostPlaces(
  rows: readonly AuditedRow[],
  pointsOf: (row: AuditedRow) => number | null,
  style: Pick<Style, 'numbering' | 'tieBreak'>,
  open: ReadonlySet<AuditedRow>,
): Record<'shared' | 'apart', Map<AuditedRow, number | null>> {
  const order = new Map(rows.map((row, index) => [row, index]));
  const separating = (ofOpen: (a: AuditedRow, b: AuditedRow) => number) =>
    placesOf(rows, pointsOf, style, (a, b) => (open.has(a) || open.has(b) ? ofOpen(a, b) : compareByCountback(a, b)));
  return { shared: separating(() => 0), apart: separating((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)) };
}

/**
 * Rows whose order among their equals cannot be told: in a table that prints finishing places instead of points, and
 * where countback lacks the place of a score of one of them.
 */
export function openRows(
  { holdsPlaces }: Pick<AuditedChampionship, 'holdsPlaces'>,
  rows: readonly AuditedRow[],
  pointsOf: (row: AuditedRow) => number | null,
  { tieBreak }: Pick<Style, 'tieBreak'>,
): Set<AuditedRow> {
  const isOpen = holdsPlaces ? () => true : tieBreak === 'countback' ? lacksPlace : () => false;
  const openTotals = new Set(rows.filter(isOpen).map(pointsOf));
  const equals = new Map<number | null, number>();
  for (const row of rows) equals.set(pointsOf(row), (equals.get(pointsOf(row)) ?? 0) + 1);
  return new Set(
    rows.filter((row) => {
      const points = pointsOf(row);
      return points !== null && openTotals.has(points) && (equals.get(points) ?? 0) > 1;
    }),
  );
}

/** True where a score is printed of which nothing says for which finishing place it was given. */
function lacksPlace(row: AuditedRow): boolean {
  return row.rounds.some((round) => (round.points ?? 0) > 0 && round.places.length === 0);
}

/**
 * Where finishing places are printed, countback could go on to places that score nothing, and articles differ on whether it
 * does. Rows that only such places separate are where the table has them, separated or sharing; if neither, their places
 * are not known.
 */
function withoutWorthlessPlaces(
  rows: readonly AuditedRow[],
  places: Map<AuditedRow, number | null>,
  style: Style,
): Map<AuditedRow, number | null> {
  const printed = rows.flatMap(({ rounds }) => rounds).filter((round) => round.isDerived);
  if (style.tieBreak !== 'countback' || printed.length === 0) return places;
  const last = Math.max(0, ...printed.flatMap((one) => ((one.points ?? 0) > 0 && one.position) || []));
  const byScores = placesOf(
    rows,
    (row) => row.pointsPublished,
    style,
    (a, b) => compareByCountback(a, b, last),
  );
  const result = new Map(places);
  for (const row of rows) {
    const group = rows.filter((other) => byScores.get(other) === byScores.get(row));
    const isAsPrinted = (by: ReadonlyMap<AuditedRow, number | null>) =>
      group.every((one) => by.get(one) === one.positionPublished);
    if (group.length > 1 && !isAsPrinted(places))
      result.set(row, isAsPrinted(byScores) ? (byScores.get(row) ?? null) : null);
  }
  return result;
}
