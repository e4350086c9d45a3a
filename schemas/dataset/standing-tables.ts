import * as z from 'zod';
import { AdjustmentKind, RuleName } from '../record/note.ts';
import { Competitor } from '../record/origin.ts';
import { FigureOrigin, Pairing } from '../record/standing.ts';
import {
  championshipId,
  classCode,
  count,
  countryText,
  displayOrder,
  driverId,
  flag,
  id,
  manufacturerId,
  number,
  optionalCount,
  optionalFlag,
  optionalId,
  optionalNumber,
  optionalOrdinal,
  optionalText,
  ordinal,
  raceId,
  seasonId,
  sourceId,
  sourceLine,
  teamId,
  text,
} from './column.ts';

const competitor = Competitor.describe('Who scores: drivers, teams or manufacturers.');

const POINTS = { unit: 'point' };
const PLACE = { unit: 'place, 1-based' };

/** What the audit says of a standings row; null until it has looked. */
export const Verdict = z.enum(['confirmed', 'explained', 'disagrees', 'uncheckable']);
export type Verdict = z.infer<typeof Verdict>;

export const Championship = z.strictObject({
  championship_id: id.describe('The championship: season, class, and who scores.'),
  season_id: seasonId,
  class_code: classCode,
  competitor,
  name: text.describe('The headings of its table.'),
  numbering: z
    .enum(['standard', 'dense'])
    .nullable()
    .describe('Which place follows two rows that share one: standard 1 1 3, dense 1 1 2; found from the table itself.'),
  tie_break: z
    .enum(['none', 'countback'])
    .nullable()
    .describe('How equal totals are ordered: none, they share a place; countback, by the better finishes.'),
  evidence: optionalText.describe('How many printed places fit that style, and how many fit the others.'),
  source_table_id: id.describe('The printed table.'),
  source_id: sourceId,
  line: sourceLine,
});

export const ChampionshipRule = z.strictObject({
  championship_rule_id: id.describe('The rule: its championship, and which rule it is.'),
  season_id: seasonId,
  championship_id: optionalId.describe('The championship that it holds for; NULL where for all of the season.'),
  race_id: optionalId.describe('The race that it holds for; NULL where for all.'),
  rule: RuleName.describe('What the rule is about.'),
  value: optionalNumber.describe(
    'Its figure: per cent of the distance, minutes of driving, rounds dropped, results that count, or points, as the rule says; NULL where it has none.',
  ),
  text: text.describe('The rule as printed.'),
  source_id: sourceId,
  line: sourceLine,
});

/** A race of three hours falls under `between three and six hours`, and not under `under three hours`. */
const bound = 'itself among them where both bounds are given and not where only one is';

export const PointsSystem = z.strictObject({
  points_system_id: id.describe('The points system: its season, who scores, and a number in the order of the article.'),
  season_id: seasonId,
  condition_text: text.describe('For which races it holds, as printed.'),
  min_minutes: optionalCount.meta({
    description: `The length from which on it holds, ${bound}; NULL where the length has no lower bound.`,
    unit: 'minute',
  }),
  max_minutes: optionalCount.meta({
    description: `The length up to which it holds, ${bound}; NULL where the length has no upper bound.`,
    unit: 'minute',
  }),
  is_open_ended: flag.describe('1 where the printed list ends in dots and places behind its last one score too.'),
  source_id: sourceId,
  line: sourceLine,
});

export const PointsSystemValue = z.strictObject({
  points_system_id: id.describe('The points system.'),
  position: ordinal.meta({ ...PLACE, description: 'The finishing place.' }),
  points: number.meta({ ...POINTS, description: 'What that place gives.' }),
  is_extrapolated: flag.describe('1 where the place is one of those that the dots stand for.'),
});

export const RacePointsSystem = z.strictObject({
  race_id: raceId,
  competitor,
  points_system_id: id.describe('The points system that holds for the race.'),
  matched_by: z
    .enum(['length', 'name', 'default'])
    .describe('Why: by the length of the race, by its name in the condition, or as the one for all other races.'),
});

export const PointsAdjustment = z.strictObject({
  points_adjustment_id: id.describe('The adjustment: championship, competitor, round and kind.'),
  championship_id: championshipId,
  race_id: optionalId.describe('The race; NULL where it concerns the total.'),
  driver_id: optionalId.describe('The driver; NULL in a championship of others.'),
  team_id: optionalId.describe('The team; NULL in a championship of others.'),
  manufacturer_id: optionalId.describe('The manufacturer; NULL in a championship of others.'),
  points: optionalNumber.meta({
    ...POINTS,
    description: 'How many points; negative takes away; NULL where the note names no figure.',
  }),
  kind: AdjustmentKind.describe('Why the score differs from what the finishing place gives.'),
  is_in_cell: flag.describe('1 where the printed figure of the round has it already.'),
  note_id: optionalId.describe('The note that says so.'),
  reason: text.describe('The sentence that says so, as printed.'),
  source_id: sourceId,
  line: sourceLine,
});

const standing = {
  championship_id: championshipId,
  display_order: displayOrder,
  position_text: text.describe('The place as printed; empty where the place is shared and printed once above.'),
  position_published: optionalOrdinal.meta({
    ...PLACE,
    description: 'The printed place as a number; of a row that shares a place printed above, that place.',
  }),
  is_tie_marked: flag.describe('1 where the place is marked as shared: by =, or by one cell over several rows.'),
};

