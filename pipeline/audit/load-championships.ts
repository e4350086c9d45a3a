import { addendsOf, sumOf } from '../../parsers/record/season-total.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import { grouped } from '../grouped.ts';
import type { Db } from '../publish/database.ts';
import { statement } from '../publish/prepared-once.ts';
import type { AuditedAdjustment, AuditedChampionship, AuditedRound, AuditedRow } from './model.ts';

interface StandingRow {
  readonly rowId: string;
  readonly competitorId: string;
  readonly name: string;
  readonly displayOrder: number;
  readonly positionText: string;
  readonly positionPublished: number | null;
  readonly isTieMarked: number;
  readonly totalText: string | null;
  readonly pointsPublished: number | null;
  readonly sourceId: string;
  readonly line: number;
}

interface RoundRow {
  readonly rowId: string;
  readonly raceId: string;
  readonly round: number;
  readonly raceName: string | null;
  readonly cellText: string;
  readonly points: number | null;
  readonly pointsOrigin: 'printed' | 'derived' | null;
  readonly positionText: string | null;
  readonly position: number | null;
  readonly isDropped: number;
  readonly line: number;
  readonly columnIndex: number;
  readonly teamId: string | null;
}

const CHAMPIONSHIPS = statement<[string], Row<'championship'> & { year: number }>(
  `SELECT championship.*, season.year FROM championship JOIN season ON season.season_id = championship.season_id
   WHERE championship.season_id = ? ORDER BY championship_id`,
);

/** Every championship of a season with its rows and rounds, in the order of their ids. Nothing else is read. */
export function loadChampionships(db: Db, seasonId: string): AuditedChampionship[] {
  return CHAMPIONSHIPS(db)
    .all(seasonId)
    .map((championship) => {
      const { competitor } = championship;
      const placesForPoints = placesForPointsOf(db, championship.season_id, competitor);
      const printed = ROUNDS[competitor](db).all(championship.championship_id);
      const holdsPlaces = printed.some((round) => round.points === null && placesOf(round).length > 0);
      const withPoints = (forQualifying: number | null) =>
        rowsOf(db, championship.championship_id, competitor, printed, placesForPoints, forQualifying);
      const rows = withPoints(holdsPlaces ? null : 0);
      const forQualifying = qualifyingPointsOf(db, championship.championship_id);
      const withQualifying = holdsPlaces || forQualifying === 0 ? [] : withPoints(forQualifying);
      return {
        championshipId: championship.championship_id,
        seasonId: championship.season_id,
        classCode: championship.class_code,
        competitor,
        table: `${competitor}_standing` as const,
        year: championship.year,
        rows: fittingRows(withQualifying) > fittingRows(rows) ? withQualifying : rows,
        holdsPlaces,
        legalPoints: new Map([...placesForPoints].map(([raceId, places]) => [raceId, new Set(places.keys())])),
      };
    });
}

const QUALIFYING = statement<[string], { value: number | null }>(
  `SELECT value FROM championship_rule WHERE championship_id = ? AND rule = 'points-for-qualifying'
   ORDER BY championship_rule_id LIMIT 1`,
);

function qualifyingPointsOf(db: Db, championshipId: string): number {
  return QUALIFYING(db).get(championshipId)?.value ?? 0;
}

/** How many rows have the total that their rounds give: cells may have the points for qualifying already. */
function fittingRows(rows: readonly AuditedRow[]): number {
  return rows.filter((row) => row.pointsComputed !== null && row.pointsComputed === row.pointsPublished).length;
}

/** A statement for each kind of championship, whose tables are named alike. */
function ofEach<Found>(sqlFor: (competitor: Competitor) => string) {
  const of = (competitor: Competitor) => statement<[string], Found>(sqlFor(competitor));
  return { driver: of('driver'), team: of('team'), manufacturer: of('manufacturer') };
}

const STANDINGS = ofEach<StandingRow>(
  (competitor) =>
    `SELECT ${competitor}_standing_id AS rowId, ${competitor}_id AS competitorId, ${competitor}_text AS name,
       display_order AS displayOrder, position_text AS positionText, position_published AS positionPublished,
       is_tie_marked AS isTieMarked, total_text AS totalText, points_published AS pointsPublished,
       source_id AS sourceId, line
     FROM ${competitor}_standing WHERE championship_id = ? ORDER BY display_order, rowId`,
);
const ADJUSTMENTS = statement<[string], Row<'points_adjustment'>>(
  'SELECT * FROM points_adjustment WHERE championship_id = ?',
);

