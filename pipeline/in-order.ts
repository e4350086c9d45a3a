import type { Steps } from './step-by-step.ts';

/**
 * Makes something of each of so many items, by their 0-based numbers, and hands it on in their order: `make` may be called
 * ahead of that, or in another thread, `use` never.
 */
export type InOrder<T> = (count: number, make: (index: number) => T, use: (made: T) => void) => Steps<void>;

/** All of them here, one after the other. */
export function* oneByOne<T>(count: number, make: (index: number) => T, use: (made: T) => void): Steps<void> {
  for (let index = 0; index < count; index += 1) {
    use(make(index));
    yield;
  }
}
