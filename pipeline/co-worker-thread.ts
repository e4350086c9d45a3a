import { parentPort } from 'node:worker_threads';
import { type SharedWriting, Work, type WritingAnswer } from './co-worker.ts';
import { realFiles } from './effects.ts';
import { complaintOfSystem, InputError } from './errors.ts';
import { PATIENCE } from './publish/database.ts';
import { writePrepared } from './publish/publication.ts';
import { sharedFiles } from './publish/published-files.ts';
import { type Milestone, untaken } from './publish/shared-list.ts';
import { openDatabase } from './publish/sqlite.ts';
import { readShare } from './read-share.ts';
import { auditShare } from './shared-audit.ts';

// The thread behind `startCoWorker`.
parentPort?.on('message', (message: unknown) => {
  const work = Work.parse(message);
  if ('folder' in work) readShare(work.folder, work, realFiles);
  else parentPort?.postMessage(answerTo(work));
});

/** An error of the system would lose its words on the way to the program; any other is a bug, and ends the thread. */
function answerTo(work: SharedWriting): WritingAnswer {
  try {
    return { sums: [...writeShare(work)] };
  } catch (error) {
    const complaint = error instanceof InputError ? error.message : complaintOfSystem(error);
    if (complaint === null) throw error;
    return { complaint };
  }
}

function writeShare({ database, outDir, preparation, state, audit }: SharedWriting): Map<string, string> {
  const db = openDatabase(database, { readonly: true, timeout: PATIENCE });
  try {
    const filesOf = sharedFiles(db);
    const inTurn = (milestone: Milestone) => {
      // The program goes on once all is audited; it can wait for the files.
      if (milestone === 'dataset' && audit !== null) auditShare(db, audit);
      return filesOf(milestone);
    };
    const sums = new Map<string, string>();
    for (const { name, content } of untaken(inTurn, state))
      sums.set(name, writePrepared({ outDir, preparation, name, content: content() }, realFiles));
    return sums;
  } finally {
    db.close();
  }
}
