import * as z from 'zod';
import { Origin } from './origin.ts';

/** The closed list of facts that are read from prose; extended as articles need. */
export const FactName = z.enum([
  'season-number',
  'start-date',
  'end-date',
  'race-count',
  'announced-race-count',
  'class-count',
  'class-list',
  'champion',
  'title-round',
  'races-in-hand',
  'title-count',
  'penalty',
  'race-cancelled',
  'announcement-date',
  'debut-round',
  'chassis',
  'engine',
  'first-season',
  'last-season',
  'tyre-supplier',
  'champion-manufacturer',
  'infobox-field',
]);
export type FactName = z.infer<typeof FactName>;

/** What a fact is about. */
export const SubjectKind = z.enum([
  'series',
  'season',
  'championship',
  'class',
  'driver',
  'team',
  'manufacturer',
  'race',
  'chassis',
]);
export type SubjectKind = z.infer<typeof SubjectKind>;

/**
 * A fact as prose states it. `subjectText` names the subject as a table does (a driver's or team's name, a class code
 * with competitor for a championship); null where the season or series itself is the subject.
 */
export const StatedFactRecord = z.strictObject({
  seasonId: z.string().min(1).nullable(),
  fact: FactName,
  subjectKind: SubjectKind,
  subjectText: z.string().min(1).nullable(),
  valueText: z.string().min(1),
  origin: Origin,
});
export type StatedFactRecord = z.infer<typeof StatedFactRecord>;
