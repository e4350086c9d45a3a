import type * as z from 'zod';
import * as entity from './entity-tables.ts';
import * as judgement from './judgement-tables.ts';
import * as source from './source-tables.ts';
import * as standing from './standing-tables.ts';

/** A reference from columns of a table to the key of another. */
export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
}

/** What is known of a table: what it holds, what one row of it is, its columns, its key, and what it refers to. */
export interface TableDescription {
  readonly description: string;
  readonly grain: string;
  readonly schema: z.ZodObject;
  readonly key: readonly string[];
  readonly references: readonly Reference[];
}

const to = (table: string, ...columns: string[]): Reference => ({ columns, table });
const SOURCE = to('source', 'source_id');
const SEASON = to('season', 'season_id');
const CLASS = to('class', 'season_id', 'class_code');
const RACE = to('race', 'race_id');
const CHAMPIONSHIP = to('championship', 'championship_id');
const NOTE = to('note', 'note_id');

/**
 * Every table of the dataset in the order in which rows can be inserted. References stand in the order of the columns.
 * `schema.sql` says the same to SQLite; a test holds the two together.
 */
export const TABLES = {
  source: {
    description: 'An article that was read.',
    grain: 'One row an article.',
    schema: source.Source,
    key: ['source_id'],
    references: [],
  },
  source_table: {
    description: 'A table as an article prints it.',
    grain: 'One row a printed table.',
    schema: source.SourceTable,
    key: ['source_table_id'],
    references: [SOURCE],
  },
  source_cell: {
    description: 'The ledger: every cell of every table of every article, as printed.',
    grain: 'One row a printed cell.',
    schema: source.SourceCell,
    key: ['source_table_id', 'row_index', 'column_index'],
    references: [to('source_table', 'source_table_id')],
  },
  series: {
    description: 'A series of races over the years.',
    grain: 'One row a series.',
    schema: entity.Series,
    key: ['series_id'],
    references: [],
  },
  season: {
    description:
      'One year of a series. What is counted here is counted from its races; what the prose says is in stated_fact.',
    grain: 'One row a season.',
    schema: entity.Season,
    key: ['season_id'],
    references: [to('series', 'series_id'), SOURCE],
  },
  season_number: {
    description: 'Which season of a series or championship it is, as the prose counts.',
    grain: 'One row a season and way of counting.',
    schema: entity.SeasonNumber,
    key: ['season_id', 'counted_as'],
    references: [SEASON, SOURCE],
  },
  class: {
    description: 'A class of cars that races and scores by itself.',
    grain: 'One row a season and class.',
    schema: entity.Class,
    key: ['season_id', 'class_code'],
    references: [SEASON],
  },
  country: {
    description: 'A country.',
    grain: 'One row a country.',
    schema: entity.Country,
    key: ['country_id'],
    references: [],
  },
  country_code: {
    description: 'Codes that stand for countries: all of ISO, of the Olympic Committee and of FIFA, obsolete ones too.',
    grain: 'One row a code and standard.',
    schema: entity.CountryCode,
    key: ['code', 'standard'],
    references: [to('country', 'country_id')],
  },
  circuit: {
    description: 'A circuit.',
    grain: 'One row a circuit.',
    schema: entity.Circuit,
    key: ['circuit_id'],
    references: [],
  },
  race: {
    description: 'A race of a season, with what the schedule and the results print of it.',
    grain: 'One row a race.',
    schema: entity.Race,
    key: ['race_id'],
    references: [SEASON, to('circuit', 'circuit_id'), SOURCE],
  },
  driver: {
    description: 'A driver, whatever the spelling of his name.',
    grain: 'One row a driver.',
    schema: entity.Driver,
    key: ['driver_id'],
    references: [to('country', 'nationality_country_id')],
  },
  team: {
    description: 'A team, whatever the spelling of its name.',
    grain: 'One row a team.',
    schema: entity.Team,
    key: ['team_id'],
    references: [to('country', 'country_id'), to('team', 'organisation_team_id')],
  },
  manufacturer: {
    description: 'A manufacturer that scores in a championship of its own, whatever the spelling of its name.',
    grain: 'One row a manufacturer.',
    schema: entity.Manufacturer,
    key: ['manufacturer_id'],
    references: [to('country', 'country_id')],
  },
  chassis: {
    description: 'A chassis, whatever the spelling of its name.',
    grain: 'One row a chassis.',
    schema: entity.Chassis,
    key: ['chassis_id'],
    references: [],
  },
  engine: {
    description: 'An engine, whatever the spelling of its name.',
    grain: 'One row an engine.',
    schema: entity.Engine,
    key: ['engine_id'],
    references: [],
  },
  entry: {
    description: 'A car that a team entered in a class for a season, as the entry list has it.',
    grain: 'One row a car of a team in a season and class.',
    schema: entity.Entry,
    key: ['entry_id'],
    references: [SEASON, CLASS, to('team', 'team_id'), SOURCE],
  },
  entry_car: {
    description: 'Chassis, engine and tyres of an entry.',
    grain: 'One row a chassis and engine of an entry.',
    schema: entity.EntryCar,
    key: ['entry_id', 'display_order'],
    references: [to('entry', 'entry_id'), to('chassis', 'chassis_id'), to('engine', 'engine_id')],
  },
  entry_driver: {
    description: 'The drivers of an entry.',
    grain: 'One row a driver of an entry.',
    schema: entity.EntryDriver,
    key: ['entry_id', 'display_order'],
    references: [to('entry', 'entry_id'), to('driver', 'driver_id'), SOURCE],
  },
  entry_driver_race: {
    description:
      'The rounds that the entry list gives a driver. Entry lists are incomplete: count starts in the view driver_race.',
    grain: 'One row a driver of an entry and race.',
    schema: entity.EntryDriverRace,
    key: ['entry_id', 'display_order', 'race_id'],
    references: [to('entry_driver', 'entry_id', 'display_order'), RACE],
  },
  class_win: {
    description: 'The winners of a class in a race, as the results print them.',
    grain: 'One row a race and class.',
    schema: entity.ClassWin,
    key: ['race_id', 'class_code'],
    references: [RACE, CLASS, to('team', 'team_id'), to('entry', 'entry_id'), SOURCE],
  },
  class_win_driver: {
    description: 'The crew that won a class in a race.',
    grain: 'One row a driver of a winning car.',
    schema: entity.ClassWinDriver,
    key: ['race_id', 'class_code', 'display_order'],
    references: [to('class_win', 'race_id', 'class_code'), to('driver', 'driver_id'), SOURCE],
  },
  note: {
    description: 'Text that explains a table: footnotes with their marks, legends.',
    grain: 'One row a note.',
    schema: judgement.Note,
    key: ['note_id'],
    references: [SOURCE, to('source_table', 'source_table_id')],
  },
  championship: {
    description: 'A table of standings: who scores in a class of a season, and the style in which places are numbered.',
    grain: 'One row a championship.',
    schema: standing.Championship,
    key: ['championship_id'],
    references: [CLASS, to('source_table', 'source_table_id'), SOURCE],
  },
  championship_rule: {
    description: 'Rules of scoring that an article states.',
    grain: 'One row a championship and rule.',
    schema: standing.ChampionshipRule,
    key: ['championship_rule_id'],
    references: [SEASON, CHAMPIONSHIP, RACE, SOURCE],
  },
  points_system: {
    description: 'A list of points for finishing places, and for which races it holds.',
    grain: 'One row a points system.',
    schema: standing.PointsSystem,
    key: ['points_system_id'],
    references: [SEASON, SOURCE],
  },
  points_system_value: {
    description: 'Points for a finishing place.',
    grain: 'One row a points system and place.',
    schema: standing.PointsSystemValue,
    key: ['points_system_id', 'position'],
    references: [to('points_system', 'points_system_id')],
  },
  race_points_system: {
    description: 'Which points system holds for a race.',
    grain: 'One row a race and kind of competitor.',
    schema: standing.RacePointsSystem,
    key: ['race_id', 'competitor'],
    references: [RACE, to('points_system', 'points_system_id')],
  },
  points_adjustment: {
    description: 'Points that a note takes away, withholds or moves.',
    grain: 'One row a competitor, race and note.',
    schema: standing.PointsAdjustment,
    key: ['points_adjustment_id'],
    references: [
      CHAMPIONSHIP,
      RACE,
      to('driver', 'driver_id'),
      to('team', 'team_id'),
      to('manufacturer', 'manufacturer_id'),
      NOTE,
      SOURCE,
    ],
  },
  team_standing: {
    description: 'The standings of teams, row by row as printed, with what was recomputed.',
    grain: 'One row a printed row.',
    schema: standing.TeamStanding,
    key: ['team_standing_id'],
    references: [CHAMPIONSHIP, to('team', 'team_id'), SOURCE],
  },
  team_standing_car: {
    description:
      'Chassis and engines that a row of team standings names. Joining it repeats a row that names several: take display_order 1.',
    grain: 'One row a chassis and engine of a standings row.',
    schema: standing.TeamStandingCar,
    key: ['team_standing_id', 'display_order'],
    references: [to('team_standing', 'team_standing_id'), to('chassis', 'chassis_id'), to('engine', 'engine_id')],
  },
  team_standing_race: {
    description: 'The printed figures under the races, of teams. An empty cell has no row; a printed 0 has one.',
    grain: 'One row a standings row and race with a printed figure.',
    schema: standing.TeamStandingRace,
    key: ['team_standing_id', 'race_id'],
    references: [to('team_standing', 'team_standing_id'), RACE, NOTE, SOURCE],
  },
  driver_standing: {
    description: 'The standings of drivers, row by row as printed, with what was recomputed.',
    grain: 'One row a printed row.',
    schema: standing.DriverStanding,
    key: ['driver_standing_id'],
    references: [CHAMPIONSHIP, to('driver', 'driver_id'), SOURCE],
  },
  driver_standing_team: {
    description: 'Teams that a row of driver standings names. Joining it repeats a row that names several.',
    grain: 'One row a standings row and team.',
    schema: standing.DriverStandingTeam,
    key: ['driver_standing_id', 'display_order'],
    references: [to('driver_standing', 'driver_standing_id'), to('team', 'team_id')],
  },
  driver_standing_race: {
    description: 'The printed figures under the races, of drivers. An empty cell has no row; a printed 0 has one.',
    grain: 'One row a standings row and race with a printed figure.',
    schema: standing.DriverStandingRace,
    key: ['driver_standing_id', 'race_id'],
    references: [to('driver_standing', 'driver_standing_id'), RACE, NOTE, to('team', 'team_id'), SOURCE],
  },
  manufacturer_standing: {
    description: 'The standings of manufacturers, row by row as printed, with what was recomputed.',
    grain: 'One row a manufacturer: rows that one name and one total cover, a car each, are one.',
    schema: standing.ManufacturerStanding,
    key: ['manufacturer_standing_id'],
    references: [CHAMPIONSHIP, to('manufacturer', 'manufacturer_id'), SOURCE],
  },
  manufacturer_standing_race: {
    description:
      'The printed figures under the races, of manufacturers. An empty cell has no row; a printed 0 has one.',
    grain: 'One row a standings row and race with a printed figure.',
    schema: standing.ManufacturerStandingRace,
    key: ['manufacturer_standing_id', 'race_id'],
    references: [to('manufacturer_standing', 'manufacturer_standing_id'), RACE, NOTE, SOURCE],
  },
  stated_fact: {
    description: 'What the prose of an article states, and whether the tables agree.',
    grain: 'One row a statement.',
    schema: judgement.StatedFact,
    key: ['stated_fact_id'],
    references: [SOURCE],
  },
  name_decision: {
    description: 'What a printed name stands for, and near misses that were kept apart, with the reason.',
    grain: 'One row a printed name and what it was held against.',
    schema: judgement.NameDecision,
    key: ['kind', 'raw_name', 'entity_id'],
    references: [],
  },
  name_occurrence: {
    description: 'Where a name is printed.',
    grain: 'One row a printed name and line.',
    schema: judgement.NameOccurrence,
    key: ['kind', 'raw_name', 'entity_id', 'source_id', 'line'],
    references: [to('name_decision', 'kind', 'raw_name', 'entity_id'), SOURCE],
  },
  correction: {
    description: 'Printed figures that are known to be wrong and were replaced when read.',
    grain: 'One row a corrected cell.',
    schema: judgement.Correction,
    key: ['correction_id'],
    references: [SOURCE],
  },
  source_cell_use: {
    description: 'Which published rows carry a printed cell.',
    grain: 'One row a printed cell and row that carries it.',
    schema: source.SourceCellUse,
    key: ['source_table_id', 'row_index', 'column_index', 'table_name', 'row_id'],
    references: [to('source_cell', 'source_table_id', 'row_index', 'column_index')],
  },
  finding: {
    description: 'What is wrong with an article, or what two places of it disagree on.',
    grain: 'One row a finding.',
    schema: judgement.Finding,
    key: ['finding_id'],
    references: [SEASON, CHAMPIONSHIP, RACE, SOURCE],
  },
  finding_row: {
    description: 'The rows that contributed to a finding.',
    grain: 'One row a finding and contributing row.',
    schema: judgement.FindingRow,
    key: ['finding_id', 'display_order'],
    references: [to('finding', 'finding_id'), SOURCE],
  },
  audit_check: {
    description: 'Every check that was made, passed ones too.',
    grain: 'One row a kind of check, checked row and, where rounds were checked, race.',
    schema: judgement.AuditCheck,
    key: ['code', 'table_name', 'row_id', 'race_id'],
    references: [RACE, to('finding', 'finding_id')],
  },
  data_dictionary: {
    description: 'This description: every table, view and column of the file.',
    grain: 'One row a table, view or column.',
    schema: judgement.DataDictionary,
    key: ['data_dictionary_id'],
    references: [],
  },
  build_info: {
    description: 'What the dataset was made with: program, schema, publication hash, and the SHA-256 of each source.',
    grain: 'One row a fact.',
    schema: judgement.BuildInfo,
    key: ['key'],
    references: [],
  },
} as const satisfies Record<string, TableDescription>;

