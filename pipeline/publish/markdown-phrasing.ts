import type { Nodes, PhrasingContent, Text } from 'mdast';
import { harmless } from '../audit-report/harmless.ts';

/** Emphasis in emphasis deeper than this is written without it. */
const DEEPEST = 16;

/** A piece of text in one line; the one space at either end stays. */
export function textNode(text: string): Text {
  return { type: 'text', value: harmless(text.replace(/\s+/g, ' ')) };
}

/** What a node says within a line: emphasis, code and links of the web stay, HTML and everything else becomes text. */
export function phrasingOf(node: Nodes, depth = 0): PhrasingContent[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [textNode(node.value)];
    case 'inlineCode':
      return [{ type: 'inlineCode', value: harmless(node.value.replace(/\s+/g, ' ')) }];
    case 'break':
      return [node];
    case 'image':
      return [textNode(node.alt ?? '')];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return depth < DEEPEST ? [{ type: node.type, children: insideOf(node, depth) }] : insideOf(node, depth);
    case 'link':
      return /^https?:\/\//i.test(node.url)
        ? [{ type: 'link', url: node.url, children: insideOf(node, depth) }]
        : insideOf(node, depth);
    default:
      return insideOf(node, depth);
  }
}

function insideOf(node: Nodes, depth: number): PhrasingContent[] {
  if ('children' in node) return node.children.flatMap((child) => phrasingOf(child, depth + 1));
  return 'value' in node ? [textNode(node.value)] : [];
}
