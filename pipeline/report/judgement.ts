import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { FindingCode } from '../../schemas/finding.ts';
import { grouped } from '../grouped.ts';
import type { Db } from '../publish/database.ts';
import { statement } from '../publish/prepared-once.ts';
import type { CheckKind } from './coverage.ts';
import type { ReportedFinding } from './findings.ts';
import type { Season } from './season.ts';

/** What the audit says of a standings row besides its verdict. */
export interface RowJudgement {
  /** How many checks were made of the row and its rounds. */
  readonly checks: number;
  /** Those that did not simply agree. */
  readonly others: readonly OtherCheck[];
  readonly findings: readonly ReportedFinding[];
}

export interface OtherCheck {
  readonly code: FindingCode;
  readonly raceId: string | null;
  readonly outcome: Exclude<Verdict, 'confirmed'>;
  readonly findingId: string | null;
}

type FoundCheck = Pick<Row<'audit_check'>, 'code' | 'row_id' | 'race_id' | 'outcome' | 'finding_id'>;

const CHECKS = statement<[string, string, string, string], FoundCheck>(
  `SELECT code, row_id, race_id, outcome, finding_id FROM audit_check
   WHERE code = ? AND table_name = ? AND row_id > ? || '/' AND row_id < ? || '0' ORDER BY row_id, race_id`,
);

/** Standings row to what the audit says of it, of all rows of a season; their ids begin with that of the championship. */
export function judgementsOf(
  db: Db,
  kinds: readonly CheckKind[],
  { classes }: Season,
  findings: readonly ReportedFinding[],
): Map<string, RowJudgement> {
  const byId = new Map(findings.map((finding) => [finding.finding_id, finding]));
  const byRow = grouped(
    findings.flatMap((finding) => finding.rows.map((row) => ({ finding, id: standingIdOf(row) }))),
    ({ id }) => id,
  );
  const judgements = new Map<string, RowJudgement>();
  for (const { id: championship, rows } of classes.flatMap(({ championships }) => championships)) {
    const ofRows = grouped(
      kinds.flatMap(({ code, table }) => CHECKS(db).all(code, table, championship, championship)),
      ({ row_id }) => row_id,
    );
    for (const { id } of rows) {
      const checks = ofRows.get(id) ?? [];
      const others = checks.flatMap(({ code, race_id: raceId, outcome, finding_id: findingId }) =>
        outcome === 'confirmed' ? [] : [{ code, raceId, outcome, findingId }],
      );
      const own = [
        ...others.flatMap(({ findingId }) => byId.get(findingId ?? '') ?? []),
        ...(byRow.get(id) ?? []).map(({ finding }) => finding),
      ];
      judgements.set(id, { checks: checks.length, others, findings: [...new Set(own)] });
    }
  }
  return judgements;
}

/** The standings row that a row of a finding is, or is a round of; null where it is something else. */
function standingIdOf({ table_name: table, row_id: id }: Row<'finding_row'>): string | null {
  if (/^[a-z]+_standing$/.test(table)) return id;
  return /^[a-z]+_standing_race$/.test(table) ? id.split('/').slice(0, -2).join('/') : null;
}
