import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../pipeline/cli.ts';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { scratch, snapshot } from '../support/program.ts';
import { SMALL_SEASON_WRONG } from '../support/small-season.ts';

// A run whose program, options and inputs are those of the last one, and whose output lies there whole, writes nothing.

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);

let count = 0;
/** A raw folder, a folder for its publication and a program, all of their own. */
function place() {
  count += 1;
  const program = folder.at(`program-${count}`);
  folder.at(`program-${count}/source-hash.txt`, 'abc\n');
  return { raw: folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG }), out: folder.at(`out-${count}`), program };
}

type Place = ReturnType<typeof place>;

async function ingest({ raw, out, program }: Place, options: readonly string[] = [], files: FileEffects = realFiles) {
  let summary = '';
  let told = '';
  const status = await main(['ingest', '--raw', raw, '--out', out, '--no-report', ...options], {
    files,
    programDir: program,
    out: (text) => {
      summary += text;
    },
    err: (text) => {
      told += text;
    },
    isTerminal: false,
  });
  return { status, summary, told };
}

const refuse = () => {
  throw new Error('something is written');
};
const READ_ONLY: FileEffects = { ...realFiles, write: refuse, makeFolder: refuse, rename: refuse, remove: refuse };

describe('a second run', () => {
  it('writes nothing, and says so behind the same summary', async () => {
    const at = place();
    const first = await ingest(at);
    const second = await ingest(at, [], READ_ONLY);
    expect(first).toMatchObject({ status: 0 });
    expect(second.status).toBe(0);
    expect(second.summary.startsWith(first.summary)).toBe(true);
    expect(second.summary.slice(first.summary.length)).toMatch(/^Unchanged: .*--force.*\n$/);
  });

  it('has the status, the JSON and the silence of the first', async () => {
    const at = place();
    for (const options of [
      ['--json'],
      ['--json', '--fail-on', 'error'],
      ['--quiet'],
      ['--quiet', '--fail-on', 'error'],
    ]) {
      const first = await ingest(at, [...options, '--force']);
      expect(await ingest(at, options, READ_ONLY)).toEqual(first);
    }
  });

  it('publishes again with --force, the same bytes', async () => {
    const at = place();
    await ingest(at);
    const before = snapshot(at.out);
    expect((await ingest(at, ['--force'], READ_ONLY)).status).toBe(3);
    expect((await ingest(at, ['--force'])).summary).not.toContain('Unchanged');
    expect(snapshot(at.out)).toEqual(before);
  });
});

describe.each<[string, (at: Place) => void]>([
  ['an article', ({ raw }) => writeFileSync(join(raw, 'articles', ARTICLE), `${SMALL_SEASON_WRONG}\nMore.\n`)],
  [
    'a further article',
    ({ raw }) =>
      folder.at(
        join(raw.slice(folder.path.length + 1), 'articles', '2032_Lakeland_Endurance_Cup.txt'),
        SMALL_SEASON_WRONG.replaceAll('2031', '2032'),
      ),
  ],
  [
    'a curated file',
    ({ raw }) =>
      folder.at(
        join(raw.slice(folder.path.length + 1), 'curated', 'accepted-findings.csv'),
        'finding_id,reason\n0123456789ab,x\n',
      ),
  ],
  ['the program', ({ program }) => writeFileSync(join(program, 'source-hash.txt'), 'other\n')],
  ['a published file', ({ out }) => appendFileSync(join(out, 'findings.json'), ' ')],
  [
    'the database',
    ({ out }) => writeFileSync(join(out, 'alms.sqlite'), readFileSync(join(out, 'alms.sqlite')).subarray(0, 4096)),
  ],
  ['the list of checksums', ({ out }) => appendFileSync(join(out, 'CHECKSUMS.txt'), '\n')],
  ['what is there, for a file is gone', ({ out }) => rmSync(join(out, 'alms.json'))],
  ['all, for the output is gone', ({ out }) => rmSync(out, { recursive: true })],
])('after a change of %s', (_, change) => {
  it('everything is published again', async () => {
    const at = place();
    await ingest(at);
    change(at);
    expect((await ingest(at)).summary).not.toContain('Unchanged');
    const fresh = { ...at, out: `${at.out}-fresh` };
    await ingest(fresh);
    expect(snapshot(at.out)).toEqual(snapshot(fresh.out));
  });
});

it('knows nothing of a publication that another folder gave', async () => {
  const at = place();
  const other = { ...place(), out: at.out, program: at.program };
  writeFileSync(join(other.raw, 'articles', ARTICLE), `${SMALL_SEASON_WRONG}\nMore.\n`);
  await ingest(at);
  await ingest(other);
  expect((await ingest(at)).summary).not.toContain('Unchanged');
});

it('remembers nothing where the program is not built, or its folder cannot be written', async () => {
  const at = place();
  rmSync(join(at.program, 'source-hash.txt'));
  await ingest(at);
  expect((await ingest(at)).summary).not.toContain('Unchanged');
  const sealed = place();
  const files: FileEffects = {
    ...realFiles,
    makeFolder: (path) => (path.startsWith(sealed.program) ? refuse() : realFiles.makeFolder(path)),
  };
  expect((await ingest(sealed, [], files)).status).toBe(0);
  expect((await ingest(sealed, [], files)).summary).not.toContain('Unchanged');
});
