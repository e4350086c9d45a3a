import type { TextStyle } from './attributes.ts';
import type { StyledText } from './styled-text.ts';

/** Characters that are never seen. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;
const NO_GAP_BEFORE = /^[\s),.;:\]}’”]/;
const LETTER = /[\p{L}\p{N}]$/u;

/** Joins pieces of text to lines and keeps account of their style. */
export interface JoinedText {
  write(text: string, isBold: boolean, isItalic: boolean): void;
  writeFlag(text: string): void;
  breakLine(): void;
  open(tag: string, style: TextStyle): void;
  close(tag: string): void;
  finish(): StyledText;
}

interface OpenTag {
  readonly tag: string;
  readonly style: TextStyle;
  /** The piece that opens raised or lowered text, and how many pieces were seen before it; null for any other tag. */
  readonly opening: { readonly index: number; readonly seenPieces: number } | null;
}

export function joinedText(): JoinedText {
  const pieces: string[] = [];
  const open: OpenTag[] = [];
  const countOf = new Map<string, number>();
  let boldTags = 0;
  let italicTags = 0;
  let hiddenTags = 0;
  const flags: string[] = [];
  let isAfterFlag = false;
  let isSeen = false;
  let isAllBold = true;
  let isAllItalic = true;
  /** Pieces with something to see in them. */
  let seenPieces = 0;
  const isInMark = () => pieces.at(-1) === '^{' || pieces.at(-1) === '_{';
  /** At the start, behind a space or line break, and where raised or lowered text opens. */
  const isSpaceOver = () => /[ \n]$/.test(pieces.at(-1)?.slice(-1) ?? ' ') || isInMark();

  const put = (text: string) => {
    const single = text.replace(UNSEEN, '').replace(/\s+/g, ' ');
    const piece = isSpaceOver() && single.startsWith(' ') ? single.slice(1) : single;
    if (piece === '') return;
    pieces.push(piece);
    if (piece !== ' ') seenPieces += 1;
  };
  const count = ({ tag, style }: OpenTag, by: number) => {
    countOf.set(tag, (countOf.get(tag) ?? 0) + by);
    boldTags += style.isBold ? by : 0;
    italicTags += style.isItalic ? by : 0;
    hiddenTags += style.isHidden ? by : 0;
  };
  const closeLast = () => {
    const last = open.pop();
    if (!last) return;
    count(last, -1);
    if (last.opening === null) return;
    if (last.opening.seenPieces === seenPieces) pieces.length = last.opening.index;
    else pieces.push(pieces.pop()?.trimEnd() ?? '', '}');
  };

  return {
    write(text, isBold, isItalic) {
      if (hiddenTags > 0) return;
      if (isAfterFlag && text !== '' && !NO_GAP_BEFORE.test(text)) put(' ');
      if (text !== '') isAfterFlag = false;
      put(text);
      if (text.trim() === '') return;
      isSeen = true;
      isAllBold &&= isBold || boldTags > 0;
      isAllItalic &&= isItalic || italicTags > 0;
    },
    writeFlag(text) {
      if (hiddenTags > 0 || text.trim() === '') return;
      if (isAfterFlag || LETTER.test((pieces.at(-1) ?? '').slice(-2))) put(' ');
      put(text);
      flags.push(text.trim());
      isAfterFlag = true;
    },
    breakLine() {
      if (hiddenTags > 0) return;
      isAfterFlag = false;
      if (!isInMark()) pieces.push('\n');
    },
    open(tag, style) {
      const mark = tag === 'sup' ? '^{' : tag === 'sub' ? '_{' : null;
      const isShown = mark !== null && hiddenTags === 0 && !style.isHidden;
      const opened = { tag, style, opening: isShown ? { index: pieces.length, seenPieces } : null };
      if (isShown) pieces.push(mark);
      open.push(opened);
      count(opened, 1);
    },
    close(tag) {
      if (!countOf.get(tag)) return;
      while (open.at(-1)?.tag !== tag) closeLast();
      closeLast();
    },
    finish() {
      while (open.length > 0) closeLast();
      const lines = pieces
        .join('')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return { text: lines.join(' '), lines, flags, isBold: isSeen && isAllBold, isItalic: isSeen && isAllItalic };
    },
  };
}
