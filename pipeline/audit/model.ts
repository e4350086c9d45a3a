import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { FindingCode, FindingDraft } from '../../schemas/finding.ts';
import type { Competitor } from '../../schemas/record/origin.ts';

/** What a standings row scored in one race. */
export interface AuditedRound {
  readonly raceId: string;
  /** 1-based. */
  readonly round: number;
  readonly raceName: string | null;
  readonly cellText: string;
  readonly points: number | null;
  readonly positionText: string | null;
  /**
   * Finishing place, 1-based, or the place that was given those points where others moved up; null where neither is known,
   * and where several cars have one each.
   */
  readonly position: number | null;
  /** The places of all cars, those that are known. */
  readonly places: readonly number[];
  readonly isDropped: boolean;
  /** The points follow from the printed place by the article's points system. */
  readonly isDerived: boolean;
  readonly line: number;
  readonly columnIndex: number;
  readonly adjustments: readonly AuditedAdjustment[];
  /** With which team a driver scored, where that can be told; null for teams. */
  readonly teamId: string | null;
}

export interface AuditedAdjustment {
  readonly points: number | null;
  readonly kind: Row<'points_adjustment'>['kind'];
  readonly isInCell: boolean;
}

/** A printed standings row. */
export interface AuditedRow {
  readonly rowId: string;
  readonly competitorId: string;
  /** As printed. */
  readonly name: string;
  readonly displayOrder: number;
  readonly positionText: string;
  readonly positionPublished: number | null;
  readonly isTieMarked: boolean;
  readonly totalText: string | null;
  readonly pointsPublished: number | null;
  /** What the total is made up of: the rounds that count, and points for qualifying; empty where that is not known. */
  readonly addends: readonly number[];
  /** The sum of the addends; null where a round cannot be read, and where places are printed whose points are not known. */
  readonly pointsComputed: number | null;
  readonly rounds: readonly AuditedRound[];
  /** Adjustments that the cells do not have yet. */
  readonly adjustments: readonly AuditedAdjustment[];
  /** The teams that a driver's row names; empty for teams. */
  readonly teamIds: readonly string[];
  /** The chassis that a team's row names, id to the printed cell; empty for drivers. */
  readonly chassis: ReadonlyMap<string, string>;
  readonly sourceId: string;
  readonly line: number;
}

/** A championship as the database has it. */
export interface AuditedChampionship {
  readonly championshipId: string;
  readonly seasonId: string;
  readonly classCode: string;
  readonly competitor: Competitor;
  readonly table: `${Competitor}_standing`;
  readonly year: number;
  readonly rows: readonly AuditedRow[];
  /** The cells under the races are finishing places whose points are not printed. */
  readonly holdsPlaces: boolean;
  /** Race to the points that its places give; a race without a system is missing. */
  readonly legalPoints: ReadonlyMap<string, ReadonlySet<number>>;
}

/** One check that was made; `finding` is the one that it gave or that explains it. */
export interface Check {
  readonly code: FindingCode;
  /** The table of the row that was looked at. */
  readonly table: string;
  readonly rowId: string;
  readonly raceId: string | null;
  readonly outcome: Verdict;
  readonly finding: FindingDraft | null;
}

/** A championship with what the rules share: its style and the places by it. */
export interface Recomputed {
  readonly championship: AuditedChampionship;
  readonly style: Style;
  /** Row to its place by the published totals, and by the sums of its rounds; null where a total is missing. */
  readonly placeByTotals: ReadonlyMap<AuditedRow, number | null>;
  readonly placeBySums: ReadonlyMap<AuditedRow, number | null>;
  /** Places by the published totals where each competitor's first row alone counts. */
  readonly placeByFirstRows: ReadonlyMap<AuditedRow, number | null>;
  /** Places by the published totals among the rows whose rounds add up to them. */
  readonly placeByRightRows: ReadonlyMap<AuditedRow, number | null>;
}

/** How a table numbers its places and separates equal totals, and how that was found. */
export interface Style {
  readonly numbering: 'standard' | 'dense';
  readonly tieBreak: 'none' | 'countback';
  readonly evidence: string;
}

/** A rule of the audit: one code, and a check of each row or cell of a championship. */
export interface AuditRule {
  readonly code: FindingCode;
  readonly check: (recomputed: Recomputed, earlier: readonly Check[]) => Check[];
}

/** A finding on a row, with everything that names it. */
export function rowFinding(
  { championship }: Recomputed,
  row: AuditedRow,
  draft: Pick<FindingDraft, 'code' | 'message'> & Partial<FindingDraft>,
): FindingDraft {
  return {
    about: row.name,
    sourceId: row.sourceId,
    line: row.line,
    seasonId: championship.seasonId,
    classCode: championship.classCode,
    championshipId: championship.championshipId,
    rows: [{ role: 'subject', table: championship.table, rowId: row.rowId, sourceId: row.sourceId, line: row.line }],
    ...draft,
  };
}

/** `2008 GT2 teams`, for messages. */
export function titleOfChampionship({ year, classCode, competitor }: AuditedChampionship): string {
  return `${year} ${classCode === '-' ? '' : `${classCode} `}${competitor}s`;
}

/** Points as people write them: no trailing zeros. */
export function pointsText(points: number): string {
  return String(Math.round(points * 1000) / 1000);
}
