import * as z from 'zod';
import { FindingCode } from '../finding.ts';
import {
  championshipId,
  classCode,
  count,
  driverId,
  flag,
  id,
  number,
  optionalId,
  optionalNumber,
  optionalOrdinal,
  optionalText,
  raceId,
  seasonId,
  sourceId,
  sourceLine,
  teamId,
  text,
} from './column.ts';
import { ClassWin, Driver, Race, Season } from './entity-tables.ts';
import { AuditCheck, Finding } from './judgement-tables.ts';
import { Source, SourceCell } from './source-tables.ts';
import { Championship, DriverStanding, DriverStandingRace } from './standing-tables.ts';

/** What is known of a view: what it holds, what one row of it is, its columns, and those that tell its rows apart. */
export interface ViewDescription {
  readonly description: string;
  readonly grain: string;
  readonly schema: z.ZodObject;
  readonly key: readonly string[];
}

const POINTS = { unit: 'point' };
const WINS = { unit: 'win' };
const ROWS = { unit: 'row' };
const FINDINGS = { unit: 'finding' };

const standingId = id.describe(
  'The standings row: the key in driver_standing, team_standing or manufacturer_standing.',
);
const competitorId = id.describe('Who scores: the key in driver, team or manufacturer, as competitor says.');
const driverName = text.describe('The name of the driver.');
const raceName = optionalText.describe('The name of the race.');
const winCount = count.meta({ ...WINS, description: 'How many wins of the class.' });
const overallWinCount = count.nullable().meta({
  ...WINS,
  description: 'How many of them won the whole race; NULL where no source of theirs says which car did.',
});

const championship = {
  year: Season.shape.year,
  season_id: seasonId,
  class_code: classCode,
  competitor: Championship.shape.competitor,
  championship_id: championshipId,
};
const classOfSeason = { year: Season.shape.year, season_id: seasonId, class_code: classCode };
const raceOfSeason = {
  year: Season.shape.year,
  season_id: seasonId,
  round: Race.shape.round,
  race_in_round: Race.shape.race_in_round,
  race_id: raceId,
};
const judged = {
  confirmed: count.meta({ ...ROWS, description: 'How many are confirmed.' }),
  explained: count.meta({ ...ROWS, description: 'How many differ and are explained by the article.' }),
  disagrees: count.meta({ ...ROWS, description: 'How many disagree.' }),
  uncheckable: count.meta({ ...ROWS, description: 'How many cannot be checked.' }),
};

/**
 * Every view of the dataset in the order in which analysts meet them. `views.sql` makes them; tests hold the columns, the
 * grain and the sums of each against it.
 */
