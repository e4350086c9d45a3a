import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, ensureBuilt } from '../../bin/build.js';
import { main } from '../../pipeline/cli.ts';
import type { CoWorker, SharedWriting } from '../../pipeline/co-worker.ts';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { InputError } from '../../pipeline/errors.ts';
import { createDatabase } from '../../pipeline/publish/database.ts';
import { DATABASE_FILE, sharedFiles } from '../../pipeline/publish/published-files.ts';
import { MILESTONES, type Milestone, newListState, tellMilestone } from '../../pipeline/publish/shared-list.ts';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { READING_ALONE } from '../../pipeline/reading.ts';
import { ingest, ingestSteps } from '../../pipeline/run.ts';
import { stepByStep } from '../../pipeline/step-by-step.ts';
import { version } from '../../pipeline/version.ts';
import { ABOUT_TABLES, AUDIT_TABLES, JUDGED_TABLES, LEDGER_TABLES, tableNames } from '../../schemas/dataset/tables.ts';
import { run, scratch, sha256, snapshot } from '../support/program.ts';
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
  write: CoWorker['write'],
  files: FileEffects = realFiles,
  close: CoWorker['close'] = async () => undefined,
) {
  let err = '';
  const closed: boolean[] = [];
  let preparation = '';
  const coWorker: CoWorker = {
    read: () => READING_ALONE,
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
    coWorker: async () => coWorker,
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
  const takesOne = async ({ state }: SharedWriting) => {
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
  const judged: readonly string[] = [...AUDIT_TABLES, ...JUDGED_TABLES, ...ABOUT_TABLES];
  const unjudged = tableNames().filter((table) => !judged.includes(table));
  const beforeHash = tableNames()
    .filter((table) => !aboutTables.includes(table))
    .flatMap((table) => [`csv/${table}.csv`, `parquet/${table}.parquet`]);

  beforeAll(ensureBuilt);

  /**
   * Publishes beside the thread itself. Before the program comes to the hash, it stops until the thread has taken a file
   * that needs it; then this is told what is written.
   */
  async function besideThread(out: string, meanwhile: (written: readonly string[]) => void) {
    const { startCoWorker }: typeof import('../../pipeline/co-worker.ts') = await import(
      built('pipeline/co-worker.js').href
    );
    const thread = startCoWorker();
    let answer: ReturnType<CoWorker['write']> | null = null;
    let stop = () => {};
    const write: CoWorker['write'] = (work) => {
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

  it('writes a table once nothing changes it any more', async () => {
    const out = folder.at('stages');
    const { startCoWorker }: typeof import('../../pipeline/co-worker.ts') = await import(
      built('pipeline/co-worker.js').href
    );
    const coWorker = startCoWorker();
    let work: SharedWriting | null = null;
    const written = new Map<string, readonly string[]>();
    /** Stops the program until the thread has taken all that it may write, and one more file. */
    const progress = (stage: string) => {
      if (!work || (stage !== 'validate' && stage !== 'audit')) return;
      const may = stage === 'validate' ? LEDGER_TABLES : unjudged;
      const taken = new Int32Array(work.state);
      const end = Date.now() + 30_000;
      while (Atomics.load(taken, 0) <= 2 * may.length && Date.now() < end) realFiles.pause(5);
      realFiles.pause(300);
      const names = readdirSync(work.preparation, { recursive: true, encoding: 'utf8' });
      written.set(stage, names.filter((name) => /\.(?:csv|parquet)$/.test(name)).sort());
    };
    const telling: CoWorker = {
      ...coWorker,
      write: (given) => {
        work = given;
        return coWorker.write(given);
      },
    };
    const options = { rawDir: raw, outDir: out, version: version(), report: null, coWorker: telling, progress };
    await stepByStep(ingestSteps(options, { files: realFiles }), {});
    await coWorker.close();
    const filesOf = (tables: readonly string[]) =>
      tables.flatMap((table) => [`csv/${table}.csv`, `parquet/${table}.parquet`]).sort();
    expect(written.get('validate')).toEqual(filesOf(LEDGER_TABLES));
    expect(written.get('audit')).toEqual(filesOf(unjudged));
    expect(snapshot(out)).toEqual(alone);
  });

  it('is ended behind a file, not in the midst of one', async () => {
    const out = folder.at('whole');
    const argv = ['ingest', '--raw', folder.projectRaw(), '--out', out, '--quiet', '--no-report'];
    expect(await run(argv)).toEqual({ status: 0, out: '', err: '' });
    const { startCoWorker }: typeof import('../../pipeline/co-worker.ts') = await import(
      built('pipeline/co-worker.js').href
    );
    const whole = snapshot(out);
    for (const count of [1, 2, 5]) {
      const preparation = folder.at(`whole-${count}`);
      for (const name of ['csv', 'parquet', 'seasons']) mkdirSync(join(preparation, name), { recursive: true });
      const thread = startCoWorker();
      const state = newListState();
      for (const milestone of MILESTONES) tellMilestone(state, milestone);
      const work = { database: join(out, DATABASE_FILE), outDir: out, preparation, state, audit: null };
      const written = thread.write(work);
      const taken = new Int32Array(state);
      while (Atomics.load(taken, 0) < count) realFiles.pause(1);
      await thread.close();
      await expect(written).rejects.toThrow('ended before it');
      const files = Object.entries(snapshot(preparation)).filter(([, hash]) => hash !== 'folder');
      expect(files).toHaveLength(Atomics.load(taken, 0) - 1);
      for (const [name, hash] of files) expect([count, name, hash]).toEqual([count, name, whole[name]]);
    }
  }, 60_000);

  it('is ended while it waits, where the program fails first', async () => {
    const out = folder.at('waiting-failed');
    const { ended, answer } = await besideThread(out, () => {
      throw Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' });
    });
    expect(ended).toMatchObject({ status: 3, closed: [true, false] });
    await expect(answer).rejects.toThrow('ended before it');
    expect(realFiles.exists(out)).toBe(false);
  });
});

it('could write each table from its milestone on: nothing changes it after that', async () => {
  const out = folder.at('milestones');
  /** Milestone to the rows of every table as they are when the program is about to reach it. */
  const seen = new Map<string, Record<string, string>>();
  const reachedAfter: Readonly<Record<string, string>> = { parse: 'ledger', validate: 'dataset', audit: 'audit' };
  const rowsNow = (path: string) => {
    const db = openDatabase(path, { readonly: true });
    const hashed = tableNames().map((table) => [
      table,
      sha256(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all())),
    ]);
    db.close();
    return Object.fromEntries(hashed);
  };
  const database = () => {
    const [name = ''] = readdirSync(out).filter((one) => one.startsWith('.publishing-'));
    return join(out, name, DATABASE_FILE);
  };
  const progress = (stage: string) => {
    const milestone = reachedAfter[stage];
    if (milestone !== undefined) seen.set(milestone, rowsNow(database()));
  };
  ingest({ rawDir: raw, outDir: out, version: version(), report: null, progress }, { files: realFiles });
  const last = rowsNow(join(out, DATABASE_FILE));
  const db = openDatabase(join(out, DATABASE_FILE), { readonly: true });
  const filesOf = sharedFiles(db);
  for (const [milestone, rows] of seen) {
    if (!isMilestone(milestone)) throw new Error(milestone);
    const tables = filesOf(milestone).flatMap(({ name }) => /^csv\/(\w+)\.csv$/.exec(name)?.[1] ?? []);
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) expect([milestone, table, rows[table]]).toEqual([milestone, table, last[table]]);
  }
  expect([...seen.keys()]).toEqual(['ledger', 'dataset', 'audit']);
  db.close();
});

function isMilestone(text: string): text is Milestone {
  return MILESTONES.some((one) => one === text);
}

it('reads a database that keeps no journal while it is made', () => {
  const db = createDatabase(folder.at('new.sqlite'));
  expect(db.pragma('journal_mode', { simple: true })).toBe('off');
  db.close();
});
