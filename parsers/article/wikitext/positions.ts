import type { Point, Position } from 'unist';

/** Turns 0-based offsets of a text into lines and columns, both 1-based. */
export class Positions {
  readonly #lineStarts: number[] = [0];

  constructor(text: string) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.#lineStarts.push(end + 1);
  }

  pointAt(offset: number): Point {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1, offset };
  }

  lineAt(offset: number): number {
    return this.pointAt(offset).line;
  }

  between(start: number, end: number): Position {
    return { start: this.pointAt(start), end: this.pointAt(end) };
  }
}
