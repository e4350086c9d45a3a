import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameKey } from '../../parsers/text/fold.ts';
import { PackedAppearances, type PrintedAppearance } from '../../pipeline/reconcile/evidence/packed-appearances.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 5 });
const names = fc.array(fc.option(text), { maxLength: 4 });
const printed: fc.Arbitrary<PrintedAppearance> = fc.record({
  role: fc.constantFrom('entry', 'win', 'standing', 'scored-for'),
  seasonId: text,
  classCode: text,
  crew: fc.option(fc.nat()),
  ownTable: fc.option(fc.constantFrom('drivers', 'teams', 'entries')),
  rounds: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
  partners: names,
  chassis: names,
});

function keysOf(list: readonly (string | null)[]): Set<string> {
  return new Set(list.flatMap((name) => (name === null ? [] : [nameKey(name)])));
}

it('gives back what was packed of each name, in its order, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 3 }), printed), { maxLength: 300 }), (drafts) => {
      const packed = new PackedAppearances();
      const first = new Map<number, number>();
      const last = new Map<number, number>();
      for (const [name, draft] of drafts) {
        const place = packed.add(draft, last.get(name) ?? null);
        if (!first.has(name)) first.set(name, place);
        last.set(name, place);
      }
      for (const name of [0, 1, 2, 3]) {
        const own = drafts.flatMap(([of, draft]) => (of === name ? [draft] : []));
        const place = first.get(name) ?? null;
        expect(packed.of(place)).toEqual(
          own.map(({ seasonId, classCode, ownTable, rounds, partners, chassis, ...same }) => ({
            ...same,
            seasonId,
            classCode,
            ownTable: ownTable === null ? null : `${seasonId} ${classCode} ${ownTable}`,
            rounds: new Set(rounds),
            partners: keysOf(partners),
            chassis: keysOf(chassis),
          })),
        );
        expect([...packed.seasonIds(place)]).toEqual(own.map(({ seasonId }) => seasonId));
      }
    }),
    { numRuns: 200 },
  );
});

it('unpacks names beyond those that it keeps unpacked', () => {
  const packed = new PackedAppearances();
  const plain = {
    role: 'win',
    classCode: 'PX',
    crew: null,
    ownTable: null,
    rounds: [1],
    partners: [],
    chassis: [],
  } as const;
  const places = Array.from({ length: 2500 }, (_, index) => packed.add({ ...plain, seasonId: `cup-${index}` }, null));
  for (const _ of [1, 2])
    for (const [index, place] of places.entries()) expect(packed.of(place)[0]?.seasonId).toBe(`cup-${index}`);
});
