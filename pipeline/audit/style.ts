import { grouped } from '../grouped.ts';
import type { AuditedChampionship, AuditedRow, Style } from './model.ts';
import { openRows, outermostPlaces } from './places.ts';

type PointsOf = (row: AuditedRow) => number | null;
type Candidate = Pick<Style, 'numbering' | 'tieBreak'>;

/** The simplest first: of styles that fit equally well, the first is taken. */
const CANDIDATES: readonly Candidate[] = [
  { numbering: 'standard', tieBreak: 'none' },
  { numbering: 'standard', tieBreak: 'countback' },
  { numbering: 'dense', tieBreak: 'none' },
  { numbering: 'dense', tieBreak: 'countback' },
];

/**
 * Finds from the tables themselves how they number places and separate equal totals: the style under which the fewest
 * printed places differ from those that the printed totals give. Where several fit a table about equally well, the
 * places below shared ones decide, then the tables of the same season and competitor, so that one wrong figure changes no
 * style; then the simplest style.
 */
export function stylesOf(championships: readonly AuditedChampionship[]): Map<AuditedChampionship, Style> {
  const misfits = new Map(
    championships.map((championship) => {
      const rows = firstRowsOf(championship);
      return [championship, CANDIDATES.map((style) => misfitsOf(rows, style))];
    }),
  );
  const styles = new Map<AuditedChampionship, Style>();
  for (const championship of championships) {
    const own = misfits.get(championship) ?? [];
    const siblings = championships.filter(
      (other) => other.seasonId === championship.seasonId && other.competitor === championship.competitor,
    );
    const among = CANDIDATES.map((_, index) =>
      siblings.reduce((sum, sibling) => sum + (misfits.get(sibling)?.[index] ?? 0), 0),
    );
    const fewest = Math.min(...own);
    const fitting = CANDIDATES.map((_, index) => index).filter((index) => (own[index] ?? 0) <= fewest + NARROW_LEAD);
    const steps = CANDIDATES.map(({ numbering }) => wrongSteps(championship, numbering));
    const [best = 0] = [...fitting].sort(
      (a, b) =>
        (steps[a] ?? 0) - (steps[b] ?? 0) ||
        (among[a] ?? 0) - (among[b] ?? 0) ||
        (own[a] ?? 0) - (own[b] ?? 0) ||
        a - b,
    );
    const style = CANDIDATES[best] ?? { numbering: 'standard' as const, tieBreak: 'none' as const };
    styles.set(championship, { ...style, evidence: evidenceOf(championship, style, own, best) });
  }
  return styles;
}

/** By so many places a style may fit a table worse than another and still be the style of its season. */
const NARROW_LEAD = 2;

/** The first row of each competitor. */
function firstRowsOf({ rows }: AuditedChampionship): AuditedRow[] {
  return [...grouped(rows, ({ competitorId }) => competitorId).values()].flatMap(([first]) => first ?? []);
}

/**
 * Printed places that do not follow from the row above, by the totals or by the sums of the rounds: a wrong figure
 * is in one of the two only. A row that is missing or stands twice moves all below it by one and counts once. A place
 * that countback cannot tell, because it lacks finishing places, speaks neither for it nor against it; the places below
 * are right wherever those equal totals may end.
 */
function misfitsOf(rows: readonly AuditedRow[], style: Candidate): number {
  const misfits = ([(row) => row.pointsPublished, (row) => row.pointsComputed] satisfies PointsOf[]).map((pointsOf) => {
    const open = openRows({ holdsPlaces: false }, rows, pointsOf, style);
    const { shared, apart } = outermostPlaces(rows, pointsOf, style, open);
    let moved = 0;
    return rows.filter((row) => {
      if (row.positionPublished === null || open.has(row)) return false;
      const [least, most] = [shared.get(row) ?? null, apart.get(row) ?? null];
      if (least === null || most === null) return true;
      const place = row.positionPublished + moved;
      if (least <= place && place <= most) return false;
      moved = (place > most ? most : least) - row.positionPublished;
      return true;
    }).length;
  });
  return Math.min(...misfits);
}

/** How many places printed below equal totals that share one are not the next of a numbering: below two at 10, 12 or 11. */
function wrongSteps({ rows }: AuditedChampionship, numbering: Style['numbering']): number {
  return rows.filter((row, index) => {
    const above = rows[index - 1];
    const place = above?.positionPublished ?? null;
    if (!above || place === null || row.positionPublished === null || row.positionPublished === place) return false;
    const sharing = rows.filter(
      (other) => other.positionPublished === place && other.pointsPublished === above.pointsPublished,
    ).length;
    return sharing > 1 && row.positionPublished !== place + (numbering === 'dense' ? 1 : sharing);
  }).length;
}

function evidenceOf(
  championship: AuditedChampionship,
  style: Candidate,
  own: readonly number[],
  chosen: number,
): string {
  const rows = championship.rows.length;
  const named = `${style.numbering} numbering, ${style.tieBreak === 'none' ? 'equal totals share a place' : 'equal totals separated by countback'}`;
  const fit = `${rows - (own[chosen] ?? 0)} of ${rows} printed places fit ${named}`;
  const others = CANDIDATES.map((candidate, index) => ({ candidate, count: own[index] ?? 0 }))
    .filter((_, index) => index !== chosen)
    .map(({ candidate, count }) => `${rows - count} ${candidate.numbering}/${candidate.tieBreak}`);
  return `${fit}; other styles: ${others.join(', ')}`;
}
