import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type Content, type FileEffects, piecesOf, type ScratchFile } from '../effects.ts';
import { InputError, reasonOf, UsageError } from '../errors.ts';
import { isAtWork, takeTurn } from '../turn.ts';
import { CHECKSUMS_FILE, CHECKSUMS_TITLE, checksumsOf, FILE_NAME } from './checksums.ts';

/** A publication is prepared in a folder inside `out/` that names its process: the same file system, one step to rename. */
const STAGING_PREFIX = '.publishing-';
const STAGING = /^\.publishing-\d+$/;
/** Says which files are being put in place; whoever finds it finishes the job. */
const JOURNAL = '.publishing.json';

const FileName = z.string().regex(FILE_NAME);
const Journal = z.strictObject({
  publication: z.string(),
  staging: z.string().regex(STAGING),
  replace: z.array(FileName),
  remove: z.array(FileName),
});
type Journal = z.infer<typeof Journal>;

/**
 * A publication in preparation. Files are written into `path()`, then `publish` puts all of them in place: journal
 * first, each file renamed over its elder, the journal last. Until the journal is there, `out/` is untouched.
 */
export class Publication {
  readonly #outDir: string;
  readonly #files: FileEffects;
  readonly #staging: string;
  /** The topmost folder that this run made; null where `out/` was there. */
  readonly #made: string | null;
  /** The folders that are made already. */
  readonly #folders = new Set<string>();
  /** Files that are written and read back while the publication is prepared. */
  readonly #scratch = new Map<string, ScratchFile>();
  /** Name to sha256 of the files that were written here. */
  readonly #sums = new Map<string, string>();
  #isOver = false;

  /**
   * Finishes an interrupted publication, waits for one that another process is at work on, then opens a new one.
   * Throws UsageError where the folder is not ours, InputError where it cannot be written or the other does not end.
   */
  constructor(outDir: string, files: FileEffects) {
    this.#outDir = outDir;
    this.#files = files;
    this.#staging = `${STAGING_PREFIX}${files.processId}`;
    this.#made = topmostMissing(outDir, files);
    guarded(outDir, () => {
      if (this.#made === null && !files.isFolder(outDir)) {
        throw new InputError(`${outDir}: is a file; name a folder with --out`);
      }
      refuseStrangers(outDir, files);
      files.makeFolder(outDir);
      const finish = () => finishJournal(outDir, files);
      takeTurn({ dir: outDir, prefix: STAGING_PREFIX, deed: 'publishing', finish }, files);
    });
  }

  /** Where a file of the publication is written before it takes its place. */
  path(name: string): string {
    return join(this.preparation, name);
  }

