import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main } from '../../pipeline/cli.ts';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { InputError } from '../../pipeline/errors.ts';
import type { CoWriter, SharedWork } from '../../pipeline/publish/co-writer.ts';
import { createDatabase } from '../../pipeline/publish/database.ts';
import { run, scratch, snapshot } from '../support/program.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

// The thread itself runs in the processes of reproducible, disk and kills; here what the program does with one.

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
async function beside(out: string, write: CoWriter['write'], files: FileEffects = realFiles) {
  let err = '';
  const closed: boolean[] = [];
  let preparation = '';
  const coWriter: CoWriter = {
    write: (work) => {
      preparation = work.preparation;
      return write(work);
    },
    close: async () => {
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
  const takesOne = async ({ taken }: SharedWork) => {
    Atomics.add(new Int32Array(taken), 0, 1);
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

it('reads a database that keeps no journal while it is made', () => {
  const db = createDatabase(folder.at('new.sqlite'));
  expect(db.pragma('journal_mode', { simple: true })).toBe('off');
  db.close();
});
