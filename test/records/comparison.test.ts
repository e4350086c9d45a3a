import { describe, expect, it } from 'vitest';
import { emptyObjectsIn, seenThrough } from '../support/record-fixtures.ts';

/** Whether the comparison of the fixtures takes `actual` for what was expected. */
function fits(expected: unknown, actual: unknown): boolean {
  try {
    expect(seenThrough(expected, actual)).toEqual(expected);
    return true;
  } catch {
    return false;
  }
}

describe('an expectation', () => {
  it('fits where its keys have its values, whatever other keys there are', () => {
    expect(fits({ a: 1, b: [{ c: 2 }] }, { a: 1, b: [{ c: 2, d: 3 }], e: 4 })).toBe(true);
  });

  it.each([
    ['another value', { a: 1 }, { a: 2 }],
    ['a number for a text', { a: '1' }, { a: 1 }],
    ['a missing key where null is expected', { a: null }, {}],
    ['a value where null is expected', { a: null }, { a: 0 }],
    ['an element too many', { a: [1] }, { a: [1, 2] }],
    ['an element too few', { a: [1, 2] }, { a: [1] }],
    ['another order', { a: [1, 2] }, { a: [2, 1] }],
    ['elements where none is expected', { a: [] }, { a: [1] }],
    ['no array where one is expected', { a: [] }, { a: null }],
    ['no object where one is expected', { a: { b: 1 } }, { a: null }],
    ['a difference deep inside', { a: [{ b: [{ c: 1 }] }] }, { a: [{ b: [{ c: 2 }] }] }],
  ])('does not fit %s', (_, expected, actual) => {
    expect(fits(expected, actual)).toBe(false);
  });

  it('is told where it expects nothing', () => {
    expect(emptyObjectsIn({ a: [{ b: {} }, { c: 1 }] })).toEqual(['$.a[0].b']);
    expect(emptyObjectsIn({ a: [], b: null })).toEqual([]);
  });
});
