import { parentPort } from 'node:worker_threads';
import { type SharedWriting, Work, type WritingAnswer } from './co-worker.ts';
import { realFiles } from './effects.ts';
import { InputError } from './errors.ts';
import { PATIENCE } from './publish/database.ts';
import { writePrepared } from './publish/publication.ts';
import { sharedFiles } from './publish/published-files.ts';
import { untaken } from './publish/shared-list.ts';
import { openDatabase } from './publish/sqlite.ts';
import { readShare } from './shared-reading.ts';

// The thread behind `startCoWorker`.
parentPort?.on('message', (message: unknown) => {
  const work = Work.parse(message);
  if ('folder' in work) readShare(work.folder, work.port, work.state, realFiles);
  else parentPort?.postMessage(writeShare(work));
});

function writeShare({ database, outDir, preparation, state }: SharedWriting): WritingAnswer {
  const db = openDatabase(database, { readonly: true, timeout: PATIENCE });
  try {
    const sums = new Map<string, string>();
    for (const { name, content } of untaken(sharedFiles(db), state))
      sums.set(name, writePrepared({ outDir, preparation, name, content: content() }, realFiles));
    return { sums: [...sums] };
  } catch (error) {
    if (error instanceof InputError) return { complaint: error.message };
    throw error;
  } finally {
    db.close();
  }
}
