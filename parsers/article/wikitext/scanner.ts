import { Ahead } from './ahead.ts';

/** From one pipe of a template or link to the next, the pipes left out; offsets in the source. */
export interface Part {
  readonly from: number;
  readonly to: number;
  /** Where the first `=` of a template's argument stands, or null. */
  readonly equals: number | null;
}

/** `{{template|…}}`, `{{{parameter|…}}}` or `[[link|…]]`. */
export interface Bracketed {
  readonly kind: 'template' | 'parameter' | 'link';
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
  readonly children: Markup[];
}

/** `<ref name="x">…</ref>` and other tags whose content is not wikitext of the page around them. */
export interface Extension {
  readonly kind: 'extension';
  readonly start: number;
  readonly end: number;
  /** In lower case. */
  readonly name: string;
  readonly attributes: string;
  /** The content, empty where the tag closes itself. */
  readonly from: number;
  readonly to: number;
  readonly children: Markup[];
}

/** What leaves no trace on the page: a comment, or a marker such as `<noinclude>`. */
export interface Invisible {
  readonly kind: 'comment' | 'marker';
  readonly start: number;
  readonly end: number;
  readonly children: Markup[];
}

export type Markup = Bracketed | Extension | Invisible;

/** Markup in markup deeper than this is not looked into. */
const MAX_DEPTH = 40;

const SPECIAL = /[<{}[\]|=]/g;
const EXTENSION =
  /<(?<name>nowiki|pre|ref|references|math|gallery|timeline|syntaxhighlight|source|templatestyles|section|imagemap|score|graph|mapframe|maplink|inputbox|indicator|includeonly)(?=[\s/>])/iy;
const MARKER = /<\/?(?:noinclude|onlyinclude)\s*>/iy;

/**
 * Finds what the page's text is opaque for: templates, links, comments, extension tags. Sorted by place, nested, each
 * within its parent. As MediaWiki has it: what is never closed is plain text, a comment alone runs to the end.
 * Takes time linear in the text.
 *
 * `{{flagicon|USA}} [[Audi R10 TDI|R10]]` is a template with the parts `flagicon` and `USA`, and a link.
 */
export function scan(text: string): Markup[] {
  const found = new Scanner(text).range(0, text.length);
  cutDepth(found);
  return found;
}

/** Brackets that are open: `count` of them from `start`. */
interface Opening {
  readonly bracket: '{' | '[';
  readonly start: number;
  readonly count: number;
  readonly parts: Part[];
  partFrom: number;
  equals: number | null;
  readonly children: Markup[];
}

class Scanner {
  readonly #text: string;
  readonly #tagEnd: Ahead;
  readonly #commentEnd: Ahead;
  readonly #closingTags = new Map<string, Ahead>();

  constructor(text: string) {
    this.#text = text;
    this.#tagEnd = new Ahead(text, />/g);
    this.#commentEnd = new Ahead(text, /-->/g);
  }

