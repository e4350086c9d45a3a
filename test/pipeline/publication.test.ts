import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { bytesOf } from '../support/content.ts';
import { checksums, run, scratch, sha256, snapshot } from '../support/program.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG } from '../support/small-season.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);

/** A folder with the old publication in it. */
function withOld(name: string): string {
  const out = folder.at(name);
  cpSync(folder.at('old'), out, { recursive: true });
  return out;
}

const rawOld = folder.raw({ [ARTICLE]: SMALL_SEASON });
const rawNew = folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG });
let oldFiles: Record<string, string> = {};
let newFiles: Record<string, string> = {};
let effectCount = 0;

const ingest = (raw: string, out: string, files: FileEffects = realFiles) =>
  run(['ingest', '--raw', raw, '--out', out, '--quiet'], files);

beforeAll(async () => {
  const counting = interrupted(0, 'once');
  await ingest(rawOld, folder.at('old'));
  oldFiles = snapshot(folder.at('old'));
  const target = withOld('reference');
  expect(await ingest(rawNew, target, counting.files)).toMatchObject({ status: 0 });
  newFiles = snapshot(target);
  effectCount = counting.count();
}, 120_000);

/** Every table has such a file, and each is written like that of `source`: the others need not fail one by one. */
const LIKE_ANOTHER = /\/(?:csv|parquet)\/(?!source\.)[^/]+$/;

/**
 * The file system, failing at the effect with that number (from 1): that one only, or it and all that follow, as when
 * the machine stops. A failing write leaves half of its text behind.
 */
function interrupted(at: number, how: 'once' | 'for good'): { files: FileEffects; count: () => number } {
  let done = 0;
  const fails = (path: string) => {
    const isLikeAnother = LIKE_ANOTHER.test(path);
    if (!isLikeAnother) done += 1;
    return at > 0 && (how === 'once' ? !isLikeAnother && done === at : done >= at);
  };
  const failure = (path: string) => Object.assign(new Error('EIO: i/o error'), { code: 'EIO', path });
  const guard =
    <R>(effect: (path: string) => R) =>
    (path: string): R => {
      if (fails(path)) throw failure(path);
      return effect(path);
    };
  const files: FileEffects = {
    ...realFiles,
    list: guard(realFiles.list),
    isFolder: guard(realFiles.isFolder),
    exists: guard(realFiles.exists),
    read: guard(realFiles.read),
    makeFolder: guard(realFiles.makeFolder),
    remove: guard(realFiles.remove),
    sync: guard(realFiles.sync),
    write: (path, content) => {
      if (fails(path)) {
        const whole = bytesOf(content);
        writeFileSync(path, whole.subarray(0, whole.length / 2));
        throw failure(path);
      }
      realFiles.write(path, content);
    },
    rename: (from, to) => {
      if (fails(to)) throw failure(to);
      realFiles.rename(from, to);
    },
  };
  return { files, count: () => done };
}

/** Published files without what a preparation leaves. */
function publishedIn(out: string): Record<string, string> {
  return Object.fromEntries(Object.entries(snapshot(out)).filter(([name]) => !name.startsWith('.publishing')));
}

function expectWhole(out: string): void {
  expect(snapshot(out)).toEqual(newFiles);
  const { files } = checksums(out);
  for (const [name, hash] of Object.entries(files)) expect(sha256(readFileSync(join(out, name)))).toBe(hash);
}

describe('two publications', () => {
  it('differ in every file that carries content', () => {
    expect(Object.keys(newFiles)).toEqual(Object.keys(oldFiles));
    for (const name of ['alms.sqlite', 'alms.json', 'findings.json', 'CHECKSUMS.txt']) {
      expect(newFiles[name]).not.toBe(oldFiles[name]);
    }
    expect(effectCount).toBeGreaterThan(30);
  });
});

describe.each(['once', 'for good'] as const)('an effect that fails %s', { timeout: 300_000 }, (how) => {
  it('leaves each published file whole, old or new, and the next run finishes', async () => {
    for (let at = 1; at <= effectCount; at += 1) {
      const out = withOld(`over-${how}-${at}`);
      const { status, out: printed, err } = await ingest(rawNew, out, interrupted(at, how).files);
      const where = `effect ${at}, ${how}`;
      expect([where, status, printed]).toEqual([where, status === 0 ? 0 : 3, '']);
      if (status === 3) expect([where, err]).toEqual([where, expect.stringMatching(/^scrutineer: [^\n]+\n$/)]);
      const left = publishedIn(out);
      expect([where, Object.keys(left)]).toEqual([where, Object.keys(oldFiles)]);
      for (const [name, hash] of Object.entries(left)) {
        expect([where, name, [oldFiles[name], newFiles[name]].includes(hash)]).toEqual([where, name, true]);
      }
      expect(await ingest(rawNew, out)).toEqual({ status: 0, out: '', err: '' });
      expectWhole(out);
    }
  });
});

