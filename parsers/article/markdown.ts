import { readDump } from './dump.ts';
import { isTooDeep, markdown } from './prose.ts';
import type { Root, TableCell } from './tree.ts';

/**
 * Reads an article in GitHub-flavoured Markdown to the tree that the dump gives. A cell's text is the text between the
 * pipes (`\|` is a pipe); a cell that is bold or italic as a whole is marked so. Never throws: a text nested too deep for
 * Markdown is read line by line as a dump is.
 *
 * `| 10* | **USA #2 Audi Sport North America** |` keeps the asterisk of the first cell, and the second is bold.
 */
export function readMarkdown(text: string): Root {
  const root = parsed(text);
  if (!root) return readDump(text);
  for (const node of root.children) {
    if (node.type !== 'table') continue;
    for (const row of node.children) {
      row.data = { isTerminated: true };
      for (const cell of row.children) literal(cell, text);
    }
  }
  return root;
}

/** Null for a text with containers nested too deep. */
function parsed(text: string): Root | null {
  if (isTooDeep(text)) return null;
  try {
    return markdown.parse(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function literal(cell: TableCell, text: string): void {
  const start = cell.position?.start.offset ?? 0;
  const end = cell.position?.end.offset ?? start;
  const [only, second] = cell.children;
  const isWhole = only !== undefined && second === undefined;
  cell.data = { isBold: isWhole && only.type === 'strong', isItalic: isWhole && only.type === 'emphasis' };
  const opening = text[start] === '|' ? 1 : 0;
  const slice = text.slice(start + opening, end);
  const inner = isClosed(slice) ? slice.slice(0, -1) : slice;
  const trimmed = inner.trim();
  const lead = opening + (trimmed === '' ? 0 : inner.length - inner.trimStart().length);
  if (cell.position) {
    const { line, column } = cell.position.start;
    const from = { line, column: column + lead, offset: start + lead };
    const to = { line, column: from.column + trimmed.length, offset: from.offset + trimmed.length };
    cell.position = { start: from, end: to };
  }
  const value = trimmed.replaceAll('\\|', '|');
  cell.children = [{ type: 'text', value, ...(cell.position ? { position: cell.position } : {}) }];
}

/** True where the last character is a pipe that no backslash escapes. */
function isClosed(slice: string): boolean {
  if (!slice.endsWith('|')) return false;
  let backslashes = 0;
  while (slice[slice.length - 2 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 0;
}
