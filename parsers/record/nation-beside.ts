import type { Competitor, PrintedName } from '../../schemas/record/origin.ts';
import type { Grid, GridRow } from '../table/grid.ts';
import { ownerOfNations } from '../table/nation-column.ts';
import type { PrintedCell } from '../table/printed-table.ts';

/** The cell with the nation of a name, in a column of its own beside it. */
export function nationBeside({ columns }: Grid, row: GridRow, role: Competitor): PrintedCell | null {
  const column = columns.findIndex((one, index) => one.role === 'nation' && ownerOfNations(columns, index) === role);
  return column < 0 ? null : (row.cells[column] ?? null);
}

/** A name with the nation beside it, where none stands before it. */
export function withNation<Name extends PrintedName>(name: Name, nation: string | undefined): Name {
  return name.countryText === null && nation ? { ...name, countryText: nation } : name;
}
