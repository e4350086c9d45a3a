import type { Competitor } from '../../schemas/record/origin.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { StandingRecord, StandingRoundRecord } from '../../schemas/record/standing.ts';
import { grouped } from '../grouped.ts';
import type { Build } from './build.ts';
import { PlacesForPoints } from './build-points.ts';
import { raceIdOf } from './ids.ts';

/** The finishing places that printed points stand for. Needs points and results. */
export class FinishingPlaces {
  readonly #build: Build;
  readonly #records: Records;
  readonly #places: PlacesForPoints;
  /** `competitor class race` where points were given for other places than those of the finish. */
  readonly #moved: ReadonlySet<string>;

  constructor(build: Build, records: Records) {
    this.#build = build;
    this.#records = records;
    this.#places = new PlacesForPoints(build.rows);
    this.#moved = new Set([...this.#withoutWinner(), ...this.#withPointsOfAnother()]);
  }

  /**
   * The place in the class, 1-based, that gives the printed points of a round, adjustments that the cell already has undone.
   * Null where none does, or several; and for everybody in a race where others moved up, but for the winner whose points a
   * note withholds.
   */
  of(standing: StandingRecord, round: StandingRoundRecord): number | null {
    const { competitor, classCode } = standing;
    const raceId = raceIdOf(standing.seasonId, round.race);
    if (round.pointsOrigin !== 'printed' || round.points === null) return null;
    const own = this.#records.adjustments.filter(
      (adjustment) =>
        adjustment.isInCell &&
        adjustment.competitor === competitor &&
        adjustment.classCode === classCode &&
        adjustment.competitorText === standing.name.text &&
        adjustment.race.round === round.race.round &&
        adjustment.race.raceInRound === round.race.raceInRound,
    );
    const isWinner = own.some(({ kind }) => kind === 'points-withheld');
    if (this.#moved.has(keyOf(competitor, classCode, raceId)) && !isWinner) return null;
    let { points } = round;
    for (const adjustment of own) {
      if (adjustment.points === null) return null;
      points -= adjustment.points;
    }
    return this.#places.placeOf(raceId, competitor, points);
  }

  /** Races whose winner a table leaves out, as one without a full season, while another has the points of the first place. */
  *#withoutWinner(): Iterable<string> {
    const { rows, names } = this.#build;
    const standings = grouped(this.#records.standings, ({ competitor, classCode }) => `${competitor}\n${classCode}`);
    const tables = new Map([...standings].map(([key, ofTable]) => [key, this.#listed(ofTable)]));
    const crews = grouped(rows.class_win_driver, (row) => `${row.race_id}\n${row.class_code}`);
    for (const { race_id: raceId, class_code: classCode, team_id: teamId } of rows.class_win) {
      const crew = crews.get(`${raceId}\n${classCode}`) ?? [];
      for (const competitor of ['team', 'driver'] as const) {
        const table = tables.get(`${competitor}\n${classCode}`);
        if (!table?.racesWithFirst.has(raceId)) continue;
        const isListed =
          table.organisations.has(names.organisationOf(teamId)) || crew.some((row) => table.drivers.has(row.driver_id));
        if (!isListed) yield keyOf(competitor, classCode, raceId);
      }
    }
  }

  /** Whom a table of standings lists, and the races in which somebody has the points of the first place. */
  #listed(standings: readonly StandingRecord[]) {
    const { names } = this.#build;
    const organisations = new Set<string>();
    const drivers = new Set<string>();
    const racesWithFirst = new Set<string>();
    for (const { seasonId, competitor, name, teams, rounds } of standings) {
      if (competitor === 'driver') drivers.add(names.entityOf('driver', name.text));
      for (const { text } of competitor === 'team' ? [name] : teams)
        organisations.add(names.organisationOf(names.entityOf('team', text)));
      for (const { race, points } of rounds) {
        const raceId = raceIdOf(seasonId, race);
        if (points !== null && this.#places.placeOf(raceId, competitor, points) === 1) racesWithFirst.add(raceId);
      }
    }
    return { organisations, drivers, racesWithFirst };
  }

  /** Races in which a note gives the points of one car to another: where that one finished, and who moved up, it does not say. */
  *#withPointsOfAnother(): Iterable<string> {
    for (const { kind, classCode, seasonId, race } of this.#records.adjustments) {
      if (kind !== 'reclassification') continue;
      for (const competitor of ['team', 'driver'] as const)
        yield keyOf(competitor, classCode, raceIdOf(seasonId, race));
    }
  }
}

function keyOf(competitor: Competitor, classCode: string, raceId: string): string {
  return `${competitor}\n${classCode}\n${raceId}`;
}