export const VIEWS = {
  champion: {
    description: 'Who is printed in the first place of a championship.',
    grain: 'One row a championship and competitor in first place; more than one where a title is shared.',
    schema: z.strictObject({
      ...championship,
      competitor_id: competitorId,
      name: text.describe('The name of the driver, team or manufacturer.'),
      points_published: DriverStanding.shape.points_published,
      points_computed: DriverStanding.shape.points_computed,
      is_tie_marked: DriverStanding.shape.is_tie_marked,
      verdict: DriverStanding.shape.verdict,
      standing_id: standingId,
      source_id: sourceId,
      line: sourceLine,
    }),
    key: ['standing_id'],
  },
  standing: {
    description:
      'The standings of drivers, teams and manufacturers as printed, with names and what the audit says of each row.',
    grain: 'One row a printed row of a standings table.',
    schema: z.strictObject({
      ...championship,
      standing_id: standingId,
      display_order: DriverStanding.shape.display_order,
      position_text: DriverStanding.shape.position_text,
      position: DriverStanding.shape.position_published,
      is_tie_marked: DriverStanding.shape.is_tie_marked,
      competitor_id: competitorId,
      name: text.describe('The name of the driver, team or manufacturer.'),
      name_text: text.describe('The name as this row prints it.'),
      country_text: DriverStanding.shape.country_text,
      points_published: DriverStanding.shape.points_published,
      points_computed: DriverStanding.shape.points_computed,
      position_computed: DriverStanding.shape.position_computed,
      verdict: DriverStanding.shape.verdict,
      source_id: sourceId,
      line: sourceLine,
    }),
    key: ['standing_id'],
  },
  standing_race: {
    description:
      'The printed figures under the races, of drivers, teams and manufacturers. Those that count (is_dropped = 0) add up to points_computed of the row, but for points that qualifying gave.',
    grain: 'One row a standings row and race with a printed figure; an empty cell has none.',
    schema: z.strictObject({
      ...championship,
      standing_id: standingId,
      competitor_id: competitorId,
      name: text.describe('The name of the driver, team or manufacturer.'),
      round: Race.shape.round,
      race_in_round: Race.shape.race_in_round,
      race_id: raceId,
      race_name: raceName,
      cell_text: DriverStandingRace.shape.cell_text,
      points: DriverStandingRace.shape.points,
      position: DriverStandingRace.shape.position,
      is_dropped: DriverStandingRace.shape.is_dropped,
      note_text: optionalText.describe('The note that a mark in the cell leads to, as printed.'),
      source_id: sourceId,
      line: sourceLine,
    }),
    key: ['standing_id', 'race_id'],
  },
  standing_progress: {
    description:
      'Points and place after each round. After the last race of the season points_after is points_computed of the row, but for points that qualifying gave.',
    grain: 'One row a standings row and race of its season, with a figure or without.',
    schema: z.strictObject({
      ...championship,
      standing_id: standingId,
      competitor_id: competitorId,
      name: text.describe('The name of the driver, team or manufacturer.'),
      round: Race.shape.round,
      race_in_round: Race.shape.race_in_round,
      race_id: raceId,
      race_name: raceName,
      points: optionalNumber.meta({
        ...POINTS,
        description: 'The points of this race; NULL where the cell is empty or holds none.',
      }),
      points_after: optionalNumber.meta({
        ...POINTS,
        description: 'The sum of the rounds so far that count in the end; NULL in rows whose points_computed is NULL.',
      }),
      position_after: optionalOrdinal.meta({
        description: 'The place by that sum; rows with equal sums share it, whatever the style of the championship.',
        unit: 'place, 1-based',
      }),
    }),
    key: ['standing_id', 'race_id'],
  },
  results_matrix: {
    description: 'The standings with all their rounds in one column, as JSON.',
    grain: 'One row a printed row of a standings table.',
    schema: z.strictObject({
      ...championship,
      standing_id: standingId,
      display_order: DriverStanding.shape.display_order,
      position_text: DriverStanding.shape.position_text,
      competitor_id: competitorId,
      name: text.describe('The name of the driver, team or manufacturer.'),
      cells: text.describe(
        'A JSON object with a key for each race of the season in its order: its round, 7-2 for the second race of round ' +
          '7; the cell as printed, or null where it is empty.',
      ),
      points_published: DriverStanding.shape.points_published,
      verdict: DriverStanding.shape.verdict,
    }),
    key: ['standing_id'],
  },
  class_winner: {
    description: 'The winner of each class of each race, with its whole crew in one text.',
    grain: 'One row a race and class.',
    schema: z.strictObject({
      ...raceOfSeason,
      race_name: raceName,
      class_code: classCode,
      car_number: ClassWin.shape.car_number,
      team_id: teamId,
      team: text.describe('The name of the team.'),
      drivers: optionalText.describe('The names of the drivers as printed in order, joined with ", ".'),
      is_overall_winner: ClassWin.shape.is_overall_winner,
      source_id: sourceId,
      line: sourceLine,
    }),
    key: ['race_id', 'class_code'],
  },
  win_share: {
    description:
      'The wins of classes, divided among the drivers of the winning car: win_share adds up to the number of wins, whatever is grouped.',
    grain: 'One row a win of a class and driver of its crew; one with driver_id NULL where the crew is not known.',
    schema: z.strictObject({
      ...raceOfSeason,
      class_code: classCode,
      driver_id: optionalId.describe('The driver; NULL where the crew is not known.'),
      name: optionalText.describe('The name of the driver.'),
      country_id: optionalId.describe('The nationality of the driver.'),
      is_overall_winner: ClassWin.shape.is_overall_winner,
      win_share: number.meta({ ...WINS, description: 'One win divided by the drivers of the car.' }),
    }),
    key: ['race_id', 'class_code', 'driver_id'],
  },
  win_by_driver: {
    description:
      'Wins of a class by driver. All drivers of a car have won: win_count adds up to more than there are wins, win_share to the number of wins.',
    grain: 'One row a season, class and driver with a win; one with driver_id NULL for wins whose crew is not known.',
    schema: z.strictObject({
      ...classOfSeason,
      driver_id: optionalId.describe('The driver; NULL for wins whose crew is not known.'),
      name: optionalText.describe('The name of the driver.'),
      win_count: winCount,
      win_share: number.meta({ ...WINS, description: 'The wins, each divided by the drivers of its car.' }),
      overall_win_count: overallWinCount,
    }),
    key: ['season_id', 'class_code', 'driver_id'],
  },
  win_by_team: {
    description: 'Wins of a class by team; win_count adds up to the number of wins.',
    grain: 'One row a season, class and team with a win.',
    schema: z.strictObject({
      ...classOfSeason,
      team_id: teamId,
      name: text.describe('The name of the team.'),
      win_count: winCount,
      overall_win_count: overallWinCount,
    }),
    key: ['season_id', 'class_code', 'team_id'],
  },
  win_by_chassis: {
    description:
      'Wins of a class by chassis, as the entry list has the winning car; win_count adds up to the number of wins.',
    grain:
      'One row a season, class and chassis with a win; one with chassis_id NULL for wins whose car has no entry, or one that names several chassis or none.',
    schema: z.strictObject({
      ...classOfSeason,
      chassis_id: optionalId.describe('The chassis; NULL where it is not known.'),
      name: optionalText.describe('The name of the chassis.'),
      win_count: winCount,
      overall_win_count: overallWinCount,
    }),
    key: ['season_id', 'class_code', 'chassis_id'],
  },
  win_by_country: {
    description:
      'Wins of a class by nationality of the drivers and by country of the team; driver_win_share and team_win_count each add up to the number of wins.',
    grain: 'One row a season, class and country with a win; one with country_id NULL where it is not known.',
    schema: z.strictObject({
      ...classOfSeason,
      country_id: optionalId.describe('The country; NULL where it is not known.'),
      name: optionalText.describe('The name of the country.'),
      driver_win_count: count.meta({
        ...WINS,
        description: 'Wins of cars with at least one driver of the country; a win can count for several countries.',
      }),
      driver_win_share: number.meta({ ...WINS, description: 'The wins, each divided by the drivers of its car.' }),
      team_win_count: count.meta({ ...WINS, description: 'Wins of teams of the country.' }),
    }),
    key: ['season_id', 'class_code', 'country_id'],
  },
  driver_race: {
    description:
      'Starts: where a driver is known to have taken part, from the entry lists (entries that did not take part are left out), the standings and the winners. Count starts here: the entry lists alone are incomplete.',
    grain: 'One row a driver, race and class.',
    schema: z.strictObject({
      ...raceOfSeason,
      class_code: classCode,
      driver_id: driverId,
      name: driverName,
      is_entered: flag.describe('1 where the entry list gives him the race.'),
      has_points: flag.describe('1 where the standings of drivers give him points for it.'),
      is_class_winner: flag.describe('1 where he is in the crew that won the class.'),
    }),
    key: ['race_id', 'class_code', 'driver_id'],
  },
  driver_season: {
    description: 'The season of a driver in a class: starts, wins, place and points.',
    grain: 'One row a driver, season and class.',
    schema: z.strictObject({
      ...classOfSeason,
      driver_id: driverId,
      name: driverName,
      start_count: count.meta({ description: 'How many races, counted from driver_race.', unit: 'start' }),
      scored_count: count.meta({ description: 'How many of them gave points.', unit: 'start' }),
      win_count: winCount,
      position: optionalOrdinal.meta({
        description: 'The printed place in the standings; the best one where he has several rows; NULL where none.',
        unit: 'place, 1-based',
      }),
      points_published: optionalNumber.meta({
        ...POINTS,
        description: 'The printed total, of all his rows in that table; NULL where he has none.',
      }),
    }),
    key: ['season_id', 'class_code', 'driver_id'],
  },
  driver_career: {
    description: 'The career of a driver over all seasons and classes that are here.',
    grain: 'One row a driver.',
    schema: z.strictObject({
      driver_id: driverId,
      name: driverName,
      nationality_country_id: Driver.shape.nationality_country_id,
      first_year: optionalOrdinal.meta({ description: 'The first season that he is found in.', unit: 'year' }),
      last_year: optionalOrdinal.meta({ description: 'The last season that he is found in.', unit: 'year' }),
      season_count: count.meta({
        description: 'How many seasons he is found in, be it in an entry list alone.',
        unit: 'season',
      }),
      start_count: count.meta({ description: 'How many starts, counted from driver_race.', unit: 'start' }),
      scored_count: count.meta({ description: 'How many of them gave points.', unit: 'start' }),
      win_count: winCount,
      title_count: count.meta({
        description: 'How many championships of drivers print him in first place.',
        unit: 'title',
      }),
      best_position: optionalOrdinal.meta({
        description: 'His best printed place in a championship of drivers; NULL where he has none.',
        unit: 'place, 1-based',
      }),
      points_published: optionalNumber.meta({
        ...POINTS,
        description: 'All his printed totals together, though seasons score differently; NULL where he has none.',
      }),
    }),
    key: ['driver_id'],
  },
  team_mate: {
    description:
      'Who shared a car with whom, from the entry lists and the winning crews. Each pair stands twice, once from each side.',
    grain: 'One row a season, class, driver and team-mate.',
    schema: z.strictObject({
      ...classOfSeason,
      driver_id: driverId,
      name: driverName,
      team_mate_driver_id: id.describe('The team-mate, a key in driver.'),
      team_mate_name: text.describe('The name of the team-mate.'),
      race_count: count.meta({ description: 'How many races they shared a car in.', unit: 'race' }),
      win_count: count.meta({ ...WINS, description: 'How many of them they won together.' }),
    }),
    key: ['season_id', 'class_code', 'driver_id', 'team_mate_driver_id'],
  },
  entry_score: {
    description:
      'Entry lists against standings of drivers. Lists are incomplete where the source has lost rounds, and seasons without a table of drivers score nobody; the findings scored-not-entered are those that remain. points adds up to the points in driver_standing_race.',
    grain: 'One row a driver, race and class that the entry list or the standings of drivers give him.',
    schema: z.strictObject({
      ...raceOfSeason,
      class_code: classCode,
      driver_id: driverId,
      name: driverName,
      entry_count: count.meta({
        description: 'How many entries of the class list him for the race, marked as not taking part or not.',
        unit: 'entry',
      }),
      cell_text: optionalText.describe('The cell of the standings as printed; NULL where there is none.'),
      points: optionalNumber.meta({ ...POINTS, description: 'The points in it; NULL where there are none.' }),
      comparison: z
        .enum(['both', 'entry-only', 'score-only', 'withdrawn', 'withdrawn-and-scored'])
        .describe(
          'Which of the two has him: both, one only, an entry that is marked as not taking part, or that and a score.',
        ),
    }),
    key: ['race_id', 'class_code', 'driver_id'],
  },
  audit_summary: {
    description: 'What the audit says of each championship: rows by verdict, and its findings.',
    grain: 'One row a championship.',
    schema: z.strictObject({
      ...championship,
      numbering: Championship.shape.numbering,
      tie_break: Championship.shape.tie_break,
      row_count: count.meta({ ...ROWS, description: 'How many rows its table has.' }),
      ...judged,
      error_count: count.meta({ ...FINDINGS, description: 'How many open errors.' }),
      warning_count: count.meta({ ...FINDINGS, description: 'How many open warnings.' }),
      info_count: count.meta({ ...FINDINGS, description: 'How many open infos.' }),
      accepted_count: count.meta({ ...FINDINGS, description: 'How many accepted findings.' }),
    }),
    key: ['championship_id'],
  },
  coverage: {
    description: 'How many figures were checked, and how it went.',
    grain:
      'One row a championship and kind of check; checks that belong to no standings row (schedule, prose, entry lists) have NULL for the championship.',
    schema: z.strictObject({
      championship_id: optionalId.describe(
        'The championship; NULL where the checked row is none of a standings table.',
      ),
      code: AuditCheck.shape.code,
      checks: count.meta({ description: 'How many checks were made.', unit: 'check' }),
      ...judged,
    }),
    key: ['championship_id', 'code'],
  },
  finding_summary: {
    description: 'How many findings there are; finding_count adds up to the rows of finding.',
    grain: 'One row a season, code, severity and status; findings of no season have NULL for it.',
    schema: z.strictObject({
      year: Season.shape.year
        .nullable()
        .meta({ description: 'The year of the season; NULL where of none.', unit: 'year' }),
      season_id: optionalId.describe('The season; NULL where of none.'),
      code: FindingCode.describe('What kind of finding it is.'),
      severity: Finding.shape.severity,
      status: Finding.shape.status,
      finding_count: count.meta({ ...FINDINGS, description: 'How many findings.' }),
    }),
    key: ['season_id', 'code', 'severity', 'status'],
  },
  standing_cell: {
    description: 'Where the figures of a standings row are printed: its cells in the ledger, with file and line.',
    grain: 'One row a standings row and printed cell that it, or one of its rounds, carries.',
    schema: z.strictObject({
      ...championship,
      standing_id: standingId,
      name: text.describe('The name of the driver, team or manufacturer.'),
      source_table_id: SourceCell.shape.source_table_id,
      row_index: SourceCell.shape.row_index,
      column_index: SourceCell.shape.column_index,
      text: SourceCell.shape.text,
      role: SourceCell.shape.role,
      table_name: id.describe('The table whose row carries the cell: that of the standings row or of its rounds.'),
      race_id: optionalId.describe('The race, where the cell is a round; NULL where it belongs to the whole row.'),
      round: Race.shape.round.nullable().describe('The round of that race.'),
      file: Source.shape.file,
      line: sourceLine,
    }),
    key: ['standing_id', 'source_table_id', 'row_index', 'column_index', 'table_name', 'race_id'],
  },
} as const satisfies Record<string, ViewDescription>;

export type ViewName = keyof typeof VIEWS;

/** The names of all views in the order of `VIEWS`. */
export function viewNames(): ViewName[] {
  return Object.keys(VIEWS).filter((name): name is ViewName => Object.hasOwn(VIEWS, name));
}
