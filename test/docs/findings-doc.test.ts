import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { FindingSummary } from '../../pipeline/summary.ts';
import { FINDING_SEVERITY, FindingCode } from '../../schemas/finding.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { articleText } from '../support/whole-dataset.ts';

// docs/findings.md has a section for every code, and its examples are what the program gives.

const ARTICLE = '2008_American_Le_Mans_Series.txt';
const HEADERS = {
  'names.csv': 'kind,raw_name,judgement,other_name,reason,reference',
  'corrections.csv': 'file,line,column_name,printed,corrected,reason,reference',
  'accepted-findings.csv': 'finding_id,reason',
} as const;

const sections = readFileSync('docs/findings.md', 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((section) => {
    const [code = ''] = section.split('\n', 1);
    return { code, text: section.split(/^## /m)[0] ?? '' };
  });

/** An example and what stands in front of it, which says where it comes from. */
const EXAMPLE = /^(?<origin>Example:|Made up: .+)\n\n```text\n(?<block>(?:.+\n)+)```$/gm;
const examples = sections.flatMap(({ code, text }) =>
  [...text.matchAll(EXAMPLE)].map(({ groups }) => ({
    code,
    origin: groups?.['origin'] ?? '',
    block: (groups?.['block'] ?? '').trimEnd(),
  })),
);

const folder = scratch();
const published = publish();
afterAll(() => {
  published.remove();
  folder.remove();
});

function blockOf({ file, line, severity, code, message }: FindingSummary): string {
  const place = file === null ? 'raw/curated' : line === null ? file : `${file}:${line}`;
  return `${place}  ${severity}  ${code}\n  ${message}`;
}

/** What the program finds in a raw folder that is made as an example says. */
function findingsOf(origin: string): string[] {
  const { articles, others } = rawOf(origin);
  const made = publish(folder.raw(articles, others));
  made.remove();
  return made.summary.findings.map(blockOf);
}

function rawOf(origin: string) {
  const text = articleText(ARTICLE);
  const edit =
    /^Made up: line (?<line>\d+) of `(?<file>[^`]+)` with `(?<from>[^`]+)` changed to `(?<to>[^`]+)` gives$/.exec(
      origin,
    )?.groups;
  if (edit) {
    const lines = text.split('\n');
    const index = Number(edit['line']) - 1;
    const before = lines[index] ?? '';
    expect([edit['file'], before]).toEqual([ARTICLE, expect.stringContaining(edit['from'] ?? '')]);
    lines[index] = before.replace(edit['from'] ?? '', () => edit['to'] ?? '');
    return { articles: { [ARTICLE]: lines.join('\n') }, others: {} };
  }
  const copy = /^Made up: a copy of `(?<file>[^`]+)` named `(?<name>[^`]+)` beside it gives$/.exec(origin)?.groups;
  if (copy) {
    expect(copy['file']).toBe(ARTICLE);
    return { articles: { [ARTICLE]: text, [copy['name'] ?? '']: text }, others: {} };
  }
  const { line, csv } = /^Made up: the line `(?<line>[^`]+)` in `(?<csv>[^`]+)` gives$/.exec(origin)?.groups ?? {};
  const header = Object.entries(HEADERS).find(([name]) => name === csv)?.[1];
  if (line === undefined || header === undefined) throw new Error(`not an origin that this test knows: ${origin}`);
  return { articles: { [ARTICLE]: text }, others: { [`curated/${csv}`]: `${header}\n${line}\n` } };
}

describe('the sections', () => {
  it('are one for every code, and for no other', () => {
    expect(sections.map(({ code }) => code).sort()).toEqual([...FindingCode.options].sort());
  });

  it.each(sections)('$code tells severity, example and what to do', ({ code, text }) => {
    const severity = /^Severity: (?<severity>[a-z]+)[.;]/m.exec(text)?.groups?.['severity'];
    expect(severity).toBe(
      FindingCode.options.filter((known) => known === code).map((known) => FINDING_SEVERITY[known])[0],
    );
    expect(examples.filter((example) => example.code === code)).not.toEqual([]);
    expect(text.match(/^```text$/gm)).toHaveLength(examples.filter((example) => example.code === code).length);
    expect(text).toMatch(/^What to do: \S/m);
  });
});

describe('the examples', () => {
  const found = published.summary.findings.map(blockOf);

  it.each(examples)('$code, $origin', ({ code, origin, block }) => {
    expect(block).toContain(`  ${code}\n`);
    expect(origin === 'Example:' ? found : findingsOf(origin)).toContain(block);
  });
});
