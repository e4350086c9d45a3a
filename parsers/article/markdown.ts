import { markdown } from './prose.ts';
import type { Root, TableCell } from './tree.ts';

/**
 * Reads an article in GitHub-flavoured Markdown to the tree that the dump gives. A cell's text is the text between the
 * pipes (`\|` is a pipe); a cell that is bold or italic as a whole is marked so. Never throws.
 *
 * `| 10* | **USA #2 Audi Sport North America** |` keeps the asterisk of the first cell, and the second is bold.
 */
export function readMarkdown(text: string): Root {
  const root = markdown.parse(text);
  for (const node of root.children) {
    if (node.type !== 'table') continue;
    for (const row of node.children) {
      row.data = { isTerminated: true };
      for (const cell of row.children) literal(cell, text);
    }
  }
  return root;
}

function literal(cell: TableCell, text: string): void {
  const start = cell.position?.start.offset ?? 0;
  const end = cell.position?.end.offset ?? start;
  const [only, second] = cell.children;
  const isWhole = only !== undefined && second === undefined;
  cell.data = { isBold: isWhole && only.type === 'strong', isItalic: isWhole && only.type === 'emphasis' };
  const slice = text.slice(start, end).replace(/^\|/, '');
  const inner = isClosed(slice) ? slice.slice(0, -1) : slice;
  const value = inner.replaceAll('\\|', '|').trim();
  cell.children = [{ type: 'text', value, ...(cell.position ? { position: cell.position } : {}) }];
}

/** True where the last character is a pipe that no backslash escapes. */
function isClosed(slice: string): boolean {
  return slice.endsWith('|') && !slice.endsWith('\\|');
}
