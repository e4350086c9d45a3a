import type { HtmlNode } from './parse-html.ts';

/** What to do at each node of a walk. */
export interface Visitor {
  /** Before the children of a node; false leaves them out, and the node's end too. */
  readonly enter: (node: HtmlNode) => boolean;
  /** After the children of an entered node. */
  readonly leave?: (node: HtmlNode) => void;
}

/** Walks nodes and what is below them in the order of the source, however deep they nest. */
export function walk(nodes: readonly HtmlNode[], visitor: Visitor): void {
  const open: { readonly nodes: readonly HtmlNode[]; readonly parent: HtmlNode | null; next: number }[] = [];
  open.push({ nodes, parent: null, next: 0 });
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.nodes[level.next];
    level.next += 1;
    if (!node) {
      open.pop();
      if (level.parent) visitor.leave?.(level.parent);
    } else if (visitor.enter(node)) {
      open.push({ nodes: node.type === 'element' ? node.children : [], parent: node, next: 0 });
    }
  }
}
