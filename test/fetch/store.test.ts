import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { InputError } from '../../pipeline/errors.ts';
import { ArticleStore } from '../../pipeline/fetch/store.ts';
import { bytesOf } from '../support/content.ts';
import { scratch, sha256, snapshot } from '../support/program.ts';
import { articleIn, listingsIn, wrongListings } from './support.ts';

const folder = scratch();
afterAll(folder.remove);
let count = 0;

const listing = (file: string, revision: number) => ({
  file,
  title: 'A season',
  url: `https://wiki.example/w/index.php?title=A_season&oldid=${revision}`,
  revision,
  retrieved: null,
  licence: null,
  redirects: [],
});

/** A raw folder with three listed articles. */
function threeArticles(): string {
  count += 1;
  const raw = join(folder.path, `raw-${count}`);
  for (const name of ['a', 'b', 'c']) put(raw, `${name}.wikitext`, 1, `${name} one`);
  return raw;
}

function put(raw: string, file: string, revision: number, text: string, files = realFiles): void {
  const store = new ArticleStore(raw, files);
  store.put(listing(file, revision), text, store.find(file));
}

/** Files of a machine whose power fails at the nth change, in the middle of it; nothing changes after that. */
function failingAt(n: number): { files: FileEffects; hasFailed: () => boolean } {
  let done = 0;
  const change = (partial: () => void, whole: () => void) => {
    done += 1;
    if (done === n) partial();
    if (done >= n) throw Object.assign(new Error('EIO: the power failed'), { code: 'EIO' });
    whole();
  };
  const nothing = () => undefined;
  return {
    hasFailed: () => done >= n,
    files: {
      ...realFiles,
      write: (path, data) =>
        change(
          () => realFiles.write(path, bytesOf(data).subarray(0, bytesOf(data).length / 2)),
          () => realFiles.write(path, data),
        ),
      rename: (from, to) => change(nothing, () => realFiles.rename(from, to)),
      remove: (path) => change(nothing, () => realFiles.remove(path)),
      makeFolder: (path) => change(nothing, () => realFiles.makeFolder(path)),
    },
  };
}

