import type { HtmlElement, HtmlNode } from './parse-html.ts';

/** An attribute as text: `class` and other lists with spaces between; `` where there is none. */
export function attributeOf(element: HtmlElement, name: string): string {
  const value = element.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === null || value === undefined || value === false ? '' : String(value);
}

export function hasClass(element: HtmlElement, ...names: readonly string[]): boolean {
  const classes = element.properties['className'];
  return Array.isArray(classes) && classes.some((name) => typeof name === 'string' && names.includes(name));
}

/** A property of the `style` attribute in lower case, `` where it is not set: `display:none !important` gives `none`. */
export function styleOf(element: HtmlElement, property: string): string {
  let found = '';
  for (const declaration of attributeOf(element, 'style').split(';')) {
    const colon = declaration.indexOf(':');
    if (declaration.slice(0, colon).trim().toLowerCase() !== property) continue;
    found = declaration
      .slice(colon + 1)
      .toLowerCase()
      .replace('!important', '')
      .trim();
  }
  return found;
}

/** Never seen as part of an article: programs, what is in another language than HTML, fallbacks. */
const UNSEEN_TAGS =
  /^(?:annotation|area|audio|datalist|head|iframe|link|meta|nav|noembed|noframes|noscript|rp|script|style|template|title|video)$/;

/** The furniture of a page, by the class names of MediaWiki today and years ago. */
const FURNITURE = [
  ...['navbox', 'vertical-navbox', 'navbar', 'toc', 'metadata', 'mw-editsection', 'editsection', 'references'],
  ...['mw-cite-backlink', 'mw-indicators', 'mw-jump-link', 'printfooter', 'catlinks'],
];
const FURNITURE_IDS = /^(?:toc|siteSub|contentSub|jump-to-nav|catlinks)$/;

/** True for what is no part of the text: scripts, navigation, contents, edit links, lists of references. */
export function isLeftOut(element: HtmlElement): boolean {
  if (UNSEEN_TAGS.test(element.tagName) || hasClass(element, ...FURNITURE)) return true;
  return attributeOf(element, 'role') === 'navigation' || FURNITURE_IDS.test(attributeOf(element, 'id'));
}

/** True for an element that takes no place on the page. What a reader can fold out takes its place. */
export function isNotRendered(element: HtmlElement): boolean {
  if (hasClass(element, 'NavContent', 'mw-collapsible-content')) return false;
  return element.properties['hidden'] === true || styleOf(element, 'display') === 'none';
}

/** True for an element whose text is not seen, such as a sort key. */
export function isHidden(element: HtmlElement): boolean {
  return (
    isNotRendered(element) ||
    hasClass(element, 'sortkey') ||
    /^(?:hidden|collapse)$/.test(styleOf(element, 'visibility'))
  );
}

const BLOCK_TAGS = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'caption',
    'center',
    'dd',
    'details',
    'dialog',
    'dir',
    'div',
  ],
  ...['dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header'],
  ...[
    'hgroup',
    'hr',
    'html',
    'legend',
    'li',
    'main',
    'menu',
    'ol',
    'optgroup',
    'option',
    'p',
    'pre',
    'search',
    'section',
  ],
  ...['summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul'],
]);

/** True for an element that starts a line of its own, and for a line break. */
export function isBlock(element: HtmlElement): boolean {
  return element.tagName === 'br' || BLOCK_TAGS.has(element.tagName);
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.type === 'element';
}

export function hasTag(node: HtmlNode, ...tagNames: readonly string[]): boolean {
  return node.type === 'element' && tagNames.includes(node.tagName);
}
