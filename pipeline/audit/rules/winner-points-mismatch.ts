import { carsOfDriver } from '../listed.ts';
import { type AuditedChampionship, type AuditedRow, type Check, pointsText, titleOfChampionship } from '../model.ts';
import {
  type AuditedSeason,
  type AuditedWin,
  championshipOf,
  hasRule,
  raceText,
  roundOf,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';
import {
  crewHasPoints,
  type Explanation,
  fullPoints,
  isFull,
  isLeftOut,
  severityOf,
  teamAdjustment,
  winnersOf,
} from '../winners.ts';

/**
 * The class winner of a race has the full points of that race in both championships, and nobody else has. Severity is
 * info where a rule or note of the article can explain a difference; a note on the team that won explains nothing of a
 * driver who has points there with another one.
 */
export const winnerPointsRule: SeasonRule = {
  code: 'winner-points-mismatch',
  check: (season) =>
    season.wins.flatMap((win) =>
      (['team', 'driver'] as const).flatMap((competitor) => checkPoints(season, win, competitor)),
    ),
};

function checkPoints(season: AuditedSeason, win: AuditedWin, competitor: 'driver' | 'team'): Check[] {
  const championship = championshipOf(season, win.classCode, competitor);
  if (!championship) return [];
  const full = fullPoints(championship, win.raceId);
  const ids = new Set(winnersOf(win, competitor).map(({ id }) => id));
  return championship.rows.flatMap((row): Check[] => {
    const isWinner = ids.has(row.competitorId);
    const round = roundOf(row, win.raceId);
    const hasFull = full !== null && isFull(round, full);
    if (!isWinner && !hasFull) return [];
    const base = {
      code: winnerPointsRule.code,
      table: championship.table,
      rowId: row.rowId,
      raceId: win.raceId,
    } as const;
    if (full === null) return [{ ...base, outcome: 'uncheckable', finding: null }];
    if (isWinner && hasFull) return [{ ...base, outcome: 'confirmed', finding: null }];
    const isSecondRow =
      isWinner &&
      championship.rows.some(
        (other) => other !== row && other.competitorId === row.competitorId && roundOf(other, win.raceId),
      );
    if (isSecondRow && !round) return [];
    const explanation = isWinner ? whyLess(season, championship, win, row) : whyMore(season, championship, win, row);
    return [
      {
        ...base,
        outcome: explanation ? 'explained' : 'disagrees',
        finding: pointsFinding(season, championship, win, row, full, explanation),
      },
    ];
  });
}

function pointsFinding(
  season: AuditedSeason,
  championship: AuditedChampionship,
  win: AuditedWin,
  row: AuditedRow,
  full: number,
  explanation: Explanation | null,
) {
  const round = roundOf(row, win.raceId);
  const winners = winnersOf(win, championship.competitor);
  const isWinner = winners.some(({ id }) => id === row.competitorId);
  const [resultsLine = win.line] = winners.map(({ line }) => line);
  const own = round ? (round.isDerived ? `place ${round.cellText}` : `${round.cellText} points`) : 'no points';
  const said = isWinner
    ? `won, but has ${own} instead of ${pointsText(full)}`
    : `has the winner's ${pointsText(full)} points, but ${winners.map(({ name }) => name).join(', ')} won`;
  return seasonFinding(season, {
    code: winnerPointsRule.code,
    severity: severityOf(explanation, 'error'),
    about: row.name,
    line: round?.line ?? row.line,
    classCode: championship.classCode,
    championshipId: championship.championshipId,
    raceId: win.raceId,
    published: round?.cellText ?? '',
    ...(isWinner ? { expected: pointsText(full) } : {}),
    cause: explanation?.cause ?? 'unexplained',
    message: `${row.name}, ${titleOfChampionship(championship)}, ${raceText(season, win.raceId)}: ${said} (results, line ${resultsLine})${explanation ? `; ${explanation.text}` : movedUp(season, championship, win, isWinner)}`,
    rows: [
      {
        role: 'subject',
        table: round ? `${championship.table}_race` : championship.table,
        rowId: round ? `${row.rowId}/${win.raceId}` : row.rowId,
        sourceId: row.sourceId,
        line: round?.line ?? row.line,
      },
      {
        role: 'winner',
        table: 'class_win',
        rowId: `${win.raceId}/${win.classCode}`,
        sourceId: season.sourceId,
        line: resultsLine,
      },
    ],
  });
}

/** What is said of a driver who moved up behind winners whose team the article leaves out of the team standings. */
function movedUp(season: AuditedSeason, championship: AuditedChampionship, win: AuditedWin, isWinner: boolean): string {
  const teams = championshipOf(season, win.classCode, 'team');
  const isTeamLeftOut =
    teams !== undefined && !teams.rows.some((row) => row.competitorId === win.teamId) && isLeftOut(season, teams, win);
  return championship.competitor === 'driver' && !isWinner && isTeamLeftOut
    ? '; the team standings leave the winning team out, which the article states of teams alone'
    : '';
}

function whyLess(
  season: AuditedSeason,
  championship: AuditedChampionship,
  win: AuditedWin,
  row: AuditedRow,
): Explanation | null {
  const round = roundOf(row, win.raceId);
  const points = round?.points ?? 0;
  const teamId = round?.teamId ?? null;
  const isOfAnother = points > 0 && teamId !== null && season.organisationOf(teamId) !== win.organisationId;
  if ((round?.adjustments.length ?? 0) > 0 || (teamAdjustment(season, win) && !isOfAnother)) {
    return { text: 'a note says that the points of this win were withheld', cause: 'adjustment' };
  }
  if (championship.competitor === 'team') return null;
  if (
    points === 0 &&
    crewHasPoints(championship, win) &&
    hasRule(season, championship.championshipId, 'minimum-drive')
  ) {
    return { text: 'a driver below the minimum driving time scores nothing', cause: 'rule' };
  }
  if (
    points > 0 &&
    hasRule(season, championship.championshipId, 'choice-of-car') &&
    carsOf(season, win, row).length > 1
  ) {
    return { text: 'a driver of two cars may choose whose points he takes', cause: 'rule' };
  }
  return null;
}

function carsOf(season: AuditedSeason, win: AuditedWin, row: AuditedRow) {
  return carsOfDriver(season, row.competitorId, win.raceId).filter((entry) => entry.classCode === win.classCode);
}

function whyMore(
  season: AuditedSeason,
  championship: AuditedChampionship,
  win: AuditedWin,
  row: AuditedRow,
): Explanation | null {
  if (teamAdjustment(season, win) || (roundOf(row, win.raceId)?.adjustments.length ?? 0) > 0) {
    return { text: 'a note says that the points of this win went to another car', cause: 'adjustment' };
  }
  const isWinnerListed = championship.rows.some((one) =>
    winnersOf(win, championship.competitor).some(({ id }) => id === one.competitorId),
  );
  if (championship.competitor === 'team' && !isWinnerListed && isLeftOut(season, championship, win)) {
    return { text: 'the article leaves teams without a full season out, and the others move up', cause: 'rule' };
  }
  return null;
}
