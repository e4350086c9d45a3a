import * as z from 'zod';
import { AdjustmentKind, RuleName } from '../record/note.ts';
import { Pairing } from '../record/standing.ts';
import {
  count,
  flag,
  id,
  line,
  number,
  optionalCount,
  optionalFlag,
  optionalId,
  optionalNumber,
  optionalOrdinal,
  optionalText,
  ordinal,
  text,
} from './column.ts';

const competitor = z.enum(['driver', 'team', 'manufacturer']);

/** What the audit says of a standings row; null until it has looked. */
export const Verdict = z.enum(['confirmed', 'explained', 'disagrees', 'uncheckable']);
export type Verdict = z.infer<typeof Verdict>;

export const Championship = z.strictObject({
  championship_id: id,
  season_id: id,
  class_code: id,
  competitor,
  name: text,
  numbering: z.enum(['standard', 'dense']).nullable(),
  tie_break: z.enum(['none', 'countback']).nullable(),
  evidence: optionalText,
  source_table_id: id,
  source_id: id,
  line,
});

export const ChampionshipRule = z.strictObject({
  championship_rule_id: id,
  season_id: id,
  championship_id: optionalId,
  race_id: optionalId,
  rule: RuleName,
  value: optionalNumber,
  text,
  source_id: id,
  line,
});

export const PointsSystem = z.strictObject({
  points_system_id: id,
  season_id: id,
  condition_text: text,
  min_minutes: optionalCount,
  max_minutes: optionalCount,
  is_open_ended: flag,
  source_id: id,
  line,
});

export const PointsSystemValue = z.strictObject({
  points_system_id: id,
  position: ordinal,
  points: number,
  is_extrapolated: flag,
});

export const RacePointsSystem = z.strictObject({
  race_id: id,
  competitor,
  points_system_id: id,
  matched_by: z.enum(['length', 'name', 'default']),
});

export const PointsAdjustment = z.strictObject({
  points_adjustment_id: id,
  championship_id: id,
  race_id: optionalId,
  driver_id: optionalId,
  team_id: optionalId,
  points: optionalNumber,
  kind: AdjustmentKind,
  is_in_cell: flag,
  note_id: optionalId,
  reason: text,
  source_id: id,
  line,
});

const standing = {
  championship_id: id,
  display_order: ordinal,
  position_text: text,
  position_published: optionalOrdinal,
  is_tie_marked: flag,
};

const judged = {
  total_text: optionalText,
  points_published: optionalNumber,
  points_computed: optionalNumber,
  position_computed: optionalOrdinal,
  verdict: Verdict.nullable(),
  source_id: id,
  line,
};

export const TeamStanding = z.strictObject({
  team_standing_id: id,
  ...standing,
  team_id: id,
  team_text: text,
  country_text: optionalText,
  chassis_text: optionalText,
  engine_text: optionalText,
  ...judged,
});

export const TeamStandingCar = z.strictObject({
  team_standing_id: id,
  display_order: ordinal,
  chassis_id: optionalId,
  engine_id: optionalId,
  pairing: Pairing,
});

export const DriverStanding = z.strictObject({
  driver_standing_id: id,
  ...standing,
  driver_id: id,
  driver_text: text,
  country_text: optionalText,
  teams_text: optionalText,
  ...judged,
});

export const DriverStandingTeam = z.strictObject({
  driver_standing_id: id,
  display_order: ordinal,
  team_id: id,
  team_text: text,
  country_text: optionalText,
});

const origin = z.enum(['printed', 'derived']).nullable();

const round = {
  race_id: id,
  cell_text: text,
  points: optionalNumber,
  position: optionalOrdinal,
  position_text: optionalText,
  points_origin: origin,
  position_origin: origin,
  is_dropped: flag,
  is_pole_position: optionalFlag,
  is_fastest_lap: optionalFlag,
  note_id: optionalId,
  column_index: count,
};

export const TeamStandingRace = z.strictObject({ team_standing_id: id, ...round, source_id: id, line });

export const DriverStandingRace = z.strictObject({
  driver_standing_id: id,
  ...round,
  team_id: optionalId,
  team_origin: origin,
  source_id: id,
  line,
});