  range(from: number, to: number): Markup[] {
    const found: Markup[] = [];
    const open: Opening[] = [];
    const add = (markup: Markup) => (open.at(-1)?.children ?? found).push(markup);
    let at = from;
    while (at < to) {
      SPECIAL.lastIndex = at;
      const index = SPECIAL.exec(this.#text)?.index ?? to;
      if (index >= to) break;
      const character = this.#text[index];
      at = index + 1;
      if (character === '<') {
        const markup = this.#tagAt(index, to);
        if (markup) {
          add(markup);
          at = markup.end;
        }
      } else if (character === '{' || character === '[') {
        at = this.#runEnd(index, to);
        if (at - index >= 2) open.push(opening(character, index, at - index));
      } else if (character === '}' || character === ']') {
        at = this.#runEnd(index, to);
        close(character === '}' ? '{' : '[', open, index, at, add);
      } else {
        const top = open.at(-1);
        if (top && character === '|') endPart(top, index);
        else if (top?.bracket === '{' && top.equals === null) top.equals = index;
      }
    }
    for (const { children } of open) for (const child of children) found.push(child);
    return found;
  }

  #runEnd(index: number, to: number): number {
    let end = index;
    while (end < to && this.#text[end] === this.#text[index]) end += 1;
    return end;
  }

  #tagAt(start: number, to: number): Markup | null {
    if (this.#text.startsWith('<!--', start)) {
      const end = this.#commentEnd.next(start + 4)?.end ?? to;
      return { kind: 'comment', start, end: Math.min(end, to), children: [] };
    }
    MARKER.lastIndex = start;
    const marker = MARKER.exec(this.#text);
    if (marker) return { kind: 'marker', start, end: start + marker[0].length, children: [] };
    EXTENSION.lastIndex = start;
    const name = EXTENSION.exec(this.#text)?.groups?.['name']?.toLowerCase();
    return name === undefined ? null : this.#extensionAt(start, to, name);
  }

  #extensionAt(start: number, to: number, name: string): Markup | null {
    const attributesFrom = start + 1 + name.length;
    const from = this.#tagEnd.next(attributesFrom)?.end ?? Number.POSITIVE_INFINITY;
    if (from > to) return null;
    const isEmpty = this.#text[from - 2] === '/';
    const attributes = this.#text.slice(attributesFrom, from - (isEmpty ? 2 : 1));
    if (isEmpty) return { kind: 'extension', start, end: from, name, attributes, from, to: from, children: [] };
    const closing = this.#closingTag(name).next(from);
    if (!closing || closing.end > to) return null;
    if (name === 'includeonly') return { kind: 'marker', start, end: closing.end, children: [] };
    const isWikitext = name === 'ref' || name === 'references';
    const children = isWikitext ? this.range(from, closing.start) : [];
    return { kind: 'extension', start, end: closing.end, name, attributes, from, to: closing.start, children };
  }

  #closingTag(name: string): Ahead {
    const known = this.#closingTags.get(name);
    if (known) return known;
    const ahead = new Ahead(this.#text, new RegExp(`</${name}\\s*>`, 'gi'));
    this.#closingTags.set(name, ahead);
    return ahead;
  }
}

function opening(bracket: '{' | '[', start: number, count: number): Opening {
  return { bracket, start, count, parts: [], partFrom: start + count, equals: null, children: [] };
}

function endPart(top: Opening, at: number): void {
  top.parts.push({ from: top.partFrom, to: at, equals: top.equals });
  top.partFrom = at + 1;
  top.equals = null;
}

/** Closes as many open brackets as the run of closing ones from `at` to `end` is good for: three, or two. */
function close(bracket: '{' | '[', open: Opening[], at: number, end: number, add: (markup: Markup) => void): void {
  let from = at;
  for (;;) {
    const top = open.at(-1);
    if (top?.bracket !== bracket || end - from < 2) return;
    const width = bracket === '{' && top.count >= 3 && end - from >= 3 ? 3 : 2;
    endPart(top, from);
    open.pop();
    from += width;
    const left = top.count - width;
    const kind = bracket === '[' ? 'link' : width === 3 ? 'parameter' : 'template';
    const { parts, children } = top;
    const markup: Bracketed = { kind, start: top.start + left, end: from, parts, children };
    if (left >= 2) open.push(opening(bracket, top.start, left));
    add(markup);
  }
}

function cutDepth(roots: readonly Markup[]): void {
  const waiting = roots.map((markup) => ({ markup, depth: 1 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { markup, depth } = next;
    if (depth >= MAX_DEPTH) markup.children.length = 0;
    else for (const child of markup.children) waiting.push({ markup: child, depth: depth + 1 });
  }
}

/**
 * The outermost markup between two offsets, in order. Of a link that is cut by them only what stands in it is looked at;
 * nothing else is cut by a cell or block, but for a comment that runs to the end of the page.
 */
export function markupWithin(markup: readonly Markup[], from: number, to: number): Markup[] {
  const within: Markup[] = [];
  const stack = [{ list: markup, index: firstEndingBehind(markup, from) }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.list[top.index];
    top.index += 1;
    if (!next || next.start >= to) stack.pop();
    else if (next.start >= from && (next.end <= to || next.kind === 'comment')) within.push(next);
    else stack.push({ list: next.children, index: firstEndingBehind(next.children, from) });
  }
  return within;
}

function firstEndingBehind(markup: readonly Markup[], offset: number): number {
  let low = 0;
  let high = markup.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((markup[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
