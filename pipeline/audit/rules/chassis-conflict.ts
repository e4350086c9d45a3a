import { type Check, titleOfChampionship } from '../model.ts';
import { type SeasonRule, seasonFinding } from '../season-model.ts';

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
        const own = entries.filter((entry) => entry.chassis.size > 0 && !entry.isChassisInherited);
        const printing = own.length > 0 ? own : entries;
        const lines = [...new Set(printing.map((entry) => entry.line))];
        const finding = seasonFinding(season, {
          code: chassisRule.code,
          about: row.name,
          line: row.line,
          classCode: championship.classCode,
          championshipId: championship.championshipId,
          published,
          expected,
          cause: 'unexplained',
          message: `${row.name}, ${titleOfChampionship(championship)}: the standings name ${published}, the entry list ${expected} (line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}); either may be right`,
          rows: [
            { role: 'subject', table: championship.table, rowId: row.rowId, sourceId: row.sourceId, line: row.line },
            ...printing.map((entry) => ({
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
