import { isInfoboxClass } from '../infobox.ts';
import type { Table, TableCell, TableRow } from '../tree.ts';
import { PLAIN, type Reading, readContent, type Style, styleIn } from './content.ts';
import { attributeOf, hasTag, isElement, isHidden, isNotRendered } from './element.ts';
import type { HtmlElement } from './parse-html.ts';
import { innerRangeOf, type Range, rangeOf } from './source.ts';
import { columnSpanOf, rowSpanOf } from './span.ts';

/**
 * Reads a table and the tables in its cells, each as a node of its own, the outer one first. Rows come in the order in
 * which a browser has them: heads, bodies, feet. Rows and cells that are not rendered are left out; a cell's text is
 * without what stands in the tables inside it. A table without rows gives none.
 */
export function readTables(element: HtmlElement, reading: Reading): Table[] {
  const tables: Table[] = [];
  const waiting = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { table, inner } = readTable(next, reading);
    if (table.children.length > 0) tables.push(table);
    waiting.push(...inner.reverse());
  }
  return tables;
}

function readTable(element: HtmlElement, reading: Reading): { table: Table; inner: HtmlElement[] } {
  const inner: HtmlElement[] = [];
  const captions: string[] = [];
  for (const caption of childrenOf(element, 'caption')) {
    const { content, apart } = readContent([caption], reading, isTable);
    inner.push(...apart);
    if (content.text !== '') captions.push(content.text);
  }
  const style = styleIn(element, PLAIN);
  const rows: TableRow[] = [];
  groupsOf(element).forEach((group, rowGroup) => {
    for (const row of childrenOf(group, 'tr')) {
      const read = readRow(row, styleIn(row, styleIn(group, style)), reading);
      inner.push(...read.inner);
      const position = reading.source.positionOf(rangeOf(row) ?? read.range);
      rows.push({ type: 'tableRow', children: read.cells, position, data: { isTerminated: true, rowGroup } });
    }
  });
  const position = reading.source.positionOf(rangeOf(element) ?? { start: 0, end: 0 });
  const caption = captions[0];
  const infobox = isInfoboxClass(attributeOf(element, 'className')) ? { isInfobox: true as const } : {};
  const data = { ...(caption === undefined ? {} : { caption }), ...infobox };
  return { table: { type: 'table', children: rows, position, data }, inner };
}

function groupsOf(table: HtmlElement): HtmlElement[] {
  return ['thead', 'tbody', 'tfoot'].flatMap((tagName) => childrenOf(table, tagName));
}

function childrenOf(element: HtmlElement, ...tagNames: readonly string[]): HtmlElement[] {
  return element.children.filter(isElement).filter((child) => hasTag(child, ...tagNames) && !isNotRendered(child));
}

function readRow(row: HtmlElement, style: Style, reading: Reading) {
  const cells: TableCell[] = [];
  const inner: HtmlElement[] = [];
  let range: Range = { start: Number.POSITIVE_INFINITY, end: 0 };
  for (const element of childrenOf(row, 'td', 'th')) {
    const place = innerRangeOf(element) ?? { start: 0, end: 0 };
    range = { start: Math.min(range.start, place.start), end: Math.max(range.end, place.end) };
    const seen = isHidden(element) ? [] : element.children;
    const { content, apart } = readContent(seen, reading, isTable, styleIn(element, style));
    inner.push(...apart);
    const position = reading.source.positionOf(place);
    cells.push({
      type: 'tableCell',
      children: [{ type: 'text', value: content.text, position }],
      position,
      data: {
        flags: content.flags,
        ...(content.lines.length > 1 ? { lines: content.lines } : {}),
        isBold: content.isBold,
        isItalic: content.isItalic,
        isHeader: element.tagName === 'th',
        rowSpan: rowSpanOf(element, reading.source),
        columnSpan: columnSpanOf(element, reading.source),
      },
    });
  }
  return { cells, inner, range };
}

function isTable(element: HtmlElement): boolean {
  return element.tagName === 'table';
}
