import { afterAll, expect, it } from 'vitest';
import { publish, queryTexts, readCsv } from '../support/published.ts';

const published = publish();
afterAll(published.remove);

it('gives the findings that were expected by eye, and no other error or warning', () => {
  const wanted = readCsv('test/expected/findings.csv');
  const found = queryTexts(
    published.db,
    'SELECT file, line, code, severity, published, expected FROM finding JOIN source USING (source_id)',
  );
  const keyOf = (row: Record<string, string | null>) =>
    [row['file'], row['line'], row['code'], row['severity']].join(' ');
  expect(found.map(keyOf).sort()).toEqual(wanted.map(keyOf).sort());
  for (const row of wanted) {
    if (row['published'] === null) continue;
    expect(found).toContainEqual(
      expect.objectContaining({ line: row['line'], published: row['published'], expected: row['expected'] }),
    );
  }
});
