import type { Effects } from './effects.ts';
import { Interrupted } from './errors.ts';

/**
 * Runs something in steps and lets signals in between two of them. Where one asks the program to end, the steps are told
 * so, to clean up, and Interrupted is thrown.
 */
export async function stepByStep<T>(steps: Generator<void, T>, { signals }: Pick<Effects, 'signals'>): Promise<T> {
  const heard = signals?.();
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      const signal = (await heard?.next()) ?? null;
      if (signal !== null) steps.throw(new Interrupted(signal));
    }
  } finally {
    heard?.close();
  }
}
