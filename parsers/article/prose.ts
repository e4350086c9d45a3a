import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Node, Point } from 'unist';

/** The one Markdown processor of the project. */
export const markdown = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Reads a block of prose and lists as Markdown. `line` and `offset` say where the block starts in the raw file
 * (1-based line, 0-based offset); the nodes come back with positions in that file.
 */
export function readProse(block: string, line: number, offset: number): RootContent[] {
  try {
    const root = markdown.parse(block);
    shift(root, line - 1, offset);
    return root.children;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Containers nested thousands deep overflow the parser: such a block is one paragraph.
    const lines = block.split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 1;
    const end = { line: line + lines.length - 1, column, offset: offset + block.length };
    const position = { start: { line, column: 1, offset }, end };
    return [{ type: 'paragraph', children: [{ type: 'text', value: block, position }], position }];
  }
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
