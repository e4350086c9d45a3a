import { afterAll, describe, expect, it } from 'vitest';
import { FAULTS, type FaultKind, type Faulty, plant } from '../support/planted-faults.ts';
import { seeded, seedsOf } from '../support/seeded.ts';
import { articleText, publishArticles, rowsIn, type WholeDataset } from '../support/whole-dataset.ts';

// A fault in a table that is right must be found on its line, under its code, and must not cast doubt on other lines.

const FILES = [
  '2002_American_Le_Mans_Series.txt',
  '2007_American_Le_Mans_Series.txt',
  '2008_American_Le_Mans_Series.txt',
  '2012_American_Le_Mans_Series.txt',
];
const KINDS: readonly FaultKind[] = [
  'changed total',
  'changed place',
  'removed tie mark',
  'added tie mark',
  'illegal points',
  'doubled row',
];
const SEEDS = seedsOf(1);
const CODES: ReadonlySet<unknown> = new Set(Object.values(FAULTS));

/** Error and warning findings of these rules: code and line. */
function findingsOf(dataset: WholeDataset): { code: string; line: number }[] {
  return rowsIn(dataset, 'finding')
    .filter((row) => CODES.has(row['code']) && row['severity'] !== 'info')
    .map((row) => ({ code: String(row['code']), line: Number(row['line']) }));
}

/** True for a later row of the same table: a row more above moves its place, and what that says of it is left open. */
function isFurtherDown(text: string, from: number, line: number): boolean {
  const between = text.split('\n').slice(from - 1, line);
  return line > from && between.every((row) => row.startsWith('|'));
}

const recall = new Map<FaultKind, { planted: number; found: number }>();

function count(kind: FaultKind, isFound: boolean): void {
  const { planted, found } = recall.get(kind) ?? { planted: 0, found: 0 };
  recall.set(kind, { planted: planted + 1, found: found + (isFound ? 1 : 0) });
}

afterAll(() => {
  const missed = [...recall].filter(([, { planted, found }]) => found < planted);
  if (missed.length === 0) return;
  for (const [kind, { planted, found }] of recall) console.log(`${kind}: ${found} of ${planted} found`);
});

describe.each(FILES)('a fault planted in %s', (file) => {
  const article = articleText(file);
  const original = publishArticles({ [file]: article });
  const known = findingsOf(original);

  /** What is wrong with the findings on a copy; empty where they are right. */
  function complaints({ text, fault, lineOf }: Faulty): string[] {
    const findings = findingsOf(publishArticles({ [file]: text }));
    const isFound = findings.some(({ code, line }) => code === fault.code && line === fault.line);
    count(fault.kind, isFound);
    const expected = new Set(known.map(({ code, line }) => `${code} ${lineOf(line)}`));
    const strange = findings.filter(
      ({ code, line }) =>
        !fault.touched.includes(line) &&
        !expected.has(`${code} ${line}`) &&
        !(fault.kind === 'doubled row' && isFurtherDown(text, fault.line, line)),
    );
    const what = `${fault.kind} on line ${fault.line}, '${fault.after}'`;
    return [
      ...(isFound ? [] : [`${what}: no ${fault.code} there`]),
      ...strange.map(({ code, line }) => `${what}: ${code} on line ${line}, which is as it was`),
    ];
  }

  describe.each(KINDS)('%s', (kind) => {
    it.each(SEEDS)('is found where it is, and nothing else (seed %i)', (seed) => {
      const faulty = plant(kind, article, original, seeded(seed));
      if (faulty) expect(complaints(faulty)).toEqual([]);
      else expect(kind).toBe('removed tie mark');
    });
  });
});
