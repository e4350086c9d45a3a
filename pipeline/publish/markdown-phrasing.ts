import type { Nodes, PhrasingContent, Text } from 'mdast';
import { harmless } from '../audit-report/harmless.ts';

/** What is nested deeper than this is written as its text alone, so that damage does not overflow the stack. */
const DEEPEST = 16;

/** A piece of text in one line; the one space at either end stays. */
export function textNode(text: string): Text {
  return { type: 'text', value: harmless(text.replace(/\s+/g, ' ')) };
}

/** What a node says within a line: emphasis, code and links of the web stay, HTML and everything else becomes text. */
export function phrasingOf(node: Nodes, depth = 0): PhrasingContent[] {
  if (depth > DEEPEST) return [textNode(textWithin(node))];
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
      return [{ type: node.type, children: insideOf(node, depth) }];
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

/** The text of a node however deep it is nested. */
function textWithin(node: Nodes): string {
  const texts: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('value' in next) texts.push(next.value);
    if ('children' in next) for (const child of next.children.toReversed()) open.push(child);
  }
  return texts.join('');
}
