import { grouped } from '../../grouped.ts';
import { enteredIn } from '../listed.ts';
import {
  type AuditedChampionship,
  type AuditedRound,
  type AuditedRow,
  type Check,
  pointsText,
  titleOfChampionship,
} from '../model.ts';
import {
  type AuditedSeason,
  championshipOf,
  raceText,
  roundOf,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';

/**
 * One finishing place, one car: a place of a class in a race is given to one team, or to drivers of one team. A place
 * that an adjustment moved is not known and clashes with none; drivers of one organisation may share a place that is
 * printed for both of its teams; a driver whom the entry list has in the other team is a matter of his team and not of the place. One finding a
 * place, on the side for which less speaks: the team table, the number of drivers, the order of the rows.
 */
export const pointsClashRule: SeasonRule = {
  code: 'points-clash',
  check: (season) => season.championships.flatMap((championship) => checkChampionship(season, championship)),
};

interface Cell {
  readonly row: AuditedRow;
  readonly round: AuditedRound;
}

function checkChampionship(season: AuditedSeason, championship: AuditedChampionship): Check[] {
  const scored = championship.rows.flatMap((row) =>
    row.rounds
      .filter((round) => round.position !== null && (round.points ?? 0) > 0)
      .map((round): Cell => ({ row, round })),
  );
  const places = grouped(scored, ({ round }) => `${round.raceId}\n${round.position}`);
  return [...places.values()].flatMap((cells) => {
    const subjects = subjectsOf(season, championship, cells);
    const finding = subjects.length === 0 ? null : findingOf(season, championship, cells, subjects);
    return cells.map((cell): Check => {
      const base = {
        code: pointsClashRule.code,
        table: championship.table,
        rowId: cell.row.rowId,
        raceId: cell.round.raceId,
      } as const;
      const isSubject = subjects.includes(cell);
      return { ...base, outcome: isSubject ? 'disagrees' : 'confirmed', finding: isSubject ? finding : null };
    });
  });
}

/** The cells that should not have the place; empty where all belong to one car as far as can be told. */
function subjectsOf(season: AuditedSeason, championship: AuditedChampionship, cells: readonly Cell[]): Cell[] {
  const groups: Cell[][] = [];
  for (const cell of cells) {
    const group = groups.find((one) => one.every((other) => mayShare(season, championship, other, cell)));
    if (group) group.push(cell);
    else groups.push([cell]);
  }
  if (groups.length < 2) return [];
  const fitting = (group: readonly Cell[]) => group.filter((cell) => fitsTeam(season, championship, cell)).length;
  const [, ...subjects] = [...groups].sort((a, b) => fitting(b) - fitting(a) || competitorsIn(b) - competitorsIn(a));
  return subjects.flat();
}

function mayShare(season: AuditedSeason, { classCode, competitor }: AuditedChampionship, a: Cell, b: Cell): boolean {
  if (a.row.competitorId === b.row.competitorId) return true;
  if (competitor !== 'driver') return false;
  const ofA = organisationsOf(season, classCode, a);
  const ofB = organisationsOf(season, classCode, b);
  if (ofA.length === 0 || ofB.length === 0) return true;
  const isEnteredFor = (cell: Cell, organisation: string) => enteredFor(season, classCode, cell).includes(organisation);
  if (ofA.some((one) => ofB.includes(one))) return true;
  return ofB.some((other) => isEnteredFor(a, other)) || ofA.some((one) => isEnteredFor(b, one));
}

/**
 * The organisation with which a driver scored; where that cannot be told, those of all teams that his row names, and where it
 * names none, those that entered him.
 */
function organisationsOf(season: AuditedSeason, classCode: string, { row, round }: Cell): string[] {
  const teamIds = round.teamId === null ? row.teamIds : [round.teamId];
  if (teamIds.length > 0) return teamIds.map((teamId) => season.organisationOf(teamId));
  return enteredFor(season, classCode, { row, round });
}

/** The organisations that entered a driver in a race. */
function enteredFor(season: AuditedSeason, classCode: string, { row, round }: Cell): string[] {
  return enteredIn(season, row.competitorId, round.raceId)
    .filter(({ entry }) => entry.classCode === classCode)
    .map(({ entry }) => entry.organisationId);
}

function competitorsIn(cells: readonly Cell[]): number {
  return new Set(cells.map(({ row }) => row.competitorId)).size;
}

/** True where the team table gives the driver's team the same points. */
function fitsTeam(season: AuditedSeason, championship: AuditedChampionship, { row, round }: Cell): boolean {
  if (championship.competitor === 'team') {
    const drivers = championshipOf(season, championship.classCode, 'driver')?.rows ?? [];
    return drivers.some((driver) => {
      const own = roundOf(driver, round.raceId);
      return own?.teamId === row.competitorId && own.points === round.points;
    });
  }
  const team = championshipOf(season, championship.classCode, 'team')?.rows.find(
    (one) => one.competitorId === round.teamId,
  );
  return team !== undefined && roundOf(team, round.raceId)?.points === round.points;
}

function findingOf(
  season: AuditedSeason,
  championship: AuditedChampionship,
  cells: readonly Cell[],
  subjects: readonly Cell[],
) {
  const [first] = subjects;
  const others = cells.filter((cell) => !subjects.includes(cell));
  const points = pointsText(first?.round.points ?? 0);
  const raceId = first?.round.raceId ?? '';
  const name = (cell: Cell) => `${cell.row.name} (line ${cell.round.line})`;
  const rowOf = (role: string) => (cell: Cell) => ({
    role,
    table: `${championship.table}_race`,
    rowId: `${cell.row.rowId}/${raceId}`,
    sourceId: cell.row.sourceId,
    line: cell.round.line,
  });
  return seasonFinding(season, {
    code: pointsClashRule.code,
    about: subjects.map((cell) => cell.row.name).join(', '),
    line: first?.round.line ?? null,
    classCode: championship.classCode,
    championshipId: championship.championshipId,
    raceId,
    published: points,
    cause: 'typo',
    message:
      `${subjects.map(name).join(', ')}, ${titleOfChampionship(championship)}, ${raceText(season, raceId)}: ${points} points are place ` +
      `${first?.round.position}, which ${others.map(name).join(', ')} ${others.length === 1 ? 'has' : 'have'} too; ${freePlaces(championship, raceId)}`,
    rows: [...subjects.map(rowOf('subject')), ...others.map(rowOf('twin'))],
  });
}

/** Places above the lowest that scored which no row has: what one of two equal figures may have been meant to be. */
function freePlaces({ rows, legalPoints }: AuditedChampionship, raceId: string): string {
  const given = new Set(
    rows.flatMap((row) => row.rounds.filter((round) => round.raceId === raceId).map((round) => round.points)),
  );
  const lowest = Math.min(...[...given].flatMap((points) => (points !== null && points > 0 ? [points] : [])));
  const free = [...(legalPoints.get(raceId) ?? [])]
    .filter((points) => points > lowest && !given.has(points))
    .sort((a, b) => b - a);
  return free.length === 0 ? 'every higher place is taken' : `nobody has ${free.map(pointsText).join(' or ')}`;
}
