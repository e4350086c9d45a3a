import * as z from 'zod';

/** How much a finding weighs: error (the article contradicts itself), warning (two places disagree), info. */
export const Severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

/** Why the figures differ, where one can argue it. */
export const Cause = z.enum([
  'addition',
  'missing-round',
  'adjustment',
  'tie-order',
  'name-split',
  'team-split',
  'source-loss',
  'rule',
  'typo',
  'unexplained',
]);
export type Cause = z.infer<typeof Cause>;

/** Every finding code that the program can give. */
export const FindingCode = z.enum([
  'total-mismatch',
  'position-mismatch',
  'tie-mark-mismatch',
  'points-not-in-system',
  'points-clash',
  'team-driver-mismatch',
  'duplicate-competitor',
  'winner-points-mismatch',
  'winner-missing',
  'scored-not-entered',
  'entered-twice',
  'entry-team-mismatch',
  'schedule-mismatch',
  'stated-fact-mismatch',
  'name-unresolved',
  'country-conflict',
  'chassis-conflict',
  'source-loss',
  'markup-residue',
  'row-misshapen',
  'unknown-table',
  'unknown-column',
  'unreadable-cell',
  'footnote-unexplained',
  'season-repeated',
  'alias-unused',
  'correction-unmatched',
  'accepted-unmatched',
]);
export type FindingCode = z.infer<typeof FindingCode>;

/** The severity of a code, unless a finding says otherwise. */
export const FINDING_SEVERITY: Readonly<Record<FindingCode, Severity>> = {
  'total-mismatch': 'error',
  'position-mismatch': 'error',
  'tie-mark-mismatch': 'error',
  'points-not-in-system': 'error',
  'points-clash': 'error',
  'team-driver-mismatch': 'error',
  'duplicate-competitor': 'error',
  'winner-points-mismatch': 'error',
  'winner-missing': 'warning',
  'scored-not-entered': 'warning',
  'entered-twice': 'warning',
  'entry-team-mismatch': 'warning',
  'schedule-mismatch': 'warning',
  'stated-fact-mismatch': 'warning',
  'name-unresolved': 'warning',
  'country-conflict': 'warning',
  'chassis-conflict': 'warning',
  'source-loss': 'info',
  'markup-residue': 'warning',
  'row-misshapen': 'warning',
  'unknown-table': 'warning',
  'unknown-column': 'warning',
  'unreadable-cell': 'warning',
  'footnote-unexplained': 'warning',
  'season-repeated': 'warning',
  'alias-unused': 'warning',
  'correction-unmatched': 'warning',
  'accepted-unmatched': 'warning',
};

/** A row that contributed to a finding: `role` says how (`subject`, `twin`, `round`, ...). */
const FindingRowDraft = z.strictObject({
  role: z.string().min(1),
  table: z.string().min(1),
  rowId: z.string().min(1),
  sourceId: z.string().nullable(),
  line: z.int().positive().nullable(),
});
export type FindingRowDraft = z.infer<typeof FindingRowDraft>;

/**
 * What a stage reports, before it has its id. `line` is 1-based in the raw file, `column` the 1-based character in it.
 * `about` names the row as a person knows it (competitor as printed, table, file); with the figures it makes the id.
 */
export const FindingDraft = z.strictObject({
  code: FindingCode,
  severity: Severity.optional(),
  message: z.string().min(1),
  about: z.string(),
  sourceId: z.string().nullable(),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable().optional(),
  seasonId: z.string().nullable().optional(),
  classCode: z.string().nullable().optional(),
  championshipId: z.string().nullable().optional(),
  raceId: z.string().nullable().optional(),
  published: z.string().nullable().optional(),
  expected: z.string().nullable().optional(),
  cause: Cause.nullable().optional(),
  rows: z.array(FindingRowDraft).optional(),
});
export type FindingDraft = z.infer<typeof FindingDraft>;
