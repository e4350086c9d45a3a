import { parentPort } from 'node:worker_threads';
import { realFiles } from '../effects.ts';
import { InputError } from '../errors.ts';
import { type CoWriterAnswer, SharedWork } from './co-writer.ts';
import { PATIENCE } from './database.ts';
import { writePrepared } from './publication.ts';
import { sharedFiles } from './published-files.ts';
import { untaken } from './shared-list.ts';
import { openDatabase } from './sqlite.ts';

// The thread behind `startCoWriter`.
parentPort?.once('message', (message: unknown) => {
  parentPort?.postMessage(answerTo(SharedWork.parse(message)));
});

function answerTo({ database, outDir, preparation, state }: SharedWork): CoWriterAnswer {
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
