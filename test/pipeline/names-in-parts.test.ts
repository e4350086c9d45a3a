import { afterAll, expect, it } from 'vitest';
import { realFiles } from '../../pipeline/effects.ts';
import { Interrupted } from '../../pipeline/errors.ts';
import { ingestSteps } from '../../pipeline/run.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { rowsOf } from '../support/rows.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

// Names are decided kind by kind, and the pairs of a kind in parts of 10,000.

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
