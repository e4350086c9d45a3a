import { flagOf } from '../../schemas/dataset/column.ts';
import { rowId } from '../../schemas/dataset/tables.ts';
import type { AdjustmentRecord } from '../../schemas/record/note.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { StandingRecord, StandingRoundRecord } from '../../schemas/record/standing.ts';
import type { Build } from './build.ts';
import { FinishingPlaces } from './finishing-places.ts';
import { championshipIdOf, raceIdOf, UniqueIds } from './ids.ts';
import { TeamOfRound } from './team-of-round.ts';

/** The championships of a season with their rows, cars and rounds, and what notes adjust. Needs entries, results and points. */
export function buildStandings(build: Build, records: Records): void {
  const ids = new UniqueIds();
  const places = new FinishingPlaces(build, records);
  const championshipIds = new Set<string>();
  for (const { seasonId, classCode, competitor, name, tableId, origin } of records.championships) {
    const championshipId = championshipIdOf(seasonId, classCode, competitor);
    if (championshipIds.has(championshipId)) continue;
    championshipIds.add(championshipId);
    build.rows.championship.push({
      championship_id: championshipId,
      season_id: seasonId,
      class_code: classCode,
      competitor,
      name,
      numbering: null,
      tie_break: null,
      evidence: null,
      source_table_id: tableId,
      source_id: origin.sourceId,
      line: origin.line,
    });
  }
  const ofDrivers = new Map<StandingRecord, string>();
  for (const standing of records.standings) {
    const championshipId = championshipIdOf(standing.seasonId, standing.classCode, standing.competitor);
    const competitorId = build.names.entityOf(standing.competitor, standing.name.text);
    const standingId = ids.next(`${championshipId}/${competitorId}`);
    if (standing.competitor === 'team') buildTeamStanding(build, standing, standingId, places);
    else if (standing.competitor === 'driver') ofDrivers.set(standing, standingId);
    else buildManufacturerStanding(build, standing, standingId, places);
  }
  const teamOfRound = new TeamOfRound(build);
  for (const [standing, standingId] of ofDrivers) {
    buildDriverStanding(build, standing, standingId, places, teamOfRound);
  }
  buildAdjustments(build, records.adjustments);
}

function buildTeamStanding(build: Build, standing: StandingRecord, standingId: string, places: FinishingPlaces): void {
  build.rows.team_standing.push({
    team_standing_id: standingId,
    ...placeColumns(standing),
    team_id: build.names.entityOf('team', standing.name.text),
    team_text: standing.name.text,
    country_text: standing.name.countryText,
    chassis_text: standing.chassisText,
    engine_text: standing.engineText,
    car_numbers_text: standing.carNumbersText,
    ...judgedColumns(standing),
  });
  build.use(standing.origin.cells, 'team_standing', standingId);
  standing.cars.forEach((car, index) => {
    build.rows.team_standing_car.push({
      team_standing_id: standingId,
      display_order: index + 1,
      chassis_id: car.chassisText === null ? null : build.names.entityOf('chassis', car.chassisText),
      engine_id: car.engineText === null ? null : build.names.entityOf('engine', car.engineText),
      pairing: car.pairing,
    });
  });
  for (const round of standing.rounds) {
    const columns = roundColumns(standing, round, places);
    build.rows.team_standing_race.push({ team_standing_id: standingId, ...columns });
    build.use(round.origin.cells, 'team_standing_race', rowId([standingId, columns.race_id]));
  }
}

function buildManufacturerStanding(
  build: Build,
  standing: StandingRecord,
  standingId: string,
  places: FinishingPlaces,
): void {
  build.rows.manufacturer_standing.push({
    manufacturer_standing_id: standingId,
    ...placeColumns(standing),
    manufacturer_id: build.names.entityOf('manufacturer', standing.name.text),
    manufacturer_text: standing.name.text,
    country_text: standing.name.countryText,
    car_numbers_text: standing.carNumbersText,
    ...judgedColumns(standing),
  });
  build.use(standing.origin.cells, 'manufacturer_standing', standingId);
  for (const round of standing.rounds) {
    const columns = roundColumns(standing, round, places);
    build.rows.manufacturer_standing_race.push({ manufacturer_standing_id: standingId, ...columns });
    build.use(round.origin.cells, 'manufacturer_standing_race', rowId([standingId, columns.race_id]));
  }
}

