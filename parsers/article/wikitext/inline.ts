import { flagNameOf } from '../flag-name.ts';
import { readAttributes, textStyleOf } from './attributes.ts';
import { decodeEntities } from './entities.ts';
import { linkText } from './link.ts';
import { flagOfPicture } from './picture.ts';
import { type Bracketed, type Extension, type Markup, markupWithin } from './scanner.ts';
import type { Token } from './styled-text.ts';
import { type Argument, argumentsOf, type TemplateArguments, templateName } from './template-arguments.ts';
import { dateText, fractionText } from './template-texts.ts';
import type { FindRule, FoundRule } from './templates.ts';
import { writtenMarkup } from './view.ts';

/** What inline text is read with. */
export interface Inline {
  readonly source: string;
  readonly findRule: FindRule;
  /** Told of every template that no rule is known for. */
  readonly onUnknown: (name: string, offset: number) => void;
  /** In notes citations have a text. */
  readonly isNote: boolean;
}

const BLOCK_TAGS = new Set(
  'br p div li ul ol dl dt dd hr center blockquote table caption tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6 pre'.split(
    ' ',
  ),
);
const BOLD_TAGS = new Set(['b', 'strong']);
const ITALIC_TAGS = new Set(['i', 'em', 'var', 'dfn']);
const PLAIN_TAGS = new Set(
  (
    'sup sub small big span font abbr u s strike del ins code tt cite q kbd samp bdi bdo rb rt rp ruby wbr mark data time ' +
    'nowiki poem section includeonly references col colgroup'
  ).split(' '),
);
/** Tags that are never closed, or close themselves in many ways. */
const LOOSE_TAGS = new Set('br hr wbr p li dt dd tr td th col tbody thead tfoot nowiki section references'.split(' '));

