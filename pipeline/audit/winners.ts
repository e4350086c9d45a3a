import type { Severity } from '../../schemas/finding.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { AuditedChampionship, AuditedRound } from './model.ts';
import { type AuditedSeason, type AuditedWin, championshipOf, hasRule, roundOf } from './season-model.ts';

/** Why a winner may lack the winner's points, or another may have them, by a rule or note that the article states. */
export interface Explanation {
  readonly text: string;
  readonly cause: 'rule' | 'adjustment';
}

/** Who won: the team, or one driver of the crew. */
export interface Winner {
  readonly id: string;
  readonly name: string;
  readonly line: number;
}

/** The winners of a class in a race, as a championship of that competitor counts them; results name no manufacturers. */
export function winnersOf(win: AuditedWin, competitor: Competitor): Winner[] {
  if (competitor === 'manufacturer') return [];
  if (competitor === 'team') return [{ id: win.teamId, name: win.teamText, line: win.line }];
  return win.drivers.map((driver) => ({ id: driver.driverId, name: driver.name, line: driver.line }));
}

/** The points of the winner of a race; null where its points system is not known. */
export function fullPoints(championship: AuditedChampionship, raceId: string): number | null {
  const legal = championship.legalPoints.get(raceId);
  return legal && legal.size > 0 ? Math.max(...legal) : null;
}

/** True where a round has the full points of its race, or the first place from which they follow. */
export function isFull(round: AuditedRound | undefined, full: number | null): boolean {
  return round?.isDerived ? round.position === 1 : round?.points === full;
}

/** True where somebody of the winning crew has the full points of the race. */
export function crewHasPoints(championship: AuditedChampionship, win: AuditedWin): boolean {
  const full = fullPoints(championship, win.raceId);
  return win.drivers.some((driver) =>
    championship.rows.some((row) => row.competitorId === driver.driverId && isFull(roundOf(row, win.raceId), full)),
  );
}

/**
 * True where the article leaves teams without a full season out of a championship and the team that won may be one: its
 * entry list has the team in that race, and not in every race of the season.
 */
export function isLeftOut(season: AuditedSeason, championship: AuditedChampionship, win: AuditedWin): boolean {
  if (!hasRule(season, championship.championshipId, 'full-season-only')) return false;
  const ofClass = season.entries.filter((entry) => entry.classCode === win.classCode);
  const drivers = ofClass
    .filter((entry) => entry.organisationId === win.organisationId)
    .flatMap((entry) => entry.drivers);
  const wasIn = (raceId: string) => drivers.some((driver) => driver.rounds.get(raceId) === true);
  const mayHaveBeenIn = wasIn(win.raceId) || drivers.some((driver) => driver.isRoundsLost);
  return ofClass.length === 0 || (mayHaveBeenIn && !season.races.every(({ raceId }) => wasIn(raceId)));
}

/** A note on the points of the winning team in that race. */
export function teamAdjustment(season: AuditedSeason, win: AuditedWin): boolean {
  const teams = championshipOf(season, win.classCode, 'team');
  const row = teams?.rows.find((one) => one.competitorId === win.teamId);
  return row !== undefined && (roundOf(row, win.raceId)?.adjustments.length ?? 0) > 0;
}

/** Info where the article explains it. */
export function severityOf(explanation: Explanation | null, otherwise: Severity): Severity {
  return explanation ? 'info' : otherwise;
}