  /** The folder in which files are prepared. */
  get preparation(): string {
    return join(this.#outDir, this.#staging);
  }

  write(name: string, content: Content): void {
    this.makeFoldersOf([name]);
    const file = { outDir: this.#outDir, preparation: this.preparation, name, content };
    this.#sums.set(name, writePrepared(file, this.#files));
  }

  /** Takes files over that another thread has written with `writePrepared`: name to sha256. */
  addWritten(sums: ReadonlyMap<string, string>): void {
    for (const [name, sum] of sums) this.#sums.set(name, sum);
  }

  /** Makes the folders in which files are to be prepared. */
  makeFoldersOf(names: readonly string[]): void {
    for (const folder of foldersOf(names)) guarded(join(this.#outDir, folder), () => this.#makeFolder(folder));
  }

  /**
   * A file of the preparation that is never published; it goes with the preparation, or with `close`. Its functions throw
   * InputError where the disk fails.
   */
  scratch(name: string): ScratchFile {
    const path = this.path(name);
    const file = guarded(path, () => this.#files.scratch(path));
    this.#scratch.set(name, file);
    return {
      add: (bytes) => guarded(path, () => file.add(bytes)),
      read: (from, length) => guarded(path, () => file.read(from, length)),
      close: () => {
        guarded(path, () => {
          if (!this.#scratch.delete(name)) return;
          file.close();
          this.#files.remove(path);
        });
      },
    };
  }

  #makeFolder(name: string): void {
    if (this.#folders.has(name)) return;
    this.#files.makeFolder(this.path(name));
    this.#folders.add(name);
  }

  /** Writes the checksums of the named files and puts all of them in place. */
  publish(names: readonly string[], publication: string): void {
    guarded(this.#outDir, () => {
      const sums = names.map((name) => `${this.#sumOf(name)}  ${name}`);
      this.#files.write(this.path(CHECKSUMS_FILE), `${CHECKSUMS_TITLE} ${publication}\n${sums.join('\n')}\n`);
      for (const folder of ['', ...foldersOf(names)]) this.#files.sync(this.path(folder));
      const replace = [...names, CHECKSUMS_FILE];
      const remove = publishedFiles(this.#outDir, this.#files).filter((name) => !replace.includes(name));
      const journal: Journal = { publication, staging: this.#staging, replace, remove };
      this.#files.write(this.path(JOURNAL), `${JSON.stringify(journal)}\n`);
      this.#files.sync(this.#outDir);
      // From here on the next command can finish the job, so nothing is thrown away any more.
      this.#isOver = true;
      this.#files.rename(this.path(JOURNAL), join(this.#outDir, JOURNAL));
      this.#files.sync(this.#outDir);
      putInPlace(this.#outDir, journal, this.#files);
    });
  }

  /** The sha256 of a prepared file, which is on the disk then: one that was not written here is the database. */
  #sumOf(name: string): string {
    const known = this.#sums.get(name);
    if (known !== undefined) return known;
    this.#files.sync(this.path(name));
    return this.#files.sha256(this.path(name));
  }

  /** Throws the preparation away; nothing happens once the files are being put in place. */
  discard(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      for (const file of this.#scratch.values()) file.close();
      this.#files.remove(this.#made ?? join(this.#outDir, this.#staging));
    } catch {
      // The next run finds the preparation of a process that is gone, and removes it.
    }
  }
}

/** A file that is to be prepared, its folder being there. */
export interface PreparedFile {
  readonly outDir: string;
  readonly preparation: string;
  readonly name: string;
  readonly content: Content;
}

/** Writes a file and waits until it is on the disk; gives the sha256 of what was written. Throws InputError. */
export function writePrepared({ outDir, preparation, name, content }: PreparedFile, files: FileEffects): string {
  const hash = createHash('sha256');
  const hashed = function* () {
    for (const piece of piecesOf(content)) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(bytes);
      yield bytes;
    }
  };
  guarded(join(outDir, name), () => files.write(join(preparation, name), hashed()));
  return hash.digest('hex');
}

/**
 * Puts the rest of an interrupted publication in place; nothing happens where no journal says that there is one, or
 * where the process that wrote it is still at work. Throws InputError.
 */
export function finishJournal(outDir: string, files: FileEffects): void {
  guarded(outDir, () => {
    const journal = readJournal(outDir, files);
    if (journal && !isAtWork(journal.staging, files)) putInPlace(outDir, journal, files);
  });
}

function putInPlace(outDir: string, journal: Journal, files: FileEffects): void {
  const staging = join(outDir, journal.staging);
  const folders = foldersOf([...journal.replace, ...journal.remove]);
  for (const folder of folders) files.makeFolder(join(outDir, folder));
  for (const name of journal.replace) {
    if (files.exists(join(staging, name))) files.rename(join(staging, name), join(outDir, name));
  }
  for (const name of journal.remove) files.remove(join(outDir, name));
  // The innermost folders first, so that one that became empty does not keep the one around it.
  for (const folder of folders.toReversed()) {
    if (files.list(join(outDir, folder))?.length === 0) files.remove(join(outDir, folder));
    else files.sync(join(outDir, folder));
  }
  files.sync(outDir);
  files.remove(staging);
  files.remove(join(outDir, JOURNAL));
}

/** The folders that files lie in, each behind the one around it. */
function foldersOf(names: readonly string[]): string[] {
  const around = (name: string): string[] => {
    const folder = dirname(name);
    return folder === '.' ? [] : [...around(folder), folder];
  };
  return [...new Set(names.flatMap(around))];
}

function readJournal(outDir: string, files: FileEffects): Journal | null {
  const path = join(outDir, JOURNAL);
  if (!files.exists(path)) return null;
  const journal = Journal.safeParse(parseJson(files.read(path).toString('utf8')));
  if (!journal.success) throw new InputError(`${path}: cannot be read; remove it and publish again`);
  return journal.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The files of the publication that is in place, as its checksums list them. */
function publishedFiles(outDir: string, files: FileEffects): string[] {
  return checksumsOf(outDir, files)?.files.map(({ name }) => name) ?? [];
}

/** A folder is ours where its checksums say so, or where all it holds is a first publication that was interrupted. */
function refuseStrangers(outDir: string, files: FileEffects): void {
  const names = (files.list(outDir) ?? []).filter((name) => !STAGING.test(name));
  const path = join(outDir, CHECKSUMS_FILE);
  const isOurs = names.includes(CHECKSUMS_FILE) && files.read(path).toString('utf8').startsWith(CHECKSUMS_TITLE);
  if (isOurs || names.length === 0) return;
  const journal = names.includes(JOURNAL)
    ? Journal.safeParse(parseJson(files.read(join(outDir, JOURNAL)).toString('utf8')))
    : null;
  const ofJournal = journal?.success ? [...journal.data.replace, JOURNAL].map((name) => name.split('/')[0]) : [];
  if (names.some((name) => !ofJournal.includes(name))) {
    throw new UsageError(
      `${outDir}: holds files and is no publication of this program; name an empty or new folder with --out`,
    );
  }
}

function topmostMissing(path: string, files: FileEffects): string | null {
  if (files.exists(path)) return null;
  const parent = dirname(path);
  return parent === path ? path : (topmostMissing(parent, files) ?? path);
}

function guarded<R>(path: string, action: () => R): R {
  try {
    return action();
  } catch (error) {
    if (error instanceof InputError || error instanceof UsageError) throw error;
    throw new InputError(`${path}: cannot be written, ${reasonOf(error)}; free it or name another folder with --out`);
  }
}
