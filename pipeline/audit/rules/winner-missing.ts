import { type AuditedChampionship, type Check, pointsText, titleOfChampionship } from '../model.ts';
import {
  type AuditedSeason,
  type AuditedWin,
  championshipOf,
  hasRule,
  raceText,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';
import {
  crewHasPoints,
  type Explanation,
  fullPoints,
  isLeftOut,
  severityOf,
  teamAdjustment,
  winnersOf,
} from '../winners.ts';

/** The class winner of a race has a row in the class's standings. */
export const winnerMissingRule: SeasonRule = {
  code: 'winner-missing',
  check: (season) =>
    season.wins.flatMap((win) =>
      (['team', 'driver'] as const).flatMap((competitor) => checkRows(season, win, competitor)),
    ),
};

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
    return isLeftOut(season, championship, win)
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
