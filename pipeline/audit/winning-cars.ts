import { carsOfNumber } from '../cars-of-number.ts';
import type { Check } from './model.ts';
import { type AuditedEntry, type AuditedSeason, type AuditedWin, raceText, seasonFinding } from './season-model.ts';

const CODE = 'entry-team-mismatch';

/**
 * The car that won is one of its team's in the entry list, and its crew sat in it: `#023` is entered as 23. A car whose
 * number the list has lost may be any of its team that the list does not have with its number.
 */
export function checkWinningCars(season: AuditedSeason): Check[] {
  return season.wins.flatMap((win): Check[] => {
    const own = carsOfTeam(season, win);
    if (win.carNumber === null || own.length === 0) return [];
    const rowId = `${win.raceId}/${win.classCode}`;
    const base = { code: CODE, table: 'class_win', rowId, raceId: win.raceId } as const;
    const possible = mayHaveWon(season, win);
    const withCrew = carsOfCrew(season, win);
    if (withCrew.length === 0 && possible.length > 0) return [{ ...base, outcome: 'uncheckable', finding: null }];
    if (withCrew.some((entry) => possible.includes(entry))) return [{ ...base, outcome: 'confirmed', finding: null }];
    return [
      { ...base, outcome: 'disagrees', finding: findingOf(season, win, rowId, withCrew.length > 0 ? withCrew : own) },
    ];
  });
}

function carsOfTeam(season: AuditedSeason, win: AuditedWin): AuditedEntry[] {
  return season.entries.filter(
    (entry) => entry.classCode === win.classCode && entry.organisationId === win.organisationId,
  );
}

/** The cars of the team that won in which the entry list has one of the crew in that race. */
export function carsOfCrew(season: AuditedSeason, win: AuditedWin): AuditedEntry[] {
  return carsOfTeam(season, win).filter((entry) => hasCrew(entry, win));
}

/** The cars of the team that won that have the winner's number, or may have had it. */
export function mayHaveWon(season: AuditedSeason, win: AuditedWin): readonly AuditedEntry[] {
  return carsOfNumber(carsOfTeam(season, win), ({ carNumber }) => carNumber, win.carNumber);
}

function hasCrew(entry: AuditedEntry, win: AuditedWin): boolean {
  return entry.drivers.some(
    (driver) =>
      driver.rounds.get(win.raceId) === true && win.drivers.some(({ driverId }) => driverId === driver.driverId),
  );
}

function findingOf(season: AuditedSeason, win: AuditedWin, rowId: string, cars: readonly AuditedEntry[]) {
  const numbers = cars.flatMap(({ carNumber }) => carNumber ?? []).join(', ');
  const lines = cars
    .map(
      ({ carNumber, line }) => `${carNumber === null ? 'a car whose number is lost' : `#${carNumber}`}, line ${line}`,
    )
    .join('; ');
  const won = `${win.classCode === '-' ? '' : `${win.classCode} in `}${raceText(season, win.raceId)}`;
  return seasonFinding(season, {
    code: CODE,
    about: `${win.teamText} #${win.carNumber}`,
    line: win.line,
    classCode: win.classCode,
    raceId: win.raceId,
    published: win.carNumber ?? '',
    ...(numbers === '' ? {} : { expected: numbers }),
    cause: 'unexplained',
    message: `${win.teamText} won ${won} with #${win.carNumber}, but the entry list has ${cars.some((entry) => hasCrew(entry, win)) ? 'its winners in' : 'only'} ${lines}`,
    rows: [
      { role: 'winner', table: 'class_win', rowId, sourceId: season.sourceId, line: win.line },
      ...cars.map(({ entryId, line }) => ({
        role: 'entry',
        table: 'entry',
        rowId: entryId,
        sourceId: season.sourceId,
        line,
      })),
    ],
  });
}
