import type * as z from 'zod';
import { SEASON_PARTS as PART, type SeasonDocument } from '../../schemas/dataset/season-document.ts';
import { harmlessJson } from '../audit-report/harmless.ts';
import { type Db, publicationOf } from './database.ts';

/** The ids of the seasons of a publication, each of which has a document. */
export function seasonIds(db: Db): string[] {
  return db
    .prepare<[], { season_id: string }>('SELECT season_id FROM season ORDER BY season_id')
    .all()
    .map((row) => row.season_id);
}

/**
 * Prepares the writing of the documents of seasons. What it gives takes the id of a season, which has to be there, and
 * gives the text of its file: one object, indented, all figures with their lines.
 */
export function seasonWriter(db: Db): (seasonId: string) => string {
  const documentOf = seasonReader(db);
  return (seasonId) => `${harmlessJson(documentOf(seasonId), 1)}\n`;
}

type Document = Omit<SeasonDocument, 'publication'>;
type Class = Document['classes'][number];
type Competitor = 'team' | 'driver' | 'manufacturer';

const OF_SEASON = 'WHERE season_id = ? ORDER BY';
const SOURCES_OF_SEASON = `WHERE source_id IN (SELECT source_id FROM (
  SELECT season_id, source_id FROM season UNION ALL SELECT season_id, source_id FROM race
  UNION ALL SELECT season_id, source_id FROM class_win UNION ALL SELECT season_id, source_id FROM championship
  UNION ALL SELECT season_id, source_id FROM entry) WHERE season_id = ?)`;

/** Reads one part of the document of a season. */
type PartReader<T> = (seasonId: string) => T;

function seasonReader(db: Db): PartReader<SeasonDocument> {
  const publication = publicationOf(db);
  const seasons = '(SELECT season.*, series.name AS series FROM season JOIN series USING (series_id))';
  const season = query(db, PART.season, `${seasons} WHERE season_id = ?`);
  const sources = query(db, PART.source, `source ${SOURCES_OF_SEASON} ORDER BY source_id`);
  const numbers = query(db, PART.number, `season_number ${OF_SEASON} counted_as`);
  const races = racesReader(db);
  const classes = classesReader(db);
  const pointsSystems = pointsSystemsReader(db);
  const rules = query(db, PART.rule, `championship_rule ${OF_SEASON} championship_rule_id`);
  const facts = query(db, PART.statedFact, `stated_fact ${SOURCES_OF_SEASON} ORDER BY line, stated_fact_id`);
  const findings = findingsReader(db);
  return (seasonId) => {
    const [found] = season(seasonId);
    if (found === undefined) throw new RangeError(`there is no season ${seasonId}`);
    return {
      publication,
      ...found,
      sources: sources(seasonId),
      numbers: numbers(seasonId),
      races: races(seasonId),
      classes: classes(seasonId),
      points_systems: pointsSystems(seasonId),
      rules: rules(seasonId),
      stated_facts: facts(seasonId),
      findings: findings(seasonId),
    };
  };
}

function racesReader(db: Db): PartReader<Document['races']> {
  const races = query(
    db,
    PART.race,
    `(SELECT race.*, circuit.name AS circuit FROM race LEFT JOIN circuit USING (circuit_id))
     ${OF_SEASON} round, race_in_round`,
  );
  const pointsSystems = query(db, PART.racePoints, 'race_points_system WHERE race_id = ? ORDER BY competitor');
  const winners = query(
    db,
    PART.winner,
    `(SELECT class_win.*, team.name AS team, class.display_order FROM class_win JOIN team USING (team_id)
      JOIN class USING (season_id, class_code)) WHERE race_id = ? ORDER BY display_order, class_code`,
  );
  const drivers = query(
    db,
    PART.winningDriver,
    `(SELECT class_win_driver.*, driver.name FROM class_win_driver JOIN driver USING (driver_id))
     WHERE race_id = ? AND class_code = ? ORDER BY display_order`,
  );
  return (seasonId) =>
    races(seasonId).map((race) => ({
      ...race,
      points_systems: pointsSystems(race.race_id),
      winners: winners(race.race_id).map((winner) => ({
        ...winner,
        drivers: drivers(race.race_id, winner.class_code),
      })),
    }));
}