const MAX_NAME = 80;
const SPECIAL = /['[\]<&\n_]/g;
const TAG = /<(?<slash>\/?)(?<name>[a-z][a-z0-9]*)(?=[\s/>])(?<attributes>[^<>]*)>/iy;
const ENTITY = /&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/y;
const EXTERNAL = /\[(?:https?:\/\/|ftp:\/\/|mailto:|news:|irc:\/\/|\/\/)[^\s\][<>"]+[ \t]*/iy;
const MAGIC_WORD = /__[A-Z]{3,}__/y;
const LIST_MARK = /[*#:;]+[ \t]*/y;

/**
 * Reads inline wikitext in a range of the source to tokens: quotes, tags, entities, links, templates. Notes,
 * pictures, categories and comments leave none. `markup` is what the scanner found, of the page or of a part of it.
 */
export function inlineTokens(inline: Inline, markup: readonly Markup[], range: Argument): Token[] {
  const reader = new InlineReader(inline);
  reader.read(markup, range);
  return reader.tokens;
}

/** `[https://… label]` in a stretch of the source: whether one is open, and where the last bracket closes. */
interface ExternalLink {
  isOpen: boolean;
  readonly from: number;
  readonly to: number;
  lastEnd: number | null;
}

class InlineReader {
  readonly tokens: Token[] = [];
  readonly #inline: Inline;
  readonly #source: string;

  constructor(inline: Inline) {
    this.#inline = inline;
    this.#source = inline.source;
  }

  read(markup: readonly Markup[], { from, to, isOnOwnLine }: Argument): void {
    let at = isOnOwnLine ? from + lengthAt(LIST_MARK, this.#source, from, to) : from;
    const link: ExternalLink = { isOpen: false, from, to, lastEnd: null };
    for (const next of markupWithin(markup, from, to)) {
      if (next.start < at) continue;
      at = this.#literal(at, next.start, to, link);
      if (next.start < at) continue;
      this.#markup(next);
      at = next.end;
    }
    while (at < to) at = this.#literal(at, to, to, link);
  }

  /** Text up to `limit`; gives back where reading goes on, which is behind it where a tag reaches over it. */
  #literal(from: number, limit: number, to: number, link: ExternalLink): number {
    const chunk = this.#source.slice(from, limit);
    let at = 0;
    while (at < chunk.length) {
      SPECIAL.lastIndex = at;
      const special = SPECIAL.exec(chunk)?.index ?? chunk.length;
      this.#text(chunk.slice(at, special));
      if (special >= chunk.length) return limit;
      at = special + this.#special(chunk, special, from, to, link);
    }
    return from + at;
  }

  /** What stands at a special character; gives back how long it is. */
  #special(chunk: string, at: number, from: number, to: number, link: ExternalLink): number {
    switch (chunk[at]) {
      case "'":
        return this.#quotes(chunk, at);
      case '\n':
        return this.#lineEnd(chunk, at, link);
      case '<':
        return this.#tag(from + at, to) || this.#text('<');
      case '&': {
        const length = lengthAt(ENTITY, chunk, at, chunk.length);
        return this.#text(decodeEntities(chunk.slice(at, at + Math.max(1, length))), length);
      }
      case '[': {
        const length = lengthAt(EXTERNAL, chunk, at, chunk.length);
        if (length === 0 || from + at > this.#lastEnd(link)) return this.#text('[');
        link.isOpen = true;
        return length;
      }
      case ']':
        if (!link.isOpen) return this.#text(']');
        link.isOpen = false;
        return 1;
      default:
        return lengthAt(MAGIC_WORD, chunk, at, chunk.length) || this.#text('_');
    }
  }

  #lineEnd(chunk: string, at: number, link: ExternalLink): number {
    const mark = lengthAt(LIST_MARK, chunk, at + 1, chunk.length);
    this.tokens.push({ kind: 'line-end', opensItem: mark > 0 });
    link.isOpen = false;
    return 1 + mark;
  }

  #lastEnd(link: ExternalLink): number {
    link.lastEnd ??= link.from + this.#source.slice(link.from, link.to).lastIndexOf(']');
    return link.lastEnd;
  }

  #text(text: string, length = text.length): number {
    if (text !== '') this.tokens.push({ kind: 'text', text });
    return Math.max(1, length);
  }

  #quotes(chunk: string, at: number): number {
    let end = at;
    while (chunk[end] === "'") end += 1;
    if (end - at === 1) return this.#text("'");
    this.tokens.push({ kind: 'quotes', count: end - at });
    return end - at;
  }

  /** A tag of HTML; gives back its length, 0 where there is none that a page may have. */
  #tag(start: number, to: number): number {
    TAG.lastIndex = start;
    const match = TAG.exec(this.#source);
    const tag = match?.groups?.['name']?.toLowerCase() ?? '';
    if (!match || start + match[0].length > to) return 0;
    const isBlock = BLOCK_TAGS.has(tag);
    if (!isBlock && !BOLD_TAGS.has(tag) && !ITALIC_TAGS.has(tag) && !PLAIN_TAGS.has(tag)) return 0;
    if (isBlock) this.tokens.push({ kind: 'gap' });
    if (LOOSE_TAGS.has(tag)) return match[0].length;
    const attributes = match.groups?.['attributes'] ?? '';
    if (match.groups?.['slash'] === '/') this.tokens.push({ kind: 'close', tag });
    else if (!attributes.endsWith('/')) {
      const style = textStyleOf(readAttributes(attributes));
      const isBold = style.isBold || BOLD_TAGS.has(tag);
      const isItalic = style.isItalic || ITALIC_TAGS.has(tag);
      this.tokens.push({ kind: 'open', tag, style: { isBold, isItalic, isHidden: style.isHidden } });
    }
    return match[0].length;
  }

  #markup(markup: Markup): void {
    if (markup.kind === 'extension') this.#extension(markup);
    else if (markup.kind === 'link') this.#link(markup);
    else if (markup.kind === 'template') this.#template(markup);
    else if (markup.kind === 'parameter') this.#parameter(markup);
  }

  #extension({ name, from, to }: Extension): void {
    if (!/^(?:nowiki|pre|math|syntaxhighlight|source)$/.test(name)) return;
    const text = this.#source.slice(from, to);
    this.#text(name === 'nowiki' || name === 'pre' ? decodeEntities(text) : text);
  }

  #link(link: Bracketed): void {
    const text = linkText(link, this.#source);
    if (text === null) {
      const flag = flagOfPicture(link, this.#source);
      if (flag !== null) this.tokens.push({ kind: 'flag', text: decodeEntities(flag) });
    } else if ('text' in text) this.#text(decodeEntities(text.text));
    else if (text.isLink) this.read(link.children, text);
    else {
      this.#text('[[');
      this.read(link.children, text);
      this.#text(']]');
    }
  }

  #parameter({ parts, children, start, end }: Bracketed): void {
    const byDefault = parts[1];
    if (byDefault) this.read(children, { ...byDefault, isOnOwnLine: false });
    else this.#text(this.#source.slice(start, end));
  }

  #template(template: Bracketed): void {
    const written = writtenMarkup(template, this.#source);
    const name = templateName(template, this.#source);
    const found = written === null ? this.#inline.findRule(name) : null;
    if (written !== null) this.#text(written);
    else if (found) this.#byRule(template, found);
    else {
      if (name !== '') this.#inline.onUnknown(name.slice(0, MAX_NAME), template.start);
      this.#text(this.#source.slice(template.start, template.end));
    }
  }

  #byRule(template: Bracketed, found: FoundRule): void {
    const { kind } = found.rule;
    if (kind === 'text' || kind === 'cell' || (kind === 'citation' && this.#inline.isNote)) {
      this.#pattern(template, found);
    } else if (kind === 'flag') {
      const start = this.tokens.length;
      this.#pattern(template, found);
      const text = this.tokens
        .splice(start)
        .map((token) => ('text' in token ? token.text : ''))
        .join('');
      this.tokens.push({ kind: 'flag', text: flagNameOf([text]) ?? '' });
    } else if (kind === 'date' || kind === 'fraction') {
      const { byName } = argumentsOf(template, this.#source);
      const values = new Map([...byName].map(([name, { from, to }]) => [name, this.#source.slice(from, to)]));
      this.#text(kind === 'date' ? dateText(values) : fractionText(values));
    }
  }

  #pattern(template: Bracketed, { rule, rest }: FoundRule): void {
    const given = argumentsOf(template, this.#source);
    let pending: string | null = null;
    for (const piece of rule.pattern) {
      if ('literal' in piece) {
        this.#written(piece.literal);
        continue;
      }
      const values = piece.names.includes('*') ? [] : valuesOf(piece.names, given);
      pending = piece.names.includes('*') ? rest : values.length === 0 ? piece.otherwise : null;
      if (pending !== null) this.#written(pending);
      values.forEach((value, index) => {
        if (index > 0) this.tokens.push({ kind: 'gap' });
        this.read(template.children, value);
      });
    }
  }

  /** The text of a rule: apostrophes in it are bold and italics, `^{` and `_{` raise and lower what follows. */
  #written(text: string): void {
    for (const piece of text.split(/('{2,})/)) {
      if (piece.startsWith("''")) this.tokens.push({ kind: 'quotes', count: piece.length });
      else this.#text(piece);
    }
  }
}

function valuesOf(names: readonly string[], given: TemplateArguments): readonly Argument[] {
  if (names.includes('...')) return given.unnamed.filter(({ from, to }) => from < to);
  for (const name of names) {
    const value = given.byName.get(name);
    if (value && value.from < value.to) return [value];
  }
  return [];
}

function lengthAt(pattern: RegExp, text: string, at: number, to: number): number {
  pattern.lastIndex = at;
  return Math.min(pattern.exec(text)?.[0].length ?? 0, to - at);
}
