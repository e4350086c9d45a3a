import type { NoteRecord } from '../../schemas/record/note.ts';
import type { StandingRecord } from '../../schemas/record/standing.ts';
import type { PrintedCell, PrintedTable } from '../table/printed-table.ts';
import type { TableRecords } from './footnotes.ts';

/**
 * Joins the references whose marks stand in the cells of scores to those scores. A mark is known by its line: where several
 * cells stand on it, nothing says whose it is.
 */
export function joinReferences(
  { table, records }: TableRecords<StandingRecord>,
  references: readonly NoteRecord[],
): TableRecords<StandingRecord> {
  const notes = new Map<string, string>();
  for (const { noteId, tableId, origin } of references) {
    const cell = tableId === table.tableId ? cellOnLine(table, origin.line) : null;
    if (cell && !notes.has(keyOf(cell.ref))) notes.set(keyOf(cell.ref), noteId);
  }
  if (notes.size === 0) return { table, records };
  const noteOf = (cells: readonly PrintedCell['ref'][]) =>
    cells.flatMap((cell) => notes.get(keyOf(cell)) ?? [])[0] ?? null;
  return {
    table,
    records: records.map((standing) => ({
      ...standing,
      rounds: standing.rounds.map((round) => ({ ...round, noteId: round.noteId ?? noteOf(round.origin.cells) })),
    })),
  };
}

/** The cell that a line belongs to: the only one that starts on it, or on the last line above on which one starts. */
function cellOnLine(table: PrintedTable, line: number): PrintedCell | null {
  const above = table.rows.flatMap(({ cells }) => cells).filter((cell) => cell.line <= line);
  const nearest = above.reduce((latest, cell) => Math.max(latest, cell.line), 0);
  const [only, second] = above.filter((cell) => cell.line === nearest);
  return only && !second ? only : null;
}

function keyOf({ row, column }: PrintedCell['ref']): string {
  return `${row}-${column}`;
}
