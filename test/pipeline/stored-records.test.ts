import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { realFiles } from '../../pipeline/effects.ts';
import { InputError } from '../../pipeline/errors.ts';
import { Publication } from '../../pipeline/publish/publication.ts';
import { StoredRecords } from '../../pipeline/stored-records.ts';
import { scratch } from '../support/program.ts';
import { quickFiles } from '../support/quick-files.ts';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf, recordsOfSeason } from '../support/records-builder.ts';

const folder = scratch();
afterAll(folder.remove);

/** A season with as many drivers as there are names, each with points in its only round. */
function season(year: number, names: readonly string[]) {
  return recordsOfSeason({
    year,
    races: [{ round: 1, circuit: 'Drystone Park' }],
    entries: names.map((name) => ({ class: 'PX', team: 'Heron Racing', drivers: [`GBR|${name}|1`] })),
    driverStandings: names.map((name, index) => ({ class: 'PX', name: `GBR|${name}`, points: [20 - index] })),
  });
}

describe('records on the disk', () => {
  it('come back as they were, in any order', () => {
    // The pipe is the builder's own mark.
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() !== '' && !text.includes('|'));
    const names = fc.uniqueArray(name, { maxLength: 4 });
    let run = 0;
    fc.assert(
      fc.property(fc.array(names, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (seasons, numbers) => {
        run += 1;
        const file = quickFiles.scratch(folder.at(`records-${run}`));
        const stored = new StoredRecords(file, 2);
        const all = seasons.map((drivers, index) => season(2031 + index, drivers));
        for (const records of all) stored.add(records);
        expect(stored.length).toBe(all.length);
        expect([...stored]).toEqual(all);
        for (const index of [...numbers.take(10)].map((number) => number % (all.length + 1)))
          expect(stored.at(index)).toEqual(all[index]);
        file.close();
      }),
      { numRuns: 50 },
    );
  });

  it('give the same dataset as records that are held', () => {
    const all = [
      season(2033, ['Ann Archer', 'Bob Brewer']),
      season(2031, ['Ann Archer', 'B. Brewer']),
      // Another article on a season that is there already, with another figure.
      season(2033, ['Bob Brewer', 'Ann Archer']),
    ];
    const file = quickFiles.scratch(folder.at('records'));
    const stored = new StoredRecords(file, 1);
    for (const records of all) stored.add(records);
    const fromDisk = reconciledWhole(stored, curatedOf({}));
    expect(fromDisk).toEqual(reconciledWhole(all, curatedOf({})));
    expect(fromDisk.dataset.season).toHaveLength(2);
    expect(fromDisk.findings.map(({ code }) => code)).toContain('season-repeated');
    file.close();
  });
});

describe('a file of the preparation', () => {
  it('goes when it is closed, or with the preparation', () => {
    const out = folder.at('out');
    const publication = new Publication(out, quickFiles);
    const closed = publication.scratch('one');
    const open = publication.scratch('two');
    open.add(Buffer.from('0123456789'));
    expect(open.read(2, 3).toString()).toBe('234');
    expect(open.read(8, 9).toString()).toBe('89');
    closed.close();
    expect([existsSync(publication.path('one')), existsSync(publication.path('two'))]).toEqual([false, true]);
    publication.discard();
    expect(existsSync(out)).toBe(false);
  });

  it('that the disk has no room for is complained of', () => {
    const full = {
      ...quickFiles,
      scratch: (path: string) => ({
        ...realFiles.scratch(path),
        add: () => {
          throw Object.assign(new Error('ENOSPC: made up'), { code: 'ENOSPC' });
        },
      }),
    };
    const publication = new Publication(folder.at('full'), full);
    const records = new StoredRecords(publication.scratch('records'), 0);
    expect(() => records.add(season(2031, ['Ann Archer']))).toThrow(InputError);
    publication.discard();
  });
});
