import type { FindingDraft } from '../../../schemas/finding.ts';
import { grouped } from '../../grouped.ts';
import { entryDriverRow, type Listed, listedOf } from '../listed.ts';
import { type AuditedChampionship, type AuditedRow, type Check, pointsText, titleOfChampionship } from '../model.ts';
import { participationsIn, type Scored, type Standing, type Won } from '../participations.ts';
import {
  type AuditedEntry,
  type AuditedEntryDriver,
  type AuditedSeason,
  championshipOf,
  raceText,
  roundOf,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';

/**
 * Everybody who scored or won was entered in that class and round. Entry lists have lost the first driver of most cars;
 * only what these losses cannot explain is a finding, one a row of the standings or a winner without points; error
 * where the list says that the driver did not take part. A winner who is entered with another team in that race is a
 * matter of his team. Of a team that scored in a class without a table of drivers, somebody was in the race.
 */
export const scoredNotEnteredRule: SeasonRule = {
  code: 'scored-not-entered',
  check: (season) => {
    const classes = new Set(season.entries.map((entry) => entry.classCode));
    return [...classes].sort().flatMap((classCode) => {
      const { scored, won } = participationsIn(season, classCode);
      return [
        ...checkTeams(season, classCode),
        ...checkRows(season, classCode, scored),
        ...won.flatMap((one) => checkWinner(season, one)),
      ];
    });
  },
};

const OUTCOMES = {
  entered: 'confirmed',
  lost: 'uncheckable',
  explained: 'uncheckable',
  withdrawn: 'disagrees',
  absent: 'disagrees',
} as const satisfies Record<Standing, Check['outcome']>;

/** Where there is a table of drivers, their rows are looked at instead. */
function checkTeams(season: AuditedSeason, classCode: string): Check[] {
  const teams = championshipOf(season, classCode, 'driver') ? undefined : championshipOf(season, classCode, 'team');
  return (teams?.rows ?? []).flatMap((row) => {
    const cars = season.entries.filter(
      (entry) => entry.classCode === classCode && entry.organisationId === season.organisationOf(row.competitorId),
    );
    const scored = row.rounds
      .filter((round) => (round.points ?? 0) > 0)
      .map((round) => ({ round, standing: standingOfTeam(cars, round.raceId) }));
    const missing = scored.filter(({ standing }) => OUTCOMES[standing] === 'disagrees');
    const finding = teams && missing.length > 0 ? findingOfTeam(season, teams, row, cars, missing) : null;
    return scored.map(({ round, standing }): Check => {
      const outcome = OUTCOMES[standing];
      return {
        code: scoredNotEnteredRule.code,
        table: 'team_standing',
        rowId: row.rowId,
        raceId: round.raceId,
        outcome,
        finding: outcome === 'disagrees' ? finding : null,
      };
    });
  });
}

/** A lost first driver may have been there, unless those whom the list still has with him were withdrawn. */
function standingOfTeam(cars: readonly AuditedEntry[], raceId: string): Standing {
  const drivers = cars.flatMap((car) => car.drivers);
  if (drivers.some((driver) => driver.rounds.get(raceId) === true)) return 'entered';
  if (drivers.length === 0 || drivers.some((driver) => driver.isRoundsLost)) return 'lost';
  if (drivers.some((driver) => driver.rounds.get(raceId) === false)) return 'withdrawn';
  return cars.some((car) => car.isCut) ? 'explained' : 'absent';
}

function checkRows(season: AuditedSeason, classCode: string, scored: readonly Scored[]): Check[] {
  const missing = grouped(
    scored.filter(({ standing }) => OUTCOMES[standing] === 'disagrees'),
    ({ row }) => row,
  );
  const findings = new Map([...missing].map(([row, ofRow]) => [row, findingOfRow(season, classCode, row, ofRow)]));
  return scored.map(({ row, round, standing }) => {
    const outcome = OUTCOMES[standing];
    const finding = outcome === 'disagrees' ? (findings.get(row) ?? null) : null;
    const table = 'driver_standing';
    return { code: scoredNotEnteredRule.code, table, rowId: row.rowId, raceId: round.raceId, outcome, finding };
  });
}

function checkWinner(season: AuditedSeason, won: Won): Check[] {
  if (won.hasScored) return [];
  const outcome = won.elsewhere.length > 0 && won.standing !== 'entered' ? 'uncheckable' : OUTCOMES[won.standing];
  const { raceId, classCode } = won.win;
  const rowId = `${raceId}/${classCode}/${won.order}`;
  const finding = outcome === 'disagrees' ? findingOfWinner(season, won, rowId) : null;
  return [{ code: scoredNotEnteredRule.code, table: 'class_win_driver', rowId, raceId, outcome, finding }];
}

function findingOfTeam(
  season: AuditedSeason,
  teams: AuditedChampionship,
  row: AuditedRow,
  cars: readonly AuditedEntry[],
  missing: readonly Pick<Scored, 'round' | 'standing'>[],
): FindingDraft {
  const isCertain = !cars.some((car) => car.isCut) && missing.some(({ standing }) => standing === 'withdrawn');
  const [only, second] = missing;
  const listed = cars
    .flatMap((entry) => entry.drivers)
    .map((driver) => `line ${driver.line} has ${driver.name}${roundsText(season, driver.rounds)}`)
    .join('; ');
  return seasonFinding(season, {
    code: scoredNotEnteredRule.code,
    severity: isCertain ? 'error' : 'warning',
    about: row.name,
    line: row.line,
    classCode: teams.classCode,
    championshipId: teams.championshipId,
    raceId: only && !second ? only.round.raceId : null,
    published: missing.map(({ round }) => pointsText(round.points ?? 0)).join(' '),
    cause: 'unexplained',
    message:
      `${row.name}, ${titleOfChampionship(teams)}: scored ${roundsScored(season, missing)}, but the entry list has none of ` +
      `its drivers there: ${listed}`,
    rows: [
      ...missing.map(({ round }) => ({
        role: 'subject',
        table: 'team_standing_race',
        rowId: `${row.rowId}/${round.raceId}`,
        sourceId: row.sourceId,
        line: round.line,
      })),
      ...cars.flatMap((entry) => entry.drivers.map((driver) => entryDriverRow(season, 'entry', { entry, driver }))),
    ],
  });
}

function roundsScored(season: AuditedSeason, missing: readonly Pick<Scored, 'round'>[]): string {
  return missing.map(({ round }) => `${pointsText(round.points ?? 0)} in ${raceText(season, round.raceId)}`).join(', ');
}

function findingOfRow(
  season: AuditedSeason,
  classCode: string,
  row: AuditedRow,
  missing: readonly Scored[],
): FindingDraft {
  const championship = championshipOf(season, classCode, 'driver');
  const listed = listedIn(season, classCode, row.competitorId);
  const isWithdrawn = missing.some((one) => one.standing === 'withdrawn');
  const [only, second] = missing;
  return seasonFinding(season, {
    code: scoredNotEnteredRule.code,
    severity: isWithdrawn ? 'error' : 'warning',
    about: row.name,
    line: row.line,
    classCode,
    championshipId: championship?.championshipId ?? null,
    raceId: only && !second ? only.round.raceId : null,
    published: missing.map(({ round }) => pointsText(round.points ?? 0)).join(' '),
    cause: 'unexplained',
    message: `${row.name}, ${championship ? titleOfChampionship(championship) : classCode}: scored ${roundsScored(season, missing)}, but ${whereText(season, row.name, listed, isWithdrawn)}${crewText(season, classCode, row, missing)}`,
    rows: [
      ...missing.map(({ round }) => ({
        role: 'subject',
        table: 'driver_standing_race',
        rowId: `${row.rowId}/${round.raceId}`,
        sourceId: row.sourceId,
        line: round.line,
      })),
      ...listed.map((one) => entryDriverRow(season, 'entry', one)),
    ],
  });
}

function findingOfWinner(season: AuditedSeason, { win, winner, standing, unnamed }: Won, rowId: string): FindingDraft {
  const listed = listedIn(season, win.classCode, winner.driverId);
  const isWithdrawn = standing === 'withdrawn';
  const ofClass = win.classCode === '-' ? '' : `${win.classCode} in `;
  return seasonFinding(season, {
    code: scoredNotEnteredRule.code,
    severity: isWithdrawn ? 'error' : 'warning',
    about: winner.name,
    line: winner.line,
    classCode: win.classCode,
    raceId: win.raceId,
    cause: 'unexplained',
    message: `${winner.name} won ${ofClass}${raceText(season, win.raceId)} with ${win.teamText}, but ${unnamed.length > 0 ? insteadText(unnamed) : whereText(season, winner.name, listed, isWithdrawn)}`,
    rows: [
      { role: 'subject', table: 'class_win_driver', rowId, sourceId: season.sourceId, line: winner.line },
      ...listed.map((one) => entryDriverRow(season, 'entry', one)),
    ],
  });
}

/** A driver in the entry list of a class. */
function listedIn(season: AuditedSeason, classCode: string, driverId: string): Listed[] {
  return listedOf(season, driverId).filter(({ entry }) => entry.classCode === classCode);
}

function whereText(season: AuditedSeason, name: string, listed: readonly Listed[], isWithdrawn: boolean): string {
  if (listed.length === 0) return 'no entry list of the class has him, and the lost first drivers are others';
  const places = listed
    .map(
      ({ entry, driver }) =>
        `line ${driver.line} has ${driver.name === name ? 'him' : driver.name} with ${entry.teamText}${roundsText(season, driver.rounds)}`,
    )
    .join('; ');
  return isWithdrawn
    ? `the entry list says that he did not take part (${places})`
    : `the entry list does not have him there: ${places}`;
}

/** Who of his team has the same points in these rounds, and whom the entry list has in that car though he has none. */
function crewText(season: AuditedSeason, classCode: string, row: AuditedRow, missing: readonly Scored[]): string {
  const rows = championshipOf(season, classCode, 'driver')?.rows ?? [];
  const raceIds = missing.map(({ round }) => round.raceId);
  const mates = rows.filter(
    (other) =>
      other !== row &&
      other.teamIds.some((teamId) => row.teamIds.includes(teamId)) &&
      missing.every(({ round }) => roundOf(other, round.raceId)?.points === round.points),
  );
  if (mates.length === 0) return '';
  const hasNone = ({ driverId }: AuditedEntryDriver) =>
    !rows.some(
      (other) => other.competitorId === driverId && raceIds.some((raceId) => (roundOf(other, raceId)?.points ?? 0) > 0),
    );
  const wasIn = ({ isRoundsLost, rounds }: AuditedEntryDriver) =>
    isRoundsLost || raceIds.every((raceId) => rounds.get(raceId) === true);
  const cars = new Set(
    mates
      .flatMap((mate) => listedIn(season, classCode, mate.competitorId))
      .filter(({ driver }) => wasIn(driver))
      .map(({ entry }) => entry),
  );
  const idle = [...cars].flatMap(({ drivers }) => drivers.filter((driver) => wasIn(driver) && hasNone(driver)));
  const instead =
    idle.length === 0
      ? ''
      : `, and the entry list has ${named(idle)} in that car, who ${idle.length === 1 ? 'has' : 'have'} none there`;
  return `; ${named(mates)} ${mates.length === 1 ? 'has' : 'have'} the same points${instead}`;
}

function named(people: readonly { readonly name: string; readonly line: number }[]): string {
  return people.map(({ name, line }) => `${name} (line ${line})`).join(', ');
}

function insteadText(unnamed: readonly AuditedEntryDriver[]): string {
  const others = unnamed.map(({ name, line }) => `${name}, line ${line}`).join('; ');
  return `the entry list does not have him in that car and race, where it has others whom the results do not name: ${others}`;
}

function roundsText(season: AuditedSeason, rounds: ReadonlyMap<string, boolean>): string {
  const numbers = season.races.flatMap(({ raceId, round }) => {
    const took = rounds.get(raceId);
    return took === undefined ? [] : [`${round}${took ? '' : '*'}`];
  });
  return numbers.length === 0 ? '' : `, round${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
}