/** The rows of a championship; where the points for qualifying are null, their totals cannot be worked out. */
function rowsOf(
  db: Db,
  championshipId: string,
  competitor: Competitor,
  printed: readonly RoundRow[],
  placesForPoints: PlacesForPoints,
  forQualifying: number | null,
): AuditedRow[] {
  const standings = STANDINGS[competitor](db).all(championshipId);
  const rounds = grouped(printed, ({ rowId }) => rowId);
  const adjustments = ADJUSTMENTS(db).all(championshipId);
  const teams = competitor === 'driver' ? teamsOfRows(db, championshipId) : new Map<string, string[]>();
  const chassis = competitor === 'team' ? chassisOfRows(db, championshipId) : new Map<string, Map<string, string>>();
  return standings.map((standing) => {
    const own = adjustments.filter((adjustment) => adjustment[`${competitor}_id`] === standing.competitorId);
    const ofRow = (rounds.get(standing.rowId) ?? []).map((printedRound): AuditedRound => {
      const ofRound = own.filter((adjustment) => adjustment.race_id === printedRound.raceId).map(adjustmentOf);
      const round = ofRound.length === 0 ? withScoredPlace(printedRound, placesForPoints) : printedRound;
      return {
        ...round,
        places: placesOf(round),
        isDropped: round.isDropped === 1,
        isDerived: round.pointsOrigin === 'derived',
        adjustments: ofRound,
      };
    });
    const addends = forQualifying === null ? null : addendsOf(ofRow, forQualifying);
    return {
      ...standing,
      isTieMarked: standing.isTieMarked === 1,
      addends: addends ?? [],
      pointsComputed: addends === null ? null : sumOf(addends),
      rounds: ofRow,
      adjustments: own.filter((adjustment) => adjustment.is_in_cell === 0).map(adjustmentOf),
      teamIds: teams.get(standing.rowId) ?? [],
      chassis: chassis.get(standing.rowId) ?? new Map(),
    };
  });
}

const CHASSIS = statement<[string], { rowId: string; id: string; name: string }>(
  `SELECT team_standing_id AS rowId, chassis.chassis_id AS id, team_standing.chassis_text AS name FROM team_standing_car
   JOIN team_standing USING (team_standing_id) JOIN chassis USING (chassis_id)
   WHERE championship_id = ? ORDER BY rowId, team_standing_car.display_order`,
);

function chassisOfRows(db: Db, championshipId: string): Map<string, Map<string, string>> {
  const chassis = new Map<string, Map<string, string>>();
  for (const { rowId, id, name } of CHASSIS(db).all(championshipId))
    chassis.set(rowId, (chassis.get(rowId) ?? new Map()).set(id, name));
  return chassis;
}

const TEAMS = statement<[string], { rowId: string; teamId: string }>(
  `SELECT driver_standing_id AS rowId, driver_standing_team.team_id AS teamId FROM driver_standing_team
   JOIN driver_standing USING (driver_standing_id) WHERE championship_id = ? ORDER BY rowId, driver_standing_team.display_order`,
);

function teamsOfRows(db: Db, championshipId: string): Map<string, string[]> {
  const rows = grouped(TEAMS(db).all(championshipId), ({ rowId }) => rowId);
  return new Map([...rows].map(([rowId, teams]) => [rowId, teams.map(({ teamId }) => teamId)]));
}

const ROUNDS = ofEach<RoundRow>(
  (competitor) =>
    `SELECT cells.${competitor}_standing_id AS rowId, cells.race_id AS raceId, race.round, race.name AS raceName,
       cells.cell_text AS cellText, cells.points, cells.points_origin AS pointsOrigin, cells.position_text AS positionText, cells.position,
       cells.is_dropped AS isDropped, cells.line, cells.column_index AS columnIndex,
       ${competitor === 'driver' ? 'cells.team_id' : 'NULL'} AS teamId
     FROM ${competitor}_standing_race AS cells
     JOIN ${competitor}_standing AS standing ON standing.${competitor}_standing_id = cells.${competitor}_standing_id
     JOIN race ON race.race_id = cells.race_id
     WHERE standing.championship_id = ? ORDER BY cells.race_id`,
);

/** `1 / 4` are the places of two cars. */
function placesOf({ position, positionText }: RoundRow): number[] {
  if (position !== null) return [position];
  return (positionText ?? '').split(' / ').flatMap((text) => (/^[1-9]\d{0,2}$/.test(text) ? [Number(text)] : []));
}

function adjustmentOf(adjustment: Row<'points_adjustment'>): AuditedAdjustment {
  return { points: adjustment.points, kind: adjustment.kind, isInCell: adjustment.is_in_cell === 1 };
}

/** Race to its points, to the place that gives them; null where several do. A race without a system is missing. */
type PlacesForPoints = ReadonlyMap<string, ReadonlyMap<number, number | null>>;

/** Where a round's finish is not known, since others moved up, the place that it was given points for. */
function withScoredPlace(round: RoundRow, placesForPoints: PlacesForPoints): RoundRow {
  if (round.position !== null || round.pointsOrigin !== 'printed' || round.points === null) return round;
  return { ...round, position: placesForPoints.get(round.raceId)?.get(round.points) ?? null };
}

const SYSTEMS = statement<[string, string], { raceId: string; points: number; position: number }>(
  `SELECT race_points_system.race_id AS raceId, points_system_value.points, points_system_value.position
   FROM race_points_system
   JOIN race ON race.race_id = race_points_system.race_id
   JOIN points_system_value ON points_system_value.points_system_id = race_points_system.points_system_id
   WHERE race.season_id = ? AND race_points_system.competitor = ? ORDER BY race_points_system.race_id`,
);

function placesForPointsOf(db: Db, seasonId: string, competitor: string): PlacesForPoints {
  const places = new Map<string, Map<number, number | null>>();
  for (const { raceId, points, position } of SYSTEMS(db).all(seasonId, competitor)) {
    const ofRace = places.get(raceId) ?? new Map<number, number | null>();
    places.set(raceId, ofRace.set(points, ofRace.has(points) ? null : position));
  }
  return places;
}
