import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, ensureBuilt } from '../../bin/build.js';
import type { CoWorker } from '../../pipeline/co-worker.ts';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { newShare, SharedItems } from '../../pipeline/shared-items.ts';
import { loadFolder } from '../../pipeline/stages/load.ts';
import { stepByStep } from '../../pipeline/step-by-step.ts';
import { run, scratch, snapshot } from '../support/program.ts';
import { smallSeasons } from '../support/small-season.ts';

const folder = scratch();
afterAll(folder.remove);

const COUNT = 14;
/** A driver's name has its accents in some of them, and in the others not. */
const articles = Object.fromEntries(
  Object.entries(smallSeasons(COUNT)).map(([file, text], index) => [
    file,
    index % 3 ? text : text.replaceAll('Duval', 'Düval'),
  ]),
);
const files = Object.keys(articles);
const raw = folder.raw(articles);
const argvOf = (out: string, of = raw) => ['ingest', '--raw', of, '--out', out, '--quiet', '--no-report'];

const never = new Promise<never>(() => undefined);

describe('items that two threads share', () => {
  /** Makes texts of items; gives which were made here, and all of them in the order of their use. */
  function shared(count: number, { here: end }: ReturnType<typeof newShare>, threadEnd: Promise<never> = never) {
    const here: number[] = [];
    const used: string[] = [];
    const items = new SharedItems<string>(end, threadEnd);
    const make = (index: number) => {
      here.push(index);
      if (index === 99) throw new Error('the last one');
      return `here ${index}`;
    };
    const done = stepByStep(
      items.inOrder(count, make, (made) => used.push(made)),
      {},
    ).finally(() => items.close());
    return { here, used, done };
  }

  const take = ({ there }: ReturnType<typeof newShare>) => Atomics.add(new Int32Array(there.state), 0, 1);
  const there = (index: number) => ({ index, made: `there ${index}` });

  it('are used in their order, whoever made something of them', async () => {
    const share = newShare();
    expect([take(share), take(share)]).toEqual([0, 1]);
    const { here, used, done } = shared(5, share);
    share.there.port.postMessage(there(1));
    share.there.port.postMessage(there(0));
    await done;
    expect(here).toEqual([2, 3, 4]);
    expect(used).toEqual(['there 0', 'there 1', 'here 2', 'here 3', 'here 4']);
  });

  it('are not made further and further ahead of one that takes long', async () => {
    const share = newShare();
    expect(take(share)).toBe(0);
    const { here, used, done } = shared(90, share);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(here).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(used).toEqual([]);
    share.there.port.postMessage(there(0));
    await done;
    expect(used).toHaveLength(90);
  });

  it('fail when the turn of one comes that failed, here or there', async () => {
    const share = newShare();
    expect([take(share), take(share)]).toEqual([0, 1]);
    const { used, done } = shared(3, share);
    share.there.port.postMessage({ index: 1, complaint: 'the second' });
    share.there.port.postMessage(there(0));
    await expect(done).rejects.toThrow('the second');
    expect(used).toEqual(['there 0']);
    const other = shared(100, newShare());
    await expect(other.done).rejects.toThrow('the last one');
    expect(other.used).toHaveLength(99);
  });

  it('are not waited for where the thread ends', async () => {
    const share = newShare();
    expect(take(share)).toBe(0);
    const { done } = shared(3, share, Promise.reject(new Error('the thread is gone')));
    await expect(done).rejects.toThrow('the thread is gone');
  });
});

describe('the thread', () => {
  let alone: Record<string, string> = {};
  beforeAll(async () => {
    ensureBuilt();
    const out = folder.at('alone');
    expect(await run(argvOf(out))).toEqual({ status: 0, out: '', err: '' });
    alone = snapshot(out);
  }, 120_000);

  /** Publishes beside the thread; each article takes this one so many milliseconds. Tells how often articles were read here. */
  async function beside(
    argv: readonly string[],
    change: (coWorker: CoWorker) => CoWorker = (same) => same,
    pause = 100,
  ) {
    // The program as it is built too: an error of the thread is known by its class.
    const { main }: typeof import('../../pipeline/cli.ts') = await import(built('pipeline/cli.js').href);
    const { startCoWorker }: typeof import('../../pipeline/co-worker.ts') = await import(
      built('pipeline/co-worker.js').href
    );
    const coWorker = change(startCoWorker());
    let readHere = 0;
    let err = '';
    const slowFiles: FileEffects = {
      ...realFiles,
      read: (path) => {
        if (path.endsWith('.txt')) {
          readHere += 1;
          realFiles.pause(pause);
        }
        return realFiles.read(path);
      },
    };
    const status = await main(argv, {
      files: slowFiles,
      coWorker: async () => coWorker,
      out: () => undefined,
      err: (text) => {
        err += text;
      },
      isTerminal: false,
    });
    return { status, err, readHere };
  }

  it('reads a share of many articles, and the files are the same', async () => {
    const out = folder.at('shared');
    // On a machine that has much to do, it takes the thread a while to begin.
    for (const pause of [100, 500, 2500]) {
      const { readHere, ...ended } = await beside(argvOf(out), undefined, pause);
      expect(ended).toEqual({ status: 0, err: '' });
      expect(snapshot(out)).toEqual(alone);
      if (readHere < 2 * COUNT) return;
    }
    expect.fail('the thread has read nothing');
  }, 180_000);

  it('reads none of a few', async () => {
    const few = folder.raw(Object.fromEntries(Object.entries(articles).slice(0, 3)));
    const { status, readHere } = await beside(argvOf(folder.at('few'), few));
    expect({ status, readHere }).toEqual({ status: 0, readHere: 3 });
  }, 60_000);

  it('complains of the article of which the program alone would', async () => {
    const damaged = { ...articles };
    for (const file of files.slice(-5, -2)) damaged[file] = `= No text =\n${file}\0\n`;
    const argv = argvOf(folder.at('damaged'), folder.raw(damaged));
    const expected = await run(argv);
    expect(expected.err).toContain(`${files.at(-5)}, line 2: holds a NUL byte`);
    const { status, err } = await beside(argv);
    expect({ status, err }).toEqual({ status: 3, err: expected.err });
  }, 60_000);

  it.each([
    [COUNT, 'the names of other articles'],
    [2 * COUNT, 'the use of what it has made'],
  ])(
    'is ended while it waits: with %i articles for %s',
    async (count) => {
      const { startCoWorker }: typeof import('../../pipeline/co-worker.ts') = await import(
        built('pipeline/co-worker.js').href
      );
      const coWorker = startCoWorker();
      coWorker.read(loadFolder(folder.raw(smallSeasons(count)), realFiles));
      // It takes a while to load and to come so far; where that takes longer, it is ended while it reads.
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await coWorker.close();
    },
    60_000,
  );

  it('leaves nothing behind where it is ended while it reads', async () => {
    const out = folder.at('ended');
    const ending = (coWorker: CoWorker): CoWorker => ({
      ...coWorker,
      read: (articlesOfFolder) => {
        const shared = coWorker.read(articlesOfFolder);
        void coWorker.close();
        return shared;
      },
      write: async () => {
        throw new Error('the thread is gone');
      },
    });
    await expect(beside(argvOf(out), ending)).rejects.toThrow(/thread/);
    expect(realFiles.exists(out)).toBe(false);
  }, 60_000);
});
