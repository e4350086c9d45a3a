import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { DONE, ended } from '../support/process.ts';
import { run, runProcess, scratch, sha256, snapshot } from '../support/program.ts';
import { numberOf } from '../support/rows.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG, smallSeasons } from '../support/small-season.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);
const rawOld = folder.raw({ [ARTICLE]: SMALL_SEASON });
const rawNew = folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG });
const argvOf = (raw: string, out: string) => ['ingest', '--raw', raw, '--out', out, '--quiet', '--no-report'];
const publications: Record<string, string>[] = [];

beforeAll(async () => {
  for (const raw of [rawOld, rawNew]) {
    const out = folder.at(`whole-${publications.length}`);
    expect(await run(argvOf(raw, out))).toEqual({ status: 0, out: '', err: '' });
    publications.push(snapshot(out));
  }
}, 120_000);

/** One line that names a file of the publication, the reason and what to do. */
const NO_SPACE =
  /^scrutineer: \S+\/out(?:\/\S+)?: cannot be written, (?:database or disk is full|no space left on the device); free it [^\n]+\n$/;
const MEGABYTE = 1024 * 1024;
const disk = folder.at('disk');
mkdirSync(disk);
/** A small disk in memory; only root may mount one, and not everywhere. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (isMounted) spawnSync('umount', [disk]);
});

describe('a small disk', { timeout: 300_000 }, () => {
  // A process of its own writes on as many cores as there are, this one on one.
  const everywhere = [
    ['this process', run],
    ['a process of its own', runProcess],
  ] as const;
  const lefts = [0, 0.05, 0.5, 1, 2, 3].flatMap((left) =>
    everywhere.map(([where, ingest]) => [left, where, ingest] as const),
  );
  it.skipIf(!isMounted).each(lefts)(
    'with %f MB left gets a whole publication or none from %s, and the complaint is one line',
    async (left, _, ingest) => {
      const out = join(disk, 'out');
      rmSync(out, { recursive: true, force: true });
      expect(await run(argvOf(rawOld, out))).toEqual({ status: 0, out: '', err: '' });
      fillBut(left * MEGABYTE);
      const result = await ingest(argvOf(rawNew, out));
      expect([0, 3]).toContain(result.status);
      if (result.status === 3) expect(result.err).toMatch(NO_SPACE);
      expect(snapshot(out)).toEqual(publications[result.status === 0 ? 1 : 0]);
      rmSync(join(disk, 'filler'));
      expect(await run(argvOf(rawNew, out))).toEqual({ status: 0, out: '', err: '' });
      expect(snapshot(out)).toEqual(publications[1]);
    },
  );

  // From eleven articles on, a thread reads and audits some of them.
  it.skipIf(!isMounted).each([0.5, 1.5, 3, 5, 7])(
    'with %f MB left gets a whole publication or none where two threads share the articles',
    async (left) => {
      const [before, after] = [folder.raw(smallSeasons(11)), folder.raw(smallSeasons(12))];
      const out = join(disk, 'out');
      rmSync(out, { recursive: true, force: true });
      expect(await run(argvOf(before, out))).toEqual({ status: 0, out: '', err: '' });
      const old = snapshot(out);
      fillBut(left * MEGABYTE);
      const result = runProcess(argvOf(after, out));
      if (result.status === 0) expect(Object.keys(snapshot(out)).length).toBeGreaterThan(Object.keys(old).length);
      else {
        expect(result).toMatchObject({ status: 3, out: '', err: expect.stringMatching(NO_SPACE) });
        expect(snapshot(out)).toEqual(old);
      }
      rmSync(join(disk, 'filler'));
      expect(await run(argvOf(after, out))).toEqual({ status: 0, out: '', err: '' });
      expect(Object.keys(snapshot(out)).length).toBeGreaterThan(Object.keys(old).length);
    },
  );

  it.skipIf(!isMounted)('that is read-only keeps its publication, which can be read', async () => {
    const out = join(disk, 'out');
    rmSync(out, { recursive: true, force: true });
    expect(await run(argvOf(rawOld, out))).toEqual({ status: 0, out: '', err: '' });
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    try {
      const result = await run(argvOf(rawNew, out));
      expect(result).toMatchObject({ status: 3, out: '' });
      expect(result.err).toMatch(/^scrutineer: [^\n]+ read-only[^\n]+\n$/);
      expect(snapshot(out)).toEqual(publications[0]);
      expect(await run(['audit', '--db', join(out, 'alms.sqlite'), '--quiet'])).toEqual({
        status: 0,
        out: '',
        err: '',
      });
    } finally {
      spawnSync('mount', ['-o', 'remount,rw', disk]);
    }
  });

  /** Leaves about so many bytes free on the disk. */
  function fillBut(left: number): void {
    const filler = join(disk, 'filler');
    const free = Number(spawnSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' }).stdout.split('\n')[1]);
    writeFileSync(filler, Buffer.alloc(Math.max(0, Math.floor(free - left))));
  }
});

describe('files that are held open', { timeout: 120_000 }, () => {
  it('are read to their end as they were, while new ones take their place', async () => {
    const out = folder.at('held');
    expect(await run(argvOf(rawOld, out))).toEqual({ status: 0, out: '', err: '' });
    const db = openDatabase(join(out, 'alms.sqlite'), { readonly: true });
    const json = openSync(join(out, 'alms.json'), 'r');
    try {
      const rows = db.prepare('SELECT * FROM source_cell').iterate();
      rows.next();
      expect(await run(argvOf(rawNew, out))).toEqual({ status: 0, out: '', err: '' });
      expect([...rows].length).toBeGreaterThan(50);
      expect(sha256(wholeOf(json))).toBe(publications[0]?.['alms.json']);
      expect(numberOf(db, "SELECT count(*) FROM finding WHERE severity = 'error'")).toBe(0);
    } finally {
      db.close();
      closeSync(json);
    }
    expect(snapshot(out)).toEqual(publications[1]);
  });

  function wholeOf(file: number): Buffer {
    const bytes = Buffer.alloc(8 * MEGABYTE);
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  }
});

describe('several runs at once on one folder', { timeout: 300_000 }, () => {
  it('wait for each other, and one of the publications stands there whole', async () => {
    const out = folder.at('shared');
    const ends = await Promise.all(
      [rawOld, rawNew, rawOld, rawNew].map((raw) => ended([...argvOf(raw, out), '--force'])),
    );
    for (const end of ends) {
      if (end.status !== 0)
        expect(end).toMatchObject({ status: 3, err: expect.stringMatching(/process \d+ is publishing/) });
    }
    expect(ends).toContainEqual(DONE);
    expect(publications).toContainEqual(snapshot(out));
  });
});
