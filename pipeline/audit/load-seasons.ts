import type { Row } from '../../schemas/dataset/tables.ts';
import { grouped } from '../grouped.ts';
import type { Db } from '../publish/database.ts';
import { statement } from '../publish/prepared-once.ts';
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

const CIRCUIT = `SELECT entity_id FROM name_decision WHERE kind = 'circuit' AND judgement = 'same' AND raw_name = `;
const RACES = statement<[string], Omit<AuditedRace, 'resultsLine' | 'isInSchedule'>>(
  `SELECT race.race_id AS raceId, race.round, race.name, race.circuit_text AS circuitText,
     race.results_circuit_text AS resultsCircuitText,
     (${CIRCUIT} race.circuit_text) AS circuitId, (${CIRCUIT} race.results_circuit_text) AS resultsCircuitId, race.line
   FROM race WHERE season_id = ? ORDER BY round, race_in_round`,
);

function racesOf(db: Db, seasonId: string): AuditedRace[] {
  const lines = linesOfRaces(db, seasonId);
  return RACES(db)
    .all(seasonId)
    .map((race) => ({
      ...race,
      resultsLine: lines.get(`season-results\n${race.raceId}`) ?? null,
      isInSchedule: lines.has(`schedule\n${race.raceId}`),
    }));
}

const LINES_OF_RACES = statement<[string], { kind: string; raceId: string; line: number }>(
  `SELECT source_table.kind, used.row_id AS raceId, min(cell.line) AS line FROM season
   CROSS JOIN source_table ON source_table.source_id = season.source_id
   CROSS JOIN source_cell_use AS used ON used.source_table_id = source_table.source_table_id
   CROSS JOIN source_cell AS cell ON cell.source_table_id = used.source_table_id
     AND cell.row_index = used.row_index AND cell.column_index = used.column_index
   WHERE season.season_id = ? AND source_table.kind IN ('season-results', 'schedule') AND used.table_name = 'race'
   GROUP BY source_table.kind, used.row_id`,
);

/** Kind of table and race to the first line on which a table of that kind has the race. */
function linesOfRaces(db: Db, seasonId: string): Map<string, number> {
  const lines = LINES_OF_RACES(db).all(seasonId);
  return new Map(lines.map(({ kind, raceId, line }) => [`${kind}\n${raceId}`, line]));
}

const ENTRIES = statement<[string], Row<'entry'>>('SELECT * FROM entry WHERE season_id = ? ORDER BY line, entry_id');
const ENTRY_DRIVERS = statement<[string], Row<'entry_driver'>>(
  `SELECT entry_driver.* FROM entry JOIN entry_driver USING (entry_id) WHERE season_id = ?
   ORDER BY entry_id, display_order`,
);
const ENTRY_ROUNDS = statement<[string], Row<'entry_driver_race'>>(
  `SELECT entry_driver_race.* FROM entry JOIN entry_driver_race USING (entry_id) WHERE season_id = ?
   ORDER BY entry_id, display_order, race_id`,
);
const ENTRY_CARS = statement<[string], { entryId: string; id: string; text: string; isInherited: number }>(
  `SELECT entry_id AS entryId, chassis_id AS id, chassis_text AS text, is_inherited AS isInherited FROM entry JOIN entry_car USING (entry_id)
   WHERE season_id = ? AND chassis_id IS NOT NULL ORDER BY entry_id, display_order`,
);

function entriesOf(db: Db, seasonId: string, organisationOf: (teamId: string) => string): AuditedEntry[] {
  const drivers = grouped(ENTRY_DRIVERS(db).all(seasonId), (driver) => driver.entry_id);
  const rounds = grouped(ENTRY_ROUNDS(db).all(seasonId), (round) => `${round.entry_id}\n${round.display_order}`);
  const cars = grouped(ENTRY_CARS(db).all(seasonId), (car) => car.entryId);
  const roundsOf = (driver: Row<'entry_driver'>) => rounds.get(`${driver.entry_id}\n${driver.display_order}`) ?? [];
  const entries = ENTRIES(db).all(seasonId);
  return entries.map((entry) => ({
    entryId: entry.entry_id,
    classCode: entry.class_code,
    teamId: entry.team_id,
    organisationId: organisationOf(entry.team_id),
    teamText: entry.team_text,
    carNumber: entry.car_number,
    isCut: entry.is_opening_row_cut === 1,
    chassis: new Map(cars.get(entry.entry_id)?.map(({ id, text }) => [id, text])),
    isChassisInherited: cars.get(entry.entry_id)?.every(({ isInherited }) => isInherited === 1) ?? false,
    drivers: (drivers.get(entry.entry_id) ?? []).map(
      (driver): AuditedEntryDriver => ({
        driverId: driver.driver_id,
        name: driver.driver_text,
        isRoundsLost: driver.is_rounds_lost === 1,
        rounds: new Map(roundsOf(driver).map((round) => [round.race_id, round.has_participated === 1])),
        line: driver.line,
      }),
    ),
    line: entry.line,
  }));
}

const WINS = statement<[string], Row<'class_win'>>(
  'SELECT * FROM class_win WHERE season_id = ? ORDER BY race_id, class_code',
);
const WINNERS = statement<[string], Row<'class_win_driver'>>(
  `SELECT class_win_driver.* FROM class_win JOIN class_win_driver USING (race_id, class_code) WHERE season_id = ?
   ORDER BY race_id, class_code, display_order`,
);

function winsOf(db: Db, seasonId: string, organisationOf: (teamId: string) => string): AuditedWin[] {
  const drivers = grouped(WINNERS(db).all(seasonId), (driver) => `${driver.race_id}\n${driver.class_code}`);
  const wins = WINS(db).all(seasonId);
  return wins.map((win) => ({
    raceId: win.race_id,
    classCode: win.class_code,
    teamId: win.team_id,
    organisationId: organisationOf(win.team_id),
    teamText: win.team_text,
    carNumber: win.car_number,
    drivers: (drivers.get(`${win.race_id}\n${win.class_code}`) ?? []).map(({ driver_id, driver_text, line }) => ({
      driverId: driver_id,
      name: driver_text,
      line,
    })),
    line: win.line,
  }));
}
