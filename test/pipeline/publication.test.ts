import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { InputError } from '../../pipeline/errors.ts';
import { Publication } from '../../pipeline/publish/publication.ts';
import { interrupted } from '../support/interrupted.ts';
import { checksums, run, scratch, sha256, snapshot } from '../support/program.ts';
import { quickFiles } from '../support/quick-files.ts';
import { seeded, seedsOf } from '../support/seeded.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG } from '../support/small-season.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);

/** A folder with a copy of another one in it. */
function copyOf(original: string, name: string): string {
  const out = folder.at(name);
  cpSync(folder.at(original), out, { recursive: true });
  return out;
}
const withOld = (name: string) => copyOf('old', name);

const rawOld = folder.raw({ [ARTICLE]: SMALL_SEASON });
const rawNew = folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG });
let oldFiles: Record<string, string> = {};
let newFiles: Record<string, string> = {};
let ingestEffects: readonly string[] = [];

const ingest = (raw: string, out: string, files: FileEffects = quickFiles) =>
  run(['ingest', '--raw', raw, '--out', out, '--quiet', '--no-report'], files);

beforeAll(async () => {
  const counting = interrupted(0, 'once');
  await ingest(rawOld, folder.at('old'));
  oldFiles = snapshot(folder.at('old'));
  const target = withOld('reference');
  expect(await ingest(rawNew, target, counting.files)).toMatchObject({ status: 0 });
  newFiles = snapshot(target);
  ingestEffects = counting.done;
}, 120_000);

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
    expect(ingestEffects.length).toBeGreaterThan(100);
  });
});

type Texts = Readonly<Record<string, string>>;
/** Files in folders: some that change, one that does not, one that is new, one that goes with its folders. */
const OLD: Texts = {
  'a.sqlite': 'old database',
  'csv/race.csv': 'old,races',
  'csv/team.csv': 'the same',
  'pages/gone/old.md': 'old page',
  LICENSE: 'old licence',
};
const NEW: Texts = {
  'a.sqlite': 'new database',
  'csv/race.csv': 'new,races',
  'csv/team.csv': 'the same',
  'pages/more/new.md': 'new page',
  'pages/more/second.md': 'another new page',
  LICENSE: 'new licence',
};

/** Publishes texts; gives the complaint, or null where all went well. Any other error is thrown. */
function publish(out: string, texts: Texts, files: FileEffects): string | null {
  try {
    const publication = new Publication(out, files);
    try {
      for (const [name, text] of Object.entries(texts)) publication.write(name, text);
      publication.publish(Object.keys(texts), sha256(JSON.stringify(texts)));
    } finally {
      publication.discard();
    }
    return null;
  } catch (error) {
    // Where the system fails before the first change, the command line has the words for it.
    if (error instanceof InputError || (error instanceof Error && 'code' in error)) return error.message;
    throw error;
  }
}

/** A folder with a publication of these texts in it, and its files. */
function published(name: string, texts: Texts): Record<string, string> {
  expect(publish(folder.at(name), texts, quickFiles)).toBeNull();
  return snapshot(folder.at(name));
}

