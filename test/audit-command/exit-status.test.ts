import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { realFiles } from '../../pipeline/effects.ts';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { bytesOf } from '../support/content.ts';
import { scratch, snapshot } from '../support/program.ts';
import { textOf } from '../support/rows.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG } from '../support/small-season.ts';
import { changedCopy, published, rowsIn, runAudit } from './support.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);

const wrong = published(folder, folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG }));
const right = published(folder, folder.raw({ [ARTICLE]: SMALL_SEASON }));

/** The wrong season with every error, or every finding, accepted. */
function acceptedIn(where: string): string {
  const lines = rowsIn(wrong, `SELECT finding_id FROM finding WHERE ${where}`).map(
    (row) => `${textOf(row, 'finding_id')},"seen, and known"`,
  );
  const csv = `finding_id,reason\n${lines.join('\n')}\n`;
  return published(folder, folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG }, { 'curated/accepted-findings.csv': csv }));
}

describe('--fail-on', () => {
  it.each([
    [[], 0],
    [['--fail-on', 'never'], 0],
    [['--fail-on', 'error'], 1],
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'error', '--json'], 1],
    [['--fail-on', 'error', '--quiet'], 1],
  ])('with an open error: %j ends in %i', async (options, status) => {
    expect(await runAudit(['--db', wrong, ...options])).toMatchObject({ status, err: '' });
  });

  it('does not count what was accepted', async () => {
    const db = acceptedIn("severity = 'error'");
    const result = await runAudit(['--db', db, '--fail-on', 'error']);
    expect(result).toMatchObject({ status: 0, err: '' });
    expect(result.out).toMatch(/error {2}total-mismatch {2}.* {2}\(accepted: seen, and known\)\n/);
    expect(result.out).toMatch(/Findings: 0 error, .*[1-9]\d* accepted\n$/);
    expect(await runAudit(['--db', acceptedIn('true'), '--fail-on', 'warning'])).toMatchObject({ status: 0, err: '' });
  });

  it('counts a figure that was changed after its finding was accepted', async () => {
    const copy = changedCopy(
      folder,
      acceptedIn("severity = 'error'"),
      'UPDATE team_standing SET points_published = 55 WHERE points_published = 54',
    );
    expect(await runAudit(['--db', copy, '--fail-on', 'error'])).toMatchObject({ status: 1 });
  });

  it('ends in 0 where nothing is wrong', async () => {
    const result = await runAudit(['--db', right, '--fail-on', 'error']);
    expect(result).toMatchObject({ status: 0, err: '' });
    expect(result.out).toMatch(/^total +7 +\d+ +\d+ +0 +\d+$/m);
  });
});

it('--quiet prints nothing', async () => {
  expect(await runAudit(['--db', wrong, '--quiet'])).toEqual({ status: 0, out: '', err: '' });
});

describe('unusable arguments end in 2, with one line', () => {
  it.each([
    [['--fail-on', 'info']],
    [['--db', '']],
    [['--sarif', '']],
    [['--nonsense']],
    [['extra']],
    [['--db', wrong, '--sarif', wrong]],
  ])('%j', async (options) => {
    const before = readFileSync(wrong);
    const result = await runAudit(options);
    expect(result).toMatchObject({ status: 2, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]+\n$/);
    expect(readFileSync(wrong).equals(before)).toBe(true);
  });
});

describe('what cannot be read ends in 3, with one line that names the file', () => {
  const stranger = folder.at('stranger.sqlite');
  openDatabase(stranger).exec('CREATE TABLE t (a)').close();
  const cut = folder.at('cut.sqlite', readFileSync(wrong).subarray(0, 20_000));
  const tampered = Buffer.from(readFileSync(wrong));
  tampered.fill(0xa5, 4096);
  it.each([
    ['missing', folder.at('missing.sqlite')],
    ['in a missing folder', folder.at('no-folder-yet/x.sqlite').replace('no-folder-yet', 'none')],
    ['a folder', folder.path],
    ['not a database', folder.at('text.sqlite', 'not a database, but long enough to be taken for one '.repeat(100))],
    ['empty', folder.at('empty.sqlite', '')],
    ['of another program', stranger],
    ['cut off', cut],
    ['damaged', folder.at('damaged.sqlite', tampered)],
    ['of another version', changedCopy(folder, wrong, 'PRAGMA user_version = 99')],
    [
      'without a table',
      changedCopy(
        folder,
        wrong,
        'PRAGMA foreign_keys = OFF',
        'DROP VIEW standing_race',
        'DROP TABLE team_standing_race',
      ),
    ],
  ])('%s', async (_, path) => {
    const sarif = folder.at('of-unreadable.sarif');
    const result = await runAudit(['--db', path, '--sarif', sarif]);
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]+\n$/);
    expect(result.err).toContain(path);
    expect(realFiles.exists(sarif)).toBe(false);
  });
});

describe('a log that cannot be written', () => {
  it('ends in 3; what was there stays, and nothing else', async () => {
    const target = folder.at('full/log.sarif', 'as it was');
    const result = await runAudit(['--db', wrong, '--sarif', target], {
      files: {
        ...realFiles,
        write: (path, data) => {
          realFiles.write(path, bytesOf(data).subarray(0, 100));
          throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
        },
      },
    });
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toBe(
      `scrutineer: ${target}: cannot be written, no space left on the device; name another file with --sarif\n`,
    );
    expect(readFileSync(target, 'utf8')).toBe('as it was');
    expect(Object.keys(snapshot(join(folder.path, 'full')))).toEqual(['log.sarif']);
  });

  it('ends in 3 where its folder is missing or it is a folder', async () => {
    mkdirSync(folder.at('is-folder.sarif/inside'), { recursive: true });
    for (const target of [join(folder.path, 'nowhere', 'log.sarif'), folder.at('is-folder.sarif')]) {
      const result = await runAudit(['--db', wrong, '--sarif', target]);
      expect(result).toMatchObject({ status: 3, out: '' });
      expect(result.err).toContain(`${target}: cannot be written`);
      expect(realFiles.exists(`${target}.new`)).toBe(false);
    }
  });
});

it('a file that is read-only, in a folder that is read-only, is read', async () => {
  const copy = changedCopy(folder, wrong);
  const parent = join(copy, '..');
  chmodSync(copy, 0o444);
  chmodSync(parent, 0o555);
  try {
    expect(await runAudit(['--db', copy])).toMatchObject({ status: 0, err: '' });
  } finally {
    chmodSync(parent, 0o755);
  }
});
