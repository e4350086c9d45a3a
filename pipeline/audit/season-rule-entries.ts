import { type Check, pointsText, titleOfChampionship } from './model.ts';
import {
  type AuditedEntry,
  type AuditedSeason,
  championshipOf,
  hasRule,
  raceText,
  roundOf,
  type SeasonRule,
  seasonFinding,
} from './season-model.ts';

/** Nobody sits in two cars in one race, unless a rule of his class lets him choose. */
export const enteredTwiceRule: SeasonRule = {
  code: 'entered-twice',
  check: (season) => {
    const first = new Map<string, { entry: AuditedEntry; line: number }>();
    const seen = new Set<string>();
    return season.entries.flatMap((entry) =>
      entry.drivers.flatMap((driver, index) =>
        [...driver.rounds].flatMap(([raceId, took]): Check[] => {
          if (!took) return [];
          const key = `${driver.driverId}\n${raceId}`;
          const base = {
            code: enteredTwiceRule.code,
            table: 'entry_driver_race',
            rowId: `${entry.entryId}/${index + 1}/${raceId}`,
            raceId,
          } as const;
          const other = first.get(key);
          if (!other) first.set(key, { entry, line: driver.line });
          if (!other || other.entry === entry) return [{ ...base, outcome: 'confirmed', finding: null }];
          if (mayChoose(season, entry, other.entry)) return [{ ...base, outcome: 'explained', finding: null }];
          const pair = `${driver.driverId}\n${other.entry.entryId}\n${entry.entryId}`;
          if (seen.has(pair)) return [{ ...base, outcome: 'disagrees', finding: null }];
          seen.add(pair);
          const races = sharedRaces(entry, other.entry, driver.driverId);
          const finding = seasonFinding(season, {
            code: enteredTwiceRule.code,
            about: driver.name,
            line: driver.line,
            classCode: entry.classCode,
            raceId: races.length === 1 ? raceId : null,
            published: races
              .map((id) => String(season.races.find((race) => race.raceId === id)?.round ?? ''))
              .join(' '),
            cause: 'typo',
            message:
              `${driver.name} is entered for ${races.map((id) => raceText(season, id)).join(', ')} twice: with ${carText(other.entry)} on line ${other.line} ` +
              `and with ${carText(entry)} on line ${driver.line}; either may be wrong`,
            rows: [
              { role: 'subject', table: 'entry', rowId: entry.entryId, sourceId: season.sourceId, line: driver.line },
              { role: 'twin', table: 'entry', rowId: other.entry.entryId, sourceId: season.sourceId, line: other.line },
            ],
          });
          return [{ ...base, outcome: 'disagrees', finding }];
        }),
      ),
    );
  },
};

function mayChoose(season: AuditedSeason, a: AuditedEntry, b: AuditedEntry): boolean {
  const championship = championshipOf(season, a.classCode, 'driver');
  return (
    a.classCode === b.classCode &&
    championship !== undefined &&
    hasRule(season, championship.championshipId, 'choice-of-car')
  );
}

function sharedRaces(a: AuditedEntry, b: AuditedEntry, driverId: string): string[] {
  const racesOf = (entry: AuditedEntry) =>
    entry.drivers
      .filter((driver) => driver.driverId === driverId)
      .flatMap((driver) => [...driver.rounds].flatMap(([raceId, took]) => (took ? [raceId] : [])));
  const other = new Set(racesOf(b));
  return racesOf(a).filter((raceId) => other.has(raceId));
}

function carText({ teamText, carNumber, classCode }: AuditedEntry): string {
  return `${teamText}${carNumber === null ? '' : ` #${carNumber}`}${classCode === '-' ? '' : ` (${classCode})`}`;
}

/**
 * Standings and entry list have a driver who scored in the same team. A team that the entry list does not know at all,
 * but that the team table scores with the same points, is an entry scored apart and no mismatch.
 */
