import * as z from 'zod';
import { Origin, RaceKey } from './origin.ts';

const text = z.string().min(1).nullable();

/** A driver of the winning car, in printed order. */
const ClassWinDriverRecord = z.strictObject({
  countryText: text,
  driverText: z.string().min(1),
  origin: Origin,
});
export type ClassWinDriverRecord = z.infer<typeof ClassWinDriverRecord>;

/** The winner of a class in a race. `isOverallWinner` is null where the article's bold is lost. */
export const ClassWinRecord = z.strictObject({
  seasonId: z.string().min(1),
  race: RaceKey,
  classCode: z.string().min(1),
  countryText: text,
  carNumber: text,
  teamText: z.string().min(1),
  isOverallWinner: z.boolean().nullable(),
  drivers: z.array(ClassWinDriverRecord).readonly(),
  origin: Origin,
});
export type ClassWinRecord = z.infer<typeof ClassWinRecord>;
