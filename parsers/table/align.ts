import { type ColumnRole, fits } from './column-role.ts';
import type { GridColumn, GridRow } from './grid.ts';
import type { PrintedCell, PrintedRow } from './printed-table.ts';

/** A cell that spans rows was printed once, and the rows below were shifted left: what one covered column costs. */
const COVER_COST: Readonly<Partial<Record<ColumnRole, number>>> = { position: 1, round: 1, total: 2, points: 4 };
const MISFIT_COST = 10;
const NO_FIT = Number.POSITIVE_INFINITY;

export interface Alignment {
  readonly row: GridRow;
  /** How many cells stand in a column that they do not fit. */
  readonly misfits: number;
}

/**
 * Brings a printed row under its columns. A row that lacks cells because a cell above spans it is padded on its right;
 * the covered columns take the cell from `above`, the same object. Chosen is the way with the fewest cells in columns
 * that they do not fit, and among those the one with the fewest covered columns.
 *
 * `| DEU Lucas Luhr | USA Muscle Milk Pickett Racing | 20 | … | 195 | |` takes its place from the row above (2012).
 */
export function alignRow(row: PrintedRow, columns: readonly GridColumn[], above: GridRow | null): Alignment {
  const padding = row.cells.length - row.cells.findLastIndex((cell) => cell.text !== '') - 1;
  const missing = Math.max(0, columns.length - row.cells.length);
  const most = above === null ? 0 : Math.min(columns.length - 1, padding + missing);
  let best = place(row, columns, new Set(), above);
  let bestCost = best.misfits * MISFIT_COST;
  for (let count = 1; count <= most && best.misfits > 0; count += 1) {
    const covered = bestCover(row, columns, count);
    const candidate = place(row, columns, covered, above);
    const cost = candidate.misfits * MISFIT_COST + coverCost(columns, covered);
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}

function coverCost(columns: readonly GridColumn[], covered: ReadonlySet<number>): number {
  let cost = 0;
  for (const index of covered) cost += COVER_COST[columns[index]?.role ?? 'unknown'] ?? 3;
  return cost;
}

/** The `count` columns that are best left to the cells above, so that the row's cells fit the others. */
function bestCover(row: PrintedRow, columns: readonly GridColumn[], count: number): Set<number> {
  const width = count + 1;
  const costs: number[] = new Array(width).fill(NO_FIT);
  costs[0] = 0;
  const choices: boolean[][] = [];
  columns.forEach((column, index) => {
    const choice: boolean[] = new Array(width).fill(false);
    for (let covered = Math.min(count, index + 1); covered >= 0; covered -= 1) {
      const text = row.cells[index - covered]?.text ?? '';
      const take = (costs[covered] ?? NO_FIT) + (fits(column.role, text) ? 0 : MISFIT_COST);
      const cover = covered === 0 ? NO_FIT : (costs[covered - 1] ?? NO_FIT) + (COVER_COST[column.role] ?? 3);
      choice[covered] = cover <= take;
      costs[covered] = Math.min(cover, take);
    }
    choices.push(choice);
  });
  const result = new Set<number>();
  let covered = count;
  for (let index = columns.length - 1; index >= 0 && covered > 0; index -= 1) {
    if (choices[index]?.[covered]) {
      result.add(index);
      covered -= 1;
    }
  }
  return result;
}

function place(
  row: PrintedRow,
  columns: readonly GridColumn[],
  covered: ReadonlySet<number>,
  above: GridRow | null,
): Alignment {
  const cells: (PrintedCell | null)[] = [];
  let next = 0;
  let misfits = 0;
  for (const column of columns) {
    if (covered.has(column.index)) {
      cells.push(above?.cells[column.index] ?? null);
      continue;
    }
    const cell = row.cells[next] ?? null;
    next += 1;
    cells.push(cell);
    if (!fits(column.role, cell?.text ?? '')) misfits += 1;
  }
  const isCovered = columns.map((column) => covered.has(column.index));
  return { row: { line: row.line, cells, isCovered }, misfits };
}
