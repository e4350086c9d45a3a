import type { Check } from './model.ts';
import {
  type AuditedEntry,
  type AuditedSeason,
  type AuditedWin,
  type AuditedWinner,
  carText,
  raceText,
  seasonFinding,
} from './season-model.ts';

const CODE = 'entry-team-mismatch';

/** A driver of a winning crew, and where the entry list has him in that race. */
interface Crew {
  readonly win: AuditedWin;
  readonly driver: AuditedWinner;
  readonly rowId: string;
  readonly elsewhere: readonly AuditedEntry[];
}

/**
 * The entry list has the winners of a race with the team that won. Each car whose first driver was lost can explain one
 * driver of its team who is not listed with it, those first whom the list has nowhere else; beyond that, a winner who is
 * entered with another team in that race contradicts the results.
 */
export function checkWinnersEntered(season: AuditedSeason): Check[] {
  const checks: Check[] = [];
  const open = new Map<string, Crew[]>();
  for (const win of season.wins) {
    const own = season.entries.filter(
      (entry) => entry.classCode === win.classCode && entry.organisationId === win.organisationId,
    );
    win.drivers.forEach((driver, index) => {
      const rowId = `${win.raceId}/${win.classCode}/${index + 1}`;
      const inTeam = own.flatMap((entry) => entry.drivers.filter(({ driverId }) => driverId === driver.driverId));
      if (inTeam.some((listed) => listed.rounds.get(win.raceId) === true))
        checks.push(checkOf(win, rowId, 'confirmed'));
      else if (own.length === 0 || inTeam.some((listed) => listed.isRoundsLost)) {
        checks.push(checkOf(win, rowId, 'uncheckable'));
      } else {
        const crew = { win, driver, rowId, elsewhere: entriesIn(season, driver.driverId, win.raceId) };
        const key = `${win.classCode}\n${win.organisationId}`;
        open.set(key, [...(open.get(key) ?? []), crew]);
      }
    });
  }
  for (const crews of open.values()) checks.push(...checkOpen(season, crews));
  return checks;
}

/** The drivers of one team whom the list does not have with it. */
function checkOpen(season: AuditedSeason, crews: readonly Crew[]): Check[] {
  const [{ win } = {}] = crews;
  const lost = season.entries.filter(
    (entry) => entry.isCut && entry.classCode === win?.classCode && entry.organisationId === win.organisationId,
  ).length;
  const byDriver = new Map<string, Crew[]>();
  for (const crew of crews) {
    byDriver.set(crew.driver.driverId, [...(byDriver.get(crew.driver.driverId) ?? []), crew]);
  }
  const ranked = [...byDriver.values()].sort((a, b) => contradictions(a) - contradictions(b) || b.length - a.length);
  return ranked.flatMap((ofDriver, rank) =>
    ofDriver.map((crew): Check => {
      if (rank < lost || crew.elsewhere.length === 0) return checkOf(crew.win, crew.rowId, 'uncheckable');
      return { ...checkOf(crew.win, crew.rowId, 'disagrees'), finding: findingOf(season, crew) };
    }),
  );
}

function contradictions(crews: readonly Crew[]): number {
  return crews.filter(({ elsewhere }) => elsewhere.length > 0).length;
}

function entriesIn(season: AuditedSeason, driverId: string, raceId: string): AuditedEntry[] {
  return season.entries.filter((entry) =>
    entry.drivers.some((driver) => driver.driverId === driverId && driver.rounds.get(raceId) === true),
  );
}

function checkOf(win: AuditedWin, rowId: string, outcome: Check['outcome']): Check {
  return { code: CODE, table: 'class_win_driver', rowId, raceId: win.raceId, outcome, finding: null };
}

function findingOf(season: AuditedSeason, { win, driver, rowId, elsewhere }: Crew) {
  const cars = elsewhere.map((entry) => `${carText(entry)}, line ${entry.line}`).join('; ');
  return seasonFinding(season, {
    code: CODE,
    about: driver.name,
    line: driver.line,
    classCode: win.classCode,
    raceId: win.raceId,
    published: win.teamText,
    expected: elsewhere.map((entry) => entry.teamText).join(', '),
    cause: 'unexplained',
    message: `${driver.name} won ${win.classCode === '-' ? '' : `${win.classCode} in `}${raceText(season, win.raceId)} with ${win.teamText}, but the entry list has him with ${cars}`,
    rows: [
      { role: 'winner', table: 'class_win_driver', rowId, sourceId: season.sourceId, line: driver.line },
      ...elsewhere.map((entry) => ({
        role: 'entry',
        table: 'entry',
        rowId: entry.entryId,
        sourceId: season.sourceId,
        line: entry.line,
      })),
    ],
  });
}
