import type { Row } from '../../schemas/dataset/tables.ts';
import type { CompetitorKind } from './find-competitor.ts';

/** A line of an article, `raw/articles/FILE` and 1-based. */
export interface Place {
  readonly article: string;
  readonly line: number;
}

/** What was asked; null where everything is wanted. */
export interface Filter {
  readonly year: number | null;
  readonly classCode: string | null;
}

/** How the totals of everybody of a name come about, as `--json` gives it. */
export interface Explanation {
  readonly name: string;
  readonly year: number | null;
  readonly class_code: string | null;
  readonly publication: string | null;
  readonly competitors: readonly ExplainedCompetitor[];
}

export interface ExplainedCompetitor {
  readonly kind: CompetitorKind;
  readonly id: string;
  readonly name: string;
  readonly spellings: readonly string[];
  /** Names that were kept apart and may yet mean the same. */
  readonly unsure: readonly Unsure[];
  readonly standings: readonly ExplainedStanding[];
  /** Where the name stands in seasons and classes without a standings row of it. */
  readonly elsewhere: readonly Mention[];
}

export interface Unsure {
  readonly name: string;
  readonly evidence: string | null;
}

/** A printed standings row, taken apart. */
export interface ExplainedStanding extends Place {
  readonly standing_id: string;
  readonly championship_id: string;
  readonly championship_name: string;
  readonly season_id: string;
  readonly season_title: string;
  readonly year: number;
  readonly class_code: string;
  readonly competitor: Row<'championship'>['competitor'];
  readonly name_text: string;
  readonly position_text: string;
  readonly position_published: number | null;
  readonly position_computed: number | null;
  /** Others with the same printed place. */
  readonly shares_place_with: readonly string[];
  readonly total_text: string | null;
  readonly points_published: number | null;
  readonly points_computed: number | null;
  readonly verdict: Row<'team_standing'>['verdict'];
  readonly rounds: readonly ExplainedRound[];
  readonly adjustments: readonly ExplainedAdjustment[];
  readonly numbering: Row<'championship'>['numbering'];
  readonly tie_break: Row<'championship'>['tie_break'];
  readonly evidence: string | null;
  readonly cars: readonly ExplainedCar[];
  readonly teams: readonly string[];
  readonly points_systems: readonly ExplainedSystem[];
  /** Checks of the row that did not confirm. */
  readonly checks: readonly ExplainedCheck[];
  readonly findings: readonly ExplainedFinding[];
}

/** A race of the season; `cell_text` is null where the row has no figure under it. */
export interface ExplainedRound {
  readonly race_id: string;
  readonly round_text: string;
  readonly race_name: string | null;
  readonly cell_text: string | null;
  readonly points: number | null;
  readonly place_text: string | null;
  /** Places that give those points in that race; one where it can be told. */
  readonly places: readonly number[];
  readonly running_sum: number;
  readonly is_dropped: boolean;
  /** The team of a driver in that round, where it is known. */
  readonly team: string | null;
  readonly article: string | null;
  readonly line: number | null;
  readonly note: ExplainedNote | null;
}

export interface ExplainedNote extends Place {
  readonly mark: string | null;
  readonly text: string;
}

export interface ExplainedAdjustment extends Place {
  readonly round_text: string | null;
  readonly points: number | null;
  readonly kind: Row<'points_adjustment'>['kind'];
  readonly is_in_cell: boolean;
  readonly reason: string;
}

export interface ExplainedCar {
  readonly chassis: string | null;
  readonly engine: string | null;
}

export interface ExplainedSystem extends Place {
  readonly condition_text: string;
  readonly points: readonly number[];
  readonly rounds: readonly string[];
}

export interface ExplainedCheck {
  readonly code: string;
  readonly round_text: string | null;
  readonly outcome: string;
  readonly finding_id: string | null;
}

export interface ExplainedFinding {
  readonly finding_id: string;
  readonly code: string;
  readonly severity: string;
  readonly status: string;
  readonly reason: string | null;
  readonly message: string;
  readonly article: string | null;
  readonly line: number | null;
}

/** A line where a name stands outside the standings rows of its own. */
export interface Mention extends Place {
  readonly season_id: string | null;
  readonly year: number | null;
  readonly class_code: string | null;
  readonly table: 'entry list' | 'results' | "drivers' standings" | 'article';
  readonly text: string;
}
