import { afterAll, describe, expect, it } from 'vitest';
import { annotations } from '../../pipeline/audit-report/annotations.ts';
import type { ReviewedFinding } from '../../pipeline/audit-report/review.ts';
import { runProcess, scratch } from '../support/program.ts';
import { SMALL_SEASON_WRONG } from '../support/small-season.ts';
import { changedCopy, published, runAudit } from './support.ts';

const folder = scratch();
afterAll(folder.remove);
const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const db = published(folder, folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG }));
const WRONG_LINE = SMALL_SEASON_WRONG.split('\n').findIndex((text) => text.endsWith('| 54 |')) + 1;

const FINDING: ReviewedFinding = {
  finding_id: '0123456789ab',
  code: 'total-mismatch',
  severity: 'error',
  message: 'the total is 54',
  season_id: null,
  championship_id: null,
  race_id: null,
  source_id: 'x',
  line: 7,
  column_number: 3,
  published: null,
  expected: null,
  cause: null,
  status: 'open',
  reason: null,
  file: 'x.txt',
};

describe('an annotation', () => {
  it('has file, line, column and code', () => {
    expect(annotations([FINDING])).toBe(
      '::error file=raw/articles/x.txt,line=7,col=3,title=total-mismatch::the total is 54\n',
    );
  });

  it('leaves out what is not known, and what was accepted', () => {
    const unplaced: ReviewedFinding = {
      ...FINDING,
      code: 'alias-unused',
      severity: 'warning',
      file: null,
      line: null,
      column_number: null,
    };
    expect(annotations([{ ...FINDING, severity: 'info', column_number: null }, unplaced])).toBe(
      '::notice file=raw/articles/x.txt,line=7,title=total-mismatch::the total is 54\n' +
        '::warning file=raw/curated/names.csv,title=alias-unused::the total is 54\n',
    );
    expect(annotations([{ ...FINDING, status: 'accepted', reason: 'known' }])).toBe('');
  });

  it('ends where it ends, whatever a name or a message holds', () => {
    const strange = { ...FINDING, file: 'a,b:c%\n::d.txt', message: '100%: a, b\r\n::error::planted' };
    expect(annotations([strange])).toBe(
      '::error file=raw/articles/a%2Cb%3Ac%25\\u000a%3A%3Ad.txt,line=7,col=3,title=total-mismatch::' +
        '100%25: a, b\\u000d\\u000a::error::planted\n',
    );
  });
});

describe('annotations are printed', () => {
  const WANTED = `::error file=raw/articles/${ARTICLE},line=${WRONG_LINE},title=total-mismatch::`;

  it('behind the text where GITHUB_ACTIONS is true', async () => {
    const plain = await runAudit(['--db', db]);
    const { out } = await runAudit(['--db', db], { env: { GITHUB_ACTIONS: 'true' } });
    expect(out.startsWith(plain.out)).toBe(true);
    expect(out.slice(plain.out.length)).toMatch(/^(?:::(?:error|warning|notice) [^\n]+\n)+$/);
    expect(out).toContain(`\n${WANTED}`);
  });

  it('by the program with its real environment', () => {
    expect(runProcess(['audit', '--db', db], { GITHUB_ACTIONS: 'true' }).out).toContain(`\n${WANTED}`);
    expect(runProcess(['audit', '--db', db], { GITHUB_ACTIONS: '' }).out).not.toContain('::error');
  });

  it.each([
    [[], {}],
    [[], { GITHUB_ACTIONS: 'false' }],
    [['--json'], { GITHUB_ACTIONS: 'true' }],
    [['--quiet'], { GITHUB_ACTIONS: 'true' }],
  ])('not with %j and %j', async (options, env) => {
    const { out } = await runAudit(['--db', db, ...options], { env });
    expect(out).not.toContain('::error');
  });

  it('for a figure that was changed in a copy', async () => {
    const copy = changedCopy(
      folder,
      db,
      "UPDATE driver_standing SET points_published = 46 WHERE driver_text = 'Denis Duval'",
    );
    const line = SMALL_SEASON_WRONG.split('\n').findIndex((text) => text.startsWith('| 1 | FRA Denis Duval')) + 1;
    const { out } = await runAudit(['--db', copy], { env: { GITHUB_ACTIONS: 'true' } });
    expect(out).toContain(`::error file=raw/articles/${ARTICLE},line=${line},title=total-mismatch::Denis Duval`);
  });
});
