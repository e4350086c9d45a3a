import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineChanges } from '../../pipeline/fetch/line-changes.ts';

describe('changed lines', () => {
  it.each([
    ['a\nb\nc', 'a\nb\nc', 0, 0],
    ['a\nb\nc', 'a\nx\nc', 1, 1],
    ['a\nb\nc', 'a\nc', 0, 1],
    ['a', 'a\nb\nc', 2, 0],
    ['a\nb', 'b\na', 1, 1],
    ['a\na\nb', 'a\nb\nb', 1, 1],
    ['', 'a', 1, 1],
  ])('from %j to %j', (before, after, added, removed) => {
    expect(lineChanges(before, after)).toEqual({ added, removed });
  });

  it('are the fewest that there can be', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const kept = longestCommon(a, b);
        const [before, after] = [a, b].map((lines) => ['first', ...lines].join('\n'));
        expect(lineChanges(before ?? '', after ?? '')).toEqual({ added: b.length - kept, removed: a.length - kept });
      }),
    );
  });

  it('are counted in a text of any length', () => {
    const numbers = Array.from({ length: 30_000 }, (_, index) => `line ${index}`);
    expect(lineChanges(numbers.join('\n'), numbers.toReversed().join('\n'))).toEqual({ added: 0, removed: 0 });
    expect(lineChanges(numbers.join('\n'), numbers.map((line) => `${line}.`).join('\n'))).toEqual({
      added: 30_000,
      removed: 30_000,
    });
  });
});

/** Length of the longest common subsequence, by trying everything. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const at = b.indexOf(first);
  const without = longestCommon(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(at + 1)));
}
