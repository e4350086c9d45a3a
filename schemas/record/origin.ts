import * as z from 'zod';

/** One printed cell: its table and its 0-based place in it, as printed. */
export const CellRef = z.strictObject({
  tableId: z.string().min(1),
  row: z.int().min(0),
  column: z.int().min(0),
});
export type CellRef = z.infer<typeof CellRef>;

/** Where a record was read: its article, the 1-based line in the raw file, and the printed cells that it carries. */
export const Origin = z.strictObject({
  sourceId: z.string().min(1),
  line: z.int().positive(),
  cells: z.array(CellRef).readonly(),
});
export type Origin = z.infer<typeof Origin>;

/** A name as printed, with the nation code in front of it, if one was. */
export const PrintedName = z.strictObject({
  countryText: z.string().min(1).nullable(),
  text: z.string().min(1),
});
export type PrintedName = z.infer<typeof PrintedName>;

/** Who competes in a championship. */
export const Competitor = z.enum(['driver', 'team', 'manufacturer']);
export type Competitor = z.infer<typeof Competitor>;

/** A race of a season: its round and, where a round has several, which of them; both 1-based. */
export const RaceKey = z.strictObject({
  round: z.int().positive(),
  raceInRound: z.int().positive(),
});
export type RaceKey = z.infer<typeof RaceKey>;
