import { compareText } from '../parsers/text/fold.ts';
import type { FindingDraft } from '../schemas/finding.ts';
import type { ScratchFile } from './effects.ts';

/** A finding and its number, counted from 0 as findings were added. */
export interface StoredFinding {
  readonly number: number;
  readonly draft: FindingDraft;
}

/** Where findings that were added together lie, in bytes. */
interface Piece {
  readonly from: number;
  readonly length: number;
}

/** The findings of all stages on the disk: in memory is only where those of each article lie. */
export class StoredFindings {
  readonly #file: ScratchFile;
  readonly #pieces = new Map<string | null, Piece[]>();
  #count = 0;
  #bytes = 0;

  constructor(file: ScratchFile) {
    this.#file = file;
  }

  /** Adds findings; gives the number of each. */
  add(drafts: Iterable<FindingDraft>): Map<FindingDraft, number> {
    const numbers = new Map<FindingDraft, number>();
    const bySource = new Map<string | null, StoredFinding[]>();
    for (const draft of drafts) {
      const stored = { number: this.#count, draft };
      const ofSource = bySource.get(draft.sourceId);
      if (ofSource) ofSource.push(stored);
      else bySource.set(draft.sourceId, [stored]);
      numbers.set(draft, stored.number);
      this.#count += 1;
    }
    for (const [sourceId, stored] of bySource) this.#addOf(sourceId, stored);
    return numbers;
  }

  #addOf(sourceId: string | null, stored: readonly StoredFinding[]): void {
    const bytes = Buffer.from(`${JSON.stringify(stored)}\n`);
    this.#file.add(bytes);
    const piece = { from: this.#bytes, length: bytes.length };
    this.#bytes += bytes.length;
    const known = this.#pieces.get(sourceId);
    if (known) known.push(piece);
    else this.#pieces.set(sourceId, [piece]);
  }

  /** The findings on an article, or on none, as they were added. */
  of(sourceId: string | null): StoredFinding[] {
    return (this.#pieces.get(sourceId) ?? []).flatMap(({ from, length }) => {
      const stored: StoredFinding[] = JSON.parse(this.#file.read(from, length).toString('utf8'));
      return stored;
    });
  }

  /** The findings article by article, in the order of their ids; last those on none. */
  *articles(): Iterable<StoredFinding[]> {
    const sourceIds = [...this.#pieces.keys()].flatMap((sourceId) => sourceId ?? []).sort(compareText);
    for (const sourceId of [...sourceIds, null]) yield this.of(sourceId);
  }

  /** The findings are gone; nothing can be asked any more. */
  close(): void {
    this.#file.close();
  }
}
