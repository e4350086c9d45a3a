import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../pipeline/cli.ts';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { ingest } from '../../pipeline/run.ts';
import type { Run, Scratch } from '../support/program.ts';
import type { AnyRow } from '../support/rows.ts';

/** What a test may put in the place of the real world. */
export interface World {
  readonly files?: FileEffects;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs `audit` in this process. */
export async function runAudit(args: readonly string[], { files = realFiles, env = {} }: World = {}): Promise<Run> {
  let out = '';
  let err = '';
  const status = await main(['audit', ...args], {
    files,
    env,
    isTerminal: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}

let count = 0;

/** Publishes a raw folder and returns the path of the database. */
export function published(folder: Scratch, rawDir: string): string {
  count += 1;
  const outDir = join(folder.path, `published-${count}`);
  ingest({ rawDir, outDir, version: 'test', report: null, progress: () => undefined }, { files: realFiles });
  return join(outDir, 'alms.sqlite');
}

/** A copy of a database on which statements were run, alone in the folder. */
export function changedCopy(folder: Scratch, path: string, ...statements: string[]): string {
  count += 1;
  const copy = folder.at(`copy-${count}/data.sqlite`, '');
  copyFileSync(path, copy);
  const db = openDatabase(copy);
  for (const statement of statements) db.exec(statement);
  db.close();
  return copy;
}

/** The rows of a query on a file. */
export function rowsIn(path: string, sql: string): AnyRow[] {
  const db = openDatabase(path, { readonly: true });
  try {
    return db.prepare<[], AnyRow>(sql).all();
  } finally {
    db.close();
  }
}
