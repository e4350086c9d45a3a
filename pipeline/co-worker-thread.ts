import { parentPort, workerData } from 'node:worker_threads';
import { END, type SharedWriting, ThreadData, Work, type WritingAnswer } from './co-worker.ts';
import { realFiles } from './effects.ts';
import { complaintOfSystem, InputError } from './errors.ts';
import { PATIENCE } from './publish/database.ts';
import { writePrepared } from './publish/publication.ts';
import { sharedFiles } from './publish/published-files.ts';
import { type Milestone, untaken } from './publish/shared-list.ts';
import { openDatabase } from './publish/sqlite.ts';
import { readShare } from './read-share.ts';
import { auditShare } from './shared-audit.ts';
import { ThreadEnd, ThreadEnded } from './thread-end.ts';

// The thread behind `startCoWorker`.
const { goOn } = new ThreadEnd(ThreadData.parse(workerData).end);

parentPort?.on('message', (message: unknown) => {
  // Without its port the thread waits for nothing, and ends.
  if (message === END) parentPort?.close();
  else doWork(Work.parse(message));
});

function doWork(work: Work): void {
  try {
    if ('folder' in work) readShare(work.folder, work, realFiles, goOn);
    else parentPort?.postMessage(answerTo(work));
  } catch (error) {
    // The message that closes the port comes next.
    if (!(error instanceof ThreadEnded)) throw error;
  }
}

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
      if (milestone === 'dataset' && audit !== null) auditShare(db, audit, goOn);
      return filesOf(milestone);
    };
    const sums = new Map<string, string>();
    for (const { name, content } of untaken(inTurn, state, goOn))
      sums.set(name, writePrepared({ outDir, preparation, name, content: content() }, realFiles));
    return sums;
  } finally {
    db.close();
  }
}
