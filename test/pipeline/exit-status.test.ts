import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { type Run, run, STAGE_LINES, scratch, snapshot } from '../support/program.ts';
import { type AnyRow, rowsOf, textOf } from '../support/rows.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG } from '../support/small-season.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);

let count = 0;
/** Runs `ingest` into a folder of its own. */
async function ingest(raw: string, ...options: string[]): Promise<Run & { readonly target: string }> {
  count += 1;
  const target = folder.at(`out-${count}`);
  return { ...(await run(['ingest', '--raw', raw, '--out', target, ...options])), target };
}

function findingsIn(target: string): AnyRow[] {
  const db = openDatabase(join(target, 'alms.sqlite'), { readonly: true });
  try {
    return rowsOf(db, 'SELECT * FROM finding ORDER BY rowid');
  } finally {
    db.close();
  }
}

describe('the five articles, nothing accepted', () => {
  let raw = '';
  let errors: AnyRow[] = [];
  beforeAll(async () => {
    raw = folder.projectRaw();
    const { target } = await ingest(raw);
    errors = findingsIn(target).filter((finding) => finding['severity'] === 'error');
  }, 120_000);

  it.each([
    ['error', 1],
    ['warning', 1],
    ['never', 0],
  ])('end with --fail-on %s in %i', async (level, status) => {
    const result = await ingest(raw, '--fail-on', level);
    expect(result).toMatchObject({ status, err: expect.stringMatching(STAGE_LINES) });
    expect(result.out).not.toBe('');
  });

  it('end in 0 without --fail-on', async () => {
    expect(await ingest(raw)).toMatchObject({ status: 0, err: expect.stringMatching(STAGE_LINES) });
  });

  it('are published also where the status is 1', async () => {
    const failing = await ingest(raw, '--fail-on', 'error', '--quiet');
    const passing = await ingest(raw, '--quiet');
    expect(snapshot(failing.target)).toEqual(snapshot(passing.target));
  });

  it('have errors that can be accepted: the status is 0 then, and the reasons are published', async () => {
    const lines = errors.map((finding) => `${finding['finding_id']},"known, and seen by eye"`);
    folder.at(
      `${raw.slice(folder.path.length + 1)}/curated/accepted-findings.csv`,
      `finding_id,reason\n${lines.join('\n')}\n`,
    );
    const result = await ingest(raw, '--fail-on', 'error');
    expect(result).toMatchObject({ status: 0, err: expect.stringMatching(STAGE_LINES) });
    const accepted = findingsIn(result.target).filter((finding) => finding['status'] === 'accepted');
    expect(accepted.map((finding) => [finding['finding_id'], finding['reason']]).sort()).toEqual(
      errors.map((finding) => [finding['finding_id'], 'known, and seen by eye']).sort(),
    );
    expect(await ingest(raw, '--fail-on', 'warning', '--quiet')).toMatchObject({ status: 1, out: '', err: '' });
  });
});

describe('an acceptance', () => {
  const HEADER = 'finding_id,reason\n';
  const rawWith = (article: string, acceptances: string) =>
    folder.raw({ [ARTICLE]: article }, { 'curated/accepted-findings.csv': `${HEADER}${acceptances}` });

  it('that matches nothing is a warning of its own', async () => {
    const result = await ingest(rawWith(SMALL_SEASON, '0123456789ab,was there once\n'), '--fail-on', 'error');
    expect(result).toMatchObject({ status: 0, err: expect.stringMatching(STAGE_LINES) });
    const unmatched = findingsIn(result.target).filter((finding) => finding['code'] === 'accepted-unmatched');
    expect(unmatched).toMatchObject([{ severity: 'warning', status: 'open' }]);
    expect(textOf(unmatched[0], 'message')).toContain('0123456789ab');
    expect(textOf(unmatched[0], 'message')).toContain('line 2');
    expect(await ingest(rawWith(SMALL_SEASON, '0123456789ab,x\n'), '--fail-on', 'warning')).toMatchObject({
      status: 1,
    });
  });

  it('holds as long as the figures do: not for another total, but on another line', async () => {
    const { target } = await ingest(folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG }));
    const wrong = findingsIn(target).filter((finding) => finding['code'] === 'total-mismatch');
    expect(wrong).toMatchObject([{ severity: 'error', published: '54', expected: '45' }]);
    const acceptance = `${wrong[0]?.['finding_id']},known\n`;
    const moved = SMALL_SEASON_WRONG.replace('==Schedule==', 'Something more was written.\n\n==Schedule==');
    expect(await ingest(rawWith(moved, acceptance), '--fail-on', 'error')).toMatchObject({ status: 0 });
    const changed = SMALL_SEASON_WRONG.replace('| 54 |', '| 55 |');
    const result = await ingest(rawWith(changed, acceptance), '--fail-on', 'error');
    expect(result.status).toBe(1);
    expect(findingsIn(result.target).map((finding) => finding['code'])).toContain('accepted-unmatched');
  });

  it('leaves every other id as it is', async () => {
    const plain = await ingest(folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG }));
    const accepted = await ingest(rawWith(SMALL_SEASON_WRONG, '0123456789ab,x\n'));
    const ids = (target: string) => findingsIn(target).map((finding) => textOf(finding, 'finding_id'));
    expect(ids(accepted.target)).toEqual(expect.arrayContaining(ids(plain.target)));
  });
});

describe('what is printed', () => {
  const raw = folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG });
  const Summary = z.looseObject({
    publication: z.string(),
    rows: z.record(z.string(), z.number()),
    championships: z.array(z.looseObject({ championship_id: z.string(), disagrees: z.number() })),
    findings: z.array(z.looseObject({ finding_id: z.string(), code: z.string() })),
  });

  it('with --json is one object and nothing else', async () => {
    for (const options of [['--json'], ['--json', '--quiet'], ['--json', '--fail-on', 'error']]) {
      const { out, err, target } = await ingest(raw, ...options);
      expect(err).toBe('');
      expect(out).toMatch(/^\{[^\n]*\}\n$/);
      const summary = Summary.parse(JSON.parse(out));
      expect(summary.findings.map((finding) => finding.finding_id)).toEqual(
        findingsIn(target).map((finding) => finding['finding_id']),
      );
      expect(summary.rows).toMatchObject({ source: 1, race: 2, team_standing: 2, driver_standing: 5 });
      expect(summary.championships.filter((championship) => championship.disagrees > 0)).toHaveLength(1);
    }
  });

  it('with --quiet is nothing', async () => {
    expect(await ingest(raw, '--quiet')).toMatchObject({ status: 0, out: '', err: '' });
    expect(await ingest(raw, '--quiet', '--fail-on', 'error')).toMatchObject({ status: 1, out: '', err: '' });
  });

  it('is else a summary with the error, its file and its line', async () => {
    const line = SMALL_SEASON_WRONG.split('\n').findIndex((text) => text.endsWith('| 54 |')) + 1;
    const { out, err } = await ingest(raw);
    expect(err).toMatch(STAGE_LINES);
    expect(out).toContain(`${ARTICLE}:${line}  error  total-mismatch`);
    expect(out).toContain('1 error');
  });
});
