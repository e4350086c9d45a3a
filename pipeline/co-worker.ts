import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { InputError } from './errors.ts';
import { type Reading, sharedReading } from './reading.ts';
import { newShare, ShareEnd } from './shared-items.ts';
import type { RawFolder } from './stages/load.ts';

/** A second core: a thread that takes articles to read, articles to audit and files to write that nobody else has taken. */
export interface CoWorker {
  /** Begins to read its share of the articles of a folder. */
  readonly read: (folder: RawFolder) => Reading;
  /** Begins to audit and to write; what is given comes once no file is left: name to sha256 of the files that it wrote. */
  readonly write: (work: SharedWriting) => Promise<ReadonlyMap<string, string>>;
  /** Ends the thread, whatever it is doing or waiting for. */
  readonly close: () => Promise<void>;
}

const SharedWriting = z.strictObject({
  /** Where the database lies, which the program is writing. */
  database: z.string(),
  /** The folder of the published files, and the folder in which they are prepared. */
  outDir: z.string(),
  preparation: z.string(),
  /** Which of the files of `sharedFiles` are taken, and which milestones are reached. */
  state: z.instanceof(SharedArrayBuffer),
  /** The articles that are audited before any file of the dataset is written; null where the program audits all. */
  audit: ShareEnd.nullable(),
});
/** What both sides know of the files that they share. */
export type SharedWriting = z.infer<typeof SharedWriting>;

/** What the thread is asked to do: to read, or to audit and write and to answer. */
export const Work = z.union([
  z.strictObject({ folder: z.custom<RawFolder>(), names: ShareEnd, articles: ShareEnd }),
  SharedWriting,
]);

/** What the thread answers: the sha256 of each file that it wrote, or why one could not be written. */
export const WritingAnswer = z.union([
  z.strictObject({ sums: z.array(z.tuple([z.string(), z.string()])) }),
  z.strictObject({ complaint: z.string() }),
]);
export type WritingAnswer = z.infer<typeof WritingAnswer>;

/** Starts the thread, which loads what it needs while the program does the same. */
export function startCoWorker(): CoWorker {
  const thread = new Worker(new URL('./co-worker-thread.js', import.meta.url));
  // Nobody waits for a thread that has nothing to do.
  thread.unref();
  const end = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread that shares the work ended before it')));
  });
  // How it ended matters to whoever waits for its work.
  end.catch(() => undefined);
  return {
    read: (folder) => {
      const names = newShare();
      const articles = newShare();
      thread.ref();
      const there = { names: names.there, articles: articles.there };
      thread.postMessage({ folder, ...there }, [there.names.port, there.articles.port]);
      return sharedReading({ names: names.here, articles: articles.here }, end);
    },
    write: async (work) => {
      const answer = new Promise((resolve) => {
        thread.once('message', resolve);
      });
      thread.ref();
      thread.postMessage(work, work.audit === null ? [] : [work.audit.port]);
      const told = WritingAnswer.parse(await Promise.race([answer, end]));
      if ('complaint' in told) throw new InputError(told.complaint);
      return new Map(told.sums);
    },
    close: async () => {
      await thread.terminate();
    },
  };
}
