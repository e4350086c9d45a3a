import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { InputError } from '../errors.ts';

/** Files of a publication that are written on a second core, by a thread that takes those which nobody else has taken. */
export interface CoWriter {
  /** Begins; what is given comes once no file is left: name to sha256 of the files that it wrote. */
  readonly write: (work: SharedWork) => Promise<ReadonlyMap<string, string>>;
  /** Ends the thread, whatever it is doing or waiting for. */
  readonly close: () => Promise<void>;
}

/** What both sides know of the files that they share. */
export const SharedWork = z.strictObject({
  /** Where the audited database lies, which gets nothing more than the tables that tell of the publication. */
  database: z.string(),
  /** The folder of the published files, and the folder in which they are prepared. */
  outDir: z.string(),
  preparation: z.string(),
  /** Which of the files of `sharedFiles` are taken, and whether the publication hash is known. */
  state: z.instanceof(SharedArrayBuffer),
});
export type SharedWork = z.infer<typeof SharedWork>;

/** What the thread answers: the sha256 of each file that it wrote, or why one could not be written. */
export const CoWriterAnswer = z.union([
  z.strictObject({ sums: z.array(z.tuple([z.string(), z.string()])) }),
  z.strictObject({ complaint: z.string() }),
]);
export type CoWriterAnswer = z.infer<typeof CoWriterAnswer>;

/** Starts the thread, which loads what it needs while the stages before it are at work. */
export function startCoWriter(): CoWriter {
  const thread = new Worker(new URL('./co-writer-thread.js', import.meta.url));
  // Nobody waits for a thread that has nothing to do.
  thread.unref();
  const end = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread that shares the writing ended before its work')));
  });
  // How it ended matters to whoever waits for its files.
  end.catch(() => undefined);
  return {
    write: async (work) => {
      const answer = new Promise((resolve) => {
        thread.once('message', resolve);
      });
      thread.ref();
      thread.postMessage(work);
      const told = CoWriterAnswer.parse(await Promise.race([answer, end]));
      if ('complaint' in told) throw new InputError(told.complaint);
      return new Map(told.sums);
    },
    close: async () => {
      await thread.terminate();
    },
  };
}
