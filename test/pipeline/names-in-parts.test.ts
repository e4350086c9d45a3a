import { afterAll, expect, it } from 'vitest';
import { realFiles } from '../../pipeline/effects.ts';
import { Interrupted } from '../../pipeline/errors.ts';
import { ingestSteps } from '../../pipeline/run.ts';
import { reconcile } from '../../pipeline/stages/reconcile.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { curatedOf, recordsOfSeason } from '../support/records-builder.ts';
import { rowsOf } from '../support/rows.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

// Names are decided kind by kind, and what a kind's names stand for, and their pairs, in parts of 10,000.

const folder = scratch();
afterAll(folder.remove);

it('can be stopped between two kinds, and leaves nothing', () => {
  const raw = folder.raw({ '2031_Lakeland_Endurance_Cup.txt': SMALL_SEASON });
  const outDir = folder.at('stopped');
  let stage = '';
  const progress = (name: string) => {
    stage = name;
  };
  const steps = ingestSteps({ rawDir: raw, outDir, version: '0', report: null, progress }, { files: realFiles });
  while (stage !== 'parse') steps.next();
  // The series, and then each kind but the last one.
  for (const _ of ['series', 'driver', 'team', 'manufacturer', 'circuit', 'chassis', 'engine']) {
    steps.next();
    expect(stage).toBe('parse');
  }
  expect(() => steps.throw(new Interrupted('SIGTERM'))).toThrow(Interrupted);
  expect(realFiles.exists(outDir)).toBe(false);
});

it('has every pair, also where they are of several parts', () => {
  const firstNames = [...'bdfgklmn'].flatMap((one) =>
    [...'aeiou'].flatMap((vowel) => [...'rtvz'].map((other) => `${one.toUpperCase()}${vowel}${other}`)),
  );
  const entries = firstNames.map((name) => `| USA Team ${name} | Lola B06/10 |\n| USA ${name} Archer | All |`);
  const heading = '=== Prototype (PX) ===\n| Team | Chassis |\n';
  const article = SMALL_SEASON.replace(heading, `${heading}${entries.join('\n')}\n`);
  const published = publish(folder.raw({ '2031_Lakeland_Endurance_Cup.txt': article }));
  try {
    const [row] = rowsOf(
      published.db,
      `SELECT count(*) AS pairs FROM name_decision
       WHERE kind = 'driver' AND judgement = 'different' AND raw_name LIKE '___ Archer' AND raw_name <> 'Ann Archer'
         AND entity_id LIKE '___-archer' AND entity_id <> 'ann-archer'`,
    );
    expect(row).toEqual({ pairs: (firstNames.length * (firstNames.length - 1)) / 2 });
    expect(row?.['pairs']).toBeGreaterThan(10_000);
  } finally {
    published.remove();
  }
});

it('has every name, also where they are of several parts', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const words = letters.flatMap((one) => letters.flatMap((two) => letters.map((three) => `${one}${two}${three}`)));
  const names = words.slice(0, 10_100).map((word, index) => `${word} ${words[(index * 7919) % words.length]}sen`);
  const records = recordsOfSeason({ year: 2031, entries: [{ class: 'PX', team: 'Heron Racing', drivers: names }] });
  const all = { at: (index: number) => [records][index], [Symbol.iterator]: () => [records][Symbol.iterator]() };
  const parts = [...reconcile(all, curatedOf({}))].map(({ rows }) => rows);
  const drivers = parts.map(({ driver }) => [...driver]).filter((part) => part.length > 0);
  expect(drivers.map((part) => part.length)).toEqual([10_000, 100]);
  expect(
    drivers
      .flat()
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...names].sort());
  const same = parts.flatMap((rows) => [...rows.name_decision]).filter(({ judgement }) => judgement === 'same');
  const decided = same.filter(({ kind }) => kind === 'driver').map(({ raw_name }) => raw_name);
  expect(decided.sort()).toEqual([...names].sort());
}, 120_000);
