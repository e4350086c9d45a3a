import { carsOfDriver, type Listed, listedOf } from './listed.ts';
import { explainedByLosses } from './lost-drivers.ts';
import type { AuditedRound, AuditedRow } from './model.ts';
import {
  type AuditedEntry,
  type AuditedEntryDriver,
  type AuditedSeason,
  type AuditedWin,
  type AuditedWinner,
  championshipOf,
  roundOf,
} from './season-model.ts';
import { carsOfCrew, mayHaveWon } from './winning-cars.ts';

/**
 * What the entry list says of somebody in a race: `lost` where his rounds or his whole team are missing, `withdrawn`
 * where it says that he did not take part, `absent` where it does not have him there; `explained` where he is absent and
 * may be the lost first driver of a car. A winner is not where the list has somebody else with his crew.
 */
export type Standing = 'entered' | 'lost' | 'withdrawn' | 'absent' | 'explained';

/** A round in which a row of the standings has points. */
export interface Scored {
  readonly row: AuditedRow;
  readonly round: AuditedRound;
  readonly standing: Standing;
}

/** A driver of the crew that won a class, held against the entry list of the team that won. */
export interface Won {
  readonly win: AuditedWin;
  readonly winner: AuditedWinner;
  /** 1-based, as in `class_win_driver`. */
  readonly order: number;
  readonly standing: Standing;
  /** Cars of any class and of other teams in which the entry list has him in that race. */
  readonly elsewhere: readonly AuditedEntry[];
  /** Drivers whom the entry list has in the car of the crew in that race, and in no other, and the results do not. */
  readonly unnamed: readonly AuditedEntryDriver[];
  /** His row in the standings of the class has points in that race. */
  readonly hasScored: boolean;
}

/** Everybody who scored or won in a class. */
interface Participations {
  readonly scored: readonly Scored[];
  readonly won: readonly Won[];
}

const KNOWN = new WeakMap<AuditedSeason, Map<string, Participations>>();

/**
 * Everybody who scored or won in a class, with what its entry list says of him; empty where it has none. Two rules ask,
 * and it is found once.
 */
export function participationsIn(season: AuditedSeason, classCode: string): Participations {
  const ofSeason = KNOWN.get(season) ?? new Map<string, Participations>();
  KNOWN.set(season, ofSeason);
  const found = ofSeason.get(classCode) ?? findParticipations(season, classCode);
  ofSeason.set(classCode, found);
  return found;
}

function findParticipations(season: AuditedSeason, classCode: string): Participations {
  const entries = season.entries.filter((entry) => entry.classCode === classCode);
  if (entries.length === 0) return { scored: [], won: [] };
  const rows = championshipOf(season, classCode, 'driver')?.rows ?? [];
  const organisations = new Set(entries.map((entry) => entry.organisationId));
  const inClass = (driverId: string) => listedOf(season, driverId).filter(({ entry }) => entry.classCode === classCode);
  const standingWith = ({ organisationId, raceId }: AuditedWin, { driverId }: AuditedWinner) =>
    organisations.has(organisationId)
      ? standingOf(
          inClass(driverId).filter(({ entry }) => entry.organisationId === organisationId),
          raceId,
        )
      : 'lost';
  const scored = rows.flatMap((row) =>
    row.rounds
      .filter((round) => (round.points ?? 0) > 0)
      .map((round) => ({ row, round, standing: standingOf(inClass(row.competitorId), round.raceId) })),
  );
  const keyOf = (driverId: string, raceId: string) => `${driverId}\n${raceId}`;
  const scoredKeys = new Set(scored.map(({ row, round }) => keyOf(row.competitorId, round.raceId)));
  const won = season.wins
    .filter((win) => win.classCode === classCode)
    .flatMap((win) => {
      const unnamed = unnamedIn(season, win);
      return win.drivers.map((winner, index) => ({
        win,
        winner,
        order: index + 1,
        standing: standingWith(win, winner),
        unnamed,
        elsewhere: carsOfDriver(season, winner.driverId, win.raceId),
        hasScored: scoredKeys.has(keyOf(winner.driverId, win.raceId)),
      }));
    });

  const absentRounds = scored.filter(({ standing }) => standing === 'absent');
  const absentKeys = new Set(absentRounds.map(({ row, round }) => keyOf(row.competitorId, round.raceId)));
  const absentWinners = won.filter(
    ({ standing, winner, win, unnamed }) =>
      standing === 'absent' && unnamed.length === 0 && !absentKeys.has(keyOf(winner.driverId, win.raceId)),
  );
  const absences = [
    ...absentRounds.map(({ row, round }) => absenceOf(season, rows, row, round)),
    ...absentWinners.map((one) => absenceOfWinner(one, won)),
  ];
  const explained = new Set(
    [...explainedByLosses(entries, absences)].map(({ driverId, raceId }) => keyOf(driverId, raceId)),
  );
  const settled = (standing: Standing, driverId: string, raceId: string): Standing =>
    standing === 'absent' && explained.has(keyOf(driverId, raceId)) ? 'explained' : standing;
  return {
    scored: scored.map((one) => ({ ...one, standing: settled(one.standing, one.row.competitorId, one.round.raceId) })),
    won: won.map((one) => ({ ...one, standing: settled(one.standing, one.winner.driverId, one.win.raceId) })),
  };
}

