import type { Node } from 'unist';
import type { Root, Table, TableCell } from '../../parsers/article/tree.ts';
import { textOf } from '../../parsers/article/tree.ts';
import { layout, type Slot } from '../../parsers/table/layout.ts';

/** A table as a browser lays it out: the texts of its slots, and which of them are headers, bold, italic. */
export interface LaidOut {
  readonly caption: string | null;
  readonly grid: (string | null)[][];
  readonly header: number[][];
  readonly bold: number[][];
  readonly italic: number[][];
}

interface Spanning {
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly cell: TableCell;
}

export function tablesOf(root: Root): Table[] {
  return root.children.filter((node) => node.type === 'table');
}

export function laidOut(table: Table): LaidOut {
  const rows = table.children.map((row) => ({ cells: row.children.map(spanning) }));
  const slots: Slot<Spanning>[][] = layout(rows);
  const flags = (of: (cell: TableCell) => boolean | undefined) =>
    slots.map((row) => row.map((slot) => (slot && of(slot.cell) ? 1 : 0)));
  return {
    caption: table.data?.caption ?? null,
    grid: slots.map((row) => row.map((slot) => (slot ? textOf(slot.cell) : null))),
    header: flags((cell) => cell.data?.isHeader),
    bold: flags((cell) => cell.data?.isBold),
    italic: flags((cell) => cell.data?.isItalic),
  };
}

function spanning(cell: TableCell): Spanning {
  return { rowSpan: cell.data?.rowSpan ?? 1, columnSpan: cell.data?.columnSpan ?? 1, cell };
}

/** The source at the position of a node. */
export function sliceOf(text: string, node: Node): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** The nodes of a page in short: `2 Schedule`, `list a/b`, `paragraph …`, `table`. */
export function outlineOf(root: Root): string[] {
  return root.children.map((node) => {
    if (node.type === 'heading') return `${node.depth} ${textOf(node)}`;
    if (node.type === 'list') return `list ${node.ordered ? '1. ' : ''}${node.children.map(textOf).join('/')}`;
    return node.type === 'table' ? 'table' : `${node.type} ${textOf(node)}`;
  });
}

/** Every node of a page whose position is absent, turned round, outside of its parent, or not where it says. */
export function misplaced(text: string, root: Root): string[] {
  const wrong: string[] = [];
  const waiting: Node[] = [...root.children];
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const { start, end } = node.position ?? {};
    const points = [start, end].map(
      (point) => (lineStarts[(point?.line ?? 0) - 1] ?? Number.NaN) + (point?.column ?? 0) - 1,
    );
    const isRight =
      start?.offset === points[0] && end?.offset === points[1] && (start?.offset ?? 1) <= (end?.offset ?? 0);
    const slice = sliceOf(text, node);
    if (!isRight || slice !== slice.trim()) wrong.push(`${node.type} at ${start?.line}:${start?.column}: ${slice}`);
    if ('children' in node && Array.isArray(node.children)) waiting.push(...node.children);
  }
  return wrong;
}
