import { join } from 'node:path';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { LOST_CELLS } from '../support/lost-cells.ts';
import { type Run, run, type Scratch } from '../support/program.ts';
import { quickFiles } from '../support/quick-files.ts';
import { rowsOf } from '../support/rows.ts';

/**
 * Publishes a raw folder, audits the publication and shows the tables of its articles; gives what is wrong with that, in
 * a line each: an exception, a complaint that is not one line, a cell that is lost, files that disagree.
 */
export async function faultsOf(raw: string, articles: readonly string[], folder: Scratch): Promise<readonly string[]> {
  const out = join(folder.path, 'out');
  const faults: string[] = [];
  const published = await guarded(['ingest', '--raw', raw, '--out', out, '--quiet']);
  faults.push(...faultsOfRun('ingest', published));
  if (published.status !== 0) return faults;
  const db = openDatabase(join(out, 'alms.sqlite'), { readonly: true });
  try {
    faults.push(...rowsOf(db, LOST_CELLS).map((cell) => `lost cell: ${JSON.stringify(cell)}`));
    faults.push(...rowsOf(db, 'PRAGMA foreign_key_check').map((row) => `foreign key: ${JSON.stringify(row)}`));
  } finally {
    db.close();
  }
  const audited = await guarded(['audit', '--db', join(out, 'alms.sqlite'), '--quiet']);
  faults.push(...faultsOfRun('audit', audited));
  if (audited.status !== 0) faults.push(`audit: exit ${audited.status} on a publication of its own: ${audited.err}`);
  for (const article of articles) {
    const shown = await guarded(['tables', join(raw, 'articles', article)]);
    faults.push(...faultsOfRun('tables', { ...shown, out: '' }));
    if (shown.status !== 0) faults.push(`tables: exit ${shown.status} on an article that was published: ${shown.err}`);
  }
  return faults;
}

async function guarded(argv: readonly string[]): Promise<Run> {
  try {
    return await run(argv, quickFiles);
  } catch (error) {
    return { status: -1, out: '', err: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function faultsOfRun(command: string, { status, out, err }: Run): string[] {
  if (status === 0 && out === '' && err === '') return [];
  if (status === 3 && out === '' && /^scrutineer: [^\n]+\n$/.test(err)) return [];
  return [`${command}: exit ${status}: ${err}${out}`];
}
