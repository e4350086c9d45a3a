import type { FindingDraft } from '../../schemas/finding.ts';
import type { EntryRecord } from '../../schemas/record/entry.ts';
import type { StandingRecord } from '../../schemas/record/standing.ts';
import { markOfTotal } from '../cell/points-cell.ts';
import type { PrintedTable } from '../table/printed-table.ts';
import type { PlacedNote } from './notes.ts';

/** The records of one table. */
export interface TableRecords<T> {
  readonly table: PrintedTable;
  readonly records: readonly T[];
}

/**
 * Joins the marks of the cells to their notes: a note serves the tables of its own section, and of the sections beside
 * it where those have no such note. Findings: `footnote-unexplained` for a mark without a note and for a note whose
 * mark no cell bears.
 */
export function joinFootnotes(
  standings: readonly TableRecords<StandingRecord>[],
  entries: readonly TableRecords<EntryRecord>[],
  notes: readonly PlacedNote[],
  sourceId: string,
) {
  const findings: FindingDraft[] = [];
  const used = new Set<string>();
  const bearers = new Set(
    standings.flatMap(({ table, records }) => marksOf(records).map((mark) => bearer(table.tableId, mark))),
  );
  const noteFor = (mark: string, table: PrintedTable) => nearestNote(mark, table, notes, bearers);
  for (const { table, records } of standings) {
    for (const { totalText, name, origin } of records) {
      const mark = markOfTotal(totalText ?? '');
      if (mark === null) continue;
      const note = noteFor(mark, table);
      if (note) used.add(note.noteId);
      else findings.push(unexplained(mark, totalText ?? '', name.text, sourceId, origin.line));
    }
  }
  const joined = standings.map(({ table, records }) => ({
    table,
    records: records.map((standing) => ({
      ...standing,
      rounds: standing.rounds.map((round) => {
        if (round.mark === null) return round;
        const note = noteFor(round.mark, table);
        if (note) used.add(note.noteId);
        else findings.push(unexplained(round.mark, round.cellText, standing.name.text, sourceId, round.origin.line));
        return { ...round, noteId: note?.noteId ?? null };
      }),
    })),
  }));
  for (const { table, records } of entries) {
    for (const driver of records.flatMap((entry) => entry.drivers)) {
      if (driver.rounds.every((round) => round.hasParticipated)) continue;
      const note = noteFor('*', table);
      if (note) used.add(note.noteId);
      else findings.push(unexplained('*', driver.roundsText ?? '', driver.driverText, sourceId, driver.origin.line));
    }
  }
  for (const note of notes) {
    if (note.mark === null || used.has(note.noteId)) continue;
    findings.push({
      code: 'footnote-unexplained',
      message: `The note '${note.mark} ${note.text.slice(0, 80)}' explains a mark that no cell of its tables bears`,
      about: `${note.mark} ${note.text}`,
      sourceId,
      line: note.origin.line,
    });
  }
  return { standings: joined, findings };
}

/**
 * The note of a mark for a table: of the same section first, else of the nearest section with the same heading
 * above, unless the note's own table bears the mark and needs it itself.
 */
function nearestNote(
  mark: string,
  table: PrintedTable,
  notes: readonly PlacedNote[],
  bearers: ReadonlySet<string>,
): PlacedNote | null {
  const candidates = notes.filter(
    (note) =>
      note.mark === mark &&
      (note.tableId === null || note.tableId === table.tableId || !bearers.has(bearer(note.tableId, mark))),
  );
  const path = table.sectionPath;
  for (let depth = path.length; depth >= 1; depth -= 1) {
    const near = candidates.filter((note) =>
      path.slice(0, depth).every((heading, index) => note.sectionPath[index] === heading),
    );
    const below = near.find((note) => note.origin.line > table.lineLast) ?? near.at(-1);
    if (below) return below;
  }
  return null;
}

function marksOf(records: readonly StandingRecord[]): string[] {
  return records.flatMap(({ rounds, totalText }) => [
    ...rounds.flatMap(({ mark }) => mark ?? []),
    ...[markOfTotal(totalText ?? '')].flatMap((mark) => mark ?? []),
  ]);
}

function bearer(tableId: string, mark: string): string {
  return `${tableId}\n${mark}`;
}

function unexplained(mark: string, cellText: string, name: string, sourceId: string, line: number): FindingDraft {
  return {
    code: 'footnote-unexplained',
    message: `The mark '${mark}' in the cell '${cellText}' of ${name} has no note`,
    about: `${name} ${cellText}`,
    sourceId,
    line,
  };
}
