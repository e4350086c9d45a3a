import { describe, expect, it } from 'vitest';
import { alignRow } from '../../../parsers/table/align.ts';
import type { ColumnRole } from '../../../parsers/table/column-role.ts';
import { type GridColumn, type GridRow, plainColumn } from '../../../parsers/table/grid.ts';
import { at, tableOf, textsOfRow } from '../support.ts';

const STANDINGS = columns('position', 'driver', 'team', 'points', 'points', 'points', 'total');
const SCHEDULE = columns('round', 'race', 'circuit', 'date');

function columns(...roles: ColumnRole[]): GridColumn[] {
  return roles.map((role, index) => plainColumn(index, role, role));
}

function aligned(row: string, under: readonly GridColumn[], above: GridRow | null) {
  return alignRow(at(tableOf(row).rows, 0), under, above);
}

/** The indexes of the columns that a cell from above covers. */
function covered(row: GridRow): number[] {
  return row.isCovered.flatMap((isCovered, index) => (isCovered ? [index] : []));
}

describe('alignRow', () => {
  const first = aligned('| 1 | DEU Klaus Graf | USA Muscle Milk | 20 | | 22 | 42 |', STANDINGS, null);

  it('leaves a row that fits as it is', () => {
    expect(first.misfits).toBe(0);
    expect(textsOfRow(first.row)).toEqual(['1', 'DEU Klaus Graf', 'USA Muscle Milk', '20', '', '22', '42']);
    expect(covered(first.row)).toEqual([]);
  });

  it('takes the place from the row above, the same object (2012 lines 343 and 344)', () => {
    const { row, misfits } = aligned('| DEU Lucas Luhr | USA Muscle Milk | 20 | | 22 | 42 | |', STANDINGS, first.row);
    expect(misfits).toBe(0);
    expect(textsOfRow(row)).toEqual(['1', 'DEU Lucas Luhr', 'USA Muscle Milk', '20', '', '22', '42']);
    expect(covered(row)).toEqual([0]);
    expect(row.cells[0]).toBe(first.row.cells[0]);
    expect(row.cells[1]).not.toBe(first.row.cells[1]);
  });

  it('takes the place also where the padding was not printed', () => {
    const { row } = aligned('| DEU Lucas Luhr | USA Muscle Milk | 20 | | 22 | 42 |', STANDINGS, first.row);
    expect(textsOfRow(row)).toEqual(['1', 'DEU Lucas Luhr', 'USA Muscle Milk', '20', '', '22', '42']);
    expect(covered(row)).toEqual([0]);
  });

  it('takes place and total from above where both are spanned', () => {
    const { row, misfits } = aligned('| DEU Lucas Luhr | USA Muscle Milk | 20 | | 22 | | |', STANDINGS, first.row);
    expect(misfits).toBe(0);
    expect(textsOfRow(row)).toEqual(['1', 'DEU Lucas Luhr', 'USA Muscle Milk', '20', '', '22', '42']);
    expect(covered(row)).toEqual([0, 6]);
    expect(row.cells[6]).toBe(first.row.cells[6]);
  });

  it('takes place and team from above where both are spanned', () => {
    const { row } = aligned('| DEU Lucas Luhr | 20 | | 22 | 42 | | |', STANDINGS, first.row);
    expect(textsOfRow(row)).toEqual(['1', 'DEU Lucas Luhr', 'USA Muscle Milk', '20', '', '22', '42']);
    expect(covered(row)).toEqual([0, 2]);
  });

  it('takes a spanned place through several rows (2012 lines 375 to 378)', () => {
    const second = aligned('| USA Jon Fogarty | USA Black Swan | 20 | | | 20 | |', STANDINGS, first.row);
    const third = aligned('| GBR Dario Franchitti | USA Level 5 | | | 20 | 20 | |', STANDINGS, second.row);
    expect(third.row.cells[0]).toBe(first.row.cells[0]);
    expect(textsOfRow(third.row)).toEqual(['1', 'GBR Dario Franchitti', 'USA Level 5', '', '', '20', '20']);
  });

  it('takes the round of a schedule from above', () => {
    const above = aligned('| 8 | Day one | Adelaide | December 30 |', SCHEDULE, null);
    const { row } = aligned('| Day two | Adelaide | December 31 | |', SCHEDULE, above.row);
    expect(textsOfRow(row)).toEqual(['8', 'Day two', 'Adelaide', 'December 31']);
    expect(covered(row)).toEqual([0]);
  });

  it('covers nothing where nothing stands above', () => {
    const { row, misfits } = aligned('| DEU Lucas Luhr | USA Muscle Milk | 20 | | 22 | 42 | |', STANDINGS, null);
    expect(covered(row)).toEqual([]);
    expect(misfits).toBeGreaterThan(0);
    expect(textsOfRow(row)).toEqual(['DEU Lucas Luhr', 'USA Muscle Milk', '20', '', '22', '42', '']);
  });

  it('covers nothing where the row has no room for it', () => {
    const { row, misfits } = aligned('| x | DEU Lucas Luhr | USA X | 20 | 20 | 22 | 62 |', STANDINGS, first.row);
    expect(covered(row)).toEqual([]);
    expect(misfits).toBe(1);
  });

  it('covers nothing where the last cells are empty and all fit', () => {
    const above = aligned('| 8 | Day one | Adelaide | December 30 | Results |', [...SCHEDULE, link()], null);
    const { row } = aligned('| 9 | Day two | Adelaide | December 31 | |', [...SCHEDULE, link()], above.row);
    expect(covered(row)).toEqual([]);
    expect(textsOfRow(row)).toEqual(['9', 'Day two', 'Adelaide', 'December 31', '']);
  });

  it('covers nothing where no way fits better', () => {
    const above = aligned('| 8 | Day one | Adelaide | May 1 | Results |', [...SCHEDULE, link()], null);
    const { row, misfits } = aligned('| x1 | Day two | Adelaide | May 2 | |', [...SCHEDULE, link()], above.row);
    expect(covered(row)).toEqual([]);
    expect(misfits).toBe(1);
    expect(textsOfRow(row)).toEqual(['x1', 'Day two', 'Adelaide', 'May 2', '']);
  });

  it('gives no cell to the columns that a short row does not reach', () => {
    const { row } = aligned('| 1 | DEU Klaus Graf |', STANDINGS, null);
    expect(textsOfRow(row)).toEqual(['1', 'DEU Klaus Graf', null, null, null, null, null]);
  });

  it('keeps the row to its columns where it is too long', () => {
    const { row } = aligned('| 8 | Day one | Adelaide | December 30 | more | and more |', SCHEDULE, null);
    expect(textsOfRow(row)).toEqual(['8', 'Day one', 'Adelaide', 'December 30']);
  });

  it('has the line of the row', () => {
    expect(alignRow(at(tableOf('\n\n| 8 | a | b | May 1 |').rows, 0), SCHEDULE, null).row.line).toBe(3);
  });
});

function link(): GridColumn {
  return plainColumn(4, 'link', 'Results');
}
