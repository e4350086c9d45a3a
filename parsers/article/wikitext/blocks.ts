import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { Piece } from './table-tree.ts';
import type { View } from './view.ts';

/** What blocks are made with: the text and the position of what stands between two places of the view. */
export interface BlockTools {
  readonly textOf: (piece: Piece) => string;
  readonly positionOf: (piece: Piece) => Position;
}

interface Line extends Piece {
  readonly text: string;
}

/**
 * Reads the text between the tables to headings, paragraphs and lists, every line of a list one item. What shows nothing
 * (a category, a picture, a template that is left out) gives no node.
 *
 * `==MotoGP classification==` is a heading of depth 2, `* Did not finish` an item.
 */
export function readBlocks(view: View, piece: Piece, tools: BlockTools): RootContent[] {
  const reader = new BlockReader(tools);
  for (const line of linesOf(view, piece)) reader.take(line);
  reader.closeParagraph();
  return reader.blocks;
}

class BlockReader {
  readonly blocks: RootContent[] = [];
  readonly #tools: BlockTools;
  #paragraph: Line[] = [];
  #list: List | null = null;
  /** The mark of the open list. */
  #mark = '';

  constructor(tools: BlockTools) {
    this.#tools = tools;
  }

  take(line: Line): void {
    const heading = headingOf(line.text);
    const marks = /^[*#:;]+/.exec(line.text)?.[0] ?? '';
    const isBreak = line.text.trim() === '' || /^-{4,}\s*$/.test(line.text);
    if (isBreak || heading || marks !== '') this.closeParagraph();
    if (marks === '') this.#list = null;
    if (heading) this.#addHeading(line, heading);
    else if (marks !== '') this.#addItem(line, marks);
    else if (!isBreak) this.#paragraph.push(line);
  }

  closeParagraph(): void {
    const first = this.#paragraph[0];
    const last = this.#paragraph.at(-1);
    this.#paragraph = [];
    if (!first || !last) return;
    const piece = { from: first.from, to: last.to };
    const value = this.#tools.textOf(piece);
    if (value !== '') this.blocks.push(paragraphOf(value, this.#tools.positionOf(piece)));
  }

  #addHeading(line: Line, { depth, from, to }: { depth: Heading['depth'] } & Piece): void {
    const title = { from: line.from + from, to: line.from + to };
    const children = [textNode(this.#tools.textOf(title), this.#tools.positionOf(title))];
    this.blocks.push({ type: 'heading', depth, children, position: this.#tools.positionOf(line) });
  }

  #addItem(line: Line, marks: string): void {
    const content = { from: line.from + marks.length, to: line.to };
    const value = this.#tools.textOf(content);
    if (value === '') return;
    const position = this.#tools.positionOf(line);
    const children = [paragraphOf(value, this.#tools.positionOf(content))];
    const item: ListItem = { type: 'listItem', spread: false, children, position };
    const mark = marks.startsWith(';') ? ':' : marks.slice(0, 1);
    if (this.#list && this.#mark === mark) {
      this.#list.children.push(item);
      this.#list.position = { start: this.#list.position?.start ?? position.start, end: position.end };
      return;
    }
    this.#list = { type: 'list', ordered: mark === '#', spread: false, children: [item], position };
    this.#mark = mark;
    this.blocks.push(this.#list);
  }
}

function* linesOf(view: View, { from, to }: Piece): Generator<Line> {
  let start = from;
  while (start < to) {
    const newline = view.text.indexOf('\n', start);
    const end = newline < 0 ? to : Math.min(newline, to);
    // What follows a table on its last line starts no line.
    const isWhole = start === 0 || view.text[start - 1] === '\n';
    const text = view.text.slice(start, end);
    yield { from: start, to: end, text: isWhole ? text : ` ${text}` };
    start = end + 1;
  }
}

/** The title of a heading line, as places in the line; null for any other line. */
function headingOf(line: string): { depth: Heading['depth']; from: number; to: number } | null {
  const length = line.trimEnd().length;
  let before = 0;
  while (before < 6 && line[before] === '=') before += 1;
  let after = 0;
  while (after < 6 && line[length - 1 - after] === '=') after += 1;
  const depth = headingDepth(Math.min(before, after));
  if (!depth || length - 2 * depth < 1) return null;
  return line.slice(depth, length - depth).trim() === '' ? null : { depth, from: depth, to: length - depth };
}

function headingDepth(depth: number): Heading['depth'] | null {
  return depth === 1 || depth === 2 || depth === 3 || depth === 4 || depth === 5 || depth === 6 ? depth : null;
}

function paragraphOf(value: string, position: Position): Paragraph {
  return { type: 'paragraph', children: [textNode(value, position)], position };
}

function textNode(value: string, position: Position): { type: 'text'; value: string; position: Position } {
  return { type: 'text', value, position };
}
