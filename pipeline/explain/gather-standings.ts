import type { Db } from '../publish/database.ts';
import type { CompetitorKind } from './find-competitor.ts';
import { findingsOf, uncertainChecksOf } from './gather-judgements.ts';
import type { ExplainedAdjustment, ExplainedCar, ExplainedRound, ExplainedStanding, ExplainedSystem } from './model.ts';

type Found = Omit<
  ExplainedStanding,
  'rounds' | 'adjustments' | 'cars' | 'teams' | 'points_systems' | 'checks' | 'findings' | 'shares_place_with'
> & { readonly source_id: string };

const ARTICLE = "'raw/articles/' || source.file AS article";
/** `7`, and `7-2` for the second race of a round. */
const ROUND = "race.round || iif(race.race_in_round > 1, '-' || race.race_in_round, '')";

/** Every standings row of a competitor, oldest season first, in the order of the article. */
export function standingsOf(db: Db, kind: CompetitorKind, id: string): ExplainedStanding[] {
  return db
    .prepare<[string], Found>(
      `SELECT row.${kind}_standing_id AS standing_id, row.championship_id, championship.name AS championship_name,
         season.season_id, season.title AS season_title, season.year, championship.class_code, championship.competitor,
         row.${kind}_text AS name_text, row.position_text, row.position_published, row.position_computed,
         row.total_text, row.points_published, row.points_computed, row.verdict, ${ARTICLE}, row.line, row.source_id,
         championship.numbering, championship.tie_break, championship.evidence
       FROM ${kind}_standing AS row JOIN championship ON championship.championship_id = row.championship_id
       JOIN season ON season.season_id = championship.season_id JOIN source ON source.source_id = row.source_id
       WHERE row.${kind}_id = ? ORDER BY season.year, season.season_id, row.line, standing_id`,
    )
    .all(id)
    .map(({ source_id: sourceId, ...row }) => {
      const table = `${kind}_standing`;
      return {
        ...row,
        shares_place_with: sharersOf(db, kind, row.standing_id),
        rounds: roundsOf(db, kind, row),
        adjustments: adjustmentsOf(db, kind, row.championship_id, id),
        cars: kind === 'team' ? carsOf(db, row.standing_id) : [],
        teams: kind === 'driver' ? teamsOf(db, row.standing_id) : [],
        points_systems: systemsOf(db, row),
        checks: uncertainChecksOf(db, table, row.standing_id),
        findings: findingsOf(db, table, row.standing_id, sourceId, row.line),
      };
    });
}

function sharersOf(db: Db, kind: CompetitorKind, standingId: string): string[] {
  return db
    .prepare<[string], { name: string }>(
      `SELECT other.${kind}_text AS name FROM ${kind}_standing AS own
       JOIN ${kind}_standing AS other ON other.championship_id = own.championship_id
         AND other.position_published = own.position_published
         AND other.${kind}_standing_id <> own.${kind}_standing_id
       WHERE own.${kind}_standing_id = ? ORDER BY other.display_order`,
    )
    .all(standingId)
    .map(({ name }) => name);
}

interface RoundRow {
  readonly race_id: string;
  readonly round_text: string;
  readonly race_name: string | null;
  readonly cell_text: string | null;
  readonly points: number | null;
  readonly position: number | null;
  readonly position_text: string | null;
  readonly is_dropped: number | null;
  readonly team: string | null;
  readonly article: string | null;
  readonly line: number | null;
  readonly note_text: string | null;
  readonly mark: string | null;
  readonly note_article: string | null;
  readonly note_line: number | null;
}

function roundsOf(db: Db, kind: CompetitorKind, standing: Omit<Found, 'source_id'>): ExplainedRound[] {
  const team = kind === 'driver' ? '(SELECT name FROM team WHERE team.team_id = cells.team_id)' : 'NULL';
  const rows = db
    .prepare<[string, string], RoundRow>(
      `SELECT race.race_id, ${ROUND} AS round_text,
         coalesce(race.name, race.circuit_text, race.results_circuit_text, race.header_text) AS race_name,
         cells.cell_text, cells.points, cells.position, cells.position_text, cells.is_dropped, ${team} AS team,
         ${ARTICLE}, cells.line, note.text AS note_text, note.mark, note.line AS note_line,
         (SELECT 'raw/articles/' || file FROM source WHERE source.source_id = note.source_id) AS note_article
       FROM race
       LEFT JOIN ${kind}_standing_race AS cells ON cells.race_id = race.race_id AND cells.${kind}_standing_id = ?
       LEFT JOIN source ON source.source_id = cells.source_id LEFT JOIN note ON note.note_id = cells.note_id
       WHERE race.season_id = ? ORDER BY race.round, race.race_in_round`,
    )
    .all(standing.standing_id, standing.season_id);
  let sum = 0;
  return rows.map((row) => {
    if (row.is_dropped !== 1) sum = Math.round((sum + (row.points ?? 0)) * 1000) / 1000;
    const { note_text: noteText, note_article: noteArticle, note_line: noteLine } = row;
    const hasNote = noteText !== null && noteArticle !== null && noteLine !== null;
    return {
      race_id: row.race_id,
      round_text: row.round_text,
      race_name: row.race_name,
      cell_text: row.cell_text,
      points: row.points,
      place_text: row.position_text,
      places: row.position === null ? possiblePlaces(db, row, standing.competitor) : [row.position],
      running_sum: sum,
      is_dropped: row.is_dropped === 1,
      team: row.team,
      article: row.article,
      line: row.line,
      note: hasNote ? { mark: row.mark, text: noteText, article: noteArticle, line: noteLine } : null,
    };
  });
}

