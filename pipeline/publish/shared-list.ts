import type { PlannedFile } from './published-files.ts';

/** What two threads that take files from one list know of each other: two 32-bit numbers. */
export type ListState = SharedArrayBuffer;

/** The place of the number that says how many files are taken. */
const TAKEN = 0;
/** The place of the number that is 1 once the publication hash is in the database. */
const IS_HASH_KNOWN = 1;

/** Nothing is taken, and the hash is not known. */
export function newListState(): ListState {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

/** Tells both threads that the publication hash is in the database. */
export function tellHash(state: ListState): void {
  const numbers = new Int32Array(state);
  Atomics.store(numbers, IS_HASH_KNOWN, 1);
  Atomics.notify(numbers, IS_HASH_KNOWN);
}

/**
 * Those of the files that nobody has taken, each taken as it is asked for. One that needs the publication hash is given
 * once that is known, and the thread stands still until then.
 */
export function* untaken(files: readonly PlannedFile[], state: ListState): Iterable<PlannedFile> {
  const numbers = new Int32Array(state);
  // Nobody waits as long as there is something else to do.
  const inTurn = [...files.filter(({ needsHash }) => !needsHash), ...files.filter(({ needsHash }) => needsHash)];
  for (;;) {
    const file = inTurn[Atomics.add(numbers, TAKEN, 1)];
    if (file === undefined) return;
    if (file.needsHash) Atomics.wait(numbers, IS_HASH_KNOWN, 0);
    yield file;
  }
}
