import type { FindingCode } from '../../schemas/finding.ts';
import type { AuditRule } from './model.ts';
import { chassisRule } from './rules/chassis-conflict.ts';
import { duplicateCompetitorRule } from './rules/duplicate-competitor.ts';
import { enteredTwiceRule } from './rules/entered-twice.ts';
import { entryTeamRule } from './rules/entry-team-mismatch.ts';
import { pointsClashRule } from './rules/points-clash.ts';
import { pointsInSystemRule } from './rules/points-not-in-system.ts';
import { positionRule } from './rules/position-mismatch.ts';
import { scheduleRule } from './rules/schedule-mismatch.ts';
import { scoredNotEnteredRule } from './rules/scored-not-entered.ts';
import { teamDriverRule } from './rules/team-driver-mismatch.ts';
import { tieMarkRule } from './rules/tie-mark-mismatch.ts';
import { totalRule } from './rules/total-mismatch.ts';
import { winnerMissingRule } from './rules/winner-missing.ts';
import { winnerPointsRule } from './rules/winner-points-mismatch.ts';
import type { SeasonRule } from './season-model.ts';

/** Every rule, in the order in which they look: later ones may build on what earlier ones found. */
export const AUDIT_RULES: readonly AuditRule[] = [
  totalRule,
  duplicateCompetitorRule,
  positionRule,
  tieMarkRule,
  pointsInSystemRule,
];

/** The rules whose outcomes make up the verdict of a row. */
export const VERDICT_CODES: ReadonlySet<string> = new Set(
  [totalRule, positionRule, tieMarkRule, pointsInSystemRule].map((rule) => rule.code),
);

/** Every rule over a whole season. */
export const SEASON_RULES: readonly SeasonRule[] = [
  pointsClashRule,
  teamDriverRule,
  winnerPointsRule,
  winnerMissingRule,
  scoredNotEnteredRule,
  enteredTwiceRule,
  entryTeamRule,
  chassisRule,
  scheduleRule,
];

/** Every code that the audit gives; all others come from reading and naming. */
export const AUDITED_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>([
  ...AUDIT_RULES.map((rule) => rule.code),
  ...SEASON_RULES.map((rule) => rule.code),
  'stated-fact-mismatch',
]);
