import type { Bracketed, Markup } from './scanner.ts';

/**
 * The page as its tables and blocks see it: comments are gone, and every template, extension tag and link of several
 * lines is one character that holds no pipe and no line break. Offsets of the view lead back to the source.
 */
export interface View {
  readonly text: string;
  /** The source, for texts and positions. */
  readonly source: string;
  /** The template or tag that the character at a place of the view stands for. */
  readonly standIns: ReadonlyMap<number, Markup>;
  /** Where in the source a character of the view starts and ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Comments that are alone on their lines, by their ends and by their starts. */
  readonly lineComments: { readonly startOf: ReadonlyMap<number, number>; readonly endOf: ReadonlyMap<number, number> };
  readonly trimmedEnds: Map<number, number>;
}

export const STAND_IN = '\uFFFC';

/** Templates that stand for characters of table markup. */
const WRITTEN_MARKUP: ReadonlyMap<string, string> = new Map([
  ['!', '|'],
  ['!!', '||'],
  ['!-', '|-'],
  ['!+', '|+'],
  ['(!', '{|'],
  ['!)', '|}'],
  ['=', '='],
]);

/** The characters that `{{!}}` and its kin stand for, or null for any other template. */
export function writtenMarkup(template: Bracketed, source: string): string | null {
  const [only, second] = template.parts;
  if (template.kind !== 'template' || !only || second) return null;
  return WRITTEN_MARKUP.get(source.slice(only.from, only.to).trim()) ?? null;
}

/** `source` is the page, `markup` what the scanner found in it. */
export function viewOf(source: string, markup: readonly Markup[]): View {
  const pieces: string[] = [];
  const starts = new Int32Array(source.length + 1);
  const ends = new Int32Array(source.length + 1);
  const standIns = new Map<number, Markup>();
  const startOf = new Map<number, number>();
  const endOf = new Map<number, number>();
  let length = 0;
  const copy = (from: number, to: number) => {
    pieces.push(source.slice(from, to));
    for (let at = from; at < to; at += 1, length += 1) {
      starts[length] = at;
      ends[length] = at + 1;
    }
  };
  const replace = ({ start, end }: Markup, text: string) => {
    pieces.push(text);
    for (let index = 0; index < text.length; index += 1, length += 1) {
      starts[length] = start;
      ends[length] = end;
    }
  };

  const opaque = opaqueMarkup(source, markup);
  let at = source.startsWith('\uFEFF') ? 1 : 0;
  let isAtLineStart = true;
  for (let index = 0; index < opaque.length; index += 1) {
    const next = opaque[index];
    if (!next || next.start < at) continue;
    const lineStart = next.kind === 'comment' ? startOfLine(source, at, next.start, isAtLineStart) : null;
    const last = lineStart === null ? null : lastOnLine(source, opaque, index);
    if (lineStart !== null && last !== null) {
      copy(at, lineStart);
      const end = opaque[last]?.end ?? next.end;
      startOf.set(end, next.start);
      endOf.set(next.start, end);
      at = source.indexOf('\n', end) + 1;
      index = last;
      isAtLineStart = true;
      continue;
    }
    copy(at, next.start);
    at = next.end;
    isAtLineStart = false;
    if (next.kind === 'comment' || next.kind === 'marker') continue;
    const written = next.kind === 'template' ? writtenMarkup(next, source) : null;
    if (written === null) standIns.set(length, next);
    replace(next, written ?? STAND_IN);
  }
  copy(at, source.length);
  starts[length] = source.length;
  ends[length] = source.length;
  return {
    text: pieces.join(''),
    source,
    standIns,
    starts,
    ends,
    lineComments: { startOf, endOf },
    trimmedEnds: new Map(),
  };
}

/** The source between two places of the view, with what is invisible in it, trimmed; comment lines at its ends left out. */
export function sourceRange(view: View, from: number, to: number): { start: number; end: number } {
  const first = from === 0 ? 0 : (view.ends[from - 1] ?? 0);
  const end = trimmedEnd(view, view.starts[to] ?? view.source.length);
  let start = first;
  while (start < end) {
    const comment = view.lineComments.endOf.get(start);
    if (comment === undefined && !isSpace(view.source, start)) return { start, end };
    start = comment ?? start + 1;
  }
  return { start: first, end: first };
}

/** Remembered, since tables that are never closed all end at one place. */
function trimmedEnd(view: View, end: number): number {
  const known = view.trimmedEnds.get(end);
  if (known !== undefined) return known;
  let at = end;
  for (;;) {
    const comment = view.lineComments.startOf.get(at);
    if (comment !== undefined) at = comment;
    else if (at > 0 && isSpace(view.source, at - 1)) at -= 1;
    else break;
  }
  view.trimmedEnds.set(end, at);
  return at;
}

function isSpace(source: string, index: number): boolean {
  return source.slice(index, index + 1).trim() === '';
}

/** Everything that the view hides, in order: of a link only what stands in it, unless it runs over safe lines. */
function opaqueMarkup(source: string, markup: readonly Markup[]): Markup[] {
  const opaque: Markup[] = [];
  const stack = [{ list: markup, index: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.list[top.index];
    top.index += 1;
    if (!next) stack.pop();
    else if (next.kind !== 'link' || isSafeOverLines(source.slice(next.start, next.end))) opaque.push(next);
    else stack.push({ list: next.children, index: 0 });
  }
  return opaque;
}

/** A link over several lines of which none looks like a row of a table, such as a picture with a long caption. */
function isSafeOverLines(link: string): boolean {
  return link.includes('\n') && !/\n[ \t]*(?:[|!]|\{\||:+[ \t]*\{\|)/.test(link);
}

/** Index of the last comment of the line, where behind the comment at `index` nothing else stands in it; or null. */
function lastOnLine(source: string, opaque: readonly Markup[], index: number): number | null {
  let last = index;
  let at = opaque[index]?.end ?? source.length;
  for (;;) {
    while (source[at] === ' ' || source[at] === '\t' || source[at] === '\r') at += 1;
    if (source[at] === '\n') return last;
    const next = opaque[last + 1];
    if (next?.kind !== 'comment' || next.start !== at) return null;
    last += 1;
    at = next.end;
  }
}

/** Where the line of a comment starts, if nothing but spaces stands before it; `from` is where copying goes on. */
function startOfLine(source: string, from: number, start: number, isFromLineStart: boolean): number | null {
  let at = start;
  while (at > from && (source[at - 1] === ' ' || source[at - 1] === '\t')) at -= 1;
  if (at > from) return source[at - 1] === '\n' ? at : null;
  return isFromLineStart || source[at - 1] === '\n' ? at : null;
}
