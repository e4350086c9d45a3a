import { readContent } from './content.ts';
import { attributeOf, hasClass, hasTag, isElement } from './element.ts';
import type { HtmlElement, HtmlNode, HtmlRoot } from './parse-html.ts';
import { plainText } from './plain-text.ts';
import { rangeOf, type Source } from './source.ts';
import { walk } from './walk.ts';

/** A reference that stood in the text. */
export interface HtmlNote {
  /** As printed: `[1]`, `[a]`, `[citation needed]`. */
  readonly mark: string;
  /** What the list of references says there; null where nothing there belongs to the mark. */
  readonly text: string | null;
  /** 1-based line of the mark. */
  readonly line: number;
  /** 0-based offset of the mark in the file: inside the cell or text that it was taken from. */
  readonly offset: number;
}

/** Reads references to notes; the lists of references are read when the first one asks for them. */
export function createReferences(root: HtmlRoot, source: Source): (reference: HtmlElement) => HtmlNote {
  let items: Map<string, HtmlElement> | null = null;
  const texts = new Map<HtmlElement, string>();
  return (reference) => {
    items ??= itemsById(root);
    let text: string | null = null;
    for (const id of targetsOf(reference)) {
      const item = items.get(id);
      if (!item) continue;
      text = texts.get(item) ?? noteText(item, source);
      texts.set(item, text);
      break;
    }
    const { start } = source.positionOf(rangeOf(reference) ?? { start: 0, end: 0 });
    return { mark: plainText(reference.children), text, line: start.line, offset: start.offset ?? 0 };
  };
}

/** List items by their own ids and by the ids of what is in them. */
function itemsById(root: HtmlRoot): Map<string, HtmlElement> {
  const items = new Map<string, HtmlElement>();
  const open: HtmlElement[] = [];
  walk(root.children, {
    enter(node) {
      if (!isElement(node)) return node.type !== 'text';
      if (node.tagName === 'li') open.push(node);
      const item = open.at(-1);
      const id = attributeOf(node, 'id');
      if (item && id !== '' && !items.has(id)) items.set(id, item);
      return true;
    },
    leave(node) {
      if (hasTag(node, 'li')) open.pop();
    },
  });
  return items;
}

/** The ids that the links below an element lead to, as written and decoded. */
function targetsOf(element: HtmlElement): string[] {
  const ids: string[] = [];
  walk([element], {
    enter(node) {
      const href = isElement(node) && hasTag(node, 'a') ? attributeOf(node, 'href') : '';
      const fragment = href.includes('#') ? href.slice(href.indexOf('#') + 1) : '';
      if (fragment !== '') ids.push(fragment, decoded(fragment));
      return isElement(node);
    },
  });
  return ids;
}

/** The text of a list item without the links back (`^`, `↑ a b`). */
function noteText(item: HtmlElement, source: Source): string {
  let own: readonly HtmlNode[] | null = null;
  walk(item.children, {
    enter(node) {
      if (isElement(node) && hasClass(node, 'reference-text', 'mw-reference-text')) own ??= node.children;
      return own === null;
    },
  });
  const reading = { source, addNote: () => undefined };
  return readContent(own ?? item.children, reading, isBackLink).content.text.replace(/^[\^↑, ]+/, '');
}

function isBackLink(element: HtmlElement): boolean {
  return element.tagName === 'a' && /#(?:cite)?_?ref[-_]/.test(attributeOf(element, 'href'));
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
