// What is held of millions of names and pairs lies outside the heap, of which V8 keeps as much again for garbage. It grows
// by pieces: nothing is copied.

const NUMBERS_A_PIECE = 2 ** 16;
const BYTES_A_PIECE = 2 ** 20;

/** 32-bit numbers one behind the other. */
export class Numbers {
  readonly #pieces: Int32Array[] = [];
  #length = 0;

  /** Gives the place of the first. */
  add(numbers: readonly number[]): number {
    const place = this.#length;
    for (const number of numbers) {
      if (this.#length % NUMBERS_A_PIECE === 0) this.#pieces.push(new Int32Array(NUMBERS_A_PIECE));
      this.#length += 1;
      this.set(this.#length - 1, number);
    }
    return place;
  }

  /** The number at a place, which has to be there. */
  at(place: number): number {
    return this.#pieces[Math.floor(place / NUMBERS_A_PIECE)]?.[place % NUMBERS_A_PIECE] ?? 0;
  }

  set(place: number, number: number): void {
    const piece = this.#pieces[Math.floor(place / NUMBERS_A_PIECE)];
    if (piece) piece[place % NUMBERS_A_PIECE] = number;
  }
}

/** Texts that are read seldom, as bytes one behind the other. */
export class Bytes {
  readonly #pieces: Buffer[] = [];
  #used = BYTES_A_PIECE;

  /** Gives where the text is: the piece, the place in it, and the length in bytes. */
  add(text: string): [piece: number, place: number, length: number] {
    const length = Buffer.byteLength(text);
    let piece = this.#pieces.at(-1);
    if (!piece || this.#used + length > piece.length) {
      piece = Buffer.allocUnsafeSlow(Math.max(length, BYTES_A_PIECE));
      this.#pieces.push(piece);
      this.#used = 0;
    }
    const place = this.#used;
    piece.write(text, place);
    this.#used += length;
    return [this.#pieces.length - 1, place, length];
  }

  textAt(piece: number, place: number, length: number): string {
    return this.#pieces[piece]?.toString('utf8', place, place + length) ?? '';
  }
}

/** Texts by number, each held once. */
export class Texts {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }

  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }
}
