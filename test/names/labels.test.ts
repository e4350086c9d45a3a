import { afterAll, describe, expect, it } from 'vitest';
import { publish, readCsv } from '../support/published.ts';

// Precision and recall on labels that were written by hand from the articles (test/fixtures/names).

const KINDS = ['driver', 'team', 'circuit', 'chassis', 'engine'] as const;
const UNSURE_AT_MOST = 5;

const published = publish();
afterAll(published.remove);

interface Decision {
  readonly kind: string;
  readonly raw_name: string;
  readonly entity_id: string;
  readonly judgement: string;
}

const decisions = published.db.prepare<[], Decision>('SELECT * FROM name_decision').all();

/** Pairs of spellings in one group, each once. */
function pairsOf(groups: Iterable<readonly string[]>): Set<string> {
  const pairs = new Set<string>();
  for (const group of groups) {
    const names = [...group].sort();
    names.forEach((one, index) => {
      for (const other of names.slice(index + 1)) pairs.add(`${one} = ${other}`);
    });
  }
  return pairs;
}

function grouped(rows: readonly { readonly name: string; readonly group: string }[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const { name, group } of rows) groups.set(group, [...(groups.get(group) ?? []), name]);
  return [...groups.values()];
}

const labels = new Map(
  KINDS.map((kind) => [
    kind,
    readCsv(`test/fixtures/names/${kind}.csv`).map((row) => ({
      name: row['raw_name'] ?? '',
      group: row['group'] ?? '',
    })),
  ]),
);

const missed: string[] = [];

describe.each(KINDS)('%s', (kind) => {
  const own = decisions.filter((decision) => decision.kind === kind);
  const same = own.filter((decision) => decision.judgement === 'same');
  const wanted = pairsOf(grouped(labels.get(kind) ?? []));
  const found = pairsOf(grouped(same.map((decision) => ({ name: decision.raw_name, group: decision.entity_id }))));
  missed.push(...[...wanted].filter((pair) => !found.has(pair)).map((pair) => `${kind}: ${pair}`));

  it('labels every spelling', () => {
    const spellings = [...new Set(same.map((decision) => decision.raw_name))].sort();
    expect((labels.get(kind) ?? []).map(({ name }) => name).sort()).toEqual(spellings);
  });

  it('merges no two that are labelled apart', () => {
    expect([...found].filter((pair) => !wanted.has(pair))).toEqual([]);
  });
});

it('misses no pair but for at most five that stay unsure, with a finding each', () => {
  const unsure = decisions.filter((decision) => decision.judgement === 'unsure');
  const findings = published.summary.findings.filter((finding) => finding.code === 'name-unresolved');
  const entityOf = (kind: string, name: string) =>
    decisions.find((one) => one.kind === kind && one.raw_name === name && one.judgement === 'same')?.entity_id ?? '';
  const silent = missed.filter((pair) => {
    const [kind = '', names = ''] = pair.split(': ');
    const [one = '', other = ''] = names.split(' = ');
    const ids = [entityOf(kind, one), entityOf(kind, other)];
    return !unsure.some(
      (row) => row.kind === kind && ids.includes(row.entity_id) && ids.includes(entityOf(kind, row.raw_name)),
    );
  });
  expect(silent).toEqual([]);
  expect(findings.length).toBe(unsure.length);
  expect(unsure.length).toBeLessThanOrEqual(UNSURE_AT_MOST);
});
