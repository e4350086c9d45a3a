import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Node, Point } from 'unist';

/** What stands within a paragraph. Nobody reads it in a dump, and it costs more than all the rest. */
const WITHIN_A_PARAGRAPH = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'setextUnderline',
];

/** The Markdown processor of articles in Markdown. A text struck through is read like any other. */
export const markdown = unified().use(remarkParse).use(remarkGfm).use(without, ['strikethrough']).freeze();

const blocksOfProse = unified().use(remarkParse).use(without, WITHIN_A_PARAGRAPH).freeze();

/** So many quotes, list items and footnotes one in the other on a line: nobody writes that, and it would take for ever. */
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\s]{1,100}\]:)){100}/m;

/** Indented by four hundred columns: containers nested over as many lines, each in the one of the line before. */
const INDENTED_TOO_DEEP = /^(?:[ >]{0,3}\t|[ >]{4}){100}/m;

/** A line that nobody writes, and of which a parser would make a token a character. */
const ENDLESS_LINE = /^[^\n]{100000}/m;

/**
 * A line of nothing but a paragraph, or a blank one: without what stands within a paragraph, only the start of a line is
 * markup, and white space at its end.
 */
const PLAIN_LINE = /^(?:\p{L}(?:\P{Cc}*[^\p{Cc}\s])?|[ \t]*)$/u;

/** Containers nested so deep that the parser could overflow, which depends on the stack of the thread. */
export function isTooDeep(text: string): boolean {
  return TOO_DEEP.test(text) || INDENTED_TOO_DEEP.test(text);
}

/**
 * Reads a block of prose and lists as Markdown, without what stands within a paragraph. `line` and `offset` say where the
 * block starts in the raw file (1-based line, 0-based offset); the nodes come back with positions in that file.
 */
export function readProse(block: string, line: number, offset: number): RootContent[] {
  if (isTooDeep(block) || ENDLESS_LINE.test(block)) return [asParagraph(block, line, offset)];
  if (block.split('\n').every((text) => PLAIN_LINE.test(text))) return paragraphsOf(block, line, offset);
  try {
    const root = blocksOfProse.parse(block);
    shift(root, line - 1, offset);
    return root.children;
  } catch (error) {
    // What no measure of depth has foreseen.
    if (error instanceof RangeError) return [asParagraph(block, line, offset)];
    throw error;
  }
}

/** The paragraphs of a block of plain lines, which blank ones separate: what Markdown makes of them, in a fraction of the time. */
function paragraphsOf(block: string, line: number, offset: number): RootContent[] {
  const paragraphs: RootContent[] = [];
  let seen = 0;
  let number = line;
  for (const { index, 0: text } of block.matchAll(/\S[^\n]*(?:\n\S[^\n]*)*/g)) {
    number += block.slice(seen, index).split('\n').length - 1;
    seen = index;
    paragraphs.push(asParagraph(text, number, offset + index));
  }
  return paragraphs;
}

function asParagraph(block: string, line: number, offset: number): RootContent {
  const lines = block.split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const end = { line: line + lines.length - 1, column, offset: offset + block.length };
  const position = { start: { line, column: 1, offset }, end };
  return { type: 'paragraph', children: [{ type: 'text', value: block, position }], position };
}

/** Takes constructs out of a Markdown parser. */
function without(this: Processor, constructs: readonly string[]): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: [...constructs] } }];
}

function shift(node: Node, lines: number, offset: number): void {
  if (node.position) {
    node.position = { start: moved(node.position.start, lines, offset), end: moved(node.position.end, lines, offset) };
  }
  if ('children' in node && Array.isArray(node.children))
    for (const child of node.children) shift(child, lines, offset);
}

function moved(point: Point, lines: number, offset: number): Point {
  return { line: point.line + lines, column: point.column, offset: (point.offset ?? 0) + offset };
}
