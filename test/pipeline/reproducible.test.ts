import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { checksums, PROGRAM, RAW, run, runProcess, scratch, snapshot } from '../support/program.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG, smallSeasons } from '../support/small-season.ts';

const folder = scratch();
afterAll(folder.remove);

/** Linux alone lets a process have certain cores. */
const canChooseCores = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

const first = folder.at('first');
beforeAll(async () => {
  expect(await run(['ingest', '--raw', RAW, '--out', first, '--quiet'])).toMatchObject({ status: 0, err: '' });
}, 120_000);

async function publishedWith(name: string, files: FileEffects, raw = RAW): Promise<Record<string, string>> {
  const out = folder.at(name);
  expect(await run(['ingest', '--raw', raw, '--out', out, '--quiet'], files)).toMatchObject({ status: 0, err: '' });
  return snapshot(out);
}

describe('the same articles give the same bytes', { timeout: 180_000 }, () => {
  it('in a second run', async () => {
    expect(await publishedWith('second', realFiles)).toEqual(snapshot(first));
  });

  it('over the publication that is there', async () => {
    const before = snapshot(first);
    expect(await publishedWith('first', realFiles)).toEqual(before);
  });

  it('whatever the order in which the folder lists them', async () => {
    const backwards = (path: string) => realFiles.list(path)?.reverse() ?? null;
    expect(await publishedWith('backwards', { ...realFiles, list: backwards })).toEqual(snapshot(first));
    const turned = (path: string) => {
      const names = realFiles.list(path) ?? [];
      return [...names.slice(2), ...names.slice(0, 2)];
    };
    expect(await publishedWith('turned', { ...realFiles, list: turned })).toEqual(snapshot(first));
  });

  it('from a copy of the folder under another name', async () => {
    const plain = await publishedWith('plain', realFiles, folder.projectRaw());
    expect(await publishedWith('copy', realFiles, folder.projectRaw())).toEqual(plain);
  });

  it.each([
    ['UTC', 'C'],
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['America/St_Johns', 'sv_SE.UTF-8'],
  ])('in a process of its own, in the time zone %s and the language %s', (TZ, language) => {
    const out = folder.at(`process-${language}`);
    const env = { TZ, LANG: language, LC_ALL: language, LANGUAGE: language };
    expect(runProcess(['ingest', '--raw', RAW, '--out', out, '--quiet'], env)).toEqual({ status: 0, out: '', err: '' });
    expect(snapshot(out)).toEqual(snapshot(first));
  });

  it.skipIf(!canChooseCores).each(['0', '0,1'])('in a process that has the cores %s', (cores) => {
    const out = folder.at(`cores-${cores}`);
    const argv = ['-c', cores, process.execPath, PROGRAM, 'ingest', '--raw', RAW, '--out', out, '--quiet'];
    expect(spawnSync('taskset', argv, { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(snapshot(out)).toEqual(snapshot(first));
  });

  it.skipIf(!canChooseCores)('of so many articles that two threads share them, on one core and on two', () => {
    const raw = folder.raw(smallSeasons(14));
    const published = ['0', '0,1'].map((cores) => {
      const out = folder.at(`many-${cores}`);
      const argv = ['-c', cores, process.execPath, PROGRAM, 'ingest', '--raw', raw, '--out', out, '--quiet'];
      expect(spawnSync('taskset', argv, { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '', stderr: '' });
      return snapshot(out);
    });
    expect(published[0]).toEqual(published[1]);
  });
});

describe('the publication hash', () => {
  it('is of the content: another figure gives another, the old figure the old one', async () => {
    const right = folder.raw({ '2031_Lakeland_Endurance_Cup.txt': SMALL_SEASON });
    const wrong = folder.raw({ '2031_Lakeland_Endurance_Cup.txt': SMALL_SEASON_WRONG });
    const hashes: string[] = [];
    for (const raw of [right, wrong, right]) {
      await publishedWith('hash', realFiles, raw);
      hashes.push(checksums(folder.at('hash')).publication);
    }
    expect(hashes[0]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('stands in the summary', async () => {
    const { out } = await run(['ingest', '--raw', RAW, '--out', first, '--json']);
    expect(out).toContain(checksums(first).publication);
    expect(readFileSync(join(first, 'alms.json'), 'utf8')).toContain(checksums(first).publication);
  });
});
