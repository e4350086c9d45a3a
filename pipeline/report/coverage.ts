import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { FindingCode } from '../../schemas/finding.ts';
import type { Db } from '../publish/database.ts';
import { statement } from '../publish/prepared-once.ts';

/** How often a kind of check was made, and how it went. */
export type Coverage = Readonly<Record<Verdict, number>> & { readonly code: FindingCode };

interface Outcome {
  readonly code: FindingCode;
  readonly outcome: Verdict;
  readonly checks: number;
}

/** The checks of the whole dataset by kind. */
export function coverageOf(db: Db): Coverage[] {
  return coverageFrom(
    db
      .prepare<[], Outcome>(
        'SELECT code, outcome, count(*) AS checks FROM audit_check GROUP BY code, outcome ORDER BY code, outcome',
      )
      .all(),
  );
}

/** A kind of check and the table whose rows it is made of. */
export interface CheckKind {
  readonly code: FindingCode;
  readonly table: string;
}

/** Every kind of check that the dataset has; reads the whole of `audit_check`. */
export function checkKinds(db: Db): CheckKind[] {
  return db.prepare<[], CheckKind>('SELECT DISTINCT code, table_name AS "table" FROM audit_check ORDER BY 1, 2').all();
}

const OUTCOMES = statement<[FindingCode, string, string, string], Outcome>(
  `SELECT code, outcome, count(*) AS checks FROM audit_check
   WHERE code = ? AND table_name = ? AND row_id > ? || '/' AND row_id < ? || '0' GROUP BY outcome ORDER BY outcome`,
);

/**
 * The checks of one season by kind. Rows of a season have ids that begin with its own, facts from prose with that of
 * their article, and by the key of `audit_check` both are found without reading the rest.
 */
export function coverageOfSeason(
  db: Db,
  kinds: readonly CheckKind[],
  seasonId: string,
  sourceId: string | null,
): Coverage[] {
  return coverageFrom(
    kinds.flatMap(({ code, table }) => {
      const prefix = table === 'stated_fact' ? sourceId : seasonId;
      return prefix === null ? [] : OUTCOMES(db).all(code, table, prefix, prefix);
    }),
  );
}

function coverageFrom(outcomes: readonly Outcome[]): Coverage[] {
  const rules = new Map<FindingCode, Record<Verdict, number>>();
  for (const { code, outcome, checks } of outcomes) {
    const counts = rules.get(code) ?? { confirmed: 0, explained: 0, uncheckable: 0, disagrees: 0 };
    counts[outcome] += checks;
    rules.set(code, counts);
  }
  return [...rules].map(([code, counts]) => ({ code, ...counts }));
}
