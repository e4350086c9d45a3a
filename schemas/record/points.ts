import * as z from 'zod';
import { CellRef, Competitor, Origin, RaceKey } from './origin.ts';

/** Points for a finishing place; `isExtrapolated` where the article's list only ends in dots. */
export const PointsValueRecord = z.strictObject({
  position: z.int().positive(),
  points: z.number(),
  isExtrapolated: z.boolean(),
  cells: z.array(CellRef).readonly(),
});
export type PointsValueRecord = z.infer<typeof PointsValueRecord>;

/** For which races a points system holds. Minutes; `excludes` where the bound itself does not count. */
export const PointsCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('default') }),
  z.strictObject({
    kind: z.literal('length'),
    minMinutes: z.int().nullable(),
    maxMinutes: z.int().nullable(),
    excludesBounds: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('name'), races: z.array(RaceKey).readonly() }),
]);
export type PointsCondition = z.infer<typeof PointsCondition>;

/** Who gets how many points, and in which races. `competitor` is null where one system serves all. */
export const PointsSystemRecord = z.strictObject({
  seasonId: z.string().min(1),
  competitor: Competitor.nullable(),
  conditionText: z.string().min(1),
  condition: PointsCondition,
  isOpenEnded: z.boolean(),
  values: z.array(PointsValueRecord).min(1).readonly(),
  origin: Origin,
});
export type PointsSystemRecord = z.infer<typeof PointsSystemRecord>;
