import * as z from 'zod';
import { Origin } from './origin.ts';

/** A season as its article's title names it, e.g. `2008 American Le Mans Series`. */
export const SeasonRecord = z.strictObject({
  seasonId: z.string().min(1),
  seriesName: z.string().min(1),
  year: z.int().min(1800).max(2200),
  title: z.string().min(1),
  origin: Origin,
});
export type SeasonRecord = z.infer<typeof SeasonRecord>;

/** `the 38th season for the IMSA GT Championship`: the number and what was counted. */
export const SeasonNumberRecord = z.strictObject({
  seasonId: z.string().min(1),
  countedAs: z.string().min(1),
  number: z.int().positive(),
  text: z.string().min(1),
  origin: Origin,
});
export type SeasonNumberRecord = z.infer<typeof SeasonNumberRecord>;

/** A class of a season; `-` where a season has no classes. */
export const ClassRecord = z.strictObject({
  seasonId: z.string().min(1),
  classCode: z.string().min(1),
  name: z.string().min(1).nullable(),
  origin: Origin,
});
export type ClassRecord = z.infer<typeof ClassRecord>;

/** A series: the article on it, and what its infobox says of the first and last year. */
export const SeriesRecord = z.strictObject({
  name: z.string().min(1),
  firstYear: z.int().nullable(),
  lastYear: z.int().nullable(),
  origin: Origin,
});
export type SeriesRecord = z.infer<typeof SeriesRecord>;
