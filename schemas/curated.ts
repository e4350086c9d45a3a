import * as z from 'zod';
import { WikitextTemplate } from './wikitext-template.ts';

const reason = z.string().trim().min(1, 'a reason is needed');

export const EntityKind = z.enum(['driver', 'team', 'manufacturer', 'circuit', 'chassis', 'engine', 'country']);
export type EntityKind = z.infer<typeof EntityKind>;

/** `names.csv`: what people decided about two spellings. */
export const CuratedName = z.strictObject({
  kind: EntityKind,
  raw_name: z.string().min(1),
  judgement: z.enum(['same', 'different']),
  other_name: z.string().min(1),
  reason,
  reference: z.string(),
});
export type CuratedName = z.infer<typeof CuratedName>;

/** `ids.csv`: what was published under which id. */
export const CuratedId = z.strictObject({
  kind: EntityKind,
  entity_id: z.string().regex(/^[a-z0-9-]+$/, 'an id is made of a-z, 0-9 and hyphens'),
  name: z.string().min(1),
});
export type CuratedId = z.infer<typeof CuratedId>;

/** `corrections.csv`: a printed cell that is known to be wrong, and what it should say. */
export const CuratedCorrection = z.strictObject({
  file: z.string().min(1),
  line: z.string().regex(/^[1-9][0-9]*$/, 'a line is a number from 1'),
  column_name: z.string().min(1),
  printed: z.string(),
  corrected: z.string(),
  reason,
  reference: z.string(),
});
export type CuratedCorrection = z.infer<typeof CuratedCorrection>;

/** `accepted-findings.csv`: a finding that people know and accept. */
export const CuratedAcceptance = z.strictObject({
  finding_id: z.string().min(1),
  reason,
});
export type CuratedAcceptance = z.infer<typeof CuratedAcceptance>;

/** `templates.csv`: what a wikitext template stands for; it takes the place of a built-in one of that name. */
export const CuratedTemplate = z.strictObject({
  template: WikitextTemplate.shape.template,
  kind: WikitextTemplate.shape.kind,
  text: WikitextTemplate.shape.text,
  group: z.string(),
  reason,
});
export type CuratedTemplate = z.infer<typeof CuratedTemplate>;

/** A curated row with the line of the CSV file that holds it, 1-based, for messages. */
export interface Curated<T> {
  readonly row: T;
  readonly line: number;
}

/** Everything that people decided, file by file; an absent file is an empty list. */
export interface CuratedFiles {
  readonly names: readonly Curated<CuratedName>[];
  readonly ids: readonly Curated<CuratedId>[];
  readonly corrections: readonly Curated<CuratedCorrection>[];
  readonly acceptances: readonly Curated<CuratedAcceptance>[];
  readonly templates: readonly Curated<CuratedTemplate>[];
}