function absenceOf(season: AuditedSeason, rows: readonly AuditedRow[], row: AuditedRow, round: AuditedRound) {
  const organisationIds = organisationsOf(season, row, round);
  const crew = rows.filter((other) => {
    const own = roundOf(other, round.raceId);
    return (
      other !== row &&
      own !== undefined &&
      own.points === round.points &&
      organisationsOf(season, other, own).some((id) => organisationIds.includes(id))
    );
  });
  return {
    driverId: row.competitorId,
    raceId: round.raceId,
    organisationIds,
    crew: new Set(crew.map(({ competitorId }) => competitorId)),
    isElsewhere: false,
  };
}

/** Where one of the crew is entered with another team, the others too are hardly those whom the winning team has lost. */
function absenceOfWinner({ win, winner }: Won, won: readonly Won[]) {
  const crew = won.filter((one) => one.win === win);
  return {
    driverId: winner.driverId,
    raceId: win.raceId,
    organisationIds: [win.organisationId],
    crew: new Set(crew.map((one) => one.winner.driverId).filter((driverId) => driverId !== winner.driverId)),
    isElsewhere: crew.some(({ standing, elsewhere }) => standing === 'absent' && elsewhere.length > 0),
  };
}

/** The organisation with which he scored, or those of all teams that his row names where that cannot be told. */
function organisationsOf(season: AuditedSeason, row: AuditedRow, round: AuditedRound): string[] {
  const teamIds = round.teamId === null ? row.teamIds : [round.teamId];
  return [...new Set(teamIds.map(season.organisationOf))];
}

function unnamedIn(season: AuditedSeason, win: AuditedWin): AuditedEntryDriver[] {
  const possible = new Set(mayHaveWon(season, win));
  return carsOfCrew(season, win)
    .filter((entry) => possible.has(entry))
    .flatMap((entry) => entry.drivers)
    .filter(
      ({ driverId, rounds }) =>
        rounds.get(win.raceId) === true &&
        !win.drivers.some((winner) => winner.driverId === driverId) &&
        carsOfDriver(season, driverId, win.raceId).length === 1,
    );
}

function standingOf(own: readonly Listed[], raceId: string): Standing {
  if (own.some(({ driver }) => driver.rounds.get(raceId) === true)) return 'entered';
  if (own.some(({ driver }) => driver.isRoundsLost)) return 'lost';
  return own.some(({ driver }) => driver.rounds.get(raceId) === false) ? 'withdrawn' : 'absent';
}
