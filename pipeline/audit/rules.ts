import type { FindingCode } from '../../schemas/finding.ts';
import type { AuditRule } from './model.ts';
import { duplicateCompetitorRule } from './rule-duplicate-competitor.ts';
import { pointsInSystemRule } from './rule-points-in-system.ts';
import { positionRule } from './rule-position.ts';
import { tieMarkRule } from './rule-tie-mark.ts';
import { totalRule } from './rule-total.ts';
import type { SeasonRule } from './season-model.ts';
import { chassisRule, enteredTwiceRule, entryTeamRule } from './season-rule-entries.ts';
import { pointsClashRule } from './season-rule-points-clash.ts';
import { scheduleRule } from './season-rule-schedule.ts';
import { scoredNotEnteredRule } from './season-rule-scored-not-entered.ts';
import { teamDriverRule } from './season-rule-team-driver.ts';
import { winnerMissingRule, winnerPointsRule } from './season-rule-winners.ts';

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
