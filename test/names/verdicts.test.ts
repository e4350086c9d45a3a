import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Verdict, Verdicts } from '../../pipeline/reconcile/evidence/verdicts.ts';

const name = fc.string({ unit: 'grapheme', maxLength: 3 });
const verdict: fc.Arbitrary<Verdict> = fc.record({
  one: name,
  other: name,
  judgement: fc.constantFrom('same', 'different', 'unsure'),
  method: fc.constantFrom('nickname', 'spelling', 'evidence'),
  score: fc.integer({ min: -4000, max: 4000 }).map((hundredths) => hundredths / 100),
  evidence: fc.string({ unit: 'grapheme', maxLength: 40 }),
  isKeptApart: fc.boolean(),
  isNear: fc.boolean(),
});

it('are given back as they were added', () => {
  fc.assert(
    fc.property(fc.array(verdict, { maxLength: 50 }), (all) => {
      const verdicts = Verdicts.of(all);
      expect(verdicts.length).toBe(all.length);
      expect([...verdicts]).toEqual(all);
    }),
  );
});

it('come the surest first, then by name, then as they were added, without those that are not wanted', () => {
  fc.assert(
    fc.property(fc.array(verdict, { maxLength: 50 }), fc.integer({ min: 1, max: 7 }), (all, count) => {
      const verdicts = Verdicts.of(all);
      verdicts.sort(({ isNear }, index) => isNear && index % 3 !== 0);
      const expected = all
        .filter(({ isNear }, index) => isNear && index % 3 !== 0)
        .map((one, index) => [one, index] as const)
        .sort(([a, x], [b, y]) => b.score - a.score || (a.one === b.one ? x - y : a.one < b.one ? -1 : 1))
        .map(([one]) => one);
      expect([...verdicts]).toEqual(expected);
      const parts = Array.from({ length: Math.ceil(expected.length / count) }, (_, part) =>
        verdicts.part(part * count, count),
      );
      expect(parts.flat()).toEqual(expected);
    }),
  );
});

it('keep texts of any length', () => {
  const long = (letter: string, length: number) => ({
    one: letter,
    other: letter,
    judgement: 'same' as const,
    method: 'evidence' as const,
    score: 1,
    evidence: letter.repeat(length),
    isKeptApart: false,
    isNear: true,
  });
  const all = [long('a', 700_000), long('ü', 700_000), long('b', 3_000_000), long('c', 10), long('日', 500_000)];
  expect([...Verdicts.of(all)]).toEqual(all);
});
