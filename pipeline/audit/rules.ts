import type { AuditRule } from './model.ts';
import { duplicateCompetitorRule } from './rule-duplicate-competitor.ts';
import { pointsInSystemRule } from './rule-points-in-system.ts';
import { positionRule } from './rule-position.ts';
import { tieMarkRule } from './rule-tie-mark.ts';
import { totalRule } from './rule-total.ts';

/** Every rule, in the order in which they look: later ones may build on what earlier ones found. */
export const AUDIT_RULES: readonly AuditRule[] = [
  totalRule,
  positionRule,
  tieMarkRule,
  pointsInSystemRule,
  duplicateCompetitorRule,
];

/** The rules whose outcomes make up the verdict of a row. */
export const VERDICT_CODES: ReadonlySet<string> = new Set(
  [totalRule, positionRule, tieMarkRule, pointsInSystemRule].map((rule) => rule.code),
);
