import type { Root, RootContent, Table, TableCell, TableRow } from 'mdast';
import type { Node, Position } from 'unist';

/** Left-over table markup (`|}`, `|valign="top"|`): a line that is neither text nor a row. */
export interface Residue extends Node {
  type: 'residue';
  value: string;
  position: Position;
}

declare module 'mdast' {
  interface RootContentMap {
    residue: Residue;
  }
  interface TableRowData {
    /** False where the line ends without the closing pipe. */
    isTerminated?: boolean;
    /** 0-based index of the row group; row spans end with it. Absent where the table is one group. */
    rowGroup?: number;
  }
  interface TableData {
    caption?: string;
    /** The markup of the source says that it is an infobox. */
    isInfobox?: true;
  }
  interface TableCellData {
    /** Whole cell bold or italic; absent where the form of the source cannot tell. */
    isBold?: boolean;
    isItalic?: boolean;
    /** The lines of the text, where the source breaks it into several. */
    lines?: readonly string[];
    /** The names that flags stand for in the text, in order; absent where the form has no flags. */
    flags?: readonly string[];
    /** A header cell by the markup of the source; absent where the form cannot tell. */
    isHeader?: boolean;
    /**
     * How many rows and columns the cell covers, as the source says, 1 where it says nothing; 0 rows for all that are left
     * in its row group. Absent where the form of the source has lost them.
     */
    rowSpan?: number;
    columnSpan?: number;
  }
}

/** A heading, a paragraph or list item, a table or residue, with the headings that it stands under. */
export interface Placed<T extends RootContent> {
  readonly node: T;
  /** Headings from the outermost to the innermost, the article's title left out. */
  readonly sectionPath: readonly string[];
}

/** A block of prose: a paragraph or one item of a list, its text as in the source where that is no markup. */
export interface ProseBlock {
  readonly kind: 'paragraph' | 'item';
  readonly text: string;
  /** 1-based line on which the text starts. */
  readonly line: number;
  readonly sectionPath: readonly string[];
  /** Index of the block's node among the children of the root. */
  readonly rootIndex: number;
  /** How many items the list has; 0 for a paragraph. */
  readonly listLength: number;
}

/** The 1-based line on which a node starts; readers give every node a position. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

/** The 1-based line on which a node ends. */
export function lastLineOf(node: Node): number {
  return node.position?.end.line ?? lineOf(node);
}

/** The text of a heading or cell. */
export function textOf(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  if ('children' in node && Array.isArray(node.children)) return node.children.map(textOf).join('');
  return '';
}

/** The article's title: its first heading of depth 1, or null. */
export function titleOf(root: Root): { text: string; line: number } | null {
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth === 1) return { text: textOf(node).trim(), line: lineOf(node) };
  }
  return null;
}

/** Every child of the root with the headings that it stands under, in order. */
export function placedNodes(root: Root): Placed<RootContent>[] {
  const open: { depth: number; text: string }[] = [];
  const placed: Placed<RootContent>[] = [];
  for (const node of root.children) {
    if (node.type === 'heading') {
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
      if (node.depth > 1) open.push({ depth: node.depth, text: textOf(node).trim() });
    }
    placed.push({ node, sectionPath: open.map((heading) => heading.text) });
  }
  return placed;
}

/**
 * The prose of an article: paragraphs and list items. With `text`, the raw file, each as its source has it; where that is
 * markup, `text` is null and each is what its node says.
 */
export function proseBlocks(root: Root, text: string | null): ProseBlock[] {
  const blocks: ProseBlock[] = [];
  placedNodes(root).forEach(({ node, sectionPath }, rootIndex) => {
    if (node.type === 'list') {
      for (const item of node.children) {
        const slice =
          text === null ? textOf(item).trim() : sourceOf(item, text).replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s*/, '');
        const line = lineOf(item);
        blocks.push({ kind: 'item', text: slice, line, sectionPath, rootIndex, listLength: node.children.length });
      }
    } else if (node.type !== 'heading' && node.type !== 'table' && node.type !== 'residue') {
      const slice = text === null ? textOf(node).trim() : sourceOf(node, text);
      blocks.push({ kind: 'paragraph', text: slice, line: lineOf(node), sectionPath, rootIndex, listLength: 0 });
    }
  });
  return blocks;
}

function sourceOf(node: Node, text: string): string {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  return text.slice(start, end).trim();
}

export type { Root, RootContent, Table, TableCell, TableRow };
