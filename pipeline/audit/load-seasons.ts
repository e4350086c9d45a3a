import type { Row } from '../../schemas/dataset/tables.ts';
import type { Db } from '../publish/database.ts';
import type { AuditedChampionship } from './model.ts';
import type { AuditedEntry, AuditedEntryDriver, AuditedRace, AuditedSeason, AuditedWin } from './season-model.ts';

type SeasonLoader = (seasonId: string, championships: readonly AuditedChampionship[]) => AuditedSeason | null;

/**
 * Reads what all seasons share once; gives what loads one with its races, entries, winners and rules, to which its
 * championships are added. Null where there is no such season.
 */
export function seasonLoader(db: Db): SeasonLoader {
  const seasonOf = db.prepare<[string], { seasonId: string; year: number; sourceId: string; file: string }>(
    `SELECT season_id AS seasonId, year, season.source_id AS sourceId, file FROM season
     JOIN source ON source.source_id = season.source_id WHERE season_id = ?`,
  );
  const organisations = new Map(
    db
      .prepare<[], Row<'team'>>('SELECT * FROM team')
      .all()
      .map((team) => [team.team_id, team.organisation_team_id]),
  );
  const organisationOf = (teamId: string) => organisations.get(teamId) ?? teamId;
  const openNames = new Set(
    db
      .prepare<[], { one: string; other: string }>(
        `SELECT known.entity_id AS one, open.entity_id AS other FROM name_decision AS open
         JOIN name_decision AS known ON known.kind = open.kind AND known.raw_name = open.raw_name AND known.judgement = 'same'
         WHERE open.judgement = 'unsure'`,
      )
      .all()
      .flatMap(({ one, other }) => [`${one}\n${other}`, `${other}\n${one}`]),
  );
  const rulesOf = db.prepare<[string], Row<'championship_rule'>>(
    'SELECT * FROM championship_rule WHERE season_id = ? ORDER BY championship_rule_id',
  );
  return (seasonId, championships) => {
    const season = seasonOf.get(seasonId);
    if (!season) return null;
    return {
      ...season,
      races: racesOf(db, seasonId),
      entries: entriesOf(db, seasonId, organisationOf),
      wins: winsOf(db, seasonId, organisationOf),
      championships,
      rules: rulesOf.all(seasonId),
      organisationOf,
      openNames,
    };
  };
}

function racesOf(db: Db, seasonId: string): AuditedRace[] {
  const circuit = `SELECT entity_id FROM name_decision WHERE kind = 'circuit' AND judgement = 'same' AND raw_name = `;
  const lines = linesOfRaces(db, seasonId);
  return db
    .prepare<[string], Omit<AuditedRace, 'resultsLine' | 'isInSchedule'>>(
      `SELECT race.race_id AS raceId, race.round, race.name, race.circuit_text AS circuitText,
         race.results_circuit_text AS resultsCircuitText,
         (${circuit} race.circuit_text) AS circuitId, (${circuit} race.results_circuit_text) AS resultsCircuitId, race.line
       FROM race WHERE season_id = ? ORDER BY round, race_in_round`,
    )
    .all(seasonId)
    .map((race) => ({
      ...race,
      resultsLine: lines.get(`season-results\n${race.raceId}`) ?? null,
      isInSchedule: lines.has(`schedule\n${race.raceId}`),
    }));
}

/** Kind of table and race to the first line on which a table of that kind has the race. */
function linesOfRaces(db: Db, seasonId: string): Map<string, number> {
  const lines = db
    .prepare<[string], { kind: string; raceId: string; line: number }>(
      `SELECT source_table.kind, used.row_id AS raceId, min(cell.line) AS line FROM season
       CROSS JOIN source_table ON source_table.source_id = season.source_id
       CROSS JOIN source_cell_use AS used ON used.source_table_id = source_table.source_table_id
       CROSS JOIN source_cell AS cell ON cell.source_table_id = used.source_table_id
         AND cell.row_index = used.row_index AND cell.column_index = used.column_index
       WHERE season.season_id = ? AND source_table.kind IN ('season-results', 'schedule') AND used.table_name = 'race'
       GROUP BY source_table.kind, used.row_id`,
    )
    .all(seasonId);
  return new Map(lines.map(({ kind, raceId, line }) => [`${kind}\n${raceId}`, line]));
}

function entriesOf(db: Db, seasonId: string, organisationOf: (teamId: string) => string): AuditedEntry[] {
  const entries = db
    .prepare<[string], Row<'entry'>>('SELECT * FROM entry WHERE season_id = ? ORDER BY line, entry_id')
    .all(seasonId);
  const drivers = db.prepare<[string], Row<'entry_driver'>>(
    'SELECT * FROM entry_driver WHERE entry_id = ? ORDER BY display_order',
  );
  const rounds = db.prepare<[string, number], { raceId: string; took: number }>(
    'SELECT race_id AS raceId, has_participated AS took FROM entry_driver_race WHERE entry_id = ? AND display_order = ?',
  );
  const cars = db.prepare<[string], { id: string; text: string }>(
    'SELECT chassis_id AS id, chassis_text AS text FROM entry_car WHERE entry_id = ? AND chassis_id IS NOT NULL',
  );
  return entries.map((entry) => ({
    entryId: entry.entry_id,
    classCode: entry.class_code,
    teamId: entry.team_id,
    organisationId: organisationOf(entry.team_id),
    teamText: entry.team_text,
    carNumber: entry.car_number,
    isCut: entry.is_opening_row_cut === 1,
    chassis: new Map(cars.all(entry.entry_id).map(({ id, text }) => [id, text])),
    drivers: drivers.all(entry.entry_id).map(
      (driver): AuditedEntryDriver => ({
        driverId: driver.driver_id,
        name: driver.driver_text,
        isRoundsLost: driver.is_rounds_lost === 1,
        rounds: new Map(
          rounds.all(entry.entry_id, driver.display_order).map(({ raceId, took }) => [raceId, took === 1]),
        ),
        line: driver.line,
      }),
    ),
    line: entry.line,
  }));
}

function winsOf(db: Db, seasonId: string, organisationOf: (teamId: string) => string): AuditedWin[] {
  const wins = db
    .prepare<[string], Row<'class_win'>>('SELECT * FROM class_win WHERE season_id = ? ORDER BY race_id, class_code')
    .all(seasonId);
  const drivers = db.prepare<[string, string], Row<'class_win_driver'>>(
    'SELECT * FROM class_win_driver WHERE race_id = ? AND class_code = ? ORDER BY display_order',
  );
  return wins.map((win) => ({
    raceId: win.race_id,
    classCode: win.class_code,
    teamId: win.team_id,
    organisationId: organisationOf(win.team_id),
    teamText: win.team_text,
    carNumber: win.car_number,
    drivers: drivers
      .all(win.race_id, win.class_code)
      .map(({ driver_id, driver_text, line }) => ({ driverId: driver_id, name: driver_text, line })),
    line: win.line,
  }));
}
