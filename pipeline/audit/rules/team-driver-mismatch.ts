import { listedOf } from '../listed.ts';
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
 * told, or whom the entry list has elsewhere, decide nothing against a team; those whom it has in both, or elsewhere as
 * absent and not here, may speak for it.
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
  if (!drivers.rows.some((driver) => driver.teamIds.includes(row.competitorId)))
    return checkUnnamed(season, teams, drivers, row);
  const own = drivers.rows.filter((driver) => driver.teamIds.includes(row.competitorId));
  const races = new Set([...row.rounds, ...own.flatMap((driver) => driver.rounds)].map((round) => round.raceId));
  return [...races].sort().flatMap((raceId): Check[] => {
    const base = { code: teamDriverRule.code, table: teams.table, rowId: row.rowId, raceId } as const;
    const ofTeam = roundOf(row, raceId);
    const teamIdOf = (driver: AuditedRow) => roundOf(driver, raceId)?.teamId;
    const where = new Map(
      own
        .filter((driver) => teamIdOf(driver) === row.competitorId)
        .map((driver) => [driver, whereEntered(season, teams.classCode, driver, row, raceId)]),
    );
    const certain = own.filter((driver) => where.get(driver) === 'here');
    const possible = own.filter((driver) => teamIdOf(driver) === null || where.get(driver) === 'here or elsewhere');
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
    const holders = drivers.rows.filter(
      (driver) => points > 0 && !own.includes(driver) && roundOf(driver, raceId)?.points === points,
    );
    const elsewhere = holders.map((driver) => `${driver.name}, line ${driver.line}`).join('; ');
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
      message: `${row.name}, ${titleOfChampionship(teams)}, ${raceText(season, raceId)}: the team has ${ofTeam ? pointsText(points) : 'no'} points, but ${detail}${reading}${elsewhere && `; other teams' drivers have ${pointsText(points)} there (${elsewhere})`}`,
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

/**
 * A team with points that no row of the drivers names. Those who have its points may be of its organisation, or under a
 * name that the team table does not have; else somebody of the class must have them and name it. One finding a team.
 */
function checkUnnamed(
  season: AuditedSeason,
  teams: AuditedChampionship,
  drivers: AuditedChampionship,
  row: AuditedRow,
): Check[] {
  const organisation = season.organisationOf(row.competitorId);
  const tellsTeams = drivers.rows.some((driver) => driver.teamIds.length > 0);
  const scored = row.rounds
    .filter((round) => (round.points ?? 0) > 0)
    .map((round) => {
      const holders = drivers.rows.filter((driver) => roundOf(driver, round.raceId)?.points === round.points);
      const teamIds = holders.flatMap((driver) => driver.teamIds);
      const isOwn = teamIds.some((teamId) => season.organisationOf(teamId) === organisation);
      const isKnown = teamIds.every((teamId) => teams.rows.some((team) => team.competitorId === teamId));
      const isUntold = !tellsTeams || round.adjustments.length > 0 || !isKnown;
      return { round, holders, outcome: isOwn ? 'explained' : isUntold ? 'uncheckable' : 'disagrees' } as const;
    });
  const wrong = scored.filter(({ outcome }) => outcome === 'disagrees');
  const [only, second] = wrong;
  const others = wrong.flatMap(({ round, holders }) =>
    holders.map((driver) => ({ driver, raceId: round.raceId, text: `${driver.name}, line ${driver.line}` })),
  );
  const finding = only
    ? seasonFinding(season, {
        code: teamDriverRule.code,
        about: row.name,
        line: only.round.line,
        classCode: teams.classCode,
        championshipId: teams.championshipId,
        raceId: second ? null : only.round.raceId,
        published: wrong.map(({ round }) => pointsText(round.points ?? 0)).join(' '),
        cause: 'unexplained',
        message:
          `${row.name}, ${titleOfChampionship(teams)}: the team has ` +
          `${wrong.map(({ round }) => `${pointsText(round.points ?? 0)} in ${raceText(season, round.raceId)}`).join(', ')}, but no row of the drivers names it; ` +
          (others.length === 0
            ? 'nobody has these points'
            : `other teams' drivers have these points (${[...new Set(others.map(({ text }) => text))].join('; ')})`),
        rows: [
          ...wrong.map(({ round }) => ({
            role: 'subject',
            table: 'team_standing_race',
            rowId: `${row.rowId}/${round.raceId}`,
            sourceId: row.sourceId,
            line: round.line,
          })),
          ...others.map(({ driver, raceId }) => ({
            role: 'driver',
            table: 'driver_standing_race',
            rowId: `${driver.rowId}/${raceId}`,
            sourceId: driver.sourceId,
            line: driver.line,
          })),
        ],
      })
    : null;
  return scored.map(({ round, outcome }) => ({
    code: teamDriverRule.code,
    table: teams.table,
    rowId: row.rowId,
    raceId: round.raceId,
    outcome,
    finding: outcome === 'disagrees' ? finding : null,
  }));
}

/**
 * Where the entry list has a driver in a race that the standings give to a team. Whom it has nowhere was with that team; of
 * whom it has as absent with another team, and not with that one, it cannot be said.
 */
function whereEntered(
  season: AuditedSeason,
  classCode: string,
  driver: AuditedRow,
  team: AuditedRow,
  raceId: string,
): 'here' | 'elsewhere' | 'here or elsewhere' {
  const organisation = season.organisationOf(team.competitorId);
  const listed = listedOf(season, driver.competitorId).filter(({ entry }) => entry.classCode === classCode);
  const others = listed.filter(({ entry }) => entry.organisationId !== organisation);
  const tookPart = ({ driver: one }: (typeof listed)[number]) => one.rounds.get(raceId) === true;
  const isHere = listed.some((one) => one.entry.organisationId === organisation && tookPart(one));
  if (others.some(tookPart)) return isHere ? 'here or elsewhere' : 'elsewhere';
  return !isHere && others.some(({ driver: one }) => one.rounds.has(raceId)) ? 'here or elsewhere' : 'here';
}
