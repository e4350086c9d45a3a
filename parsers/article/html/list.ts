import type { List, ListItem } from 'mdast';
import type { RootContent } from '../tree.ts';
import { type Content, type Reading, readContent } from './content.ts';
import { hasTag } from './element.ts';
import { paragraphOf } from './paragraph.ts';
import type { HtmlElement } from './parse-html.ts';
import { rangeOf } from './source.ts';
import { readTables } from './table.ts';

/**
 * Reads a list: one item for each of its items and of the lists inside them, in order, however deep. Tables inside
 * follow the list.
 */
export function readList(element: HtmlElement, reading: Reading): RootContent[] {
  const items: ListItem[] = [];
  const tables: RootContent[] = [];
  const waiting: HtmlElement[] = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (hasTag(next, 'table')) {
      tables.push(...readTables(next, reading));
      continue;
    }
    const { content, apart } = readContent([next], reading, (inner) => inner !== next && isApart(inner));
    if (content.text !== '') items.push(itemOf(content, reading));
    waiting.push(...apart.reverse());
  }
  if (items.length === 0) return tables;
  const position = reading.source.positionOf(rangeOf(element) ?? { start: 0, end: 0 });
  const list: List = { type: 'list', ordered: element.tagName === 'ol', spread: false, children: items, position };
  return [list, ...tables];
}

function isApart(element: HtmlElement): boolean {
  return hasTag(element, 'li', 'ul', 'ol', 'table');
}

function itemOf(content: Content, reading: Reading): ListItem {
  const paragraph = paragraphOf(content, reading.source);
  return {
    type: 'listItem',
    spread: false,
    children: [paragraph],
    ...(paragraph.position ? { position: paragraph.position } : {}),
  };
}
