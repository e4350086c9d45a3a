import { parentPort } from 'node:worker_threads';
import { type SharedWriting, Work, type WritingAnswer } from './co-worker.ts';
import { realFiles } from './effects.ts';
import { InputError } from './errors.ts';
import { PATIENCE } from './publish/database.ts';
import { writePrepared } from './publish/publication.ts';
import { sharedFiles } from './publish/published-files.ts';
import { type Stage, untaken } from './publish/shared-list.ts';
import { openDatabase } from './publish/sqlite.ts';
import { readShare } from './reading.ts';
import { auditShare } from './shared-audit.ts';

// The thread behind `startCoWorker`.
parentPort?.on('message', (message: unknown) => {
  const work = Work.parse(message);
  if ('folder' in work) readShare(work.folder, work, realFiles);
  else parentPort?.postMessage(writeShare(work));
});

function writeShare({ database, outDir, preparation, state, audit }: SharedWriting): WritingAnswer {
  const db = openDatabase(database, { readonly: true, timeout: PATIENCE });
  try {
    const sums = new Map<string, string>();
    const filesOf = sharedFiles(db);
    const inTurn = (stage: Stage) => {
      // The program goes on once all is audited; it can wait for the files.
      if (stage === 'dataset' && audit !== null) auditShare(db, audit);
      return filesOf(stage);
    };
    for (const { name, content } of untaken(inTurn, state))
      sums.set(name, writePrepared({ outDir, preparation, name, content: content() }, realFiles));
    return { sums: [...sums] };
  } catch (error) {
    if (error instanceof InputError) return { complaint: error.message };
    throw error;
  } finally {
    db.close();
  }
}
