import type { Check } from './model.ts';
import { participationsIn, type Won } from './participations.ts';
import { type AuditedSeason, carText, raceText, seasonFinding } from './season-model.ts';

const CODE = 'entry-team-mismatch';

/**
 * The entry list has the winners of a race with the team that won. A winner whom it has with another team in that race
 * contradicts the results, even where a car of his team lost its first driver: he would be entered twice.
 */
export function checkWinnersEntered(season: AuditedSeason): Check[] {
  const classes = new Set(season.entries.map((entry) => entry.classCode));
  return [...classes].sort().flatMap((classCode) =>
    participationsIn(season, classCode).won.map((won): Check => {
      const { raceId } = won.win;
      const rowId = `${raceId}/${classCode}/${won.order}`;
      const base = { code: CODE, table: 'class_win_driver', rowId, raceId } as const;
      if (won.standing === 'entered') return { ...base, outcome: 'confirmed', finding: null };
      if (won.standing === 'lost' || won.elsewhere.length === 0)
        return { ...base, outcome: 'uncheckable', finding: null };
      return { ...base, outcome: 'disagrees', finding: findingOf(season, won, rowId) };
    }),
  );
}

function findingOf(season: AuditedSeason, { win, winner, elsewhere }: Won, rowId: string) {
  const cars = elsewhere.map((entry) => `${carText(entry)}, line ${entry.line}`).join('; ');
  return seasonFinding(season, {
    code: CODE,
    about: winner.name,
    line: winner.line,
    classCode: win.classCode,
    raceId: win.raceId,
    published: win.teamText,
    expected: elsewhere.map((entry) => entry.teamText).join(', '),
    cause: 'unexplained',
    message: `${winner.name} won ${win.classCode === '-' ? '' : `${win.classCode} in `}${raceText(season, win.raceId)} with ${win.teamText}, but the entry list has him with ${cars}`,
    rows: [
      { role: 'winner', table: 'class_win_driver', rowId, sourceId: season.sourceId, line: winner.line },
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
