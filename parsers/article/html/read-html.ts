import type { Heading } from 'mdast';
import type { Root, RootContent } from '../tree.ts';
import { createCollector, type Reading, readContent } from './content.ts';
import { attributeOf, hasClass, hasTag, isBlock, isElement, isHidden, isLeftOut } from './element.ts';
import { readList } from './list.ts';
import { paragraphOf } from './paragraph.ts';
import { type HtmlElement, type HtmlNode, type HtmlRoot, parseHtml } from './parse-html.ts';
import { createReferences, type HtmlNote } from './reference.ts';
import { createSource, innerRangeOf } from './source.ts';
import { readTables } from './table.ts';
import { walk } from './walk.ts';

/**
 * Reads an article as rendered HTML, a whole page or the body alone, of today's MediaWiki (Parsoid) or of years ago:
 * headings, paragraphs, lists and tables in order, tables with their spans, and the references that stood in the
 * texts. Texts are as a browser shows them, and flags are the names that they have in the source. Positions are those
 * of the inner content, of rows and tables those of the whole. A line break ends a paragraph. Never throws.
 *
 * `<td><span class="flagicon"><a title="Italy"><img alt="Italy"></a></span> Emanuele Pirro<sup class="reference">…`
 * gives the cell `Italy Emanuele Pirro` and the note `[1]`.
 */
export function readHtml(text: string): { root: Root; notes: HtmlNote[] } {
  const html = parseHtml(text);
  const page = pageOf(html);
  const source = createSource(text);
  const noteOf = createReferences(html, source);
  const notes: HtmlNote[] = [];
  const reading: Reading = { source, addNote: (reference) => notes.push(noteOf(reference)) };
  const children = readFlow(page.body, reading);
  if (!children.some(isTitle)) {
    const title = page.heading ? headingOf(page.heading, 1, reading) : titleOf(page.title, reading);
    if (title) children.unshift(title);
  }
  notes.sort((one, other) => one.offset - other.offset);
  return { root: { type: 'root', children }, notes };
}

/** The parts of a page: its article, and what names it outside of the article. */
interface Page {
  readonly body: readonly HtmlNode[];
  readonly heading: HtmlElement | null;
  readonly title: HtmlElement | null;
}

/** A text without a page around it is all body. */
function pageOf(html: HtmlRoot): Page {
  const found = new Map<string, HtmlElement>();
  walk(html.children, {
    enter(node) {
      if (!isElement(node)) return false;
      const id = attributeOf(node, 'id');
      const name = node.tagName === 'title' ? 'title' : hasClass(node, 'firstHeading') ? 'firstHeading' : id;
      if (!found.has(name)) found.set(name, node);
      return node.tagName !== 'svg';
    },
  });
  const content = found.get('mw-content-text') ?? found.get('bodyContent');
  return {
    body: content ? [content] : html.children,
    heading: found.get('firstHeading') ?? null,
    title: found.get('title') ?? null,
  };
}

/** Headings, paragraphs, lists and tables below some nodes, whatever they are wrapped in. */
function readFlow(nodes: readonly HtmlNode[], reading: Reading): RootContent[] {
  const blocks: RootContent[] = [];
  const collector = createCollector(reading);
  const closeParagraph = () => {
    const content = collector.take();
    if (content.text !== '') blocks.push(paragraphOf(content, reading.source));
  };
  walk(nodes, {
    enter(node) {
      if (!isElement(node)) return collector.enter(node);
      if (isLeftOut(node) || isHidden(node)) return false;
      if (isBlock(node)) closeParagraph();
      const read = readBlock(node, reading);
      if (!read) return collector.enter(node);
      blocks.push(...read);
      return false;
    },
    leave(node) {
      collector.leave(node);
      if (isElement(node) && isBlock(node)) closeParagraph();
    },
  });
  closeParagraph();
  return blocks;
}

/** The nodes of an element that is read as a whole; null for any other. */
function readBlock(element: HtmlElement, reading: Reading): RootContent[] | null {
  if (element.tagName === 'table') return readTables(element, reading);
  if (hasTag(element, 'ul', 'ol')) return readList(element, reading);
  const depth = HEADING_DEPTHS.get(element.tagName);
  if (depth === undefined) return null;
  const heading = headingOf(element, depth, reading);
  return heading ? [heading] : [];
}

const HEADING_DEPTHS = new Map<string, Heading['depth']>([
  ['h1', 1],
  ['h2', 2],
  ['h3', 3],
  ['h4', 4],
  ['h5', 5],
  ['h6', 6],
]);

function headingOf(element: HtmlElement, depth: Heading['depth'], reading: Reading): Heading | null {
  const { content } = readContent([element], reading, () => false);
  if (content.text === '') return null;
  const position = reading.source.positionOf(innerRangeOf(element) ?? { start: 0, end: 0 });
  return { type: 'heading', depth, children: [{ type: 'text', value: content.text, position }], position };
}

/** The title of the page, `1989 Formula One season - Wikipedia`, without the site. */
function titleOf(element: HtmlElement | null, reading: Reading): Heading | null {
  if (!element) return null;
  const { content } = readContent(element.children, reading, () => false);
  const value = content.text.replace(/ [-–—] Wikip\p{L}.*$/u, '');
  if (value === '') return null;
  const position = reading.source.positionOf(innerRangeOf(element) ?? { start: 0, end: 0 });
  return { type: 'heading', depth: 1, children: [{ type: 'text', value, position }], position };
}

function isTitle(node: RootContent): boolean {
  return node.type === 'heading' && node.depth === 1;
}