export type TableName = keyof typeof TABLES;
/** A row of a table, as it is published. */
export type Row<T extends TableName> = z.infer<(typeof TABLES)[T]['schema']>;

/** Tables that are written article by article, before the rest is known. */
export const LEDGER_TABLES = ['source', 'source_table', 'source_cell'] as const satisfies readonly TableName[];
/** Tables that the audit fills. */
export const AUDIT_TABLES = ['finding', 'finding_row', 'audit_check'] as const satisfies readonly TableName[];

/** Tables of the dataset that get verdicts and what was recomputed from the audit. */
export const JUDGED_TABLES = [
  'championship',
  'team_standing',
  'driver_standing',
  'manufacturer_standing',
  'stated_fact',
] as const satisfies readonly TableName[];

/** Tables that tell of the publication and not of what the articles say. */
export const ABOUT_TABLES = ['data_dictionary', 'build_info'] as const satisfies readonly TableName[];

/** All rows that the reconciled records give, table by table; ledger and audit have their own way in. */
export type DatasetTable = Exclude<
  TableName,
  (typeof LEDGER_TABLES)[number] | (typeof AUDIT_TABLES)[number] | (typeof ABOUT_TABLES)[number]
>;
export type Dataset = { readonly [T in DatasetTable]: readonly Row<T>[] };
/** A dataset while it is put together. */
export type DatasetDraft = { readonly [T in DatasetTable]: Row<T>[] };

/** The tables of a dataset in the order in which rows can be inserted. */
export const DATASET_TABLES: readonly DatasetTable[] = tableNames().filter(isDatasetTable);

/** The names of all tables in the order in which rows can be inserted. */
export function tableNames(): TableName[] {
  return Object.keys(TABLES).filter(isTableName);
}

function isTableName(name: string): name is TableName {
  return Object.hasOwn(TABLES, name);
}

function isDatasetTable(name: TableName): name is DatasetTable {
  const others: readonly string[] = [...LEDGER_TABLES, ...AUDIT_TABLES, ...ABOUT_TABLES];
  return !others.includes(name);
}

/** A row's key as one text, its values joined with `/`. */
export function rowId(values: readonly (string | number)[]): string {
  return values.join('/');
}
