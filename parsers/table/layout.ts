/** What the layout has to know of a cell; `rowSpan` 0 covers all rows that are left in the row group. */
export interface SpanningCell {
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A row as the source has it. Rows with the same `group` beside each other are one row group; spans end with it. */
export interface SpanningRow<Cell extends SpanningCell> {
  readonly cells: readonly Cell[];
  readonly group?: number | undefined;
}

/** One place of the laid-out table; null where no cell reaches. */
export type Slot<Cell> = Cell | null;

const MAX_ROW_SPAN = 65_534;
const MAX_COLUMN_SPAN = 1_000;
/** Column spans are cut where a table would have more slots than this because of them. */
const MAX_SPANNED_SLOTS = 1_000_000;

/**
 * Lays the cells of a table out as a browser does, by the table model of HTML. One slot for every row and column, all
 * rows of the same length; each slot that a cell covers holds that very object, its first slot and all others alike.
 *
 * A cell goes to the next column of its row that no cell from above covers. Row spans end with the row group. Where a
 * column span runs into a row span from above both cells cover the slot, and the later one is seen on top and holds it;
 * the other one goes on below. The grid has as many rows as the table; a column span that reaches past all other cells
 * makes it wider, but spans alone do not make more than a million slots.
 *
 * `<tr><td rowspan=2>1<td>Rinaldo Capello<tr><td>Allan McNish` gives `1 | Rinaldo Capello` over `1 | Allan McNish`
 * (2007, LMP1 drivers: one place, two champions).
 */
export function layout<Cell extends SpanningCell>(rows: readonly SpanningRow<Cell>[]): Slot<Cell>[][] {
  const longest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const widest = Math.max(longest, Math.floor(MAX_SPANNED_SLOTS / Math.max(1, rows.length)));
  const groupEnds = endsOfGroups(rows);
  const columns: Covering<Cell>[][] = [];
  const grid: Slot<Cell>[][] = [];
  rows.forEach((row, index) => {
    const groupEnd = groupEnds[index] ?? rows.length;
    let next = 0;
    for (const cell of row.cells) {
      while (isCovered(columns[next], index)) next += 1;
      const end = Math.max(next + 1, Math.min(next + columnsOf(cell), widest));
      const covering = { cell, end: endOf(cell, index, groupEnd) };
      for (; next < end; next += 1) cover(columns, next, covering);
    }
    grid.push(columns.map((column) => topOf(column, index)?.cell ?? null));
  });
  for (const slots of grid) while (slots.length < columns.length) slots.push(null);
  return grid;
}

/** A cell that covers a column down to a row, that row left out. */
interface Covering<Cell> {
  readonly cell: Cell;
  readonly end: number;
}

/** For every row the index of the row after its group. */
function endsOfGroups(rows: readonly SpanningRow<SpanningCell>[]): number[] {
  const ends: number[] = [];
  let end = rows.length;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    if (rows[index]?.group !== rows[index + 1]?.group) end = index + 1;
    ends.push(end);
  }
  return ends.reverse();
}

function columnsOf(cell: SpanningCell): number {
  const span = Math.trunc(cell.columnSpan);
  return span >= 1 ? Math.min(span, MAX_COLUMN_SPAN) : 1;
}

function endOf(cell: SpanningCell, index: number, groupEnd: number): number {
  const span = Math.trunc(cell.rowSpan);
  if (span === 0) return groupEnd;
  return Math.min(groupEnd, index + (span >= 1 ? Math.min(span, MAX_ROW_SPAN) : 1));
}

/** What covers a column is a stack: the latest cell on top, below it only cells that reach further down than it. */
function cover<Cell>(columns: Covering<Cell>[][], index: number, covering: Covering<Cell>): void {
  const column = columns[index];
  if (!column) {
    columns[index] = [covering];
    return;
  }
  while ((column.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= covering.end) column.pop();
  column.push(covering);
}

/** The cell on top of a column at a row; cells that ended above are dropped. */
function topOf<Cell>(column: Covering<Cell>[], row: number): Covering<Cell> | undefined {
  while ((column.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= row) column.pop();
  return column.at(-1);
}

function isCovered<Cell>(column: Covering<Cell>[] | undefined, row: number): boolean {
  return column !== undefined && topOf(column, row) !== undefined;
}
