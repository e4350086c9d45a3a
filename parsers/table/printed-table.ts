import type { CellRef } from '../../schemas/record/origin.ts';
import {
  lastLineOf,
  lineOf,
  type Placed,
  placedNodes,
  type Residue,
  type Root,
  type RootContent,
  type Table,
  type TableCell,
  textOf,
} from '../article/tree.ts';
import { codeOfCountry } from '../country/codes.ts';

/** One printed cell. `text` is the text between the pipes, trimmed; bold and italic null where the form lost them. */
export interface PrintedCell {
  readonly ref: CellRef;
  /** The text between the pipes; a curated correction takes its place, and `printed` keeps it. */
  readonly text: string;
  readonly printed?: string;
  /** The lines of the text, where the source breaks it into several; read them with `linesOf`. */
  readonly lines?: readonly string[];
  readonly line: number;
  /** 1-based character in the line. */
  readonly column: number;
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
  /** A header cell by the markup; null where the form cannot tell. */
  readonly isHeader: boolean | null;
  /** A flag stands in the text, as the code of its country where that is known. */
  readonly hasFlag?: true;
  /** Rows and columns that the cell covers, 0 rows for all that are left; null where the form has lost its spans. */
  readonly rowSpan: number | null;
  readonly columnSpan: number | null;
}

export interface PrintedRow {
  readonly index: number;
  readonly line: number;
  readonly cells: readonly PrintedCell[];
  /** 0-based index of the row group, with which row spans end; null where the table is one group. */
  readonly group: number | null;
  /** False where the line ends without its closing pipe. */
  readonly isTerminated: boolean;
}

/** A table exactly as printed, with the headings that it stands under. */
export interface PrintedTable {
  readonly tableId: string;
  readonly sourceId: string;
  /** 1-based in the article. */
  readonly ordinal: number;
  readonly sectionPath: readonly string[];
  readonly lineFirst: number;
  readonly lineLast: number;
  readonly rows: readonly PrintedRow[];
  readonly columnCount: number;
  readonly caption: string | null;
  readonly isInfobox: boolean;
  /** The form of the source says which cells span which: nothing is guessed. */
  readonly hasSpans: boolean;
  /** Index of the table's node among the children of the root. */
  readonly rootIndex: number;
  /** Left-over markup behind the table, up to the next one. */
  readonly residues: readonly PrintedRow[];
}

/** The lines of a cell's text: one where the source does not break it, or where a correction took its place. */
export function linesOf({ text, lines = [] }: PrintedCell): readonly string[] {
  return lines.join(' ') === text && text !== '' ? lines : [text];
}

/** The text of a cell as the article prints it, whatever was corrected. */
export function printedText(cell: PrintedCell): string {
  return cell.printed ?? cell.text;
}

/** Every table of an article in order, with the residue lines that follow it. */
export function printedTables(root: Root, sourceId: string): PrintedTable[] {
  const placed = placedNodes(root);
  const tables: PrintedTable[] = [];
  placed.forEach(({ node, sectionPath }, rootIndex) => {
    if (node.type !== 'table') return;
    const tableId = `${sourceId}/${String(tables.length + 1).padStart(2, '0')}`;
    const rows = rowsOf(node, tableId);
    const residues = residuesBehind(placed, rootIndex).map((residue, index) =>
      residueRow(residue, tableId, rows.length + index),
    );
    tables.push({
      tableId,
      sourceId,
      ordinal: tables.length + 1,
      sectionPath,
      lineFirst: lineOf(node),
      lineLast: lastLineOf(node),
      rows,
      caption: node.data?.caption ?? null,
      isInfobox: node.data?.isInfobox ?? false,
      hasSpans: node.children.some((row) => row.children.some((cell) => cell.data?.rowSpan !== undefined)),
      columnCount: rows.reduce((most, row) => Math.max(most, row.cells.length), 0),
      rootIndex,
      residues,
    });
  });
  return tables;
}

/** The residue lines between a table and the next one. */
function residuesBehind(placed: readonly Placed<RootContent>[], rootIndex: number): Residue[] {
  const residues: Residue[] = [];
  for (let index = rootIndex + 1; index < placed.length; index += 1) {
    const node = placed[index]?.node;
    if (node?.type === 'table') break;
    if (node?.type === 'residue') residues.push(node);
  }
  return residues;
}

function rowsOf(table: Table, tableId: string): PrintedRow[] {
  return table.children.map((row, index) => ({
    index,
    line: lineOf(row),
    group: row.data?.rowGroup ?? null,
    isTerminated: row.data?.isTerminated ?? true,
    cells: row.children.map((cell, column) => ({
      ref: { tableId, row: index, column },
      ...textsOf(cell),
      line: lineOf(cell),
      column: cell.position?.start.column ?? 1,
      isBold: cell.data?.isBold ?? null,
      isItalic: cell.data?.isItalic ?? null,
      isHeader: cell.data?.isHeader ?? null,
      rowSpan: cell.data?.rowSpan ?? null,
      columnSpan: cell.data?.columnSpan ?? null,
    })),
  }));
}

/**
 * A cell that is bold or italic as a whole is read without its markup, and a flag's name as the code of its country;
 * `printed` keeps the text of the source.
 */
function textsOf(cell: TableCell): Pick<PrintedCell, 'text' | 'printed' | 'lines' | 'hasFlag'> {
  const { lines, flags = [] } = cell.data ?? {};
  const hasFlag = flags.length > 0 ? { hasFlag: true as const } : {};
  const printed = textOf(cell);
  if (!cell.data) return { text: printed };
  if (lines) {
    const coded = withCodes(lines.join('\n'), flags).split('\n');
    const text = coded.join(' ');
    return { text, ...(text === printed ? {} : { printed }), lines: coded, ...hasFlag };
  }
  const marked = /^(?<mark>\*{1,3}|_{1,3})(?<text>.*[^\s])\k<mark>$/s.exec(printed)?.groups?.['text'];
  const isMarked = cell.data?.isBold === true || cell.data?.isItalic === true;
  const text = withCodes(isMarked && marked !== undefined ? marked.trim() : printed, flags);
  return { text, ...(text === printed ? {} : { printed }), ...hasFlag };
}

function withCodes(printed: string, flags: readonly string[]): string {
  let text = '';
  let rest = printed;
  for (const flag of flags) {
    const start = rest.indexOf(flag);
    const code = codeOfCountry(flag);
    if (start < 0 || code === undefined) continue;
    text += rest.slice(0, start) + code;
    rest = rest.slice(start + flag.length);
  }
  return text + rest;
}

function residueRow(residue: Residue, tableId: string, index: number): PrintedRow {
  const line = lineOf(residue);
  const column = residue.position.start.column;
  const ref = { tableId, row: index, column: 0 };
  const unknown = { isBold: null, isItalic: null, isHeader: null, rowSpan: null, columnSpan: null };
  const cell = { ref, text: residue.value, line, column, ...unknown };
  return { index, line, cells: [cell], group: null, isTerminated: true };
}
