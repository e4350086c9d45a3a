import * as z from 'zod';
import { Competitor, Origin, RaceKey } from './origin.ts';

/** What a note speaks of. */
export const NoteAbout = z.enum(['participation', 'points', 'legend', 'table', 'reference']);
export type NoteAbout = z.infer<typeof NoteAbout>;

/** A line of text that explains a table: a footnote with its mark, a legend, a `Note:`. */
export const NoteRecord = z.strictObject({
  noteId: z.string().min(1),
  tableId: z.string().min(1).nullable(),
  mark: z.string().min(1).nullable(),
  text: z.string().min(1),
  about: NoteAbout,
  origin: Origin,
});
export type NoteRecord = z.infer<typeof NoteRecord>;

/** Why a score differs from what the finishing place gives. */
export const AdjustmentKind = z.enum(['penalty', 'points-withheld', 'reclassification']);
export type AdjustmentKind = z.infer<typeof AdjustmentKind>;

/** Points taken away (negative) or moved, as a note says; `isInCell` where the printed cell has them already. */
export const AdjustmentRecord = z.strictObject({
  seasonId: z.string().min(1),
  classCode: z.string().min(1),
  competitor: Competitor,
  competitorText: z.string().min(1),
  race: RaceKey,
  points: z.number().nullable(),
  kind: AdjustmentKind,
  isInCell: z.boolean(),
  noteId: z.string().min(1),
  reason: z.string().min(1),
  origin: Origin,
});
export type AdjustmentRecord = z.infer<typeof AdjustmentRecord>;

/** The rules of scoring that an article can state. */
export const RuleName = z.enum([
  'minimum-distance',
  'minimum-drive',
  'best-entry-only',
  'full-season-only',
  'scorers-only-listed',
  'choice-of-car',
  'dropped-rounds',
  'best-results',
  'points-for-pole-position',
  'points-for-fastest-lap',
  'points-for-qualifying',
]);
export type RuleName = z.infer<typeof RuleName>;

/** A rule of scoring as stated: per cent of the distance, minutes of driving, rounds dropped or counted, points. */
export const RuleRecord = z.strictObject({
  seasonId: z.string().min(1),
  classCode: z.string().min(1),
  competitor: Competitor,
  race: RaceKey.nullable(),
  rule: RuleName,
  value: z.number().nullable(),
  text: z.string().min(1),
  origin: Origin,
});
export type RuleRecord = z.infer<typeof RuleRecord>;
