import { attributeOf, hasClass, isBlock, isElement, isHidden, isLeftOut } from './element.ts';
import type { HtmlElement, HtmlNode } from './parse-html.ts';
import { walk } from './walk.ts';

/** Text as it is seen: one space for any white space, none around it, nothing for what has no width. */
export function collapse(text: string): string {
  return text
    .replace(/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** All text below some nodes that is seen, marks and references with it. */
export function plainText(nodes: readonly HtmlNode[]): string {
  const pieces: string[] = [];
  walk(nodes, {
    enter(node) {
      if (node.type === 'text') pieces.push(node.value);
      if (!isElement(node) || isLeftOut(node) || isHidden(node)) return false;
      if (isBlock(node)) pieces.push(' ');
      return true;
    },
    leave(node) {
      if (isElement(node) && isBlock(node)) pieces.push(' ');
    },
  });
  return collapse(pieces.join(''));
}

/**
 * True for what refers to a note: `<sup class="reference">[1]</sup>`, Parsoid's `typeof="mw:Extension/ref"`, remarks on
 * the text such as `[citation needed]`, any raised text in square brackets.
 */
export function isReference(element: HtmlElement): boolean {
  if (isBlock(element)) return false;
  if (hasClass(element, 'reference', 'Inline-Template', 'Template-Fact')) return true;
  if (attributeOf(element, 'typeOf').split(' ').includes('mw:Extension/ref')) return true;
  return element.tagName === 'sup' && /^\[[^[\]]+\]$/.test(plainText(element.children));
}
