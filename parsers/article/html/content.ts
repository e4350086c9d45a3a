import { attributeOf, hasClass, hasTag, isBlock, isElement, isHidden, isLeftOut, styleOf } from './element.ts';
import { flagName } from './flag.ts';
import type { HtmlElement, HtmlNode } from './parse-html.ts';
import { collapse, isReference } from './plain-text.ts';
import { type Range, rangeOf, type Source } from './source.ts';
import { walk } from './walk.ts';

/** What reading a text needs: the file, and where the references found in the text go. */
export interface Reading {
  readonly source: Source;
  readonly addNote: (reference: HtmlElement) => void;
}

export interface Style {
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** A text as it is seen; bold and italic where all of it is, marks and flags left aside. */
export interface Content extends Style {
  readonly text: string;
  /** The text line by line: line breaks and the edges of blocks end a line. None is empty. */
  readonly lines: readonly string[];
  /** The names of the flags in the text, in order. */
  readonly flags: readonly string[];
  /** From the first to the last character in the file; null where there is none. */
  readonly range: Range | null;
}

export const PLAIN: Style = { isBold: false, isItalic: false };

/** Gathers a text node by node. */
export interface Collector {
  /** False where nothing below the node is text. */
  readonly enter: (node: HtmlNode) => boolean;
  readonly leave: (node: HtmlNode) => void;
  /** The text since the last time. */
  readonly take: () => Content;
}

/** The text below some nodes. What is seen but `isApart` is not read but handed back. */
export function readContent(
  nodes: readonly HtmlNode[],
  reading: Reading,
  isApart: (element: HtmlElement) => boolean,
  style: Style = PLAIN,
): { content: Content; apart: HtmlElement[] } {
  const collector = createCollector(reading, style);
  const apart: HtmlElement[] = [];
  walk(nodes, {
    enter(node) {
      const isEntered = collector.enter(node);
      if (!isEntered || !isElement(node) || !isApart(node)) return isEntered;
      collector.leave(node);
      apart.push(node);
      return false;
    },
    leave: collector.leave,
  });
  return { content: collector.take(), apart };
}

/**
 * A collector of the text that a browser shows, with what it shows as an image or raised:
 * flags by their names, `<sup>†</sup>` as `^{†}`; line breaks and the edges of blocks are spaces.
 */
export function createCollector(reading: Reading, style: Style = PLAIN): Collector {
  const frames: Frame[] = [{ ...style, isInFlagIcon: false, linkTitle: '' }];
  let pieces: Piece[] = [];
  let marks: number[] = [];
  let range: Range | null = null;

  const add = (kind: Piece['kind'], value: string, place: Range | null) => {
    const { isBold, isItalic } = frames.at(-1) ?? PLAIN;
    pieces.push({ kind, value, isBold, isItalic });
    if (!place || value.trim() === '') return;
    range = range ? { start: Math.min(range.start, place.start), end: Math.max(range.end, place.end) } : place;
  };
  const enterElement = (element: HtmlElement): boolean => {
    if (isLeftOut(element) || isHidden(element)) return false;
    if (isReference(element)) {
      reading.addNote(element);
      return false;
    }
    if (isBlock(element)) add('break', ' ', null);
    const frame = frameOf(element, frames.at(-1));
    if (element.tagName === 'img') {
      const name = flagName(element, frame.isInFlagIcon, frame.linkTitle);
      if (name !== null) add('flag', name, rangeOf(element));
      return false;
    }
    if (element.tagName === 'sup') marks.push(pieces.length);
    frames.push(frame);
    return true;
  };

  return {
    enter(node) {
      if (node.type === 'text') add('text', node.value, rangeOf(node));
      return isElement(node) && enterElement(node);
    },
    leave(node) {
      if (!isElement(node)) return;
      frames.pop();
      if (node.tagName === 'sup') {
        const from = marks.pop();
        if (from !== undefined) add('mark', markOf(pieces.splice(from), pieces.at(-1)), null);
      }
      if (isBlock(node)) add('break', ' ', null);
    },
    take() {
      const words = pieces.filter((piece) => piece.kind === 'text' && collapse(piece.value) !== '');
      const lines = linesOf(pieces);
      const content = {
        text: lines.join(' '),
        lines,
        flags: pieces.filter(isShownFlag).map((piece) => piece.value),
        range,
        isBold: words.length > 0 && words.every((piece) => piece.isBold),
        isItalic: words.length > 0 && words.every((piece) => piece.isItalic),
      };
      pieces = [];
      marks = [];
      range = null;
      return content;
    },
  };
}

/** What holds inside an open element. */
interface Frame extends Style {
  readonly isInFlagIcon: boolean;
  readonly linkTitle: string;
}

interface Piece extends Style {
  readonly kind: 'text' | 'flag' | 'mark' | 'break';
  readonly value: string;
}

function frameOf(element: HtmlElement, outer: Frame | undefined): Frame {
  return {
    ...styleIn(element, outer ?? PLAIN),
    isInFlagIcon: (outer?.isInFlagIcon ?? false) || hasClass(element, 'flagicon'),
    linkTitle: element.tagName === 'a' ? attributeOf(element, 'title') : (outer?.linkTitle ?? ''),
  };
}

/** The style inside an element, by its tag and its `style` attribute, else that outside. */
export function styleIn(element: HtmlElement, outer: Style): Style {
  const weight = styleOf(element, 'font-weight');
  const slant = styleOf(element, 'font-style');
  const isBold = hasTag(element, 'b', 'strong') || outer.isBold;
  const isItalic = hasTag(element, 'i', 'em') || outer.isItalic;
  return {
    isBold: /^bold/.test(weight) || Number(weight) >= 600 || (isBold && !/^(?:normal|lighter|[1-5]\d\d)$/.test(weight)),
    isItalic: /^(?:italic|oblique)/.test(slant) || (isItalic && slant !== 'normal'),
  };
}

/** `†` raised is `^{†}`; the `st` of `1st` is the rest of a word. */
function markOf(inner: readonly Piece[], before: Piece | undefined): string {
  const text = linesOf(inner).join(' ');
  if (/^(?:st|nd|rd|th)$/.test(text) && /\d$/.test(before?.value ?? '')) return text;
  return text === '' ? '' : `^{${text}}`;
}

function linesOf(pieces: readonly Piece[]): string[] {
  const lines: string[][] = [[]];
  let end = '';
  pieces.forEach((piece, index) => {
    if (piece.kind === 'break') {
      lines.push([]);
      end = '';
    }
    if (piece.kind === 'break' || (piece.kind === 'flag' && !isShownFlag(piece, index, pieces))) return;
    const isClose = piece.kind === 'flag' && /[\p{L}\p{N}\p{Pe}.,;:!?]$/u.test(end);
    const text = piece.kind === 'flag' ? `${isClose ? ' ' : ''}${piece.value} ` : piece.value;
    lines.at(-1)?.push(text);
    end = (end + text.slice(-2)).slice(-2);
  });
  return lines.map((texts) => collapse(texts.join(''))).filter((line) => line !== '');
}

function isShownFlag(piece: Piece, index: number, pieces: readonly Piece[]): boolean {
  return piece.kind === 'flag' && !isNamedBehind(pieces, index);
}

/** True for a flag whose country is all that stands behind it: `{{flag|Qatar}}` shows the flag and `Qatar`. */
function isNamedBehind(pieces: readonly Piece[], index: number): boolean {
  let behind = '';
  for (let next = index + 1; next < pieces.length; next += 1) {
    const piece = pieces[next];
    if (piece?.kind !== 'text') break;
    behind += piece.value;
  }
  return collapse(behind).toLowerCase() === pieces[index]?.value.toLowerCase();
}
