import type { Markup } from './scanner.ts';
import { STAND_IN, type View } from './view.ts';

/**
 * A tag of a table, written in wikitext or in HTML: `row` is `|-` or `<tr>`. From `from` to `to` it is markup, offsets in
 * the view; for a cell that is all up to its content.
 */
export interface TableEvent {
  readonly kind: 'table' | 'caption' | 'row' | 'cell' | 'end-table' | 'end-caption' | 'end-row' | 'end-cell';
  readonly from: number;
  readonly to: number;
  readonly attributes: string;
  /** Cells only: `!` or `<th>`. */
  readonly isHeader: boolean;
}

/** Says of a template whether it writes attributes and a pipe before its text: `| rowspan=2 {{n/a}}`. */
export type IsCellTemplate = (markup: Markup) => boolean;

const HTML_TAG = /<(?<slash>\/?)(?<name>table|caption|tr|td|th)(?=[\s/>])(?<attributes>[^<>]*)>/gi;

/** Every tag of a table in the order of the page, as MediaWiki's own line rules find them. Linear in the text. */
export function tableEvents(view: View, isCellTemplate: IsCellTemplate): TableEvent[] {
  const html = htmlEvents(view.text);
  const wiki = new WikiTables(view, isCellTemplate).events(html);
  const merged: TableEvent[] = [];
  let index = 0;
  let end = 0;
  const takeHtml = (before: number) => {
    for (let next = html[index]; next && next.from < before; next = html[index]) {
      if (next.from >= end) merged.push(next);
      index += 1;
    }
  };
  for (const event of wiki) {
    takeHtml(event.from);
    merged.push(event);
    end = event.to;
  }
  takeHtml(Number.POSITIVE_INFINITY);
  return merged;
}

function htmlEvents(text: string): TableEvent[] {
  const events: TableEvent[] = [];
  for (const match of text.matchAll(HTML_TAG)) {
    const kind = kindOf((match.groups?.['name'] ?? '').toLowerCase(), match.groups?.['slash'] === '/');
    const isHeader = /^<\/?th/i.test(match[0]);
    const attributes = match.groups?.['attributes'] ?? '';
    events.push({ kind, from: match.index, to: match.index + match[0].length, attributes, isHeader });
  }
  return events;
}

function kindOf(name: string, isEnd: boolean): TableEvent['kind'] {
  if (name === 'table') return isEnd ? 'end-table' : 'table';
  if (name === 'caption') return isEnd ? 'end-caption' : 'caption';
  if (name === 'tr') return isEnd ? 'end-row' : 'row';
  return isEnd ? 'end-cell' : 'cell';
}

const LINE_SPACE = /[ \t\r\v\0]*/y;
const TABLE_START = /:*[ \t]*\{\|/y;
const DASHES = /\|-+/y;

/** The line rules: what a line starts with says what it is, and only inside of `{|` and `|}`. */
class WikiTables {
  readonly #text: string;
  readonly #view: View;
  readonly #isCellTemplate: IsCellTemplate;
  readonly #events: TableEvent[] = [];
  #depth = 0;

  constructor(view: View, isCellTemplate: IsCellTemplate) {
    this.#view = view;
    this.#text = view.text;
    this.#isCellTemplate = isCellTemplate;
  }

  /** Lines that start inside of an HTML tag are none. */
  events(html: readonly TableEvent[]): TableEvent[] {
    let tag = 0;
    for (let from = 0; from <= this.#text.length; ) {
      const newline = this.#text.indexOf('\n', from);
      const to = newline < 0 ? this.#text.length : newline;
      while ((html[tag]?.to ?? Number.POSITIVE_INFINITY) <= from) tag += 1;
      if ((html[tag]?.from ?? from) >= from) this.#line(from, to);
      from = to + 1;
    }
    return this.#events;
  }

  #line(lineFrom: number, to: number): void {
    const from = lineFrom + lengthAt(LINE_SPACE, this.#text, lineFrom);
    const opening = lengthAt(TABLE_START, this.#text, from);
    const first = this.#text[from];
    const two = this.#text.slice(from, from + 2);
    if (opening > 0) {
      this.#depth += 1;
      this.#add('table', from + opening - 2, to, this.#text.slice(from + opening, to));
    } else if (this.#depth === 0) {
      return;
    } else if (two === '|}') {
      this.#depth -= 1;
      this.#add('end-table', from, from + 2, '');
    } else if (two === '|-') {
      this.#add('row', from, to, this.#text.slice(from + lengthAt(DASHES, this.#text, from), to));
    } else if (two === '|+') {
      this.#cells('caption', from, from + 2, to);
    } else if (first === '|' || first === '!') {
      this.#cells('cell', from, from + 1, to);
    }
  }

  #cells(kind: 'caption' | 'cell', from: number, contentFrom: number, to: number): void {
    const isHeader = this.#text[from] === '!';
    const firstLine = this.#text.slice(contentFrom, this.#firstLineEnd(contentFrom, to));
    let start = from;
    let content = contentFrom;
    for (const delimiter of delimiters(firstLine, isHeader)) {
      this.#cell(kind, start, content, contentFrom + delimiter, isHeader);
      start = contentFrom + delimiter;
      content = start + 2;
    }
    this.#cell(kind, start, content, contentFrom + firstLine.length, isHeader);
  }

  /** A link that runs over lines ends the line in which cells are told apart. */
  #firstLineEnd(from: number, to: number): number {
    const text = this.#text.slice(from, to);
    for (let at = text.indexOf(STAND_IN); at >= 0; at = text.indexOf(STAND_IN, at + 1)) {
      if (this.#view.standIns.get(from + at)?.kind === 'link') return from + at;
    }
    return to;
  }

  #cell(kind: 'caption' | 'cell', from: number, content: number, to: number, isHeader: boolean): void {
    const text = this.#text.slice(content, to);
    const pipe = text.indexOf('|');
    const template = this.#cellTemplateIn(text, content);
    const isByTemplate = template >= 0 && (pipe < 0 || template < pipe);
    const split = isByTemplate ? template : pipe;
    const before = text.slice(0, Math.max(split, 0));
    const hasAttributes = split >= 0 && !before.includes('[[') && !before.includes('-{');
    const width = hasAttributes ? split + (isByTemplate ? 0 : 1) : 0;
    this.#add(kind, from, content + width, hasAttributes ? before : '', isHeader);
  }

  #cellTemplateIn(text: string, from: number): number {
    for (let at = text.indexOf(STAND_IN); at >= 0; at = text.indexOf(STAND_IN, at + 1)) {
      const markup = this.#view.standIns.get(from + at);
      if (markup && this.#isCellTemplate(markup)) return at;
    }
    return -1;
  }

  #add(kind: TableEvent['kind'], from: number, to: number, attributes: string, isHeader = false): void {
    this.#events.push({ kind, from, to, attributes, isHeader });
  }
}

/** Where the `||` of a line stand, and in a line of headers the `!!` that are not inside of a tag. */
function delimiters(line: string, isHeader: boolean): number[] {
  const found: number[] = [];
  let tagEnd = 0;
  for (let at = 0; at < line.length - 1; at += 1) {
    const two = line.slice(at, at + 2);
    if (isHeader && line[at] === '<' && at >= tagEnd && tagEnd >= 0) tagEnd = line.indexOf('>', at);
    if (two !== '||' && !(isHeader && two === '!!' && at >= tagEnd)) continue;
    found.push(at);
    at += 1;
  }
  return found;
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
