import { roleOfHeader, roundOfHeader } from './column-role.ts';
import type { PrintedCell, PrintedRow, PrintedTable } from './printed-table.ts';

const RACE = /^(?:(?:r|race|heat|sprint)\.? ?)?\d$/i;

/** True where the row below a header of circuits without spans names nothing but the races of its meetings: `R1`, `R2`, `R1`, `R2`. */
export function hasRaceRow(table: PrintedTable, headerRow: number): boolean {
  const texts = filled(table.rows[headerRow + 1]).map(({ text }) => text);
  const hasCircuits = table.rows[headerRow]?.cells.some(isCircuit) === true;
  return hasCircuits && !table.hasSpans && texts.length >= 2 && texts.every((text) => RACE.test(text));
}

/**
 * A header with the races of its meetings: those that stand under a circuit or under the empty cells behind it are its own;
 * a row that was shifted to the left is divided evenly among the circuits. The header as it is where that does not come out.
 *
 * `HAR` and `MOO` above `R1`, `R2`, `R1`, `R2` are `HAR R1`, `HAR R2`, `MOO R1` and `MOO R2`.
 */
export function withRaces(header: PrintedRow, races: PrintedRow): PrintedRow {
  const named = filled(races);
  if (races.cells[0]?.text === '') return { ...header, cells: underCircuits(header.cells, races.cells) };
  const circuits = header.cells.filter(isCircuit);
  const each = named.length / circuits.length;
  if (!Number.isInteger(each)) return header;
  let next = 0;
  const cells = header.cells.flatMap((cell): PrintedCell[] => {
    if (!circuits.includes(cell)) return [cell];
    next += each;
    return named.slice(next - each, next).map((race) => ({ ...cell, text: `${cell.text} ${race.text}` }));
  });
  return { ...header, cells };
}

function underCircuits(header: readonly PrintedCell[], races: readonly PrintedCell[]): PrintedCell[] {
  let circuit = '';
  return header.map((cell, index) => {
    const race = races[index]?.text ?? '';
    if (cell.text !== '') circuit = cell.text;
    return race === '' ? cell : { ...cell, text: `${circuit} ${race}` };
  });
}

function isCircuit({ text }: PrintedCell): boolean {
  return text !== '' && roleOfHeader(text) === 'unknown' && roundOfHeader(text) === null;
}

function filled(row: PrintedRow | undefined): readonly PrintedCell[] {
  return (row?.cells ?? []).filter(({ text }) => text !== '');
}