function classesReader(db: Db): PartReader<Class[]> {
  const classes = query(db, PART.class, `class ${OF_SEASON} display_order, class_code`);
  const findingsOf = findingsByRow(db);
  const teams = teamStandings(db);
  const drivers = driverStandings(db);
  const manufacturers = manufacturerStandings(db);
  const entries = entryList(db);
  return (seasonId) => {
    const findings = findingsOf(seasonId);
    return classes(seasonId).map((one) => ({
      ...one,
      teams: teams(seasonId, one.class_code, findings),
      drivers: drivers(seasonId, one.class_code, findings),
      manufacturers: manufacturers(seasonId, one.class_code, findings),
      entries: entries(seasonId, one.class_code),
    }));
  };
}

function teamStandings(db: Db) {
  const rows = query(db, PART.teamRow, rowsOfChampionship('team'));
  const rounds = query(db, PART.teamRound, roundsOfRow('team'));
  const cars = query(
    db,
    PART.teamCar,
    `(SELECT team_standing_car.*, chassis.name AS chassis, engine.name AS engine FROM team_standing_car
      LEFT JOIN chassis USING (chassis_id) LEFT JOIN engine USING (engine_id))
     WHERE team_standing_id = ? ORDER BY display_order`,
  );
  return standings(db, 'team', (championshipId, findings) =>
    rows(championshipId).map((row) => ({
      ...row,
      cars: cars(row.team_standing_id),
      rounds: rounds(row.team_standing_id),
      findings: findings('team_standing', row.team_standing_id),
    })),
  );
}

function driverStandings(db: Db) {
  const rows = query(db, PART.driverRow, rowsOfChampionship('driver'));
  const rounds = query(db, PART.driverRound, roundsOfRow('driver'));
  const teams = query(
    db,
    PART.driverTeam,
    `(SELECT driver_standing_team.*, team.name FROM driver_standing_team JOIN team USING (team_id))
     WHERE driver_standing_id = ? ORDER BY display_order`,
  );
  return standings(db, 'driver', (championshipId, findings) =>
    rows(championshipId).map((row) => ({
      ...row,
      teams: teams(row.driver_standing_id),
      rounds: rounds(row.driver_standing_id),
      findings: findings('driver_standing', row.driver_standing_id),
    })),
  );
}

function manufacturerStandings(db: Db) {
  const rows = query(db, PART.manufacturerRow, rowsOfChampionship('manufacturer'));
  const rounds = query(db, PART.manufacturerRound, roundsOfRow('manufacturer'));
  return standings(db, 'manufacturer', (championshipId, findings) =>
    rows(championshipId).map((row) => ({
      ...row,
      rounds: rounds(row.manufacturer_standing_id),
      findings: findings('manufacturer_standing', row.manufacturer_standing_id),
    })),
  );
}

/** Reads the championship of a class with its adjustments and rows; null where there is none. */
function standings<T>(db: Db, competitor: Competitor, rows: (championshipId: string, findings: FindingsByRow) => T[]) {
  const championships = query(
    db,
    PART.championship,
    'championship WHERE season_id = ? AND class_code = ? AND competitor = ?',
  );
  const adjustments = query(
    db,
    PART.adjustment,
    'points_adjustment WHERE championship_id = ? ORDER BY points_adjustment_id',
  );
  return (seasonId: string, classCode: string, findings: FindingsByRow) => {
    const [championship] = championships(seasonId, classCode, competitor);
    if (championship === undefined) return null;
    const { championship_id: id } = championship;
    return { ...championship, adjustments: adjustments(id), rows: rows(id, findings) };
  };
}

