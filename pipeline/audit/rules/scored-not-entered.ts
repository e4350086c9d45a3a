import type { FindingDraft } from '../../../schemas/finding.ts';
import { type AuditedRow, type Check, pointsText, titleOfChampionship } from '../model.ts';
import { participationsIn, type Scored, type Standing, type Won } from '../participations.ts';
import {
  type AuditedEntry,
  type AuditedSeason,
  championshipOf,
  raceText,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';

/**
 * Everybody who scored or won was entered in that class and round. Entry lists have lost the first driver of most cars;
 * only what these losses cannot explain is a finding, one a row of the standings or a winner without points; error
 * where the list says that the driver did not take part. A winner who is entered with another team in that race is a
 * matter of his team.
 */
export const scoredNotEnteredRule: SeasonRule = {
  code: 'scored-not-entered',
  check: (season) => {
    const classes = new Set(season.entries.map((entry) => entry.classCode));
    return [...classes].sort().flatMap((classCode) => {
      const { scored, won } = participationsIn(season, classCode);
      return [...checkRows(season, classCode, scored), ...won.flatMap((one) => checkWinner(season, one))];
    });
  },
};

const OUTCOMES = {
  entered: 'confirmed',
  lost: 'uncheckable',
  explained: 'uncheckable',
  withdrawn: 'disagrees',
  absent: 'disagrees',
} as const satisfies Record<Standing, Check['outcome']>;

function checkRows(season: AuditedSeason, classCode: string, scored: readonly Scored[]): Check[] {
  const missing = new Map<AuditedRow, Scored[]>();
  for (const one of scored) {
    if (OUTCOMES[one.standing] === 'disagrees') missing.set(one.row, [...(missing.get(one.row) ?? []), one]);
  }
  const findings = new Map([...missing].map(([row, ofRow]) => [row, findingOfRow(season, classCode, row, ofRow)]));
  return scored.map(({ row, round, standing }) => {
    const outcome = OUTCOMES[standing];
    const finding = outcome === 'disagrees' ? (findings.get(row) ?? null) : null;
    const table = 'driver_standing';
    return { code: scoredNotEnteredRule.code, table, rowId: row.rowId, raceId: round.raceId, outcome, finding };
  });
}

function checkWinner(season: AuditedSeason, won: Won): Check[] {
  if (won.hasScored) return [];
  const outcome = won.elsewhere.length > 0 && won.standing !== 'entered' ? 'uncheckable' : OUTCOMES[won.standing];
  const { raceId, classCode } = won.win;
  const rowId = `${raceId}/${classCode}/${won.order}`;
  const finding = outcome === 'disagrees' ? findingOfWinner(season, won, rowId) : null;
  return [{ code: scoredNotEnteredRule.code, table: 'class_win_driver', rowId, raceId, outcome, finding }];
}

function findingOfRow(
  season: AuditedSeason,
  classCode: string,
  row: AuditedRow,
  missing: readonly Scored[],
): FindingDraft {
  const championship = championshipOf(season, classCode, 'driver');
  const listed = listedIn(season, classCode, row.competitorId);
  const isWithdrawn = missing.some((one) => one.standing === 'withdrawn');
  const [only, second] = missing;
  const rounds = missing
    .map(({ round }) => `${pointsText(round.points ?? 0)} in ${raceText(season, round.raceId)}`)
    .join(', ');
  return seasonFinding(season, {
    code: scoredNotEnteredRule.code,
    severity: isWithdrawn ? 'error' : 'warning',
    about: row.name,
    line: row.line,
    classCode,
    championshipId: championship?.championshipId ?? null,
    raceId: only && !second ? only.round.raceId : null,
    published: missing.map(({ round }) => pointsText(round.points ?? 0)).join(' '),
    cause: 'unexplained',
    message: `${row.name}, ${championship ? titleOfChampionship(championship) : classCode}: scored ${rounds}, but ${whereText(season, row.name, listed, isWithdrawn)}`,
    rows: [
      ...missing.map(({ round }) => ({
        role: 'subject',
        table: 'driver_standing_race',
        rowId: `${row.rowId}/${round.raceId}`,
        sourceId: row.sourceId,
        line: round.line,
      })),
      ...listed.map((one) => entryRow(season, one)),
    ],
  });
}

function findingOfWinner(season: AuditedSeason, { win, winner, standing }: Won, rowId: string): FindingDraft {
  const listed = listedIn(season, win.classCode, winner.driverId);
  const isWithdrawn = standing === 'withdrawn';
  const ofClass = win.classCode === '-' ? '' : `${win.classCode} in `;
  return seasonFinding(season, {
    code: scoredNotEnteredRule.code,
    severity: isWithdrawn ? 'error' : 'warning',
    about: winner.name,
    line: winner.line,
    classCode: win.classCode,
    raceId: win.raceId,
    cause: 'unexplained',
    message: `${winner.name} won ${ofClass}${raceText(season, win.raceId)} with ${win.teamText}, but ${whereText(season, winner.name, listed, isWithdrawn)}`,
    rows: [
      { role: 'subject', table: 'class_win_driver', rowId, sourceId: season.sourceId, line: winner.line },
      ...listed.map((one) => entryRow(season, one)),
    ],
  });
}

/** A driver in the entry list of a class. */
interface Listed {
  readonly entry: AuditedEntry;
  readonly driver: AuditedEntry['drivers'][number];
}

function listedIn(season: AuditedSeason, classCode: string, driverId: string): Listed[] {
  return season.entries
    .filter((entry) => entry.classCode === classCode)
    .flatMap((entry) => entry.drivers.flatMap((driver) => (driver.driverId === driverId ? [{ entry, driver }] : [])));
}

function entryRow(season: AuditedSeason, { entry, driver }: Listed) {
  return { role: 'entry', table: 'entry', rowId: entry.entryId, sourceId: season.sourceId, line: driver.line };
}

function whereText(season: AuditedSeason, name: string, listed: readonly Listed[], isWithdrawn: boolean): string {
  if (listed.length === 0) return 'no entry list of the class has him, and the lost first drivers are others';
  const places = listed
    .map(
      ({ entry, driver }) =>
        `line ${driver.line} has ${driver.name === name ? 'him' : driver.name} with ${entry.teamText}${roundsText(season, driver.rounds)}`,
    )
    .join('; ');
  return isWithdrawn
    ? `the entry list says that he did not take part (${places})`
    : `the entry list does not have him there: ${places}`;
}

function roundsText(season: AuditedSeason, rounds: ReadonlyMap<string, boolean>): string {
  const numbers = season.races.flatMap(({ raceId, round }) => {
    const took = rounds.get(raceId);
    return took === undefined ? [] : [`${round}${took ? '' : '*'}`];
  });
  return numbers.length === 0 ? '' : `, round${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
}
