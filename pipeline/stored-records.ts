import type { Records } from '../schemas/record/records.ts';
import type { ScratchFile } from './effects.ts';

/** The records of articles one by one, in the order of the articles; each time round they may be read anew. */
export interface RecordsOfArticles extends Iterable<Records> {
  /** Those of the article with that 0-based number; undefined where there is none. */
  readonly at: (index: number) => Records | undefined;
}

/** The records of an article as they lie on the disk, and as they go from thread to thread. */
export type EncodedRecords = Uint8Array<ArrayBuffer>;

/** A line of JSON. */
export function encoded(records: Records): EncodedRecords {
  return new TextEncoder().encode(`${JSON.stringify(records)}\n`);
}

function decoded(bytes: Uint8Array): Records {
  const records: Records = JSON.parse(new TextDecoder().decode(bytes));
  return records;
}

/** Of so many articles the records are held; of more, they would take too much memory. */
const ARTICLES_HELD = 10;

/**
 * The records of articles, the first few in memory and all others on the disk: of those, in memory is only where each
 * lies. What comes back equals what was added.
 */
export class StoredRecords implements RecordsOfArticles {
  readonly #file: ScratchFile;
  readonly #mostHeld: number;
  readonly #held: Records[] = [];
  /** Where the records of each further article end, in bytes. */
  readonly #ends: number[] = [];

  constructor(file: ScratchFile, mostHeld = ARTICLES_HELD) {
    this.#file = file;
    this.#mostHeld = mostHeld;
  }

  /** Of how many articles there are records. */
  get length(): number {
    return this.#held.length + this.#ends.length;
  }

  add(records: Records | EncodedRecords): void {
    const isEncoded = records instanceof Uint8Array;
    if (this.#held.length < this.#mostHeld) {
      this.#held.push(isEncoded ? decoded(records) : records);
      return;
    }
    const bytes = isEncoded ? records : encoded(records);
    this.#file.add(bytes);
    this.#ends.push((this.#ends.at(-1) ?? 0) + bytes.length);
  }

  at(index: number): Records | undefined {
    const held = this.#held[index];
    if (held) return held;
    const place = index - this.#held.length;
    const end = this.#ends[place];
    if (end === undefined) return undefined;
    const start = this.#ends[place - 1] ?? 0;
    return decoded(this.#file.read(start, end - start));
  }

  *[Symbol.iterator](): Iterator<Records> {
    for (let index = 0; index < this.length; index += 1) {
      const records = this.at(index);
      if (records) yield records;
    }
  }

  /** The records are gone; nothing can be asked any more. */
  close(): void {
    this.#file.close();
  }
}
