import { type AuditedRound, type AuditedRow, type Check, pointsText, titleOfChampionship } from './model.ts';
import { type AuditedSeason, raceText, type SeasonRule, seasonFinding } from './season-model.ts';

/**
 * One finishing place, one car: a place of a class in a race is given to one team, or to drivers of one team. A place
 * that an adjustment moved is not known and clashes with none; teams of one organisation may share what is printed for
 * both; a driver whom the entry list has in the other team is a matter of his team and not of the place.
 */
export const pointsClashRule: SeasonRule = {
  code: 'points-clash',
  check: (season) =>
    season.championships.flatMap((championship) => {
      const first = new Map<string, { row: AuditedRow; round: AuditedRound }>();
      return championship.rows.flatMap((row) =>
        row.rounds.flatMap((round): Check[] => {
          if (round.position === null || (round.points ?? 0) <= 0) return [];
          const key = `${round.raceId}\n${round.position}`;
          const base = {
            code: pointsClashRule.code,
            table: championship.table,
            rowId: row.rowId,
            raceId: round.raceId,
          } as const;
          const holder = first.get(key);
          if (!holder) first.set(key, { row, round });
          if (!holder || !isClash(season, championship.classCode, holder, { row, round })) {
            return [{ ...base, outcome: 'confirmed' as const, finding: null }];
          }
          const points = pointsText(round.points ?? 0);
          const finding = seasonFinding(season, {
            code: pointsClashRule.code,
            about: row.name,
            line: round.line,
            classCode: championship.classCode,
            championshipId: championship.championshipId,
            raceId: round.raceId,
            published: points,
            message:
              `${row.name}, ${titleOfChampionship(championship)}, ${raceText(season, round.raceId)}: ${points} points are place ${round.position}, ` +
              `which ${holder.row.name} has on line ${holder.round.line} too; ${freePlaces(championship.rows, round.raceId, championship.legalPoints.get(round.raceId))}`,
            cause: 'typo',
            rows: [
              {
                role: 'subject',
                table: `${championship.table}_race`,
                rowId: `${row.rowId}/${round.raceId}`,
                sourceId: row.sourceId,
                line: round.line,
              },
              {
                role: 'twin',
                table: `${championship.table}_race`,
                rowId: `${holder.row.rowId}/${round.raceId}`,
                sourceId: row.sourceId,
                line: holder.round.line,
              },
            ],
          });
          return [{ ...base, outcome: 'disagrees' as const, finding }];
        }),
      );
    }),
};

interface Cell {
  readonly row: AuditedRow;
  readonly round: AuditedRound;
}

function isClash(season: AuditedSeason, classCode: string, a: Cell, b: Cell): boolean {
  if (a.row.competitorId === b.row.competitorId) return false;
  if (a.row.teamIds.length === 0) return true;
  if (a.round.teamId === null || b.round.teamId === null) return false;
  const one = season.organisationOf(a.round.teamId);
  const other = season.organisationOf(b.round.teamId);
  if (one === other) return false;
  const isEnteredFor = (cell: Cell, organisation: string) =>
    season.entries.some(
      (entry) =>
        entry.classCode === classCode &&
        entry.organisationId === organisation &&
        entry.drivers.some(
          (driver) => driver.driverId === cell.row.competitorId && driver.rounds.get(cell.round.raceId) === true,
        ),
    );
  return !isEnteredFor(a, other) && !isEnteredFor(b, one);
}

/** Places above the lowest that scored which no row has: what one of two equal figures may have been meant to be. */
function freePlaces(rows: readonly AuditedRow[], raceId: string, legal: ReadonlySet<number> | undefined): string {
  const given = new Set(
    rows.flatMap((row) => row.rounds.filter((round) => round.raceId === raceId).map((round) => round.points)),
  );
  const lowest = Math.min(...[...given].flatMap((points) => (points !== null && points > 0 ? [points] : [])));
  const free = [...(legal ?? [])].filter((points) => points > lowest && !given.has(points)).sort((a, b) => b - a);
  return free.length === 0 ? 'every higher place is taken' : `nobody has ${free.map(pointsText).join(' or ')}`;
}
