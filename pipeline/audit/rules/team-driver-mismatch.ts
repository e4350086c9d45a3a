import { type AuditedChampionship, type AuditedRow, type Check, pointsText, titleOfChampionship } from '../model.ts';
import {
  type AuditedSeason,
  championshipOf,
  raceText,
  roundOf,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';

/**
 * A team scores its best car, so its figure in a race is the best of its drivers'. Looked at from both sides: a figure
 * that none of its drivers has, and drivers' points where the team has none. Drivers whose team in that race cannot be
 * told, or whom the entry list has elsewhere, decide nothing against a team.
 */
export const teamDriverRule: SeasonRule = {
  code: 'team-driver-mismatch',
  check: (season) =>
    season.championships.flatMap((teams) => {
      const drivers = teams.competitor === 'team' ? championshipOf(season, teams.classCode, 'driver') : undefined;
      return drivers ? teams.rows.flatMap((row) => checkTeam(season, teams, drivers, row)) : [];
    }),
};

function checkTeam(
  season: AuditedSeason,
  teams: AuditedChampionship,
  drivers: AuditedChampionship,
  row: AuditedRow,
): Check[] {
  const own = drivers.rows.filter((driver) => driver.teamIds.includes(row.competitorId));
  const races = new Set([...row.rounds, ...own.flatMap((driver) => driver.rounds)].map((round) => round.raceId));
  return [...races].sort().flatMap((raceId): Check[] => {
    const base = { code: teamDriverRule.code, table: teams.table, rowId: row.rowId, raceId } as const;
    const ofTeam = roundOf(row, raceId);
    const certain = own.filter(
      (driver) =>
        roundOf(driver, raceId)?.teamId === row.competitorId &&
        !isElsewhere(season, teams.classCode, driver, row, raceId),
    );
    const possible = own.filter(
      (driver) => roundOf(driver, raceId) !== undefined && roundOf(driver, raceId)?.teamId === null,
    );
    const best = Math.max(0, ...certain.map((driver) => roundOf(driver, raceId)?.points ?? 0));
    const points = ofTeam?.points ?? 0;
    if (ofTeam?.adjustments.length) return [{ ...base, outcome: 'explained' as const, finding: null }];
    const isUnreadable = [ofTeam, ...certain.map((driver) => roundOf(driver, raceId))].some(
      (round) => round !== undefined && round.points === null && round.positionText === null,
    );
    if (isUnreadable) return [{ ...base, outcome: 'uncheckable' as const, finding: null }];
    if (points === best) return [{ ...base, outcome: 'confirmed' as const, finding: null }];
    if (points > best && possible.some((driver) => (roundOf(driver, raceId)?.points ?? 0) >= points)) {
      return [{ ...base, outcome: 'uncheckable' as const, finding: null }];
    }
    const named = certain.filter((driver) => (roundOf(driver, raceId)?.points ?? 0) > 0);
    if (named.length === 0 && own.length === 0) return [{ ...base, outcome: 'uncheckable' as const, finding: null }];
    // Drivers above their team, while another of its drivers has its figure: theirs is the cell to look at.
    const agreeing = named.some((driver) => roundOf(driver, raceId)?.points === points);
    const [above] = named.filter((driver) => (roundOf(driver, raceId)?.points ?? 0) > points);
    const line = agreeing && above ? above.line : (ofTeam?.line ?? row.line);
    const detail =
      named.length === 0
        ? 'none of its drivers has points in it'
        : `its drivers have at most ${pointsText(best)} (${named.map((driver) => `${driver.name} ${pointsText(roundOf(driver, raceId)?.points ?? 0)}, line ${driver.line}`).join('; ')})`;
    const published = ofTeam ? pointsText(points) : '';
    const total = row.pointsPublished;
    const sum = row.pointsComputed;
    const withBest = sum === null ? null : sum - points + best;
    const reading =
      total !== null && total === withBest
        ? `; the printed total ${pointsText(total)} fits ${pointsText(best)}`
        : total !== null && total === sum
          ? `; the printed total ${pointsText(total)} fits ${pointsText(points)}`
          : '';
    const finding = seasonFinding(season, {
      code: teamDriverRule.code,
      about: row.name,
      line,
      classCode: teams.classCode,
      championshipId: teams.championshipId,
      raceId,
      published,
      expected: pointsText(best),
      cause: total !== null && total === withBest ? 'typo' : 'unexplained',
      message: `${row.name}, ${titleOfChampionship(teams)}, ${raceText(season, raceId)}: the team has ${ofTeam ? pointsText(points) : 'no'} points, but ${detail}${reading}`,
      rows: [
        {
          role: 'subject',
          table: ofTeam ? 'team_standing_race' : teams.table,
          rowId: ofTeam ? `${row.rowId}/${raceId}` : row.rowId,
          sourceId: row.sourceId,
          line,
        },
        ...named.map((driver) => ({
          role: 'driver',
          table: 'driver_standing_race',
          rowId: `${driver.rowId}/${raceId}`,
          sourceId: driver.sourceId,
          line: driver.line,
        })),
      ],
    });
    return [{ ...base, outcome: 'disagrees' as const, finding }];
  });
}

function isElsewhere(
  season: AuditedSeason,
  classCode: string,
  driver: AuditedRow,
  team: AuditedRow,
  raceId: string,
): boolean {
  const entered = season.entries.filter(
    (entry) =>
      entry.classCode === classCode &&
      entry.drivers.some((one) => one.driverId === driver.competitorId && one.rounds.get(raceId) === true),
  );
  const organisation = season.organisationOf(team.competitorId);
  return entered.length > 0 && entered.every((entry) => entry.organisationId !== organisation);
}