/** The places that give these points in a race, if several do; the only one would be known if it were that of the finish. */
function possiblePlaces(db: Db, { race_id: raceId, points }: RoundRow, competitor: string): number[] {
  if (points === null || points <= 0) return [];
  const places = db
    .prepare<[string, string, number], { position: number }>(
      `SELECT position FROM race_points_system JOIN points_system_value USING (points_system_id)
       WHERE race_id = ? AND competitor = ? AND abs(points - ?) < 0.0005 ORDER BY position`,
    )
    .all(raceId, competitor, points)
    .map(({ position }) => position);
  return places.length > 1 ? places : [];
}

function adjustmentsOf(db: Db, kind: CompetitorKind, championshipId: string, id: string): ExplainedAdjustment[] {
  return db
    .prepare<[string, string], Omit<ExplainedAdjustment, 'is_in_cell'> & { is_in_cell: number }>(
      `SELECT ${ROUND} AS round_text, adjustment.points, adjustment.kind, adjustment.is_in_cell, adjustment.reason,
         ${ARTICLE}, adjustment.line
       FROM points_adjustment AS adjustment JOIN source ON source.source_id = adjustment.source_id
       LEFT JOIN race ON race.race_id = adjustment.race_id
       WHERE adjustment.championship_id = ? AND adjustment.${kind}_id = ?
       ORDER BY race.round, race.race_in_round, adjustment.points_adjustment_id`,
    )
    .all(championshipId, id)
    .map((row) => ({ ...row, is_in_cell: row.is_in_cell === 1 }));
}

function carsOf(db: Db, standingId: string): ExplainedCar[] {
  return db
    .prepare<[string], ExplainedCar>(
      `SELECT chassis.name AS chassis, engine.name AS engine FROM team_standing_car AS car
       LEFT JOIN chassis ON chassis.chassis_id = car.chassis_id LEFT JOIN engine ON engine.engine_id = car.engine_id
       WHERE car.team_standing_id = ? ORDER BY car.display_order`,
    )
    .all(standingId);
}

function teamsOf(db: Db, standingId: string): string[] {
  return db
    .prepare<[string], { name: string }>(
      `SELECT team.name FROM driver_standing_team AS own JOIN team ON team.team_id = own.team_id
       WHERE own.driver_standing_id = ? ORDER BY own.display_order`,
    )
    .all(standingId)
    .map(({ name }) => name);
}

function systemsOf(db: Db, standing: Pick<Found, 'season_id' | 'competitor'>): ExplainedSystem[] {
  const systems = db
    .prepare<[string, string], { id: string; condition_text: string; article: string; line: number; round: string }>(
      `SELECT system.points_system_id AS id, system.condition_text, ${ARTICLE}, system.line, ${ROUND} AS round
       FROM race_points_system AS matched JOIN points_system AS system USING (points_system_id)
       JOIN race ON race.race_id = matched.race_id JOIN source ON source.source_id = system.source_id
       WHERE race.season_id = ? AND matched.competitor = ? ORDER BY system.line, race.round, race.race_in_round`,
    )
    .all(standing.season_id, standing.competitor);
  const values = db.prepare<[string], { points: number }>(
    'SELECT points FROM points_system_value WHERE points_system_id = ? AND is_extrapolated = 0 ORDER BY position',
  );
  return [...new Set(systems.map(({ id }) => id))].flatMap((id) => {
    const own = systems.filter((system) => system.id === id);
    const [first] = own;
    if (!first) return [];
    return [
      {
        condition_text: first.condition_text,
        article: first.article,
        line: first.line,
        points: values.all(id).map(({ points }) => points),
        rounds: own.map(({ round }) => round),
      },
    ];
  });
}
