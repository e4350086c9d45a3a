import { afterAll, describe, expect, it } from 'vitest';
import { publish, queryTexts, readCsv } from '../support/published.ts';

// Every finding of the five articles against test/expected, which was written from the articles by eye.

const published = publish();
afterAll(published.remove);

interface Expected {
  readonly file: string;
  readonly line: string;
  readonly code: string;
  readonly severity: string;
  readonly competitor: string;
  readonly published: string | null;
  readonly expected: string | null;
  readonly why: string;
}

const found = queryTexts(
  published.db,
  `SELECT file, line, code, severity, published, expected, message FROM finding LEFT JOIN source USING (source_id)`,
);

function expectedOf(file: string): Expected[] {
  return readCsv(`test/expected/${file}`).map((row) => ({
    file: row['file'] ?? '',
    line: row['line'] ?? '',
    code: row['code'] ?? '',
    severity: row['severity'] ?? '',
    competitor: row['competitor'] ?? '',
    published: row['published'] ?? null,
    expected: row['expected'] ?? null,
    why: row['why'] ?? '',
  }));
}

const read = expectedOf('findings.csv');
const audited = ['2002', '2007', '2008', '2012'].flatMap((year) => expectedOf(`audit-${year}.csv`));

/** A finding on two cells that contradict each other may stand on either; `why` names both lines. */
function isOn(line: string | null | undefined, wanted: Expected): boolean {
  return line === wanted.line || new RegExp(`\\b${line}\\b`).test(wanted.why);
}

function matches(finding: Record<string, string | null>, wanted: Expected): boolean {
  const names = wanted.competitor === '' || (finding['message'] ?? '').includes(wanted.competitor);
  const isFile = finding['file'] === wanted.file || wanted.why.includes(finding['file'] ?? '?');
  return finding['code'] === wanted.code && isFile && names && isOn(finding['line'], wanted);
}

describe('what reading alone must find', () => {
  it.each(read)('$file:$line $code', (wanted) => {
    const onLine = found.filter((finding) => matches(finding, wanted) && finding['severity'] === wanted.severity);
    expect(onLine).toHaveLength(1);
    if (wanted.published !== null)
      expect(onLine[0]).toMatchObject({ published: wanted.published, expected: wanted.expected });
  });
});

describe('what the audit must find', () => {
  const demanded = audited.filter((wanted) => wanted.severity !== 'unsure' && !isOfStory(wanted));
  it.each(demanded)('$file:$line $code $competitor', (wanted) => {
    const same = found.filter((finding) => matches(finding, wanted));
    expect(same.map((finding) => finding['severity'])).toContain(wanted.severity);
  });

  it('finds the one contradiction in the account of a title: when it was decided', () => {
    const [fact, second] = found.filter(
      (finding) => finding['code'] === 'stated-fact-mismatch' && finding['line'] === '5',
    );
    expect(second).toBeUndefined();
    expect(fact).toMatchObject({
      severity: 'error',
      published: 'Sports Car Challenge of Mid-Ohio',
      expected: 'Grand Prix of Mosport',
    });
  });
});

/** The account of the title names no row of a table. */
function isOfStory({ file, line, code }: Expected): boolean {
  return code === 'stated-fact-mismatch' && file.startsWith('2008') && line === '5';
}

it('gives no error and no warning that was not expected', () => {
  const wanted = [...read, ...audited];
  const others = found.filter(
    (finding) =>
      finding['severity'] !== 'info' &&
      finding['code'] !== 'name-unresolved' &&
      !wanted.some(
        (one) => matches(finding, one) || (isOfStory(one) && finding['line'] === '5' && finding['code'] === one.code),
      ),
  );
  expect(others).toEqual([]);
});
