import type { Effects } from './effects.ts';
import { Interrupted } from './errors.ts';

/** Something that is done in steps; where a step gives a promise, the next one waits for it, or is thrown what it fails with. */
export type Steps<T> = Generator<Promise<void> | undefined, T>;

/**
 * Runs something in steps and lets signals in between two of them. Where one asks the program to end, the steps are told
 * so, to clean up, and Interrupted is thrown.
 */
export async function stepByStep<T>(steps: Steps<T>, { signals }: Pick<Effects, 'signals'>): Promise<T> {
  const heard = signals?.();
  try {
    let step = steps.next();
    while (!step.done) {
      try {
        await step.value;
        const signal = (await heard?.next()) ?? null;
        if (signal !== null) throw new Interrupted(signal);
      } catch (error) {
        step = steps.throw(error);
        continue;
      }
      step = steps.next();
    }
    return step.value;
  } finally {
    heard?.close();
  }
}
