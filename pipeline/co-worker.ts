import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { InputError } from './errors.ts';
import { type Reading, sharedReading } from './reading.ts';
import { newShare, ShareEnd } from './shared-items.ts';
import type { RawFolder } from './stages/load.ts';
import { ThreadEnd } from './thread-end.ts';

/** A second core: a thread that takes articles to read, articles to audit and files to write that nobody else has taken. */
export interface CoWorker {
  /** Begins to read its share of the articles of a folder. */
  readonly read: (folder: RawFolder) => Reading;
  /** Begins to audit and to write; what is given comes once no file is left: name to sha256 of the files that it wrote. */
  readonly write: (work: SharedWriting) => Promise<ReadonlyMap<string, string>>;
  /** Ends the thread, after the article or the file that it is at. */
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

/** What the thread is started with: the memory of its `ThreadEnd`. */
export const ThreadData = z.strictObject({ end: z.instanceof(SharedArrayBuffer) });

/** Told to a thread that is to end, which it hears when it has nothing to do. */
export const END = 'end';

/** What the thread is asked to do: to read, or to audit and write and to answer. */
export const Work = z.union([
  z.strictObject({ folder: z.custom<RawFolder>(), names: ShareEnd, articles: ShareEnd }),
  SharedWriting,
]);
export type Work = z.infer<typeof Work>;

/** What the thread answers: the sha256 of each file that it wrote, or why one could not be written. */
export const WritingAnswer = z.union([
  z.strictObject({ sums: z.array(z.tuple([z.string(), z.string()])) }),
  z.strictObject({ complaint: z.string() }),
]);
export type WritingAnswer = z.infer<typeof WritingAnswer>;

/** Starts the thread, which loads what it needs while the program does the same. */
export function startCoWorker(): CoWorker {
  const threadEnd = new ThreadEnd();
  const data: z.infer<typeof ThreadData> = { end: threadEnd.memory };
  const thread = new Worker(new URL('./co-worker-thread.js', import.meta.url), { workerData: data });
  const gone = new Promise<void>((resolve) => {
    thread.once('exit', () => resolve());
  });
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
      threadEnd.ask();
      thread.ref();
      thread.postMessage(END);
      await gone;
    },
  };
}
