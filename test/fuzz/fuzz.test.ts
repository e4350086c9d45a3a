import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RAW, scratch } from '../support/program.ts';
import { seedsOf } from '../support/seeded.ts';
import { corpusOf } from './corpus.ts';
import { drawn } from './draw.ts';
import { faultsOf } from './faults-of.ts';

/** `npm run fuzz` sets these: until when (milliseconds since 1970), and where the seed at work is written. */
const until = Number(process.env['SCRUTINEER_FUZZ_UNTIL'] ?? 0);
const journal = process.env['SCRUTINEER_FUZZ_JOURNAL'];
const CASES = 30;

const corpus = corpusOf();
const curated = Object.fromEntries(
  readdirSync(join(RAW, 'curated')).map((name) => [
    `curated/${name}`,
    readFileSync(join(RAW, 'curated', name), 'utf8'),
  ]),
);

const folder = scratch();
afterAll(folder.remove);

/** What is wrong with the raw folder of a seed. */
async function faultsOfSeed(seed: number): Promise<readonly string[]> {
  const { articles, others } = drawn(seed, corpus, curated);
  const own = scratch();
  try {
    return await faultsOf(own.raw(articles, others), Object.keys(articles), own);
  } finally {
    own.remove();
  }
}

describe('damaged articles and curated files', { timeout: 2 ** 31 - 1 }, () => {
  it.each(until > 0 ? seedsOf() : seedsOf(1))(
    'are read or refused in one line, and no cell is lost: seed %i',
    async (first) => {
      const found: { seed: number; faults: readonly string[] }[] = [];
      let seed = first;
      for (; (seed < first + CASES || Date.now() < until) && found.length < 20; seed += 1) {
        if (journal !== undefined) writeFileSync(journal, String(seed));
        const faults = await faultsOfSeed(seed);
        if (faults.length > 0) found.push({ seed, faults: faults.slice(0, 3) });
      }
      if (until > 0) process.stdout.write(`${seed - first} cases from seed ${first}, ${found.length} with faults\n`);
      expect(found).toEqual([]);
    },
  );
});