describe('a new folder', { timeout: 300_000 }, () => {
  it('gets no file that is not whole', async () => {
    for (let at = 1; at <= effectCount; at += 1) {
      const out = folder.at(`new-${at}`);
      const { status } = await ingest(rawNew, out, interrupted(at, 'for good').files);
      const where = `effect ${at}`;
      expect([where, [0, 3].includes(status)]).toEqual([where, true]);
      for (const [name, hash] of Object.entries(publishedIn(out))) {
        expect([where, name, hash]).toEqual([where, name, newFiles[name]]);
      }
      expect(await ingest(rawNew, out)).toEqual({ status: 0, out: '', err: '' });
      expectWhole(out);
    }
  });
});

describe('a publication that was interrupted between two files', () => {
  /** Stops after the journal is in place and one file was renamed. */
  async function interruptedBetweenFiles(name: string): Promise<string> {
    const out = withOld(name);
    let renames = 0;
    const rename = (from: string, to: string) => {
      renames += 1;
      if (renames > 2) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
      realFiles.rename(from, to);
    };
    expect(await ingest(rawNew, out, { ...realFiles, rename })).toMatchObject({ status: 3 });
    const left = publishedIn(out);
    const isNew = Object.keys(left).map((file) => left[file] === newFiles[file] && left[file] !== oldFiles[file]);
    expect(isNew).toContain(true);
    expect(isNew).toContain(false);
    return out;
  }

  it('is finished by the next run, also where that publishes something else', async () => {
    const out = await interruptedBetweenFiles('between');
    expect(await ingest(rawOld, out)).toMatchObject({ status: 0, err: '' });
    expect(snapshot(out)).toEqual(oldFiles);
  });

  it('is finished by the next run before that fails to write', async () => {
    const out = await interruptedBetweenFiles('failing');
    const write = () => {
      throw Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' });
    };
    expect(await ingest(rawOld, out, { ...realFiles, write })).toMatchObject({ status: 3 });
    expectWhole(out);
  });

  it('with a journal that cannot be read is refused in one line, and the files are left as they are', async () => {
    const out = await interruptedBetweenFiles('journal');
    writeFileSync(join(out, '.publishing.json'), '{"publication":');
    const before = snapshot(out);
    const result = await ingest(rawNew, out);
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\n]*\.publishing\.json[^\n]*\n$/);
    expect(snapshot(out)).toEqual(before);
  });

  it('never follows a journal out of the folder', async () => {
    const out = await interruptedBetweenFiles('journal-path');
    folder.at('precious.txt', 'mine');
    const journal = { publication: 'x', replace: [], remove: ['../precious.txt'] };
    writeFileSync(join(out, '.publishing.json'), JSON.stringify(journal));
    expect(await ingest(rawNew, out)).toMatchObject({ status: 3 });
    expect(readFileSync(folder.at('precious.txt'), 'utf8')).toBe('mine');
  });
});

describe('a publication over another', () => {
  it('removes a file that only the older one had, and leaves what is not ours', async () => {
    const out = withOld('older');
    const extra = folder.at('older/extra.html', 'published once');
    folder.at('older/letter.txt', 'mine');
    const list = readFileSync(join(out, 'CHECKSUMS.txt'), 'utf8');
    writeFileSync(join(out, 'CHECKSUMS.txt'), `${list}${sha256('published once')}  extra.html\n`);
    expect(await ingest(rawNew, out)).toMatchObject({ status: 0 });
    expect(realFiles.exists(extra)).toBe(false);
    const { 'letter.txt': letter, ...ours } = snapshot(out);
    expect(letter).toBe(sha256('mine'));
    expect(ours).toEqual(newFiles);
  });

  it('never takes a file away: each name is there before and after every effect', async () => {
    const out = withOld('always');
    const seen: string[][] = [];
    const look = () => seen.push(Object.keys(publishedIn(out)));
    const rename = (from: string, to: string) => {
      look();
      realFiles.rename(from, to);
      look();
    };
    await ingest(rawNew, out, { ...realFiles, rename });
    expect(seen.length).toBeGreaterThan(8);
    for (const names of seen) expect(names).toEqual(Object.keys(oldFiles));
  });
});
