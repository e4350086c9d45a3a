import type { EntryRecord } from '../../schemas/record/entry.ts';
import type { AdjustmentRecord } from '../../schemas/record/note.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { StandingRecord } from '../../schemas/record/standing.ts';
import { nameKey } from '../text/fold.ts';
import { CARDINAL_PATTERN, parseCardinal } from '../text/number-word.ts';
import { namesIn } from './fact-context.ts';
import { findRace } from './find-race.ts';
import type { TableRecords } from './footnotes.ts';
import type { PlacedNote } from './notes.ts';

const PENALTY = new RegExp(
  `\\b(?:penali[sz]ed|docked|deducted|stripped of|lost) (?:by )?(?<points>${CARDINAL_PATTERN}) (?:\\w+ )?points?\\b`,
  'i',
);
const WITHHELD =
  /\b(?:the )?#(?<number>\d{1,4}) (?<team>.{2,60}?) car won the (?<race>.{2,60}?) (?:round|race)\b.*\bfirst[- ]place points\b.*\bwent to the #(?<otherNumber>\d{1,4}) (?<other>.{2,60}?) car\b/is;

/**
 * What notes say of points taken away or moved. A penalty belongs to the cells that bear the note's mark, which
 * already have it; points withheld from a winner and given to another car belong to the rows of both teams.
 *
 * `† - Frank Biela and Emanuele Pirro were both penalized three championship points …` gives -3 for each (2008).
 */
export function readAdjustments(
  standings: readonly TableRecords<StandingRecord>[],
  entries: readonly EntryRecord[],
  notes: readonly PlacedNote[],
  races: readonly RaceRecord[],
  winnersPoints: (race: RaceRecord) => number | null,
): AdjustmentRecord[] {
  return notes.flatMap((note) => [
    ...penalties(note, standings),
    ...withheld(note, standings, entries, races, winnersPoints),
  ]);
}

function penalties(note: PlacedNote, standings: readonly TableRecords<StandingRecord>[]): AdjustmentRecord[] {
  const points = parseCardinal(PENALTY.exec(note.text)?.groups?.['points'] ?? '');
  if (points === null || note.mark === null) return [];
  const adjustments: AdjustmentRecord[] = [];
  const marked = standings
    .flatMap(({ records }) => records)
    .filter((standing) => standing.rounds.some((round) => round.noteId === note.noteId));
  const named = marked.filter((standing) => namesIn(note.text, [standing.name.text]).length > 0);
  for (const standing of named.length > 0 ? named : marked) {
    for (const round of standing.rounds) {
      if (round.noteId !== note.noteId) continue;
      adjustments.push({
        seasonId: standing.seasonId,
        classCode: standing.classCode,
        competitor: standing.competitor,
        competitorText: standing.name.text,
        race: round.race,
        points: -points,
        kind: 'penalty',
        isInCell: true,
        noteId: note.noteId,
        reason: note.text,
        origin: note.origin,
      });
    }
  }
  return adjustments;
}

function withheld(
  note: PlacedNote,
  standings: readonly TableRecords<StandingRecord>[],
  entries: readonly EntryRecord[],
  races: readonly RaceRecord[],
  winnersPoints: (race: RaceRecord) => number | null,
): AdjustmentRecord[] {
  const groups = WITHHELD.exec(note.text)?.groups;
  const [key] = groups ? findRace(groups['race'] ?? '', races) : [];
  const race = races.find((candidate) => candidate.round === key?.round && candidate.raceInRound === key.raceInRound);
  const table = standings.find((candidate) => candidate.table.tableId === note.tableId);
  if (!groups || !race || !key || !table) return [];
  const adjustmentOf = (
    number: string | undefined,
    team: string | undefined,
    points: number | null,
    kind: AdjustmentRecord['kind'],
  ): AdjustmentRecord[] => {
    const standing = rowOf(table.records, entries, number ?? '', team ?? '');
    if (!standing) return [];
    return [
      {
        seasonId: standing.seasonId,
        classCode: standing.classCode,
        competitor: standing.competitor,
        competitorText: standing.name.text,
        race: key,
        points,
        kind,
        isInCell: true,
        noteId: note.noteId,
        reason: note.text,
        origin: note.origin,
      },
    ];
  };
  const points = winnersPoints(race);
  return [
    ...adjustmentOf(groups['number'], groups['team'], points === null ? null : -points, 'points-withheld'),
    ...adjustmentOf(groups['otherNumber'], groups['other'], null, 'reclassification'),
  ];
}

/** The row of the team that the note names, or of the team that entered the car of that number in the class. */
function rowOf(rows: readonly StandingRecord[], entries: readonly EntryRecord[], number: string, team: string) {
  const named = rows.find((row) => nameKey(row.name.text) === nameKey(team));
  if (named) return named;
  const entry = entries.find(
    (candidate) => candidate.carNumber === number && candidate.classCode === rows[0]?.classCode,
  );
  return entry ? rows.find((row) => nameKey(row.name.text) === nameKey(entry.teamText)) : undefined;
}
