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

const to = (table: string, ...columns: string[]): Reference => ({ columns, table });
const SOURCE = to('source', 'source_id');
const SEASON = to('season', 'season_id');
const CLASS = to('class', 'season_id', 'class_code');
const RACE = to('race', 'race_id');
const CHAMPIONSHIP = to('championship', 'championship_id');
const NOTE = to('note', 'note_id');

/**
 * Every table of the dataset in the order in which rows can be inserted: its row schema, its key, and its references
 * in the order of the columns. `schema.sql` says the same to SQLite; a test holds the two together.
 */
export const TABLES = {
  source: { schema: source.Source, key: ['source_id'], references: [] },
  source_table: { schema: source.SourceTable, key: ['source_table_id'], references: [SOURCE] },
  source_cell: {
    schema: source.SourceCell,
    key: ['source_table_id', 'row_index', 'column_index'],
    references: [to('source_table', 'source_table_id')],
  },
  series: { schema: entity.Series, key: ['series_id'], references: [] },
  season: { schema: entity.Season, key: ['season_id'], references: [to('series', 'series_id'), SOURCE] },
  season_number: { schema: entity.SeasonNumber, key: ['season_id', 'counted_as'], references: [SEASON, SOURCE] },
  class: { schema: entity.Class, key: ['season_id', 'class_code'], references: [SEASON] },
  country: { schema: entity.Country, key: ['country_id'], references: [] },
  country_code: { schema: entity.CountryCode, key: ['code', 'standard'], references: [to('country', 'country_id')] },
  circuit: { schema: entity.Circuit, key: ['circuit_id'], references: [] },
  race: { schema: entity.Race, key: ['race_id'], references: [SEASON, to('circuit', 'circuit_id'), SOURCE] },
  driver: { schema: entity.Driver, key: ['driver_id'], references: [to('country', 'nationality_country_id')] },
  team: {
    schema: entity.Team,
    key: ['team_id'],
    references: [to('country', 'country_id'), to('team', 'organisation_team_id')],
  },
  chassis: { schema: entity.Chassis, key: ['chassis_id'], references: [] },
  engine: { schema: entity.Engine, key: ['engine_id'], references: [] },
  entry: { schema: entity.Entry, key: ['entry_id'], references: [SEASON, CLASS, to('team', 'team_id'), SOURCE] },
  entry_car: {
    schema: entity.EntryCar,
    key: ['entry_id', 'display_order'],
    references: [to('entry', 'entry_id'), to('chassis', 'chassis_id'), to('engine', 'engine_id')],
  },
  entry_driver: {
    schema: entity.EntryDriver,
    key: ['entry_id', 'display_order'],
    references: [to('entry', 'entry_id'), to('driver', 'driver_id'), SOURCE],
  },
  entry_driver_race: {
    schema: entity.EntryDriverRace,
    key: ['entry_id', 'display_order', 'race_id'],
    references: [to('entry_driver', 'entry_id', 'display_order'), RACE],
  },
  class_win: {
    schema: entity.ClassWin,
    key: ['race_id', 'class_code'],
    references: [RACE, CLASS, to('team', 'team_id'), to('entry', 'entry_id'), SOURCE],
  },
  class_win_driver: {
    schema: entity.ClassWinDriver,
    key: ['race_id', 'class_code', 'display_order'],
    references: [to('class_win', 'race_id', 'class_code'), to('driver', 'driver_id'), SOURCE],
  },
  note: {
    schema: judgement.Note,
    key: ['note_id'],
    references: [SOURCE, to('source_table', 'source_table_id')],
  },
  championship: {
    schema: standing.Championship,
    key: ['championship_id'],
    references: [CLASS, to('source_table', 'source_table_id'), SOURCE],
  },
  championship_rule: {
    schema: standing.ChampionshipRule,
    key: ['championship_rule_id'],
    references: [SEASON, CHAMPIONSHIP, RACE, SOURCE],
  },
  points_system: { schema: standing.PointsSystem, key: ['points_system_id'], references: [SEASON, SOURCE] },
  points_system_value: {
    schema: standing.PointsSystemValue,
    key: ['points_system_id', 'position'],
    references: [to('points_system', 'points_system_id')],
  },
  race_points_system: {
    schema: standing.RacePointsSystem,
    key: ['race_id', 'competitor'],
    references: [RACE, to('points_system', 'points_system_id')],
  },
  points_adjustment: {
    schema: standing.PointsAdjustment,
    key: ['points_adjustment_id'],
    references: [CHAMPIONSHIP, RACE, to('driver', 'driver_id'), to('team', 'team_id'), NOTE, SOURCE],
  },
  team_standing: {
    schema: standing.TeamStanding,
    key: ['team_standing_id'],
    references: [CHAMPIONSHIP, to('team', 'team_id'), SOURCE],
  },
  team_standing_car: {
    schema: standing.TeamStandingCar,
    key: ['team_standing_id', 'display_order'],
    references: [to('team_standing', 'team_standing_id'), to('chassis', 'chassis_id'), to('engine', 'engine_id')],
  },
  team_standing_race: {
    schema: standing.TeamStandingRace,
    key: ['team_standing_id', 'race_id'],
    references: [to('team_standing', 'team_standing_id'), RACE, NOTE, SOURCE],
  },
  driver_standing: {
    schema: standing.DriverStanding,
    key: ['driver_standing_id'],
    references: [CHAMPIONSHIP, to('driver', 'driver_id'), SOURCE],
  },
  driver_standing_team: {
    schema: standing.DriverStandingTeam,
    key: ['driver_standing_id', 'display_order'],
    references: [to('driver_standing', 'driver_standing_id'), to('team', 'team_id')],
  },
  driver_standing_race: {
    schema: standing.DriverStandingRace,
    key: ['driver_standing_id', 'race_id'],
    references: [to('driver_standing', 'driver_standing_id'), RACE, NOTE, to('team', 'team_id'), SOURCE],
  },
  stated_fact: { schema: judgement.StatedFact, key: ['stated_fact_id'], references: [SOURCE] },
  name_decision: { schema: judgement.NameDecision, key: ['kind', 'raw_name', 'entity_id'], references: [] },
  name_occurrence: {
    schema: judgement.NameOccurrence,
    key: ['kind', 'raw_name', 'entity_id', 'source_id', 'line'],
    references: [to('name_decision', 'kind', 'raw_name', 'entity_id'), SOURCE],
  },
  correction: { schema: judgement.Correction, key: ['correction_id'], references: [SOURCE] },
  source_cell_use: {
    schema: source.SourceCellUse,
    key: ['source_table_id', 'row_index', 'column_index', 'table_name', 'row_id'],
    references: [to('source_cell', 'source_table_id', 'row_index', 'column_index')],
  },
  finding: {
    schema: judgement.Finding,
    key: ['finding_id'],
    references: [SEASON, CHAMPIONSHIP, RACE, SOURCE],
  },
  finding_row: {
    schema: judgement.FindingRow,
    key: ['finding_id', 'display_order'],
    references: [to('finding', 'finding_id'), SOURCE],
  },
  audit_check: {
    schema: judgement.AuditCheck,
    key: ['code', 'table_name', 'row_id', 'race_id'],
    references: [RACE, to('finding', 'finding_id')],
  },
  build_info: { schema: judgement.BuildInfo, key: ['key'], references: [] },
} as const satisfies Record<string, { schema: z.ZodObject; key: readonly string[]; references: readonly Reference[] }>;

export type TableName = keyof typeof TABLES;
/** A row of a table, as it is published. */
export type Row<T extends TableName> = z.infer<(typeof TABLES)[T]['schema']>;

/** Tables that are written article by article, before the rest is known. */
export const LEDGER_TABLES = ['source', 'source_table', 'source_cell'] as const satisfies readonly TableName[];
/** Tables that the audit fills. */
export const AUDIT_TABLES = ['finding', 'finding_row', 'audit_check'] as const satisfies readonly TableName[];

/** All rows that the reconciled records give, table by table; ledger and audit have their own way in. */
export type DatasetTable = Exclude<
  TableName,
  (typeof LEDGER_TABLES)[number] | (typeof AUDIT_TABLES)[number] | 'build_info'
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
  const others: readonly string[] = [...LEDGER_TABLES, ...AUDIT_TABLES, 'build_info'];
  return !others.includes(name);
}

/** A row's key as one text, its values joined with `/`. */
export function rowId(values: readonly (string | number)[]): string {
  return values.join('/');
}
