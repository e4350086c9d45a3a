import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import wtf from 'wtf_wikipedia';

/** Rows of cells, table after table, as a tool gives them that extracts tables and nothing else. */
type Tables = readonly (readonly (readonly string[])[])[];

/** The tables of wikitext, by wtf_wikipedia; how many rows they have. */
export function wtfRows(wikitext: string): number {
  return wtf(wikitext)
    .tables()
    .reduce((rows, table) => rows + [table.json()].flat().length, 0);
}

/** The tables of a page, by parse5. */
export function parse5Tables(html: string): Tables {
  return tablesIn(parse(html), {
    nameOf: (node) => ('tagName' in node ? node.tagName : ''),
    textOf: (node) => ('value' in node ? node.value : ''),
    childrenOf: (node) => ('childNodes' in node ? node.childNodes : []),
  } satisfies Shape<DefaultTreeAdapterTypes.Node>);
}

type HastNode = ReturnType<typeof parsePage> | ReturnType<typeof parsePage>['children'][number];

/** The tables of a page, by rehype-parse. */
export function rehypeTables(html: string): Tables {
  return tablesIn(parsePage(html), {
    nameOf: (node) => ('tagName' in node ? node.tagName : ''),
    textOf: (node) => ('value' in node ? node.value : ''),
    childrenOf: (node) => ('children' in node ? node.children : []),
  } satisfies Shape<HastNode>);
}

function parsePage(html: string) {
  return unified().use(rehypeParse).parse(html);
}

interface Shape<Node> {
  readonly nameOf: (node: Node) => string;
  readonly textOf: (node: Node) => string;
  readonly childrenOf: (node: Node) => readonly Node[];
}

function tablesIn<Node>(root: Node, shape: Shape<Node>): Tables {
  return elements(root, ['table'], shape).map((table) =>
    elements(table, ['tr'], shape).map((row) =>
      elements(row, ['td', 'th'], shape).map((cell) => textIn(cell, shape).trim()),
    ),
  );
}

function elements<Node>(node: Node, names: readonly string[], shape: Shape<Node>): Node[] {
  return shape
    .childrenOf(node)
    .flatMap((child) => (names.includes(shape.nameOf(child)) ? [child] : elements(child, names, shape)));
}

function textIn<Node>(node: Node, shape: Shape<Node>): string {
  return (
    shape.textOf(node) +
    shape
      .childrenOf(node)
      .map((child) => textIn(child, shape))
      .join('')
  );
}
