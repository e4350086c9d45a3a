import { MessageChannel, MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import * as z from 'zod';
import { InputError } from './errors.ts';
import type { Steps } from './step-by-step.ts';
import { type GoOn, waitForChange } from './thread-end.ts';

/** One end of what two threads that share the items of a list know of each other: a few 32-bit numbers, and a line. */
export const ShareEnd = z.strictObject({
  state: z.instanceof(SharedArrayBuffer),
  port: z.instanceof(MessagePort),
});
export type ShareEnd = z.infer<typeof ShareEnd>;

/** The place of the number that says how many items are taken. */
const TAKEN = 0;
/** That of the number that says of how many the program has used what was made. */
const USED = 1;
/** That of the number that says how many things the program has told the thread. */
const TOLD = 2;
const NUMBERS = 3;

/** Nobody is so many items ahead of the one that is to be used next: what was made of them is held. */
const MOST_AHEAD = 16;

/** Both ends: the program keeps the one, the thread gets the other. */
export function newShare(): { here: ShareEnd; there: ShareEnd } {
  const { port1, port2 } = new MessageChannel();
  const state = new SharedArrayBuffer(NUMBERS * Int32Array.BYTES_PER_ELEMENT);
  return { here: { state, port: port1 }, there: { state, port: port2 } };
}

/** What came of an item: what was made of it, or why nothing could be. */
type Outcome<T> = { readonly made: T } | { readonly error: unknown };
/** The same as the thread tells it. */
type Answer<T> = { readonly index: number } & ({ readonly made: T } | { readonly complaint: string });

/** The program's end: items of which each thread takes the next one that nobody has taken. */
export class SharedItems<T> {
  readonly #port: MessagePort;
  readonly #numbers: Int32Array;
  readonly #end: Promise<never>;
  readonly #early = new Map<number, Outcome<T>>();
  #wake: () => void = () => undefined;

  /** `end` fails when the thread does, and else never comes. */
  constructor({ port, state }: ShareEnd, end: Promise<never>) {
    this.#port = port;
    this.#numbers = new Int32Array(state);
    this.#end = end;
    port.on('message', (answer: Answer<T>) => this.#receive(answer));
  }

  /** An `InOrder`. An item that fails, fails when its turn comes, whoever tried. */
  *inOrder(count: number, make: (index: number) => T, use: (made: T) => void): Steps<void> {
    for (let index = 0; index < count; index += 1) {
      for (this.#drain(); !this.#early.has(index); this.#drain()) {
        const taken = this.#early.size < MOST_AHEAD ? Atomics.add(this.#numbers, TAKEN, 1) : count;
        if (taken < count)
          this.#early.set(
            taken,
            outcomeOf(() => make(taken)),
          );
        else yield this.#more();
      }
      const outcome = this.#early.get(index);
      this.#early.delete(index);
      if (outcome && 'error' in outcome) throw outcome.error;
      if (outcome) use(outcome.made);
      countOne(this.#numbers, USED);
      yield;
    }
  }

  /** Tells the thread something, which it hears with `Heard`. */
  tell(value: unknown): void {
    this.#port.postMessage(value);
    countOne(this.#numbers, TOLD);
  }

  /** Nothing is told or heard any more. */
  close(): void {
    this.#port.close();
  }

  async #more(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([woken, this.#end]);
  }

  /** Takes in what the thread has told by now, without waiting until this thread has nothing to do. */
  #drain(): void {
    for (let told = receiveMessageOnPort(this.#port); told; told = receiveMessageOnPort(this.#port))
      this.#receive(told.message);
  }

  #receive(answer: Answer<T>): void {
    const outcome = 'made' in answer ? { made: answer.made } : { error: new InputError(answer.complaint) };
    this.#early.set(answer.index, outcome);
    this.#wake();
  }
}

function outcomeOf<T>(make: () => T): Outcome<T> {
  try {
    return { made: make() };
  } catch (error) {
    return { error };
  }
}

function countOne(numbers: Int32Array, place: number): void {
  Atomics.add(numbers, place, 1);
  Atomics.notify(numbers, place);
}

interface ShareOptions<T> {
  readonly make: (index: number) => T;
  /** Which memory goes to the program with what was made; left out, none. */
  readonly moved?: (made: T) => ArrayBuffer[];
  /** Asked before each item, and while there is nothing to do. */
  readonly goOn: GoOn;
}

/**
 * The thread's end: makes something of each item that nobody has taken, and tells the program. It stands still where it is
 * far ahead of what the program has used. An InputError becomes the program's, any other error is the thread's end.
 */
export function makeShare<T>(count: number, { port, state }: ShareEnd, options: ShareOptions<T>): void {
  const { make, moved = () => [], goOn } = options;
  const numbers = new Int32Array(state);
  for (let index = Atomics.add(numbers, TAKEN, 1); index < count; index = Atomics.add(numbers, TAKEN, 1)) {
    for (let used = Atomics.load(numbers, USED); index - used > MOST_AHEAD; used = Atomics.load(numbers, USED))
      waitForChange(numbers, USED, used, goOn);
    goOn();
    try {
      const made = make(index);
      port.postMessage({ index, made }, moved(made));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      port.postMessage({ index, complaint: error.message });
    }
  }
}

/** What the program tells the thread, in its order. */
export class Heard<T> {
  readonly #port: MessagePort;
  readonly #numbers: Int32Array;
  readonly #use: (value: T) => void;
  #count = 0;

  constructor({ port, state }: ShareEnd, use: (value: T) => void) {
    this.#port = port;
    this.#numbers = new Int32Array(state);
    this.#use = use;
  }

  /** Uses what was told by now. */
  hear(): void {
    for (let told = receiveMessageOnPort(this.#port); told; told = receiveMessageOnPort(this.#port)) {
      this.#use(told.message);
      this.#count += 1;
    }
  }

  /** Waits until so many things are told, and uses them. */
  hearAll(count: number, goOn: GoOn): void {
    for (this.hear(); this.#count < count; this.hear()) waitForChange(this.#numbers, TOLD, this.#count, goOn);
  }
}
