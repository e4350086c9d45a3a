import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import { grouped } from '../grouped.ts';
import type { Db } from '../publish/database.ts';
import { preparedOnce, statement } from '../publish/prepared-once.ts';

/** A season with everything that its page shows but findings and coverage. */
export interface Season {
  readonly seasonId: string;
  readonly year: number;
  readonly title: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly source: Row<'source'> | null;
  readonly races: readonly Race[];
  readonly classes: readonly RaceClass[];
  readonly winners: readonly Winner[];
}

export interface Race {
  readonly raceId: string;
  readonly round: number;
  readonly raceInRound: number;
  readonly name: string | null;
  readonly circuit: string | null;
  /** As the columns of the standings are headed. */
  readonly header: string | null;
  readonly date: string | null;
  readonly dateText: string | null;
  readonly length: string | null;
}

export interface RaceClass {
  readonly code: string;
  readonly name: string | null;
  readonly championships: readonly Championship[];
}

export interface Championship {
  readonly id: string;
  readonly name: string;
  readonly competitor: Row<'championship'>['competitor'];
  readonly evidence: string | null;
  readonly line: number;
  /** The rounds that the table has figures for, in order. */
  readonly races: readonly Race[];
  readonly rows: readonly StandingRow[];
}

export interface StandingRow {
  readonly id: string;
  readonly positionText: string;
  readonly position: number | null;
  readonly isTieMarked: boolean;
  readonly competitorId: string;
  /** As it is known in the whole dataset, and as it is printed here. */
  readonly name: string;
  readonly nameText: string;
  /** A driver's last name; null for others. */
  readonly lastName: string | null;
  readonly countryText: string | null;
  readonly totalText: string | null;
  readonly total: number | null;
  readonly sum: number | null;
  readonly positionComputed: number | null;
  readonly verdict: Verdict | null;
  readonly line: number;
  /** Race to what is printed for it. */
  readonly cells: ReadonlyMap<string, StandingCell>;
  /** Race to the points after it; empty where the rounds hold no points. */
  readonly pointsAfter: ReadonlyMap<string, number>;
}

export interface StandingCell {
  readonly raceId: string;
  readonly text: string;
  readonly points: number | null;
  readonly isDropped: boolean;
  readonly note: string | null;
}

export interface Winner {
  readonly raceId: string;
  readonly classCode: string;
  readonly team: string;
  readonly drivers: string | null;
}

const SEASON = statement<[string], Row<'season'>>('SELECT * FROM season WHERE season_id = ?');
const SOURCE = statement<[string], Row<'source'>>('SELECT * FROM source WHERE source_id = ?');
const RACES = statement<[string], Race>(
  `SELECT race_id AS raceId, round, race_in_round AS raceInRound, race.name,
     coalesce(circuit.name, circuit_text, results_circuit_text) AS circuit, header_text AS header,
     race_date AS date, date_text AS dateText, length_text AS length
   FROM race LEFT JOIN circuit ON circuit.circuit_id = race.circuit_id
   WHERE season_id = ? ORDER BY round, race_in_round`,
);
const WINNERS = statement<[string], Winner>(
  `SELECT race_id AS raceId, class_code AS classCode, team, drivers FROM class_winner
   WHERE season_id = ? ORDER BY race_id, class_code`,
);

/** Reads one season. */
export function readSeason(db: Db, seasonId: string): Season | null {
  const season = SEASON(db).get(seasonId);
  if (!season) return null;
  const races = RACES(db).all(seasonId);
  return {
    seasonId,
    year: season.year,
    title: season.title,
    startDate: season.start_date,
    endDate: season.end_date,
    source: SOURCE(db).get(season.source_id) ?? null,
    races,
    classes: classesOf(db, seasonId, races),
    winners: WINNERS(db).all(seasonId),
  };
}

const CHAMPIONSHIPS = statement<[string], Row<'championship'>>(
  'SELECT * FROM championship WHERE season_id = ? ORDER BY competitor, championship_id',
);
const CLASSES = statement<[string], { code: string; name: string | null }>(
  'SELECT class_code AS code, name FROM class WHERE season_id = ? ORDER BY display_order, class_code',
);

function classesOf(db: Db, seasonId: string, races: readonly Race[]): RaceClass[] {
  const championships = CHAMPIONSHIPS(db).all(seasonId);
  return CLASSES(db)
    .all(seasonId)
    .map((one) => ({
      ...one,
      championships: championships
        .filter(({ class_code }) => class_code === one.code)
        .map((championship) => championshipOf(db, championship, races)),
    }));
}

function championshipOf(db: Db, championship: Row<'championship'>, races: readonly Race[]): Championship {
  const rows = rowsOf(db, championship);
  return {
    id: championship.championship_id,
    name: championship.name,
    competitor: championship.competitor,
    evidence: championship.evidence,
    line: championship.line,
    races: races.filter(({ raceId }) => rows.some(({ cells }) => cells.has(raceId))),
    rows,
  };
}

type FoundRow = Omit<StandingRow, 'cells' | 'pointsAfter' | 'isTieMarked'> & { readonly isTieMarked: number };
type FoundCell = Omit<StandingCell, 'isDropped'> & { readonly rowId: string; readonly isDropped: number };

const standings = preparedOnce<[championshipId: string], FoundRow>();
const CELLS = statement<[string], FoundCell>(
  `SELECT standing_id AS rowId, race_id AS raceId, cell_text AS text, points, is_dropped AS isDropped,
     note_text AS note
   FROM standing_race WHERE championship_id = ?`,
);
const PROGRESS = statement<[string], { rowId: string; raceId: string; points: number }>(
  `SELECT standing_id AS rowId, race_id AS raceId, points_after AS points FROM standing_progress
   WHERE championship_id = ? AND points_after IS NOT NULL`,
);

/** The rows as the table prints them, those that share a place behind the first of them. */
function rowsOf(db: Db, { championship_id: id, competitor: kind }: Row<'championship'>): StandingRow[] {
  const rows = standings(
    db,
    `SELECT ${kind}_standing_id AS id, position_text AS positionText, position_published AS position,
       is_tie_marked AS isTieMarked, ${kind}_id AS competitorId, ${kind}.name, ${kind}_text AS nameText,
       ${kind === 'driver' ? 'last_name' : 'NULL'} AS lastName, country_text AS countryText, total_text AS totalText,
       points_published AS total, points_computed AS sum, position_computed AS positionComputed, verdict, line
     FROM ${kind}_standing JOIN ${kind} USING (${kind}_id) WHERE championship_id = ? ORDER BY display_order, 1`,
  ).all(id);
  if (rows.length === 0) return [];
  const cells = grouped(CELLS(db).all(id), ({ rowId }) => rowId);
  const progress = grouped(PROGRESS(db).all(id), ({ rowId }) => rowId);
  return rows.map((row) => ({
    ...row,
    isTieMarked: row.isTieMarked === 1,
    cells: new Map(
      (cells.get(row.id) ?? []).map(({ isDropped, ...cell }) => [cell.raceId, { ...cell, isDropped: isDropped === 1 }]),
    ),
    pointsAfter: new Map((progress.get(row.id) ?? []).map(({ raceId, points }) => [raceId, points])),
  }));
}