function buildDriverStanding(
  build: Build,
  standing: StandingRecord,
  standingId: string,
  places: FinishingPlaces,
  teamOfRound: TeamOfRound,
): void {
  const driverId = build.names.entityOf('driver', standing.name.text);
  build.rows.driver_standing.push({
    driver_standing_id: standingId,
    ...placeColumns(standing),
    driver_id: driverId,
    driver_text: standing.name.text,
    country_text: standing.name.countryText,
    teams_text: standing.teamsText,
    car_numbers_text: standing.carNumbersText,
    ...judgedColumns(standing),
  });
  build.use(standing.origin.cells, 'driver_standing', standingId);
  if (standing.teamNationCell) build.use([standing.teamNationCell], 'driver_standing_team', rowId([standingId, 1]));
  const teamIds = standing.teams.map((team, index) => {
    const teamId = build.names.entityOf('team', team.text);
    build.rows.driver_standing_team.push({
      driver_standing_id: standingId,
      display_order: index + 1,
      team_id: teamId,
      team_text: team.text,
      country_text: team.countryText,
    });
    return teamId;
  });
  for (const round of standing.rounds) {
    const columns = roundColumns(standing, round, places);
    const team = teamOfRound.find(teamIds, driverId, standing, columns.race_id, round.points);
    build.rows.driver_standing_race.push({
      driver_standing_id: standingId,
      ...columns,
      team_id: team?.teamId ?? null,
      team_origin: team?.origin ?? null,
    });
    build.use(round.origin.cells, 'driver_standing_race', rowId([standingId, columns.race_id]));
  }
}

function placeColumns(standing: StandingRecord) {
  return {
    championship_id: championshipIdOf(standing.seasonId, standing.classCode, standing.competitor),
    display_order: standing.displayOrder,
    position_text: standing.positionText,
    position_published: standing.positionPublished,
    is_tie_marked: flagOf(standing.isTieMarked),
  };
}

function judgedColumns(standing: StandingRecord) {
  return {
    total_text: standing.totalText,
    points_published: standing.pointsPublished,
    points_computed: null,
    position_computed: null,
    verdict: null,
    source_id: standing.origin.sourceId,
    line: standing.origin.line,
  };
}

function roundColumns(standing: StandingRecord, round: StandingRoundRecord, places: FinishingPlaces) {
  const raceId = raceIdOf(standing.seasonId, round.race);
  const derived = places.of(standing, round);
  const position = round.position ?? derived;
  return {
    race_id: raceId,
    cell_text: round.cellText,
    points: round.points,
    position,
    position_text: round.positionText,
    points_origin: round.pointsOrigin,
    position_origin: position === null ? null : derived === null ? ('printed' as const) : ('derived' as const),
    is_dropped: flagOf(round.isDropped),
    is_pole_position: flagOf(round.isPolePosition),
    is_fastest_lap: flagOf(round.isFastestLap),
    note_id: round.noteId,
    column_index: round.columnIndex,
    source_id: round.origin.sourceId,
    line: round.origin.line,
  };
}

function buildAdjustments(build: Build, adjustments: readonly AdjustmentRecord[]): void {
  const ids = new UniqueIds();
  for (const adjustment of adjustments) {
    const championshipId = championshipIdOf(adjustment.seasonId, adjustment.classCode, adjustment.competitor);
    const competitorId = build.names.entityOf(adjustment.competitor, adjustment.competitorText);
    const raceId = raceIdOf(adjustment.seasonId, adjustment.race);
    build.rows.points_adjustment.push({
      points_adjustment_id: ids.next(
        `${championshipId}/${competitorId}/${raceId.split('/').at(-1)}/${adjustment.kind}`,
      ),
      championship_id: championshipId,
      race_id: raceId,
      driver_id: adjustment.competitor === 'driver' ? competitorId : null,
      team_id: adjustment.competitor === 'team' ? competitorId : null,
      manufacturer_id: adjustment.competitor === 'manufacturer' ? competitorId : null,
      points: adjustment.points,
      kind: adjustment.kind,
      is_in_cell: flagOf(adjustment.isInCell),
      note_id: adjustment.noteId,
      reason: adjustment.reason,
      source_id: adjustment.origin.sourceId,
      line: adjustment.origin.line,
    });
  }
}
