import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realFiles } from '../../pipeline/effects.ts';
import { DONE, ended } from '../support/process.ts';
import { checksums, runProcess, scratch, sha256, snapshot } from '../support/program.ts';
import { seeded, seedsOf } from '../support/seeded.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG, smallSeasons } from '../support/small-season.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const;
/** What a process that was asked to end gives back, by signal. */
const ENDED: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143 };
/** Processes at a time that are killed, each in a folder of its own. */
const ABREAST = 4;
const [, seed = 0] = seedsOf(1);
const kills = Number(process.env['SCRUTINEER_KILLS'] ?? (process.env['CI'] === undefined ? 24 : 100));

const folder = scratch();
afterAll(folder.remove);
/** One article; and so many that two threads share them, that one among them with another figure. */
const raws = [
  folder.raw({ [ARTICLE]: SMALL_SEASON }),
  folder.raw({ ...smallSeasons(12), [ARTICLE]: SMALL_SEASON_WRONG }),
] as const;
const argvOf = (raw: string, out: string) => [
  'ingest',
  '--raw',
  raw,
  '--out',
  out,
  '--quiet',
  '--no-report',
  '--force',
];
const publications: Record<string, string>[] = [];
let usual = 0;

beforeAll(() => {
  raws.forEach((raw, index) => {
    const start = performance.now();
    expect(runProcess(argvOf(raw, folder.at(`whole-${index}`)))).toEqual({ status: 0, out: '', err: '' });
    usual = performance.now() - start;
    publications.push(snapshot(folder.at(`whole-${index}`)));
  });
}, 300_000);

/** Files that are of none of the two publications, and folders of a preparation. */
function strange(out: string): string[] {
  return Object.entries(snapshot(out))
    .filter(([name, hash]) => !publications.some((files) => files[name] === hash))
    .map(([name]) => name);
}

describe(`${kills} processes that are killed at random moments, seed ${seed}`, { timeout: 2 ** 31 - 1 }, () => {
  it.concurrent.each(Array.from({ length: ABREAST }, (_, index) => index))(
    'leave whole files, and the next command leaves one publication and nothing else: folder %i',
    async (lane) => {
      const random = seeded(seed + lane);
      const out = folder.at(`out-${lane}`);
      cpSync(folder.at('whole-0'), out, { recursive: true });
      let hits = 0;
      let journals = 0;
      for (let count = 0; count < kills / ABREAST; count += 1) {
        const next = random.below(2);
        const signal = random.pick(SIGNALS);
        const after = Math.floor(random.next() * usual * 1.2);
        const end = await ended(argvOf(raws[next === 0 ? 0 : 1], out), signal, after);
        const where = `seed ${seed}, folder ${lane}, kill ${count}: ${signal} after ${after} ms`;
        if (end.status !== 0) hits += 1;
        const left = strange(out).filter((name) => !name.startsWith('.publishing'));
        expect([where, left]).toEqual([where, []]);
        for (const name of Object.keys(publications[0] ?? {})) {
          expect([where, name, name in snapshot(out)]).toEqual([where, name, true]);
        }
        if (end.status === ENDED[signal]) {
          expect([where, end.err]).toEqual([where, expect.stringMatching(/^scrutineer: ended by SIG\w+;[^\n]+\n$/)]);
          expect([where, strange(out)]).toEqual([where, []]);
        } else if (end.status === 0) expect([where, snapshot(out)]).toEqual([where, publications[next]]);
        else expect([where, end.signal]).toEqual([where, signal]);
        if (realFiles.exists(join(out, '.publishing.json'))) {
          journals += 1;
          expect([where, await ended(['audit', '--db', join(out, 'alms.sqlite'), '--quiet'])]).toEqual([where, DONE]);
        }
        const { files } = checksums(out);
        for (const [name, hash] of Object.entries(files)) {
          expect([where, name, sha256(readFileSync(join(out, name)))]).toEqual([where, name, hash]);
        }
        if (random.below(4) === 0) {
          expect([where, await ended(argvOf(raws[1], out))]).toEqual([where, DONE]);
          expect([where, snapshot(out)]).toEqual([where, publications[1]]);
        }
      }
      expect(await ended(argvOf(raws[0], out))).toEqual(DONE);
      expect(snapshot(out)).toEqual(publications[0]);
      const of = `${hits} of ${Math.ceil(kills / ABREAST)} ended by their signal, ${journals} between two files`;
      process.stdout.write(`folder ${lane}, seed ${seed}: ${of}\n`);
    },
  );
});
