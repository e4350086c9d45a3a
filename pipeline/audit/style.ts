import type { AuditedChampionship, AuditedRow, Style } from './model.ts';
import { placesOf } from './places.ts';

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
 * printed places differ from those that the printed totals give. Where a table fits several equally well, the tables
 * of the same season and competitor decide, then the simplest style.
 */
export function stylesOf(championships: readonly AuditedChampionship[]): Map<AuditedChampionship, Style> {
  const misfits = new Map(
    championships.map((championship) => [championship, CANDIDATES.map((style) => misfitsOf(championship, style))]),
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
    const fitting = CANDIDATES.map((_, index) => index).filter((index) => own[index] === fewest);
    const best = fitting.reduce(
      (chosen, index) => ((among[index] ?? 0) < (among[chosen] ?? 0) ? index : chosen),
      fitting[0] ?? 0,
    );
    const style = CANDIDATES[best] ?? { numbering: 'standard' as const, tieBreak: 'none' as const };
    styles.set(championship, { ...style, evidence: evidenceOf(championship, style, own, fitting.length) });
  }
  return styles;
}

/** Printed places that differ, by the totals or by the sums of the rounds: a wrong figure is in one of the two only. */
function misfitsOf(championship: AuditedChampionship, style: Candidate): number {
  const misfits = ([(row) => row.pointsPublished, (row) => row.pointsComputed] satisfies PointsOf[]).map((pointsOf) => {
    const places = placesOf(championship.rows, pointsOf, style);
    return championship.rows.filter((row) => {
      const place = places.get(row) ?? null;
      return row.positionPublished !== null && place !== row.positionPublished;
    }).length;
  });
  return Math.min(...misfits);
}

function evidenceOf(
  championship: AuditedChampionship,
  style: Candidate,
  own: readonly number[],
  fitting: number,
): string {
  const rows = championship.rows.length;
  const fewest = Math.min(...own);
  const named = `${style.numbering} numbering, ${style.tieBreak === 'none' ? 'equal totals share a place' : 'equal totals separated by countback'}`;
  const fit = `${rows - fewest} of ${rows} printed places fit ${named}`;
  if (fitting === 1) {
    const others = CANDIDATES.map((candidate, index) => ({ candidate, count: own[index] ?? 0 }))
      .filter(
        ({ candidate }) =>
          candidate !== style && (candidate.numbering !== style.numbering || candidate.tieBreak !== style.tieBreak),
      )
      .map(({ candidate, count }) => `${rows - count} ${candidate.numbering}/${candidate.tieBreak}`);
    return `${fit}; other styles fit fewer (${others.join(', ')})`;
  }
  return `${fit}; ${fitting - 1} other style${fitting === 2 ? '' : 's'} fit this table as well`;
}
