import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { FindingCode } from '../../schemas/finding.ts';
import type { Db } from '../publish/database.ts';
import type { CheckKind } from './coverage.ts';
import type { ReportedFinding } from './findings.ts';
import { grouped } from './grouped.ts';
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

/** Standings row to what the audit says of it, of all rows of a season. */
export function judgementsOf(
  db: Db,
  kinds: readonly CheckKind[],
  { classes }: Season,
  findings: readonly ReportedFinding[],
): Map<string, RowJudgement> {
  const rows = classes.flatMap(({ championships }) => championships.flatMap((championship) => championship.rows));
  const checksOf = db.prepare<[string, string, string], FoundCheck>(
    'SELECT code, row_id, race_id, outcome, finding_id FROM audit_check WHERE code = ? AND table_name = ? AND row_id = ?',
  );
  const byId = new Map(findings.map((finding) => [finding.finding_id, finding]));
  const byRow = grouped(
    findings.flatMap((finding) => finding.rows.map((row) => ({ finding, id: standingIdOf(row) }))),
    ({ id }) => id,
  );
  return new Map(
    rows.map(({ id, table }) => {
      const checks = kinds.flatMap((kind) => (kind.table === table ? checksOf.all(kind.code, table, id) : []));
      const others = checks.flatMap(({ code, race_id: raceId, outcome, finding_id: findingId }) =>
        outcome === 'confirmed' ? [] : [{ code, raceId, outcome, findingId }],
      );
      const own = [
        ...others.flatMap(({ findingId }) => byId.get(findingId ?? '') ?? []),
        ...(byRow.get(id) ?? []).map(({ finding }) => finding),
      ];
      return [id, { checks: checks.length, others, findings: [...new Set(own)] }];
    }),
  );
}

/** The standings row that a row of a finding is, or is a round of; null where it is something else. */
function standingIdOf({ table_name: table, row_id: id }: Row<'finding_row'>): string | null {
  if (/^(?:driver|team)_standing$/.test(table)) return id;
  return /^(?:driver|team)_standing_race$/.test(table) ? id.split('/').slice(0, -2).join('/') : null;
}
