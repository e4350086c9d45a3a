import type { Records } from '../schemas/record/records.ts';
import type { ScratchFile } from './effects.ts';

/** The records of articles one by one, in the order of the articles; each time round they may be read anew. */
export interface RecordsOfArticles extends Iterable<Records> {
  /** Those of the article with that 0-based number; undefined where there is none. */
  readonly at: (index: number) => Records | undefined;
}

/**
 * The records of articles on the disk: in memory is only where each lies. What is read back equals what was added, in
 * objects of its own.
 */
export class StoredRecords implements RecordsOfArticles {
  readonly #file: ScratchFile;
  /** Where the records of each article end, in bytes. */
  readonly #ends: number[] = [];

  constructor(file: ScratchFile) {
    this.#file = file;
  }

  /** Of how many articles there are records. */
  get length(): number {
    return this.#ends.length;
  }

  add(records: Records): void {
    const bytes = Buffer.from(`${JSON.stringify(records)}\n`);
    this.#file.add(bytes);
    this.#ends.push((this.#ends.at(-1) ?? 0) + bytes.length);
  }

  at(index: number): Records | undefined {
    const end = this.#ends[index];
    if (end === undefined) return undefined;
    const start = this.#ends[index - 1] ?? 0;
    const records: Records = JSON.parse(this.#file.read(start, end - start).toString('utf8'));
    return records;
  }

  *[Symbol.iterator](): Iterator<Records> {
    for (const index of this.#ends.keys()) {
      const records = this.at(index);
      if (records) yield records;
    }
  }

  /** The records are gone; nothing can be asked any more. */
  close(): void {
    this.#file.close();
  }
}