describe.each([
  ['once', 'EIO'],
  ['for good', 'EIO'],
  ['for good', 'ENOSPC'],
  ['for good', 'EROFS'],
] as const)('an effect of a publication that fails %s, %s', (how, code) => {
  it('leaves each file whole, old or new, and the next publication leaves nothing else', () => {
    const old = published(`texts-old-${how}-${code}`, OLD);
    const all = published(`texts-new-${how}-${code}`, NEW);
    const counting = interrupted(0, how);
    expect(publish(copyOf(`texts-old-${how}-${code}`, 'counting'), NEW, counting.files)).toBeNull();
    for (let at = 1; at <= counting.done.length; at += 1) {
      const out = copyOf(`texts-old-${how}-${code}`, `texts-${how}-${code}-${at}`);
      const { files, done } = interrupted(at, how, code);
      const complaint = publish(out, NEW, files);
      const where = `effect ${at}: ${done.at(-1)}`;
      if (complaint !== null) expect([where, complaint]).toEqual([where, expect.stringMatching(/^[^\n]+$/)]);
      for (const [name, hash] of Object.entries(publishedIn(out))) {
        expect([where, name, [old[name], all[name]].includes(hash)]).toEqual([where, name, true]);
      }
      for (const name of Object.keys(OLD).filter((one) => one in NEW)) {
        expect([where, name, realFiles.exists(join(out, name))]).toEqual([where, name, true]);
      }
      expect([where, publish(out, NEW, quickFiles)]).toEqual([where, null]);
      expect([where, snapshot(out)]).toEqual([where, all]);
    }
    expect(counting.done.length).toBeGreaterThan(60);
  });

  it('leaves no file in a new folder that is not whole', () => {
    const all = published(`fresh-${how}-${code}`, NEW);
    const counting = interrupted(0, how);
    expect(publish(folder.at('fresh-counting'), NEW, counting.files)).toBeNull();
    for (let at = 1; at <= counting.done.length; at += 1) {
      const out = folder.at(`fresh-${how}-${code}-${at}`);
      publish(out, NEW, interrupted(at, how, code).files);
      for (const [name, hash] of Object.entries(publishedIn(out)))
        expect([at, name, hash]).toEqual([at, name, all[name]]);
      expect([at, publish(out, NEW, quickFiles)]).toEqual([at, null]);
      expect([at, snapshot(out)]).toEqual([at, all]);
    }
  });
});

describe('power that goes off', () => {
  /** What is done to the disk in one publication over another, paths below the folder. */
  function effectsOn(name: string): string[] {
    published(name, OLD);
    const { files, done } = interrupted(0, 'once');
    expect(publish(folder.at(name), NEW, files)).toBeNull();
    const own = `${folder.at(name)}`;
    return done.map((one) => one.replace(`${own}/`, '').replace(own, '.'));
  }

  it('finds all that the journal names on the disk before the journal is', () => {
    const done = effectsOn('power-before');
    const journal = done.indexOf('rename .publishing.json');
    const staging = `.publishing-${process.pid}`;
    const before = done.slice(0, journal);
    for (const name of [...Object.keys(NEW), 'CHECKSUMS.txt']) {
      const written = before.indexOf(`write ${join(staging, name)}`);
      expect([name, written >= 0]).toEqual([name, true]);
      for (let around = dirname(name); ; around = dirname(around)) {
        expect([name, around, before.lastIndexOf(`sync ${join(staging, around)}`) > written]).toEqual([
          name,
          around,
          true,
        ]);
        if (around === '.') break;
      }
    }
    expect(before.lastIndexOf('sync .')).toBeGreaterThan(before.lastIndexOf(`makeFolder ${staging}`));
    expect(done[journal + 1]).toBe('sync .');
  });

  it('finds all files in place on the disk before the journal goes', () => {
    const done = effectsOn('power-after');
    const gone = done.indexOf('remove .publishing.json');
    for (const name of [...Object.keys(NEW), 'CHECKSUMS.txt']) {
      const renamed = done.indexOf(`rename ${name}`);
      expect([name, renamed > 0 && renamed < gone]).toEqual([name, true]);
      for (let around = dirname(name); ; around = dirname(around)) {
        expect([name, around, done.slice(renamed, gone).includes(`sync ${around}`)]).toEqual([name, around, true]);
        if (around === '.') break;
      }
    }
  });
});

describe.each(seedsOf(1))('an ingest that stops at one of its effects, seed %i', { timeout: 300_000 }, (seed) => {
  it.each(['once', 'for good'] as const)('%s leaves whole files, and the next one finishes', async (how) => {
    const random = seeded(seed);
    const journal = ingestEffects.findIndex((effect) => /^rename .*\/\.publishing\.json$/.test(effect));
    const chosen = [
      journal,
      journal + 1,
      journal + 2,
      ...Array.from({ length: 3 }, () => random.below(ingestEffects.length)),
    ];
    for (const index of chosen) {
      const at = index + 1;
      const out = withOld(`over-${seed}-${how}-${at}`);
      const { status, out: printed, err } = await ingest(rawNew, out, interrupted(at, how).files);
      const where = `effect ${at}, ${how}: ${ingestEffects[index]}`;
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
