import { isRounds } from '../cell/rounds.ts';
import type { ColumnRole } from './column-role.ts';
import type { Grid } from './grid.ts';
import { type PrintedCell, printedText } from './printed-table.ts';

/** A printed cell that is known to be wrong, and what it should say. */
export interface CellCorrection {
  /** 1-based in the raw file. */
  readonly line: number;
  /** The header of the cell's column, as printed. */
  readonly columnName: string;
  readonly printed: string;
  readonly corrected: string;
}

/** Columns that hold names: a name is settled by an alias, so that its printed form stays what it is. */
const NAMES: ReadonlySet<ColumnRole> = new Set([
  'team',
  'driver',
  'chassis',
  'engine',
  'race',
  'circuit',
  'location',
  'winner',
  'link',
]);

/**
 * Puts corrections in the place of printed figures, places, dates and rounds: a cell of the grid on that line, under that
 * header, with that printed text. The printed text stays beside it, and in the ledger. A cell that covers several places
 * is one corrected cell in all of them. `applied` are those that matched.
 */
export function correctGrid(grid: Grid, corrections: readonly CellCorrection[]) {
  const applied = new Set<CellCorrection>();
  if (corrections.length === 0) return { grid, applied };
  const replaced = new Map<PrintedCell, PrintedCell>();
  const rows = grid.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, index) => {
      const column = grid.columns[index];
      if (!cell || !column) return cell;
      const known = replaced.get(cell);
      if (known) return known;
      const correction = corrections.find(
        ({ line, columnName, printed }) =>
          line === cell.line && columnName === column.header && [cell.text, printedText(cell)].includes(printed),
      );
      if (!correction || !isFigure(grid, column.role, correction)) return cell;
      applied.add(correction);
      const corrected = { ...cell, text: correction.corrected, printed: printedText(cell) };
      replaced.set(cell, corrected);
      return corrected;
    }),
  }));
  return { grid: { ...grid, rows }, applied };
}

/** An entry list that was cut to two columns holds rounds under its headers of names. */
function isFigure(grid: Grid, role: ColumnRole, { printed, corrected }: CellCorrection): boolean {
  return !NAMES.has(role) || (grid.kind === 'entry-list' && isRounds(printed) && isRounds(corrected));
}
