import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layout } from '../../parsers/table/layout.ts';

interface Cell {
  readonly name: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A cell as `a`, `a 2x3` (rows by columns). */
function cell(written: string): Cell {
  const [name = '', size = '1x1'] = written.split(' ');
  const [rowSpan = '', columnSpan = ''] = size.split('x');
  return { name, rowSpan: Number(rowSpan), columnSpan: Number(columnSpan) };
}

/** Rows of cells with a comma between; `=` starts a row group. Back comes one text a row, `.` where there is no cell. */
function laidOut(...written: readonly string[]): string[] {
  let group = 0;
  const rows = written.flatMap((row) => {
    if (row === '=') group += 1;
    return row === '=' ? [] : [{ cells: row === '' ? [] : row.split(',').map(cell), group }];
  });
  return layout(rows).map((row) => row.map((slot) => slot?.name ?? '.').join(''));
}

describe('a layout', () => {
  it.each([
    { what: 'no rows', rows: [], grid: [] },
    { what: 'a row without cells', rows: [''], grid: [''] },
    { what: 'rows of unequal length', rows: ['a', 'b,c', ''], grid: ['a.', 'bc', '..'] },
    { what: 'a row span', rows: ['a 2x1,b', 'c'], grid: ['ab', 'ac'] },
    { what: 'a column span', rows: ['a 1x2,b', 'c,d,e'], grid: ['aab', 'cde'] },
    { what: 'both', rows: ['a 2x2,b', 'c', 'd,e,f'], grid: ['aab', 'aac', 'def'] },
    { what: 'a row span to the end', rows: ['a 0x1,b', 'c', 'd'], grid: ['ab', 'ac', 'ad'] },
    { what: 'a row span past the end', rows: ['a,b 9x1', 'c'], grid: ['ab', 'cb'] },
    { what: 'a row that row spans fill', rows: ['a 2x1,b 2x1', '', 'c'], grid: ['ab', 'ab', 'c.'] },
    { what: 'a gap between row spans', rows: ['a 2x1,b,c 2x1', 'd,e'], grid: ['abc.', 'adce'] },
    { what: 'a column span past the end', rows: ['a 1x3', 'b'], grid: ['aaa', 'b..'] },
    { what: 'an overlap: the later cell is on top', rows: ['a,b 3x1', 'c 1x2,d', 'e,f'], grid: ['ab.', 'ccd', 'ebf'] },
    { what: 'an overlap that ends later', rows: ['a,b 2x1', 'c 2x2', 'd'], grid: ['ab.', 'cc.', 'ccd'] },
    { what: 'overlaps on overlaps', rows: ['a,b,c 4x1', 'd,e 2x2', 'f 1x3', 'g'], grid: ['abc', 'dee', 'fff', 'g.c'] },
    { what: 'row groups', rows: ['a 9x1,b', '=', 'c,d 0x1', 'e', '=', 'f'], grid: ['ab', 'cd', 'ed', 'f.'] },
    { what: 'spans that are none', rows: ['a -1x0,b NaNx-2,c 1.5x1.5', 'd'], grid: ['abc', 'd..'] },
  ])('of $what', ({ rows, grid }) => {
    expect(laidOut(...rows)).toEqual(grid);
  });

  it('takes rows without a group as one group', () => {
    const [a, b, c] = [cell('a 0x1'), cell('b'), cell('c')];
    expect(layout([{ cells: [a, b] }, { cells: [c] }])).toEqual([
      [a, b],
      [a, c],
    ]);
  });

  it('clips absurd spans to what a browser allows', () => {
    const grid = layout([{ cells: [cell('a 65535x1001'), cell('b 1x2'), cell('c')] }, { cells: [cell('d')] }]);
    expect(grid.map((row) => row.length)).toEqual([1_003, 1_003]);
    expect(
      grid.map((row) =>
        row
          .slice(998)
          .map((slot) => slot?.name ?? '.')
          .join(''),
      ),
    ).toEqual(['aabbc', 'aad..']);
  });

  it('is not made huge by spans alone', () => {
    const row = { cells: Array.from({ length: 300 }, () => cell('a 65534x1000')) };
    const grid = layout(Array.from({ length: 300 }, () => row));
    expect(grid[0]?.length).toBeLessThan(100_000);
    for (const slots of grid) expect(slots.at(-1)?.name).toBe(slots === grid.at(-1) ? 'a' : undefined);
  });

  it('keeps every cell of long tables and cuts their column spans', () => {
    const grid = layout(Array.from({ length: 40_000 }, () => ({ cells: [cell('a 1x1000'), cell('b')] })));
    expect(grid.map((row) => row.map((slot) => slot?.name).at(-1)).every((name) => name === 'b')).toBe(true);
    expect(grid[0]).toHaveLength(26);
  });
});

describe('any layout', () => {
  const span = fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 4 }), fc.constantFrom(-1, 7, 100));
  const anyCell = fc.record({ name: fc.constant('x'), rowSpan: span, columnSpan: span });
  const anyRows = fc
    .array(fc.tuple(fc.array(anyCell, { maxLength: 6 }), fc.integer({ min: 0, max: 2 })), { maxLength: 8 })
    .map((rows) => rows.map(([cells, group]) => ({ cells, group })));

  it('is that of the table model of HTML, written down slot by slot', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(layout(rows)).toEqual(slotBySlot(rows));
      }),
      { numRuns: 500 },
    );
  });

  it('is a rectangle with every cell in it, as the same object', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const grid = layout(rows);
        expect(grid).toHaveLength(rows.length);
        expect(new Set(grid.map((row) => row.length)).size).toBeLessThanOrEqual(1);
        rows.forEach((row, index) => {
          for (const given of row.cells) expect(grid[index]?.some((slot) => slot === given)).toBe(true);
        });
      }),
    );
  });

  it('brings a rectangle cut into cells back', () => {
    const size = fc.integer({ min: 1, max: 6 });
    const cuts = fc.array(fc.tuple(size, size), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(size, size, cuts, (height, width, sizes) => {
        const meant: (Cell | null)[][] = Array.from({ length: height }, () =>
          Array.from({ length: width }, () => null),
        );
        const rows = meant.map((slots, y) => {
          const cells: Cell[] = [];
          slots.forEach((taken, x) => {
            if (taken) return;
            const [rowsWanted = 1, columnsWanted = 1] = sizes[(y * width + x) % sizes.length] ?? [];
            const free = slots.slice(x).findIndex((slot) => slot !== null);
            const columnSpan = Math.min(columnsWanted, free < 0 ? width - x : free);
            const rowSpan = Math.min(rowsWanted, height - y);
            const made = { name: `${y},${x}`, rowSpan, columnSpan };
            cells.push(made);
            for (const row of meant.slice(y, y + rowSpan)) row.fill(made, x, x + columnSpan);
          });
          return { cells };
        });
        expect(layout(rows)).toEqual(meant);
      }),
      { numRuns: 300 },
    );
  });
});

/** Every slot of every cell set one by one, the later cell over the earlier. */
function slotBySlot(rows: readonly { cells: readonly Cell[]; group: number }[]): (Cell | null)[][] {
  const slots: (Cell | null)[][] = rows.map(() => []);
  rows.forEach(({ cells, group }, y) => {
    const later = rows.slice(y).findIndex((row) => row.group !== group);
    const groupEnd = later < 0 ? rows.length : y + later;
    let x = 0;
    for (const given of cells) {
      while (slots[y]?.[x]) x += 1;
      const columns = Math.max(1, given.columnSpan);
      const end = given.rowSpan === 0 ? groupEnd : Math.min(groupEnd, y + Math.max(1, given.rowSpan));
      for (const row of slots.slice(y, end))
        for (let column = x; column < x + columns; column += 1) row[column] = given;
      x += columns;
    }
  });
  const width = Math.max(0, ...slots.map((row) => row.length));
  return slots.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
}
