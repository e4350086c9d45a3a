import { splitNation } from '../cell/nation-name.ts';
import { linesOf, type PrintedCell } from '../table/printed-table.ts';

/**
 * The drivers of a cell that the source puts on lines of their own, each a first and last name; null for any other cell.
 *
 * `{{flagicon|ITA}} Rinaldo Capello<br />Allan McNish` gives `ITA Rinaldo Capello` and `Allan McNish`.
 */
export function driverLines(cell: PrintedCell): readonly string[] | null {
  return nameLines(cell, (line) => /\S \S/.test(splitNation(line).text));
}

/** The chassis of a cell, those on lines of their own apart: each has a figure in it. `017B<br />018` gives two. */
export function chassisLines(cell: PrintedCell): readonly string[] {
  return nameLines(cell, (line) => /\d/.test(line)) ?? [cell.text];
}

/** The engines of a cell, those on lines of their own apart: each has a capacity. */
export function engineLines(cell: PrintedCell): readonly string[] {
  return nameLines(cell, (line) => /\d[.,]\d/.test(line)) ?? [cell.text];
}

/** The teams of a cell that the source puts on lines of their own, each behind its flag; null for any other cell. */
export function teamLines(cell: PrintedCell): readonly string[] | null {
  return nameLines(cell, (line) => splitNation(line).countryText !== null);
}

/**
 * The lines of a cell, what stands in brackets with the line above it; null for a cell of one line, or where a line is no
 * name, since a name itself may be broken.
 */
function nameLines(cell: PrintedCell, isName: (line: string) => boolean): readonly string[] | null {
  const lines: string[] = [];
  for (const line of linesOf(cell)) {
    const above = lines.at(-1);
    if (above !== undefined && /^[([]/.test(line)) lines[lines.length - 1] = `${above} ${line}`;
    else lines.push(line);
  }
  return lines.length > 1 && lines.every(isName) ? lines : null;
}