describe('an interruption at any moment', () => {
  it.each([
    ['of a first fetch', 'd.wikitext'],
    ['of an update', 'b.wikitext'],
  ])('%s leaves files that are as listed, and the next call finishes or starts anew', (_, file) => {
    const wanted = threeArticles();
    const before = snapshot(wanted);
    put(wanted, file, 2, 'two');
    const after = snapshot(wanted);
    const seen = new Set<string>();
    for (let n = 1; ; n += 1) {
      const raw = threeArticles();
      const { files, hasFailed } = failingAt(n);
      try {
        put(raw, file, 2, 'two', files);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
      expect(wrongListings(raw)).toEqual([]);
      expect(listingsIn(raw).length).toBeGreaterThanOrEqual(2);
      new ArticleStore(raw, realFiles);
      const finished = JSON.stringify(snapshot(raw));
      seen.add(finished);
      expect([JSON.stringify(before), JSON.stringify(after)]).toContain(withoutFresh(finished, raw));
      expect(wrongListings(raw)).toEqual([]);
      put(raw, file, 2, 'two');
      expect(withoutFresh(JSON.stringify(snapshot(raw)), raw)).toBe(JSON.stringify(after));
      if (!hasFailed()) break;
      expect(n).toBeLessThan(40);
    }
    expect(seen.size).toBeGreaterThanOrEqual(2);
  });
});

/** Without a list that was being written: nobody reads it, and the next that is written takes its place. */
function withoutFresh(files: string, raw: string): string {
  const fresh = join(raw, 'articles', 'sources.json.new');
  if (!existsSync(fresh)) return files;
  realFiles.remove(fresh);
  return JSON.stringify(snapshot(raw));
}

describe('a failure', () => {
  it.each([
    ['of the disk', (path: string) => path.includes('/.fetch-')],
    ['of the list', (path: string) => path.endsWith('sources.json.new')],
  ])('%s takes the change back', (_, isFull) => {
    const raw = threeArticles();
    const before = snapshot(raw);
    let failures = 0;
    const files: FileEffects = {
      ...realFiles,
      write: (path, data) => {
        if (failures === 0 && isFull(path)) {
          failures += 1;
          realFiles.write(path, bytesOf(data).subarray(0, 3));
          throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
        }
        realFiles.write(path, data);
      },
    };
    expect(() => put(raw, 'b.wikitext', 2, 'two', files)).toThrow(/b\.wikitext: .*no space left on the device/);
    expect(snapshot(raw)).toEqual(before);
  });

  it('of the rename takes the change back', () => {
    const raw = threeArticles();
    const before = snapshot(raw);
    const files: FileEffects = {
      ...realFiles,
      rename: (from, to) => {
        if (to.endsWith('b.wikitext')) throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
        realFiles.rename(from, to);
      },
    };
    expect(() => put(raw, 'b.wikitext', 2, 'two', files)).toThrow(/permission denied/);
    expect(snapshot(raw)).toEqual(before);
  });

  it('of the raw folder is said', () => {
    const raw = folder.at('a-file', 'no folder');
    expect(() => put(raw, 'b.wikitext', 2, 'two')).toThrow(InputError);
  });
});

describe('a journal', () => {
  const journalled = (raw: string, text: string) => writeFileSync(join(raw, 'articles', '.fetch.json'), text);

  it('that is damaged is refused', () => {
    const raw = threeArticles();
    journalled(raw, '{');
    expect(() => new ArticleStore(raw, realFiles)).toThrow(/\.fetch\.json: cannot be read/);
  });

  it('whose article was changed since lists nothing', () => {
    const raw = threeArticles();
    journalled(
      raw,
      JSON.stringify({
        staging: `.fetch-${process.pid}`,
        listing: { ...listing('d.wikitext', 2), sha256: sha256('two') },
        index: 0,
      }),
    );
    writeFileSync(join(raw, 'articles', 'd.wikitext'), 'mine');
    new ArticleStore(raw, realFiles);
    expect(articleIn(raw, 'd.wikitext')).toBe('mine');
    expect(listingsIn(raw).map(({ file }) => file)).toEqual(['a.wikitext', 'b.wikitext', 'c.wikitext']);
    expect(existsSync(join(raw, 'articles', '.fetch.json'))).toBe(false);
  });
});

it('a folder in the place of an article is refused', () => {
  const raw = threeArticles();
  mkdirSync(join(raw, 'articles', 'd.wikitext'));
  expect(() => new ArticleStore(raw, realFiles).find('d.wikitext')).toThrow(/is a folder/);
});

it('sources.json is not touched where it says all that already', () => {
  const raw = threeArticles();
  const path = join(raw, 'articles', 'sources.json');
  const before = readFileSync(path);
  put(raw, 'b.wikitext', 1, 'b one');
  expect(readFileSync(path).equals(before)).toBe(true);
});

describe('two processes at once', () => {
  /** Files of process `processId` on a machine where 1 and 2 are running; `meanwhile` comes before the nth change. */
  function filesOf(
    processId: number,
    n: number,
    meanwhile: () => void,
  ): { files: FileEffects; isReached: () => boolean } {
    let done = 0;
    const change = (action: () => void) => {
      done += 1;
      if (done === n) meanwhile();
      action();
    };
    return {
      isReached: () => done >= n,
      files: {
        ...realFiles,
        write: (path, data) => change(() => realFiles.write(path, data)),
        rename: (from, to) => change(() => realFiles.rename(from, to)),
        remove: (path) => change(() => realFiles.remove(path)),
        makeFolder: (path) => change(() => realFiles.makeFolder(path)),
        processId,
        isRunning: (id) => id === 1 || id === 2,
        pause: () => undefined,
      },
    };
  }
  const nothing = () => undefined;

  it.each([
    ['two articles', 'd.wikitext', 'e.wikitext'],
    ['a new one and one that is there', 'd.wikitext', 'b.wikitext'],
    ['two that are there', 'c.wikitext', 'b.wikitext'],
  ])('that fetch %s lose none, whenever the second begins', (_, first, second) => {
    const outcomes = new Set<string>();
    for (let n = 1; ; n += 1) {
      const raw = threeArticles();
      let outcome = '';
      const { files, isReached } = filesOf(1, n, () => {
        try {
          put(raw, second, 2, 'two', filesOf(2, 0, nothing).files);
          outcome = 'put';
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect(String(error)).toMatch(/process 1 is fetching there; wait until it has ended and try again/);
          outcome = 'refused';
        }
        expect(wrongListings(raw)).toEqual([]);
      });
      put(raw, first, 2, 'one', files);
      if (!isReached()) break;
      outcomes.add(outcome);
      const fetched = new Map(listingsIn(raw).map((item) => [item.file, item.revision]));
      expect(fetched.get(first)).toBe(2);
      expect(fetched.get(second) === 2).toBe(outcome === 'put');
      expect([...fetched.keys()]).toEqual(expect.arrayContaining(['a.wikitext', 'b.wikitext', 'c.wikitext']));
      expect(wrongListings(raw)).toEqual([]);
      expect(Object.keys(snapshot(raw)).filter((path) => path.includes('.fetch'))).toEqual([]);
      expect(n).toBeLessThan(40);
    }
    expect([...outcomes].sort()).toEqual(['put', 'refused']);
  });

  it('that fetch the same article put it there once', () => {
    const raw = threeArticles();
    const store = new ArticleStore(raw, realFiles);
    const before = store.find('d.wikitext');
    put(raw, 'd.wikitext', 2, 'two', filesOf(2, 0, nothing).files);
    const done = snapshot(raw);
    store.put(listing('d.wikitext', 2), 'two', before);
    expect(snapshot(raw)).toEqual(done);
  });

  it('that fetch two revisions of an article: the second is refused', () => {
    const raw = threeArticles();
    const store = new ArticleStore(raw, realFiles);
    const before = store.find('b.wikitext');
    put(raw, 'b.wikitext', 3, 'three', filesOf(2, 0, nothing).files);
    const done = snapshot(raw);
    expect(() => store.put(listing('b.wikitext', 2), 'two', before)).toThrow(
      /b\.wikitext: was changed by another process/,
    );
    expect(snapshot(raw)).toEqual(done);
  });

  it('wait for each other', () => {
    const raw = threeArticles();
    const staging = join(raw, 'articles', '.fetch-1');
    mkdirSync(staging);
    let pauses = 0;
    const { files } = filesOf(2, 0, nothing);
    const pause = () => {
      pauses += 1;
      if (pauses === 3) realFiles.remove(staging);
    };
    put(raw, 'd.wikitext', 2, 'two', { ...files, pause });
    expect(pauses).toBe(3);
    expect(listingsIn(raw).at(-1)?.file).toBe('d.wikitext');
  });
});
