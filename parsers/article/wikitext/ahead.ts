/**
 * Looks ahead in a text for the next match of a pattern, and remembers it: asked at rising places it reads the text once,
 * however often it is asked. The pattern has the flag `g`.
 */
export class Ahead {
  readonly #text: string;
  readonly #pattern: RegExp;
  #asked = -1;
  #start = -1;
  #end = -1;

  constructor(text: string, pattern: RegExp) {
    this.#text = text;
    this.#pattern = pattern;
  }

  /** The next match that starts at `from` or behind it, as offsets; null where there is none. */
  next(from: number): { start: number; end: number } | null {
    if (this.#asked < 0 || from < this.#asked || from > this.#start) {
      this.#pattern.lastIndex = from;
      const match = this.#pattern.exec(this.#text);
      this.#start = match ? match.index : Number.POSITIVE_INFINITY;
      this.#end = match ? match.index + match[0].length : Number.POSITIVE_INFINITY;
      this.#asked = from;
    }
    return this.#start === Number.POSITIVE_INFINITY ? null : { start: this.#start, end: this.#end };
  }
}