export const entryTeamRule: SeasonRule = {
  code: 'entry-team-mismatch',
  check: (season) =>
    season.championships.flatMap((championship) => {
      if (championship.competitor !== 'driver') return [];
      const entries = season.entries.filter((entry) => entry.classCode === championship.classCode);
      const teams = championshipOf(season, championship.classCode, 'team');
      return championship.rows.flatMap((row) =>
        row.rounds.flatMap((round): Check[] => {
          if ((round.points ?? 0) <= 0 || row.teamIds.length === 0) return [];
          const entered = entries.flatMap((entry) =>
            entry.drivers
              .filter((driver) => driver.driverId === row.competitorId && driver.rounds.get(round.raceId) === true)
              .map((driver) => ({ entry, line: driver.line })),
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
          const names = entered.map(({ entry, line }) => `${carText(entry)}, line ${line}`).join('; ');
          const finding = seasonFinding(season, {
            code: entryTeamRule.code,
            about: row.name,
            line: row.line,
            classCode: championship.classCode,
            championshipId: championship.championshipId,
            raceId: round.raceId,
            published: row.teamIds.join(' '),
            expected: entered.map(({ entry }) => entry.teamId).join(' '),
            cause: 'unexplained',
            message:
              `${row.name}, ${titleOfChampionship(championship)}, ${raceText(season, round.raceId)}: his row names ${teamNames(season, championship.classCode, row.teamIds)}, ` +
              `but the entry list has him with ${names}, and he scored ${pointsText(round.points ?? 0)}`,
            rows: [
              {
                role: 'subject',
                table: 'driver_standing_race',
                rowId: `${row.rowId}/${round.raceId}`,
                sourceId: row.sourceId,
                line: round.line,
              },
              ...entered.map(({ entry, line }) => ({
                role: 'entry',
                table: 'entry',
                rowId: entry.entryId,
                sourceId: season.sourceId,
                line,
              })),
            ],
          });
          return [{ ...base, outcome: 'disagrees', finding }];
        }),
      );
    }),
};

function teamNames(season: AuditedSeason, classCode: string, teamIds: readonly string[]): string {
  const teams = championshipOf(season, classCode, 'team');
  const nameOf = (teamId: string) =>
    teams?.rows.find((row) => row.competitorId === teamId)?.name ??
    season.entries.find((entry) => entry.teamId === teamId)?.teamText ??
    teamId;
  return teamIds.map(nameOf).join(', ');
}

/** Entry list and standings name at least one chassis of a team in a class alike. */
export const chassisRule: SeasonRule = {
  code: 'chassis-conflict',
  check: (season) =>
    season.championships.flatMap((championship) => {
      if (championship.competitor !== 'team') return [];
      return championship.rows.flatMap((row): Check[] => {
        const organisation = season.organisationOf(row.competitorId);
        const entries = season.entries.filter(
          (entry) => entry.classCode === championship.classCode && entry.organisationId === organisation,
        );
        const entered = new Map(entries.flatMap((entry) => [...entry.chassis]));
        if (entered.size === 0 || row.chassis.size === 0) return [];
        const base = { code: chassisRule.code, table: championship.table, rowId: row.rowId, raceId: null } as const;
        const ids = [...row.chassis.keys()];
        if (ids.some((id) => entered.has(id))) return [{ ...base, outcome: 'confirmed', finding: null }];
        if (ids.some((id) => [...entered.keys()].some((other) => season.openNames.has(`${id}\n${other}`)))) {
          return [{ ...base, outcome: 'uncheckable', finding: null }];
        }
        const published = [...new Set(row.chassis.values())].join(', ');
        const expected = [...new Set(entered.values())].join(', ');
        const lines = [...new Set(entries.map((entry) => entry.line))];
        const finding = seasonFinding(season, {
          code: chassisRule.code,
          about: row.name,
          line: row.line,
          classCode: championship.classCode,
          championshipId: championship.championshipId,
          published,
          expected,
          cause: 'unexplained',
          message: `${row.name}, ${titleOfChampionship(championship)}: the standings name ${published}, the entry list ${expected} (line ${lines.join(', ')}); either may be right`,
          rows: [
            { role: 'subject', table: championship.table, rowId: row.rowId, sourceId: row.sourceId, line: row.line },
            ...entries.map((entry) => ({
              role: 'entry',
              table: 'entry',
              rowId: entry.entryId,
              sourceId: season.sourceId,
              line: entry.line,
            })),
          ],
        });
        return [{ ...base, outcome: 'disagrees', finding }];
      });
    }),
};
