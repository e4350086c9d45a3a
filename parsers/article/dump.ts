import type { Point, Position } from 'unist';
import { readProse } from './prose.ts';
import type { Residue, Root, RootContent, Table, TableCell, TableRow } from './tree.ts';

/**
 * Reads a text dump of a wiki article: `==Heading==` lines, `- ` lists, paragraphs, and tables as `| a | b |` lines
 * without a delimiter row. Headings and tables are built here, with the text between the pipes untouched; prose and
 * lists go through Markdown, unless they are plain paragraphs. Never throws; what is no row and no text becomes a residue node.
 *
 * `| 1= | Rinaldo Capello | Audi Sport North America | 22 |` is a row of four cells (2007, LMP1 drivers).
 */
export function readDump(text: string): Root {
  const children: RootContent[] = [];
  let prose: Line[] = [];
  let rows: TableRow[] = [];
  let residues: Residue[] = [];

  const closeProse = () => {
    const first = prose[0];
    if (first) children.push(...readProse(prose.map((line) => line.raw).join('\n'), first.number, first.offset));
    prose = [];
  };
  const closeTable = () => {
    const first = rows[0];
    const last = rows.at(-1);
    if (first?.position && last?.position) {
      const position = { start: first.position.start, end: last.position.end };
      const table: Table = { type: 'table', children: rows, position };
      children.push(table);
    }
    children.push(...residues);
    rows = [];
    residues = [];
  };

  for (const line of linesOf(text)) {
    if (prose.length >= PROSE_LINES_AT_MOST) closeProse();
    const kind = kindOf(line.text);
    if (kind === 'row' || kind === 'residue') {
      closeProse();
      if (kind === 'row') rows.push(rowOf(line));
      else residues.push({ type: 'residue', value: line.text, position: positionOf(line) });
      continue;
    }
    closeTable();
    if (kind === 'heading') {
      closeProse();
      children.push(headingOf(line));
    } else if (kind === 'prose' && isListItem(prose.at(-1)?.text ?? '') && !isListItem(line.text)) {
      closeProse();
      prose.push(line);
    } else if (kind === 'prose' || prose.length > 0) {
      prose.push(line);
    }
  }
  closeProse();
  closeTable();
  return { type: 'root', children };
}

/** So many lines go through Markdown at a time: what it needs for a line is some thousand times the line. */
const PROSE_LINES_AT_MOST = 2000;

interface Line {
  /** 1-based. */
  readonly number: number;
  /** 0-based offset of the line in the file. */
  readonly offset: number;
  readonly raw: string;
  /** Without the white space around it. */
  readonly text: string;
}

function* linesOf(text: string): Generator<Line> {
  let number = 1;
  let offset = 0;
  while (offset <= text.length) {
    const end = text.indexOf('\n', offset);
    const raw = end < 0 ? text.slice(offset) : text.slice(offset, end);
    yield { number, offset, raw, text: raw.trim() };
    if (end < 0) return;
    number += 1;
    offset = end + 1;
  }
}

type LineKind = 'blank' | 'heading' | 'row' | 'residue' | 'prose';

function kindOf(text: string): LineKind {
  if (text === '') return 'blank';
  if (isResidue(text)) return 'residue';
  if (text.startsWith('|')) return 'row';
  if (headingDepth(text) > 0) return 'heading';
  return 'prose';
}

/** Markup of a wiki table that the dump should not hold: `{|`, `|}`, `|-`, `|+`, or a row of attributes alone. */
function isResidue(text: string): boolean {
  if (/^(?:\{\||\|\}|\|-(?!\S* \|)|\|\+)/.test(text)) return true;
  if (/^[|{}!]+$/.test(text)) return true;
  return /^\|(?:\s*[a-z-]{2,20}\s?=\s?"[^"|]*")+\s*\|?$/i.test(text);
}

function isListItem(text: string): boolean {
  return /^[-*+] /.test(text);
}

/** 1 to 6 for `= Title =` to `====== x ======`, 0 for anything else. */
function headingDepth(text: string): number {
  let depth = 0;
  while (depth < text.length && text[depth] === '=') depth += 1;
  let trailing = 0;
  while (trailing < text.length && text[text.length - 1 - trailing] === '=') trailing += 1;
  const isHeading = depth >= 1 && depth <= 6 && trailing === depth && text.slice(depth, -depth).trim() !== '';
  return isHeading ? depth : 0;
}

function headingOf(line: Line): RootContent {
  const depth = headingDepth(line.text);
  const value = line.text.slice(depth, -depth).trim();
  const position = positionOf(line);
  const level = depth === 1 ? 1 : depth === 2 ? 2 : depth === 3 ? 3 : depth === 4 ? 4 : depth === 5 ? 5 : 6;
  return { type: 'heading', depth: level, children: [{ type: 'text', value, position }], position };
}

function rowOf(line: Line): TableRow {
  const cells: TableCell[] = [];
  const { raw } = line;
  let start = raw.indexOf('|') + 1;
  let isTerminated = false;
  for (;;) {
    const pipe = raw.indexOf('|', start);
    const end = pipe < 0 ? raw.length : pipe;
    const piece = raw.slice(start, end);
    if (pipe < 0 && piece.trim() === '') {
      isTerminated = true;
      break;
    }
    cells.push(cellOf(line, start, end));
    if (pipe < 0) break;
    start = pipe + 1;
  }
  return { type: 'tableRow', children: cells, position: positionOf(line), data: { isTerminated } };
}

function cellOf(line: Line, start: number, end: number): TableCell {
  const piece = line.raw.slice(start, end);
  const value = piece.trim();
  const from = start + (value === '' ? 0 : piece.length - piece.trimStart().length);
  const position = { start: pointOf(line, from), end: pointOf(line, from + value.length) };
  return { type: 'tableCell', children: [{ type: 'text', value, position }], position };
}

function positionOf(line: Line): Position {
  const from = line.raw.length - line.raw.trimStart().length;
  return { start: pointOf(line, from), end: pointOf(line, from + line.text.length) };
}

function pointOf(line: Line, column: number): Point {
  return { line: line.number, column: column + 1, offset: line.offset + column };
}
