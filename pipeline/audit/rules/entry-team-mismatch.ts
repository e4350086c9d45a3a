import { enteredIn, entryDriverRow } from '../listed.ts';
import { type Check, pointsText, titleOfChampionship } from '../model.ts';
import {
  type AuditedSeason,
  carText,
  championshipOf,
  raceText,
  roundOf,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';
import { checkWinnersEntered } from '../winners-entered.ts';
import { checkWinningCars } from '../winning-cars.ts';

/**
 * Standings and entry list have a driver who scored in the same team. A team that the entry list does not know at all,
 * but that the team table scores with the same points, is an entry scored apart and no mismatch. Results and entry list
 * have a winner in the same team, and the crew in the car that won.
 */
export const entryTeamRule: SeasonRule = {
  code: 'entry-team-mismatch',
  check: (season) => [
    ...season.championships.flatMap((championship) => {
      if (championship.competitor !== 'driver') return [];
      const entries = season.entries.filter((entry) => entry.classCode === championship.classCode);
      const teams = championshipOf(season, championship.classCode, 'team');
      return championship.rows.flatMap((row) =>
        row.rounds.flatMap((round): Check[] => {
          if ((round.points ?? 0) <= 0 || row.teamIds.length === 0) return [];
          const entered = enteredIn(season, row.competitorId, round.raceId).filter(
            ({ entry }) => entry.classCode === championship.classCode,
          );
          if (entered.length === 0) return [];
          const base = {
            code: entryTeamRule.code,
            table: championship.table,
            rowId: row.rowId,
            raceId: round.raceId,
          } as const;
          const organisations = row.teamIds.map(season.organisationOf);
          if (entered.some(({ entry }) => organisations.includes(entry.organisationId))) {
            return [{ ...base, outcome: 'confirmed', finding: null }];
          }
          const isScoredApart = row.teamIds.some((teamId) => {
            const team = teams?.rows.find((one) => one.competitorId === teamId);
            const isUnknown = !entries.some((entry) => entry.organisationId === season.organisationOf(teamId));
            return isUnknown && team !== undefined && roundOf(team, round.raceId)?.points === round.points;
          });
          if (isScoredApart) return [{ ...base, outcome: 'explained', finding: null }];
          const inRace = entered.flatMap(({ entry }) =>
            entry.drivers.filter(({ rounds }) => rounds.get(round.raceId) === true),
          );
          const crew = new Set(inRace.map(({ driverId }) => driverId));
          const mates = championship.rows
            .filter((other) => other !== row && crew.has(other.competitorId))
            .filter((other) => roundOf(other, round.raceId)?.points === round.points)
            .map(({ name, line }) => `${name} (line ${line})`);
          const names = entered.map(({ entry, driver }) => `${carText(entry)}, line ${driver.line}`).join('; ');
          const finding = seasonFinding(season, {
            code: entryTeamRule.code,
            about: row.name,
            line: row.line,
            classCode: championship.classCode,
            championshipId: championship.championshipId,
            raceId: round.raceId,
            published: teamNames(season, championship.classCode, row.teamIds),
            expected: entered.map(({ entry }) => entry.teamText).join(', '),
            cause: 'unexplained',
            message:
              `${row.name}, ${titleOfChampionship(championship)}, ${raceText(season, round.raceId)}: his row names ${teamNames(season, championship.classCode, row.teamIds)}, ` +
              `but the entry list has him with ${names}, and he scored ${pointsText(round.points ?? 0)}${mates.length > 0 ? `, as did ${mates.join(', ')} of that car` : ''}`,
            rows: [
              {
                role: 'subject',
                table: 'driver_standing_race',
                rowId: `${row.rowId}/${round.raceId}`,
                sourceId: row.sourceId,
                line: round.line,
              },
              ...entered.map((one) => entryDriverRow(season, 'entry', one)),
            ],
          });
          return [{ ...base, outcome: 'disagrees', finding }];
        }),
      );
    }),
    ...checkWinnersEntered(season),
    ...checkWinningCars(season),
  ],
};

function teamNames(season: AuditedSeason, classCode: string, teamIds: readonly string[]): string {
  const teams = championshipOf(season, classCode, 'team');
  const nameOf = (teamId: string) =>
    teams?.rows.find((row) => row.competitorId === teamId)?.name ??
    season.entries.find((entry) => entry.teamId === teamId)?.teamText ??
    teamId;
  return teamIds.map(nameOf).join(', ');
}
