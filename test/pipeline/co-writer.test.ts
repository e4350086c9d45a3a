import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compiled, ensureBuilt } from '../../bin/build.js';
import { main } from '../../pipeline/cli.ts';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { InputError } from '../../pipeline/errors.ts';
import type { CoWriter, SharedWork } from '../../pipeline/publish/co-writer.ts';
import { createDatabase } from '../../pipeline/publish/database.ts';
import { ABOUT_TABLES, tableNames } from '../../schemas/dataset/tables.ts';
import { run, scratch, snapshot } from '../support/program.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

// The thread also runs in the processes of reproducible, disk and kills; here what the program does with one, and what
// each of them waits for.

const folder = scratch();
afterAll(folder.remove);
const raw = folder.raw({ '2031_Lakeland_Endurance_Cup.txt': SMALL_SEASON });
const argvOf = (out: string) => ['ingest', '--raw', raw, '--out', out, '--quiet', '--no-report'];
let alone: Record<string, string> = {};

beforeAll(async () => {
  const out = folder.at('alone');
  expect(await run(argvOf(out))).toEqual({ status: 0, out: '', err: '' });
  alone = snapshot(out);
}, 60_000);

/** Publishes beside a writer that does this; tells how it ended, and which preparations were there whenever it was closed. */
async function beside(
  out: string,
  write: CoWriter['write'],
  files: FileEffects = realFiles,
  close: CoWriter['close'] = async () => undefined,
) {
  let err = '';
  const closed: boolean[] = [];
  let preparation = '';
  const coWriter: CoWriter = {
    write: (work) => {
      preparation = work.preparation;
      return write(work);
    },
    close: async () => {
      await close();
      closed.push(realFiles.exists(preparation));
    },
  };
  const status = await main(argvOf(out), {
    files,
    coWriter: async () => coWriter,
    out: () => undefined,
    err: (text) => {
      err += text;
    },
    isTerminal: false,
  });
  return { status, err, closed };
}

it('gets no file that the program has taken, and the files of both are published', async () => {
  const out = folder.at('nothing');
  expect(await beside(out, async () => new Map())).toEqual({ status: 0, err: '', closed: [false] });
  expect(snapshot(out)).toEqual(alone);
});

it('has written what it took: without it nothing is published', async () => {
  const out = folder.at('lacking');
  const takesOne = async ({ state }: SharedWork) => {
    Atomics.add(new Int32Array(state), 0, 1);
    return new Map<string, string>();
  };
  expect(await beside(out, takesOne)).toMatchObject({ status: 3, closed: [true, false] });
  expect(realFiles.exists(out)).toBe(false);
});

it('fails for the program too, in its one line, and is ended before the preparation goes', async () => {
  const out = folder.at('failing');
  const fails = async () => {
    throw new InputError(`${join(out, 'csv/race.csv')}: cannot be written, no space; free it`);
  };
  const { status, err, closed } = await beside(out, fails);
  expect({ status, closed }).toEqual({ status: 3, closed: [true, false] });
  expect(err).toMatch(/^scrutineer: [^\n]*race\.csv: cannot be written[^\n]*\n$/);
  expect(realFiles.exists(out)).toBe(false);
});

it('is ended before the preparation goes where the program fails first', async () => {
  const out = folder.at('first');
  const files: FileEffects = {
    ...realFiles,
    write: (path, content) => {
      if (path.endsWith('findings.json')) throw Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' });
      realFiles.write(path, content);
    },
  };
  const never = () => new Promise<ReadonlyMap<string, string>>(() => undefined);
  expect(await beside(out, never, files)).toMatchObject({ status: 3, closed: [true, false] });
  expect(realFiles.exists(out)).toBe(false);
});

describe('the thread', () => {
  const aboutTables: readonly string[] = ABOUT_TABLES;
  const beforeHash = tableNames()
    .filter((table) => !aboutTables.includes(table))
    .flatMap((table) => [`csv/${table}.csv`, `parquet/${table}.parquet`]);

  beforeAll(ensureBuilt);

  /**
   * Publishes beside the thread itself. Before the program comes to the hash, it stops until the thread has taken a file
   * that needs it; then this is told what is written.
   */
  async function besideThread(out: string, meanwhile: (written: readonly string[]) => void) {
    const { startCoWriter }: typeof import('../../pipeline/publish/co-writer.ts') = await import(
      compiled('pipeline/publish/co-writer.js').href
    );
    const thread = startCoWriter();
    let answer: ReturnType<CoWriter['write']> | null = null;
    let stop = () => {};
    const write: CoWriter['write'] = (work) => {
      stop = () => {
        const taken = new Int32Array(work.state);
        const end = Date.now() + 30_000;
        while (Atomics.load(taken, 0) <= beforeHash.length && Date.now() < end) realFiles.pause(5);
        // A thread that does not wait has written something by then.
        realFiles.pause(300);
        meanwhile(readdirSync(work.preparation, { recursive: true, encoding: 'utf8' }));
      };
      answer = thread.write(work);
      return answer;
    };
    const files: FileEffects = {
      ...realFiles,
      write: (path, content) => {
        if (path.endsWith('alms.json')) stop();
        realFiles.write(path, content);
      },
    };
    return { ended: await beside(out, write, files, thread.close), answer };
  }

  it('writes no file that needs the hash before that is known, and every other one', async () => {
    const out = folder.at('waiting');
    let written: readonly string[] = [];
    const { ended } = await besideThread(out, (names) => {
      written = names;
    });
    expect(ended).toEqual({ status: 0, err: '', closed: [false] });
    const shared = written.filter((name) => /^(?:csv|parquet|seasons)\/|^findings|^fix-list/.test(name));
    expect([...shared].sort()).toEqual([...beforeHash].sort());
    expect(snapshot(out)).toEqual(alone);
  });

  it('is ended while it waits, where the program fails first', async () => {
    const out = folder.at('waiting-failed');
    const { ended, answer } = await besideThread(out, () => {
      throw Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' });
    });
    expect(ended).toMatchObject({ status: 3, closed: [true, false] });
    await expect(answer).rejects.toThrow('ended before its work');
    expect(realFiles.exists(out)).toBe(false);
  });
});

it('reads a database that keeps no journal while it is made', () => {
  const db = createDatabase(folder.at('new.sqlite'));
  expect(db.pragma('journal_mode', { simple: true })).toBe('off');
  db.close();
});
