import fc from 'fast-check';
import type { ReadCell } from './support.ts';

/** A row of a generated table. */
export interface AnyRow {
  readonly cells: readonly ReadCell[];
  readonly group: number;
}

const text = fc.constantFrom('', '1', 'Ret', '22', 'Audi R10 TDI', 'Éric 🏁', 'a\u0300');
const rowSpan = fc.oneof(
  { weight: 4, arbitrary: fc.constant(1) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 65_534) },
);
const columnSpan = fc.oneof(
  { weight: 4, arbitrary: fc.constant(1) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(30, 1_000) },
);
const cells = fc.array(fc.record({ text, rowSpan, columnSpan }), { maxLength: 6 });

/** Rows in one to three row groups, cells with spans of every kind, overlapping and past the ends. */
export const anyTable: fc.Arbitrary<AnyRow[]> = fc
  .array(fc.array(cells, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((groups) => groups.flatMap((rows, group) => rows.map((row) => ({ cells: row, group }))));

/** The table as HTML; terse without the tags that may be left out and with bare attributes. */
export function htmlOf(rows: readonly AnyRow[], isTerse: boolean): string {
  const written = rows.map(({ cells: row, group }, index) => {
    const opening = rows[index - 1]?.group === group ? '' : '<tbody>';
    const closing = rows[index + 1]?.group === group || isTerse ? '' : '</tbody>';
    return `${opening}<tr>${row.map((cell) => cellHtml(cell, isTerse)).join('')}${isTerse ? '' : '</tr>'}${closing}`;
  });
  return `<table>\n${written.join('\n')}\n</table>\n`;
}

function cellHtml(cell: ReadCell, isTerse: boolean): string {
  const quote = isTerse ? '' : '"';
  const attribute = (name: string, span: number) => (span === 1 ? '' : ` ${name}=${quote}${span}${quote}`);
  const attributes = attribute('rowspan', cell.rowSpan) + attribute('colspan', cell.columnSpan);
  return `<td${attributes}>${cell.text}${isTerse ? '\n' : '</td>'}`;
}
