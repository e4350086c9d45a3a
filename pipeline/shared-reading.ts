import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { type FoundNames, GatheredNames, namesOf } from '../parsers/record/lexicon.ts';
import { articleReader } from './article-reader.ts';
import type { FileEffects } from './effects.ts';
import { InputError } from './errors.ts';
import { handedOver, type ReadArticle, readArticle } from './read-article.ts';
import type { Reading, ReadOne } from './reading.ts';
import type { RawFolder } from './stages/load.ts';
import type { Steps } from './step-by-step.ts';

/** What two threads that read the articles of one list know of each other: 32-bit numbers. */
export type ReadingState = SharedArrayBuffer;

type Pass = 'names' | 'articles';
/** The places of the numbers that say how many articles are taken in a pass. */
const TAKEN: Readonly<Record<Pass, number>> = { names: 0, articles: 1 };
/** Those of the numbers that say of how many the program has used what was read. */
const USED: Readonly<Record<Pass, number>> = { names: 2, articles: 3 };
/** The place of the number that says of how many articles the thread was told the names. */
const TOLD = 4;
const NUMBERS = 5;

/** Nobody reads so many articles ahead of the one that is to be used next: what was read of them is held. */
const MOST_AHEAD = 16;

/** Nothing is taken. */
export function newReadingState(): ReadingState {
  return new SharedArrayBuffer(NUMBERS * Int32Array.BYTES_PER_ELEMENT);
}

/** What the thread tells of an article: what it read, or why it could not. */
type Answer = { readonly index: number } & (
  | { readonly names: FoundNames }
  | { readonly article: ReadArticle }
  | { readonly pass: Pass; readonly complaint: string }
);

/** What came of an article that was read before its turn: what fails, fails when its turn comes. */
type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** The articles of a list read by two threads, each of which takes the next one that nobody has taken. */
export class SharedReading implements Reading {
  readonly #port: MessagePort;
  readonly #numbers: Int32Array;
  readonly #end: Promise<never>;
  readonly #names = new Map<number, Outcome<FoundNames>>();
  readonly #articles = new Map<number, Outcome<ReadArticle>>();
  #wake: () => void = () => undefined;

  /** `end` fails when the thread behind the port does. */
  constructor(port: MessagePort, state: ReadingState, end: Promise<never>) {
    this.#port = port;
    this.#numbers = new Int32Array(state);
    this.#end = end;
    port.on('message', (answer: Answer) => this.#receive(answer));
  }

  *names(count: number, read: ReadOne<FoundNames>, use: (names: FoundNames) => void): Steps<void> {
    yield* this.#inOrder('names', this.#names, count, read, (names) => {
      this.#port.postMessage(names);
      countOne(this.#numbers, TOLD);
      use(names);
    });
  }

  *articles(count: number, read: ReadOne<ReadArticle>, use: (article: ReadArticle) => void): Steps<void> {
    yield* this.#inOrder('articles', this.#articles, count, read, use);
    this.#port.close();
  }

  *#inOrder<T>(
    pass: Pass,
    early: Map<number, Outcome<T>>,
    count: number,
    read: ReadOne<T>,
    use: (value: T) => void,
  ): Steps<void> {
    for (let index = 0; index < count; index += 1) {
      for (this.#drain(); !early.has(index); this.#drain()) {
        const taken = early.size < MOST_AHEAD ? Atomics.add(this.#numbers, TAKEN[pass], 1) : count;
        if (taken < count)
          early.set(
            taken,
            outcomeOf(() => read(taken)),
          );
        else yield this.#more();
      }
      const outcome = early.get(index);
      early.delete(index);
      if (outcome && 'error' in outcome) throw outcome.error;
      if (outcome) use(outcome.value);
      countOne(this.#numbers, USED[pass]);
      yield;
    }
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

  #receive(answer: Answer): void {
    const { index } = answer;
    if ('names' in answer) this.#names.set(index, { value: answer.names });
    else if ('article' in answer) this.#articles.set(index, { value: answer.article });
    else if (answer.pass === 'names') this.#names.set(index, { error: new InputError(answer.complaint) });
    else this.#articles.set(index, { error: new InputError(answer.complaint) });
    this.#wake();
  }
}

function outcomeOf<T>(action: () => T): Outcome<T> {
  try {
    return { value: action() };
  } catch (error) {
    return { error };
  }
}

function countOne(numbers: Int32Array, place: number): void {
  Atomics.add(numbers, place, 1);
  Atomics.notify(numbers, place);
}

/** The other side, in the thread: reads its share of the articles, and tells what it read through the port. */
export function readShare(folder: RawFolder, port: MessagePort, state: ReadingState, files: FileEffects): void {
  const numbers = new Int32Array(state);
  const count = folder.articles.length;
  const load = articleReader(folder, files, { isHeld: false });
  const lexicon = new GatheredNames();
  let told = 0;
  const learn = () => {
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
      lexicon.add(next.message);
      told += 1;
    }
  };
  for (const index of untaken('names', count, numbers)) {
    answer(port, index, 'names', () => ({ told: { index, names: namesOf(load(index).tables.grids) }, moved: [] }));
    learn();
  }
  for (learn(); told < count; learn()) Atomics.wait(numbers, TOLD, told);
  for (const index of untaken('articles', count, numbers)) {
    answer(port, index, 'articles', () => {
      const { read, moved } = handedOver(readArticle(load(index), folder.curated, lexicon));
      return { told: { index, article: read }, moved };
    });
  }
}

/** The numbers of the articles that nobody has taken; waits where that is far ahead of what the program has used. */
function* untaken(pass: Pass, count: number, numbers: Int32Array): Iterable<number> {
  for (;;) {
    const index = Atomics.add(numbers, TAKEN[pass], 1);
    if (index >= count) return;
    for (let used = Atomics.load(numbers, USED[pass]); index - used > MOST_AHEAD; ) {
      Atomics.wait(numbers, USED[pass], used);
      used = Atomics.load(numbers, USED[pass]);
    }
    yield index;
  }
}

function answer(
  port: MessagePort,
  index: number,
  pass: Pass,
  read: () => { told: Answer; moved: ArrayBuffer[] },
): void {
  try {
    const { told, moved } = read();
    port.postMessage(told, moved);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    port.postMessage({ index, pass, complaint: error.message });
  }
}
