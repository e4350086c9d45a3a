import * as z from 'zod';
import { Origin } from './origin.ts';

const text = z.string().min(1).nullable();

/**
 * A race as the schedule prints it, with what the results table and the standings' headers call it.
 * Duration in minutes, distance in statute miles, date ISO 8601.
 */
export const RaceRecord = z.strictObject({
  seasonId: z.string().min(1),
  round: z.int().positive(),
  raceInRound: z.int().positive(),
  name: text,
  circuitText: text,
  resultsCircuitText: text,
  /** The line of the results table; null where that table does not have the race. */
  resultsLine: z.int().positive().nullable(),
  headerText: text,
  raceDate: z.iso.date().nullable(),
  dateText: text,
  lengthText: text,
  /** The classes that the race is for, as printed: `All`, `GT1/GT2`. */
  classesText: text,
  durationMinutes: z.int().positive().nullable(),
  distanceMiles: z.number().positive().nullable(),
  location: text,
  /** The nation whose flag stands beside one of its names. */
  countryText: text,
  origin: Origin,
});
export type RaceRecord = z.infer<typeof RaceRecord>;
