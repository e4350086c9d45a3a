import { expect, it } from 'vitest';
import { type FindingSummary, summaryText } from '../../pipeline/summary.ts';

const findings = (count: number) =>
  Array.from(
    { length: count },
    (_, index): FindingSummary => ({
      finding_id: `total-mismatch-${index}`,
      code: 'total-mismatch',
      severity: 'error',
      message: `The rounds give another total in row ${index}`,
      file: 'article.txt',
      line: index + 1,
      column_number: null,
      status: 'open',
      reason: null,
    }),
  );

const textOf = (count: number) =>
  summaryText({
    out: 'out',
    files: [],
    publication: '',
    rows: {},
    championships: [],
    coverage: [],
    findings: findings(count),
  });

it('of a thousand findings shows each', () => {
  const text = textOf(1000);
  expect(text).toContain('Findings: 1000 error, 0 warning, 0 info\n  article.txt:1  error  total-mismatch\n');
  expect(text).toContain('in row 999\n');
  expect(text).not.toContain('more errors and warnings');
});

it('of more says how many are not shown, and where they are', () => {
  const text = textOf(1003);
  expect(text).toContain('Findings: 1003 error, 0 warning, 0 info\n');
  expect(text).toContain('in row 999\n  and 3 more errors and warnings in findings.json\n');
  expect(text).not.toContain('in row 1000');
});