function rowsOfChampionship(who: Competitor): string {
  return `(SELECT ${who}_standing.*, ${who}.name FROM ${who}_standing JOIN ${who} USING (${who}_id))
    WHERE championship_id = ? ORDER BY display_order`;
}

function roundsOfRow(who: Competitor): string {
  return `(SELECT cell.*, race.round, race.race_in_round, note.text AS note_text FROM ${who}_standing_race AS cell
    JOIN race USING (race_id) LEFT JOIN note USING (note_id))
    WHERE ${who}_standing_id = ? ORDER BY round, race_in_round`;
}

function entryList(db: Db): (seasonId: string, classCode: string) => Class['entries'] {
  const entries = query(
    db,
    PART.entry,
    `(SELECT entry.*, team.name AS team FROM entry JOIN team USING (team_id))
     WHERE season_id = ? AND class_code = ? ORDER BY line, entry_id`,
  );
  const cars = query(
    db,
    PART.car,
    `(SELECT entry_car.*, chassis.name AS chassis, engine.name AS engine FROM entry_car
      LEFT JOIN chassis USING (chassis_id) LEFT JOIN engine USING (engine_id))
     WHERE entry_id = ? ORDER BY display_order`,
  );
  const drivers = query(
    db,
    PART.entryDriver,
    `(SELECT entry_driver.*, driver.name FROM entry_driver JOIN driver USING (driver_id))
     WHERE entry_id = ? ORDER BY display_order`,
  );
  const races = query(
    db,
    PART.entryRace,
    `(SELECT entry_driver_race.*, race.round, race.race_in_round FROM entry_driver_race JOIN race USING (race_id))
     WHERE entry_id = ? AND display_order = ? ORDER BY round, race_in_round`,
  );
  return (seasonId, classCode) =>
    entries(seasonId, classCode).map((entry) => ({
      ...entry,
      cars: cars(entry.entry_id),
      drivers: drivers(entry.entry_id).map((driver) => ({
        ...driver,
        races: races(entry.entry_id, driver.display_order),
      })),
    }));
}

function pointsSystemsReader(db: Db): PartReader<Document['points_systems']> {
  const systems = query(db, PART.pointsSystem, `points_system ${OF_SEASON} points_system_id`);
  const values = query(db, PART.pointsValue, 'points_system_value WHERE points_system_id = ? ORDER BY position');
  return (seasonId) => systems(seasonId).map((system) => ({ ...system, values: values(system.points_system_id) }));
}

function findingsReader(db: Db): PartReader<Document['findings']> {
  const findings = query(db, PART.finding, `finding ${OF_SEASON} rowid`);
  const rows = query(db, PART.findingRow, 'finding_row WHERE finding_id = ? ORDER BY display_order');
  return (seasonId) => findings(seasonId).map((finding) => ({ ...finding, rows: rows(finding.finding_id) }));
}

/** The ids of the findings that name a row. */
type FindingsByRow = (table: string, rowId: string) => string[];

function findingsByRow(db: Db): PartReader<FindingsByRow> {
  const rows = db.prepare<[string], { place: string; finding_id: string }>(
    `SELECT DISTINCT table_name || ' ' || row_id AS place, finding_id FROM finding JOIN finding_row USING (finding_id)
     WHERE season_id = ? ORDER BY finding_id`,
  );
  return (seasonId) => {
    const found = new Map<string, string[]>();
    for (const { place, finding_id } of rows.all(seasonId)) found.set(place, [...(found.get(place) ?? []), finding_id]);
    return (table, rowId) => found.get(`${table} ${rowId}`) ?? [];
  };
}

/** Prepares the reading of a schema's columns from a table with a condition and an order. */
function query<T extends z.ZodObject>(
  db: Db,
  schema: T,
  from: string,
): (...values: (string | number)[]) => z.infer<T>[] {
  const columns = Object.keys(schema.shape).join(', ');
  const statement = db.prepare<(string | number)[], z.infer<T>>(`SELECT ${columns} FROM ${from}`);
  return (...values) => statement.all(...values);
}
