/** How often a thread that waits looks whether it is to end, in milliseconds. */
const LOOK_EVERY = 50;

/** Thrown in a thread that is to end. */
export class ThreadEnded extends Error {}

/** Called in a thread between two steps; throws ThreadEnded once the thread is to end. */
export type GoOn = () => void;

/**
 * Asks a thread to end, and lets it know in memory of both. A thread cannot be stopped from outside: where that meets a
 * function of better-sqlite3 that is about to throw, the whole process is aborted.
 */
export class ThreadEnd {
  readonly memory: SharedArrayBuffer;
  readonly #asked: Int32Array;

  /** The end that another thread has made is known by its memory. */
  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#asked = new Int32Array(memory);
  }

  ask(): void {
    Atomics.store(this.#asked, 0, 1);
  }

  readonly goOn: GoOn = () => {
    if (Atomics.load(this.#asked, 0) !== 0) throw new ThreadEnded();
  };
}

/** Waits as long as a number that threads share is what it was. */
export function waitForChange(numbers: Int32Array, place: number, was: number, goOn: GoOn): void {
  while (Atomics.load(numbers, place) === was) {
    goOn();
    Atomics.wait(numbers, place, was, LOOK_EVERY);
  }
}
