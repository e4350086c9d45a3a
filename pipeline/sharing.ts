import type { CoWorker } from './co-worker.ts';
import { type InOrder, oneByOne } from './in-order.ts';
import type { Db } from './publish/database.ts';
import type { Publication } from './publish/publication.ts';
import { DATABASE_FILE, type PlannedFile, sharedFiles } from './publish/published-files.ts';
import { type Milestone, newListState, tellMilestone, untaken } from './publish/shared-list.ts';
import { newShare, SharedItems } from './shared-items.ts';
import type { AuditToWrite } from './stages/audit.ts';
import type { Steps } from './step-by-step.ts';

interface SharingOptions {
  readonly db: Db;
  readonly publication: Publication;
  readonly outDir: string;
  /** Takes its share; left out, all is done by the program. */
  readonly coWorker: CoWorker | undefined;
  readonly isAuditShared: boolean;
}

/** What another thread takes its share of as soon as the database holds what that needs: articles to audit, and files. */
export class Sharing {
  /** The files of the milestones that are reached. */
  readonly names: string[] = [];
  readonly #of: SharingOptions;
  readonly #filesOf: (milestone: Milestone) => readonly PlannedFile[];
  readonly #state = newListState();
  readonly #audit: ReturnType<typeof newShare> | null;
  #written: Promise<ReadonlyMap<string, string>> | undefined;
  /** What the other thread failed with, in a list of one. */
  readonly #failures: unknown[] = [];

  constructor(of: SharingOptions) {
    this.#of = of;
    this.#filesOf = sharedFiles(of.db);
    this.#audit = of.isAuditShared ? newShare() : null;
  }

  /** From now on the files of a milestone can be taken, and with the dataset its articles. Throws what the other thread failed with. */
  reach(milestone: Milestone): void {
    for (const failure of this.#failures) throw failure;
    const names = this.#filesOf(milestone).map(({ name }) => name);
    this.names.push(...names);
    this.#of.publication.makeFoldersOf(names);
    tellMilestone(this.#state, milestone);
    this.#written ??= this.#begun();
  }

  #begun(): Promise<ReadonlyMap<string, string>> | undefined {
    const { publication, outDir, coWorker } = this.#of;
    const written = coWorker?.write({
      database: publication.path(DATABASE_FILE),
      outDir,
      preparation: publication.preparation,
      state: this.#state,
      audit: this.#audit?.there ?? null,
    });
    written?.catch((failure: unknown) => this.#failures.push(failure));
    return written;
  }

  /** Audits articles. */
  *audits(...[count, make, use]: Parameters<InOrder<AuditToWrite>>): Steps<void> {
    if (this.#audit === null || this.#written === undefined) return yield* oneByOne(count, make, use);
    const end = this.#written.then(() => {
      throw new Error('the thread that shares the work ended before its audits');
    });
    end.catch(() => undefined);
    const items = new SharedItems<AuditToWrite>(this.#audit.here, end);
    try {
      yield* items.inOrder(count, make, use);
    } finally {
      items.close();
    }
  }

  /** Writes what nobody has taken, and waits for what the other thread took. */
  *finish(): Steps<void> {
    const { publication } = this.#of;
    for (const { name, content } of untaken(this.#filesOf, this.#state)) {
      publication.write(name, content());
      yield;
    }
    if (this.#written) yield this.#written.then((sums) => publication.addWritten(sums));
  }
}
