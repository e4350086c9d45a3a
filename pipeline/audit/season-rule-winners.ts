import type { Severity } from '../../schemas/finding.ts';
import { type AuditedChampionship, type AuditedRow, type Check, pointsText, titleOfChampionship } from './model.ts';
import {
  type AuditedSeason,
  type AuditedWin,
  championshipOf,
  hasRule,
  raceText,
  roundOf,
  type SeasonRule,
  seasonFinding,
} from './season-model.ts';

/** Why a winner may lack the winner's points, or another may have them, by a rule or note that the article states. */
interface Explanation {
  readonly text: string;
  readonly cause: 'rule' | 'adjustment';
}

/**
 * The class winner of a race has the full points of that race in both championships, and nobody else has. Severity is
 * info where a rule or note of the article can explain a difference.
 */
export const winnerPointsRule: SeasonRule = {
  code: 'winner-points-mismatch',
  check: (season) =>
    season.wins.flatMap((win) =>
      (['team', 'driver'] as const).flatMap((competitor) => checkPoints(season, win, competitor)),
    ),
};

/** The class winner of a race has a row in the class's standings. */
export const winnerMissingRule: SeasonRule = {
  code: 'winner-missing',
  check: (season) =>
    season.wins.flatMap((win) =>
      (['team', 'driver'] as const).flatMap((competitor) => checkRows(season, win, competitor)),
    ),
};

interface Winner {
  readonly id: string;
  readonly name: string;
  readonly line: number;
}

function winnersOf(win: AuditedWin, competitor: 'driver' | 'team'): Winner[] {
  if (competitor === 'team') return [{ id: win.teamId, name: win.teamText, line: win.line }];
  return win.drivers.map((driver) => ({ id: driver.driverId, name: driver.name, line: driver.line }));
}

function fullPoints(championship: AuditedChampionship, raceId: string): number | null {
  const legal = championship.legalPoints.get(raceId);
  return legal && legal.size > 0 ? Math.max(...legal) : null;
}

function checkRows(season: AuditedSeason, win: AuditedWin, competitor: 'driver' | 'team'): Check[] {
  const championship = championshipOf(season, win.classCode, competitor);
  if (!championship) return [];
  const table = competitor === 'team' ? 'class_win' : 'class_win_driver';
  return winnersOf(win, competitor).map((winner, index) => {
    const rowId = `${win.raceId}/${win.classCode}${competitor === 'team' ? '' : `/${index + 1}`}`;
    const base = { code: winnerMissingRule.code, table, rowId, raceId: win.raceId } as const;
    if (championship.rows.some((row) => row.competitorId === winner.id))
      return { ...base, outcome: 'confirmed', finding: null };
    const explanation = whyMissing(season, championship, win);
    const full = fullPoints(championship, win.raceId);
    const finding = seasonFinding(season, {
      code: winnerMissingRule.code,
      severity: severityOf(explanation, 'warning'),
      about: winner.name,
      line: winner.line,
      classCode: win.classCode,
      championshipId: championship.championshipId,
      raceId: win.raceId,
      ...(full === null ? {} : { expected: pointsText(full) }),
      cause: explanation?.cause ?? 'unexplained',
      message: `${winner.name} won ${win.classCode === '-' ? '' : `${win.classCode} in `}${raceText(season, win.raceId)} and has no row in the ${titleOfChampionship(championship)}${explanation ? `: ${explanation.text}` : ''}`,
      rows: [{ role: 'winner', table, rowId, sourceId: season.sourceId, line: winner.line }],
    });
    return { ...base, outcome: explanation ? 'explained' : 'disagrees', finding };
  });
}

