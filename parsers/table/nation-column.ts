import { countryIdOfCode } from '../country/codes.ts';
import type { ColumnRole } from './column-role.ts';
import type { GridColumn } from './grid.ts';
import type { PrintedRow } from './printed-table.ts';

/** The columns as far as nations go. */
type Named = Pick<GridColumn, 'role' | 'header'>;

/** A column without header that holds nothing but codes of nations: flags without names. */
export function holdsNations(header: string, body: readonly PrintedRow[], index: number): boolean {
  return (
    header === '' &&
    body.every(({ cells }) => {
      const text = cells[index]?.text ?? '';
      const areCodes = text.split(' ').every((word) => countryIdOfCode(word) !== undefined);
      return text === '' || areCodes || cells.every((cell) => cell === cells[0]);
    })
  );
}

/**
 * The role of the names that a column of nations is for: of those at its right, but a headed one is for a driver at its
 * left.
 */
export function ownerOfNations(columns: readonly Named[], nation: number): ColumnRole | undefined {
  const isName = (index: number) => ['driver', 'team', 'manufacturer'].includes(columns[index]?.role ?? '');
  const hasOwn = columns[nation - 2]?.role === 'nation';
  const isOfDriver = columns[nation - 1]?.role === 'driver' && columns[nation]?.header !== '' && !hasOwn;
  return columns[isName(nation + 1) && !isOfDriver ? nation + 1 : nation - 1]?.role;
}
