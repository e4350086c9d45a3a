import * as z from 'zod';
import { CellRef, Competitor, Origin, PrintedName, RaceKey } from './origin.ts';

const text = z.string().min(1).nullable();

/** One standings table: a class's championship of drivers, teams or manufacturers. */
export const ChampionshipRecord = z.strictObject({
  seasonId: z.string().min(1),
  classCode: z.string().min(1),
  competitor: Competitor,
  name: z.string().min(1),
  tableId: z.string().min(1),
  origin: Origin,
});
export type ChampionshipRecord = z.infer<typeof ChampionshipRecord>;

/** Printed, or worked out by a rule that the article states. */
export const FigureOrigin = z.enum(['printed', 'derived']);
export type FigureOrigin = z.infer<typeof FigureOrigin>;

/**
 * What a row scored in one race; `cellText` as printed, `mark` its footnote mark. `position` is the finishing place where the
 * cell prints it; pole position and fastest lap are null where the article does not say how it marks them.
 */
export const StandingRoundRecord = z.strictObject({
  race: RaceKey,
  cellText: z.string().min(1),
  points: z.number().nullable(),
  pointsOrigin: FigureOrigin.nullable(),
  position: z.int().positive().nullable(),
  positionText: text,
  mark: text,
  noteId: text,
  isDropped: z.boolean(),
  isPolePosition: z.boolean().nullable(),
  isFastestLap: z.boolean().nullable(),
  columnIndex: z.int().min(0),
  origin: Origin,
});
export type StandingRoundRecord = z.infer<typeof StandingRoundRecord>;

/** How a chassis and an engine of one row were brought together. */
export const Pairing = z.enum(['single', 'positional', 'shared', 'unpaired']);
export type Pairing = z.infer<typeof Pairing>;

/** A chassis and an engine of a standings row. */
export const StandingCarRecord = z.strictObject({ chassisText: text, engineText: text, pairing: Pairing });
export type StandingCarRecord = z.infer<typeof StandingCarRecord>;

/**
 * One printed row of a standings table. `positionText` is '' where the place is shared and printed once;
 * `positionPublished` is then the place that the row shares. `teams` are the teams of a driver, `cars` a team's cars.
 */
export const StandingRecord = z.strictObject({
  seasonId: z.string().min(1),
  classCode: z.string().min(1),
  competitor: Competitor,
  displayOrder: z.int().positive(),
  positionText: z.string(),
  positionPublished: z.int().positive().nullable(),
  isTieMarked: z.boolean(),
  name: PrintedName,
  teamsText: text,
  teams: z.array(PrintedName).readonly(),
  /** The cell with the nation of the only team, where it has a column of its own. */
  teamNationCell: CellRef.nullable(),
  chassisText: text,
  engineText: text,
  cars: z.array(StandingCarRecord).readonly(),
  /** The numbers of the cars that the row scored with, as printed, ` / ` between those of several rows. */
  carNumbersText: text,
  totalText: z.string().nullable(),
  pointsPublished: z.number().nullable(),
  rounds: z.array(StandingRoundRecord).readonly(),
  origin: Origin,
});
export type StandingRecord = z.infer<typeof StandingRecord>;