function whyMissing(season: AuditedSeason, championship: AuditedChampionship, win: AuditedWin): Explanation | null {
  if (championship.competitor === 'team') {
    return hasRule(season, championship.championshipId, 'full-season-only')
      ? { text: 'the article leaves teams without a full season out', cause: 'rule' }
      : null;
  }
  if (teamAdjustment(season, win))
    return { text: 'a note says that the points of this win were withheld', cause: 'adjustment' };
  const isListed = hasRule(season, championship.championshipId, 'scorers-only-listed');
  const hasDriveRule = hasRule(season, championship.championshipId, 'minimum-drive');
  return isListed && hasDriveRule && crewHasPoints(championship, win)
    ? {
        text: 'a driver below the minimum driving time scores nothing, and drivers without points are not listed',
        cause: 'rule',
      }
    : null;
}

/** True where somebody of the winning crew has the full points of the race. */
function crewHasPoints(championship: AuditedChampionship, win: AuditedWin): boolean {
  const full = fullPoints(championship, win.raceId);
  return win.drivers.some((driver) =>
    championship.rows.some((row) => row.competitorId === driver.driverId && roundOf(row, win.raceId)?.points === full),
  );
}

/** A note on the points of the winning team in that race. */
function teamAdjustment(season: AuditedSeason, win: AuditedWin): boolean {
  const teams = championshipOf(season, win.classCode, 'team');
  const row = teams?.rows.find((one) => one.competitorId === win.teamId);
  return row !== undefined && (roundOf(row, win.raceId)?.adjustments.length ?? 0) > 0;
}

function checkPoints(season: AuditedSeason, win: AuditedWin, competitor: 'driver' | 'team'): Check[] {
  const championship = championshipOf(season, win.classCode, competitor);
  if (!championship) return [];
  const full = fullPoints(championship, win.raceId);
  const ids = new Set(winnersOf(win, competitor).map(({ id }) => id));
  return championship.rows.flatMap((row): Check[] => {
    const round = roundOf(row, win.raceId);
    const base = {
      code: winnerPointsRule.code,
      table: championship.table,
      rowId: row.rowId,
      raceId: win.raceId,
    } as const;
    const isWinner = ids.has(row.competitorId);
    if (full === null) return isWinner ? [{ ...base, outcome: 'uncheckable', finding: null }] : [];
    const hasFull = round?.points === full;
    if (!isWinner && !hasFull) return [];
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
  const isWinner = winnersOf(win, championship.competitor).some(({ id }) => id === row.competitorId);
  const winners = winnersOf(win, championship.competitor)
    .map(({ name }) => name)
    .join(', ');
  const own = round ? `${round.cellText} points` : 'no points';
  const said = isWinner
    ? `won, but has ${own} instead of ${pointsText(full)}`
    : `has the winner's ${pointsText(full)} points, but ${winners} won`;
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
    message: `${row.name}, ${titleOfChampionship(championship)}, ${raceText(season, win.raceId)}: ${said} (results, line ${win.line})${explanation ? `; ${explanation.text}` : ''}`,
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
        line: win.line,
      },
    ],
  });
}

function whyLess(
  season: AuditedSeason,
  championship: AuditedChampionship,
  win: AuditedWin,
  row: AuditedRow,
): Explanation | null {
  const round = roundOf(row, win.raceId);
  if ((round?.adjustments.length ?? 0) > 0 || teamAdjustment(season, win)) {
    return { text: 'a note says that the points of this win were withheld', cause: 'adjustment' };
  }
  if (championship.competitor === 'team') return null;
  const points = round?.points ?? 0;
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
  return season.entries.filter(
    (entry) =>
      entry.classCode === win.classCode &&
      entry.drivers.some((driver) => driver.driverId === row.competitorId && driver.rounds.get(win.raceId) === true),
  );
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
  if (
    championship.competitor === 'team' &&
    !isWinnerListed &&
    hasRule(season, championship.championshipId, 'full-season-only')
  ) {
    return { text: 'the article leaves teams without a full season out, and the others move up', cause: 'rule' };
  }
  return null;
}

function severityOf(explanation: Explanation | null, otherwise: Severity): Severity {
  return explanation ? 'info' : otherwise;
}
