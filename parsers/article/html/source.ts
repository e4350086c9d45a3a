import type { Point, Position } from 'unist';
import type { HtmlNode } from './parse-html.ts';

/** Where a piece of the file starts and ends, as 0-based offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The file that is read, for its slices and for positions in it. */
export interface Source {
  readonly text: string;
  /** The position of a range without the white space around it. */
  readonly positionOf: (range: Range) => Position;
}

/** Lines end with `\n`, as in the dump. */
export function createSource(text: string): Source {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const pointAt = (offset: number): Point => {
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1, offset };
  };
  const positionOf = ({ start, end }: Range): Position => {
    const slice = text.slice(start, end);
    const trimmed = slice.trim();
    const from = start + (trimmed === '' ? 0 : slice.length - slice.trimStart().length);
    return { start: pointAt(from), end: pointAt(from + trimmed.length) };
  };
  return { text, positionOf };
}

/** A node from its first tag to its last; null for an element that the source only implies. */
export function rangeOf(node: HtmlNode): Range | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? null : { start, end };
}

/** What stands between the tags of an element. */
export function innerRangeOf(node: HtmlNode): Range | null {
  const whole = rangeOf(node);
  if (!whole || node.type !== 'element') return whole;
  const start = node.data?.position.opening?.end.offset ?? whole.start;
  return { start, end: Math.max(start, node.data?.position.closing?.start.offset ?? whole.end) };
}
