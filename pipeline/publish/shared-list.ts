import { type GoOn, waitForChange } from '../thread-end.ts';
import type { PlannedFile } from './published-files.ts';

/** What two threads that take files from one list know of each other: two 32-bit numbers. */
export type ListState = SharedArrayBuffer;

/**
 * What the database holds whole, one after the other: the ledger of all articles, the dataset, what the audit says of it and
 * the full-text indexes, the publication hash and what goes with it.
 */
export const MILESTONES = ['ledger', 'dataset', 'audit', 'publication'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** The place of the number that says how many files are taken. */
const TAKEN = 0;
/** The place of the number that says how many milestones are reached. */
const REACHED = 1;

/** Nothing is taken, and no milestone is reached. */
export function newListState(): ListState {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

/** Tells both threads that the database holds what belongs to a milestone, and to those before it. */
export function tellMilestone(state: ListState, milestone: Milestone): void {
  const numbers = new Int32Array(state);
  Atomics.store(numbers, REACHED, MILESTONES.indexOf(milestone) + 1);
  Atomics.notify(numbers, REACHED);
}

/**
 * Those of the files that nobody has taken, each taken as it is asked for: milestone after milestone, since the files of one need
 * what the database holds then. The thread stands still until the milestone of the next file is reached; it asks before each
 * file, and while it waits, whether it is to go on.
 */
export function* untaken(
  filesOf: (milestone: Milestone) => readonly PlannedFile[],
  state: ListState,
  goOn: GoOn = () => undefined,
): Iterable<PlannedFile> {
  const numbers = new Int32Array(state);
  const take = () => Atomics.add(numbers, TAKEN, 1);
  let next = take();
  let passed = 0;
  for (const [reached, milestone] of MILESTONES.entries()) {
    while (Atomics.load(numbers, REACHED) <= reached) waitForChange(numbers, REACHED, reached, goOn);
    const files = filesOf(milestone);
    for (let file = files[next - passed]; file !== undefined; file = files[next - passed]) {
      goOn();
      yield file;
      next = take();
    }
    passed += files.length;
  }
}
