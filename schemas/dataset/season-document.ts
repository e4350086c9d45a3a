import * as z from 'zod';
import { id, optionalText, text } from './column.ts';
import {
  Class,
  ClassWin,
  ClassWinDriver,
  Entry,
  EntryCar,
  EntryDriver,
  EntryDriverRace,
  Race,
  Season,
  SeasonNumber,
} from './entity-tables.ts';
import { Finding, FindingRow, StatedFact } from './judgement-tables.ts';
import { Source } from './source-tables.ts';
import {
  Championship,
  ChampionshipRule,
  DriverStanding,
  DriverStandingRace,
  DriverStandingTeam,
  ManufacturerStanding,
  ManufacturerStandingRace,
  PointsAdjustment,
  PointsSystem,
  PointsSystemValue,
  RacePointsSystem,
  TeamStanding,
  TeamStandingCar,
  TeamStandingRace,
} from './standing-tables.ts';

const driverName = text.describe('The driver by his most frequent spelling.');
const teamName = text.describe('The team by its most frequent spelling.');
const chassisName = optionalText.describe('The chassis by its most frequent name; null where none is printed.');
const engineName = optionalText.describe('The engine by its most frequent name; null where none is printed.');

/** Each object of a season document without the ids of what it stands in, and with names beside ids. */
export const SEASON_PARTS = {
  source: Source,
  season: Season.extend({ series: text.describe('The name of the series.') }),
  number: SeasonNumber.omit({ season_id: true }),
  race: Race.omit({ season_id: true }).extend({
    circuit: optionalText.describe('The circuit by its most frequent name; null where none is known.'),
  }),
  racePoints: RacePointsSystem.omit({ race_id: true }),
  winner: ClassWin.omit({ race_id: true, season_id: true }).extend({ team: teamName }),
  winningDriver: ClassWinDriver.omit({ race_id: true, class_code: true }).extend({ name: driverName }),
  class: Class.omit({ season_id: true }),
  championship: Championship.omit({ season_id: true, class_code: true }),
  adjustment: PointsAdjustment.omit({ championship_id: true }),
  teamRow: TeamStanding.omit({ championship_id: true }).extend({ name: teamName }),
  teamCar: TeamStandingCar.omit({ team_standing_id: true }).extend({ chassis: chassisName, engine: engineName }),
  driverRow: DriverStanding.omit({ championship_id: true }).extend({ name: driverName }),
  driverTeam: DriverStandingTeam.omit({ driver_standing_id: true }).extend({ name: teamName }),
  manufacturerRow: ManufacturerStanding.omit({ championship_id: true }).extend({
    name: text.describe('The manufacturer by its most frequent spelling.'),
  }),
  teamRound: roundOf(TeamStandingRace.omit({ team_standing_id: true })),
  driverRound: roundOf(DriverStandingRace.omit({ driver_standing_id: true })),
  manufacturerRound: roundOf(ManufacturerStandingRace.omit({ manufacturer_standing_id: true })),
  entry: Entry.omit({ season_id: true, class_code: true }).extend({ team: teamName }),
  car: EntryCar.omit({ entry_id: true }).extend({ chassis: chassisName, engine: engineName }),
  entryDriver: EntryDriver.omit({ entry_id: true }).extend({ name: driverName }),
  entryRace: EntryDriverRace.omit({ entry_id: true, display_order: true }).extend({ round: Race.shape.round }),
  pointsSystem: PointsSystem.omit({ season_id: true }),
  pointsValue: PointsSystemValue.omit({ points_system_id: true }),
  rule: ChampionshipRule.omit({ season_id: true }),
  statedFact: StatedFact,
  finding: Finding.omit({ season_id: true }),
  findingRow: FindingRow.omit({ finding_id: true, display_order: true }),
} as const;

const part = SEASON_PARTS;
const findings = z.array(id).describe('The ids of the findings that name the row; `findings` of the season has them.');

const winner = part.winner.extend({
  drivers: z.array(part.winningDriver).describe('The crew of the winning car in the printed order.'),
});

const race = part.race.extend({
  points_systems: z.array(part.racePoints).describe('Which points system holds for the race.'),
  winners: z.array(winner).describe('The winning car of each class, in the order of the classes.'),
});

const teamRow = part.teamRow.extend({
  cars: z.array(part.teamCar).describe('The cars that the row names.'),
  rounds: z.array(part.teamRound).describe('Its printed figures in the order of the races; an empty cell has none.'),
  findings,
});

const driverRow = part.driverRow.extend({
  teams: z.array(part.driverTeam).describe('The teams that the row names.'),
  rounds: z.array(part.driverRound).describe('His printed figures in the order of the races; an empty cell has none.'),
  findings,
});

const manufacturerRow = part.manufacturerRow.extend({
  rounds: z
    .array(part.manufacturerRound)
    .describe('Its printed figures in the order of the races; an empty cell has none.'),
  findings,
});

const entry = part.entry.extend({
  cars: z.array(part.car).describe('Its chassis and engines, with tyres and rounds.'),
  drivers: z
    .array(
      part.entryDriver.extend({
        races: z.array(part.entryRace).describe('The races for which the entry list has him.'),
      }),
    )
    .describe('Its drivers in the printed order.'),
});

const seasonClass = part.class.extend({
  teams: standingsOf(teamRow, 'teams'),
  drivers: standingsOf(driverRow, 'drivers'),
  manufacturers: standingsOf(manufacturerRow, 'manufacturers'),
  entries: z.array(entry).describe('The entry list of the class, a car of a team each.'),
});

/** `seasons/SEASON_ID.json`: all that the dataset has on a season, nested as people think of it. */
export const SeasonDocument = z
  .strictObject({
    publication: text.describe('The hash of the publication.'),
    ...part.season.shape,
    sources: z.array(part.source).describe('The articles that the figures are read from; each has source_id and line.'),
    numbers: z.array(part.number).describe('Which season of what it is, as the prose counts.'),
    races: z.array(race).describe('The races in the order of the rounds, each with the winners of its classes.'),
    classes: z
      .array(seasonClass)
      .describe('The classes in the order of the article, each with its standings and entries.'),
    points_systems: z
      .array(part.pointsSystem.extend({ values: z.array(part.pointsValue).describe('What each place gives.') }))
      .describe('How points are awarded.'),
    rules: z.array(part.rule).describe('The rules of scoring that the article states.'),
    stated_facts: z.array(part.statedFact).describe('What the prose states, and what the tables say of it.'),
    findings: z
      .array(part.finding.extend({ rows: z.array(part.findingRow).describe('The rows that contributed.') }))
      .describe('What the audit and the reading found in the season.'),
  })
  .describe('A season: its races with winners, its classes with standings and entries, its rules and findings.');
export type SeasonDocument = z.infer<typeof SeasonDocument>;

function roundOf<T extends z.ZodRawShape>(columns: z.ZodObject<T, z.core.$strict>) {
  return columns.extend({
    round: Race.shape.round,
    race_in_round: Race.shape.race_in_round,
    note_text: optionalText.describe('The note that a mark in the cell leads to, as printed.'),
  });
}

function standingsOf<T extends z.ZodObject>(row: T, who: string) {
  return part.championship
    .extend({
      adjustments: z.array(part.adjustment).describe('Points given, taken away or withheld.'),
      rows: z.array(row).describe('The rows as printed, in their order.'),
    })
    .nullable()
    .describe(`The standings of ${who}; null where the article has none for the class.`);
}