const judged = {
  total_text: optionalText.describe('The total as printed; NULL where none is printed.'),
  points_published: optionalNumber.meta({ ...POINTS, description: 'The printed total as a number.' }),
  points_computed: optionalNumber.meta({
    ...POINTS,
    description:
      'The sum of the rounds that count, with points for qualifying where a rule gives them; NULL where one cannot be read or none holds points.',
  }),
  position_computed: optionalOrdinal.meta({
    ...PLACE,
    description: 'The place by the printed totals of all rows, numbered and ordered in the style of the championship.',
  }),
  verdict: Verdict.nullable().describe(
    'What the audit says of the row: the worst outcome of its checks of total, place, tie mark and rounds.',
  ),
  source_id: sourceId,
  line: sourceLine,
};

const carNumbers = optionalText.describe(
  'The numbers of the cars as printed, " / " between those of several; NULL where none is printed.',
);

export const TeamStanding = z.strictObject({
  team_standing_id: id.describe('The row: championship and team; ~2 marks the second row of the same team.'),
  ...standing,
  team_id: teamId,
  team_text: text.describe('The team as printed.'),
  country_text: countryText,
  chassis_text: optionalText.describe('The chassis as printed, all in one text.'),
  engine_text: optionalText.describe('The engines as printed, all in one text.'),
  car_numbers_text: carNumbers,
  ...judged,
});

export const TeamStandingCar = z.strictObject({
  team_standing_id: id.describe('The standings row.'),
  display_order: displayOrder,
  chassis_id: optionalId.describe('The chassis; NULL where only the engine is known.'),
  engine_id: optionalId.describe('The engine; NULL where only the chassis is known.'),
  pairing: Pairing.describe(
    'How the two were brought together: single, one of each; positional, as many of each, in order; shared, one of the ' +
      'one for several of the other; unpaired, not at all.',
  ),
});

export const DriverStanding = z.strictObject({
  driver_standing_id: id.describe('The row: championship and driver; ~2 marks the second row of the same driver.'),
  ...standing,
  driver_id: driverId,
  driver_text: text.describe('The driver as printed, without nation.'),
  country_text: countryText,
  teams_text: optionalText.describe('The teams of the driver as printed, all in one text.'),
  car_numbers_text: carNumbers,
  ...judged,
});

export const DriverStandingTeam = z.strictObject({
  driver_standing_id: id.describe('The standings row.'),
  display_order: displayOrder,
  team_id: id.describe('A team that the row names.'),
  team_text: text.describe('The team as printed.'),
  country_text: countryText,
});

const origin = FigureOrigin.nullable();

const round = {
  race_id: raceId,
  cell_text: text.describe('The cell as printed, marks among it; " / " between the cells of several cars.'),
  points: optionalNumber.meta({
    ...POINTS,
    description: 'The points in the cell, or those that its place gives; NULL where neither is known.',
  }),
  position: optionalOrdinal.meta({
    ...PLACE,
    description:
      'The finishing place in the class: printed, or the one that gives those points; NULL where none or several do, several cars have one each, or others moved up: the winner is not in the standings, or a note gives his points to another.',
  }),
  position_text: optionalText.describe('The finishing place or status as printed, such as Ret.'),
  points_origin: origin.describe(
    'Whether the points are printed or derived from the place; NULL where there are none.',
  ),
  position_origin: origin.describe(
    'Whether the place is printed or derived from the points; NULL where there is none.',
  ),
  is_dropped: flag.describe(
    '1 where the round does not count towards the total: so marked, or beyond the best that do.',
  ),
  is_pole_position: optionalFlag.describe('1 where the cell marks a pole position; NULL where the source cannot say.'),
  is_fastest_lap: optionalFlag.describe('1 where the cell marks a fastest lap; NULL where the source cannot say.'),
  note_id: optionalId.describe('The note that a mark in the cell leads to.'),
  column_index: count.meta({ description: 'The cell of the printed row.', unit: 'cell, 0-based' }),
};

export const TeamStandingRace = z.strictObject({
  team_standing_id: id.describe('The standings row.'),
  ...round,
  source_id: sourceId,
  line: sourceLine,
});

export const ManufacturerStanding = z.strictObject({
  manufacturer_standing_id: id.describe(
    'The row: championship and manufacturer; ~2 marks the second row of the same manufacturer.',
  ),
  ...standing,
  manufacturer_id: manufacturerId,
  manufacturer_text: text.describe('The manufacturer as printed, without nation.'),
  country_text: countryText,
  car_numbers_text: carNumbers,
  ...judged,
});

export const ManufacturerStandingRace = z.strictObject({
  manufacturer_standing_id: id.describe('The standings row.'),
  ...round,
  source_id: sourceId,
  line: sourceLine,
});

export const DriverStandingRace = z.strictObject({
  driver_standing_id: id.describe('The standings row.'),
  ...round,
  team_id: optionalId.describe('The team that the driver scored for; NULL where it cannot be told.'),
  team_origin: origin.describe('Whether the team is printed or derived; NULL where it cannot be told.'),
  source_id: sourceId,
  line: sourceLine,
});
