import * as z from 'zod';
import { CellRef, Origin } from './origin.ts';

const text = z.string().min(1).nullable();

/** A chassis and engine of an entry; `isInherited` where the team's opening row printed it for this car too. */
export const EntryCarRecord = z.strictObject({
  chassisText: text,
  engineText: text,
  tyreText: text,
  roundsText: text,
  isInherited: z.boolean(),
  cells: z.array(CellRef).readonly(),
});
export type EntryCarRecord = z.infer<typeof EntryCarRecord>;

/** A round that a driver was entered for; `hasParticipated` is false where the article marks it so. */
const EntryRoundRecord = z.strictObject({
  round: z.int().positive(),
  hasParticipated: z.boolean(),
});
export type EntryRoundRecord = z.infer<typeof EntryRoundRecord>;

/** A driver of an entry with his rounds; `isRoundsLost` where the article's text lost them. */
export const EntryDriverRecord = z.strictObject({
  countryText: text,
  driverText: z.string().min(1),
  roundsText: text,
  isRoundsLost: z.boolean(),
  rounds: z.array(EntryRoundRecord).readonly(),
  origin: Origin,
});
export type EntryDriverRecord = z.infer<typeof EntryDriverRecord>;

/** One car of a team in a class. `isOpeningRowCut`: the row that opened it lost its first driver. */
export const EntryRecord = z.strictObject({
  seasonId: z.string().min(1),
  classCode: z.string().min(1),
  countryText: text,
  teamText: z.string().min(1),
  /** The line that prints the team's name; it opens the team's first car. */
  teamLine: z.int().positive(),
  carNumber: text,
  isOpeningRowCut: z.boolean(),
  cars: z.array(EntryCarRecord).readonly(),
  drivers: z.array(EntryDriverRecord).readonly(),
  origin: Origin,
});
export type EntryRecord = z.infer<typeof EntryRecord>;
