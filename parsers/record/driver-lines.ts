import { splitNation } from '../cell/nation-name.ts';
import { linesOf, type PrintedCell } from '../table/printed-table.ts';

/**
 * The drivers of a cell that the source puts on lines of their own, each with what stands in brackets below him; null for a
 * cell of one line, or where a line is no first and last name, since a name itself may be broken.
 *
 * `{{flagicon|ITA}} Rinaldo Capello<br />Allan McNish` gives `ITA Rinaldo Capello` and `Allan McNish`.
 */
export function driverLines(cell: PrintedCell): readonly string[] | null {
  const lines: string[] = [];
  for (const line of linesOf(cell)) {
    const above = lines.at(-1);
    if (above !== undefined && /^[([]/.test(line)) lines[lines.length - 1] = `${above} ${line}`;
    else lines.push(line);
  }
  const isNamed = lines.length > 1 && lines.every((line) => /\S \S/.test(splitNation(line).text));
  return isNamed ? lines : null;
}
