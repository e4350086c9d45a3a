import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { FileEffects } from '../effects.ts';
import { InputError, reasonOf, UsageError } from '../errors.ts';

/** The folder inside `out/` in which a publication is prepared: the same file system, so that a rename is one step. */
const STAGING = '.publishing';
/** Says which files are being put in place; whoever finds it finishes the job. */
const JOURNAL = '.publishing.json';
const CHECKSUMS = 'CHECKSUMS.txt';
const CHECKSUMS_TITLE = '# scrutineer publication';

const Journal = z.strictObject({
  publication: z.string(),
  replace: z.array(z.string().regex(/^[A-Za-z0-9._-]+$/)),
  remove: z.array(z.string().regex(/^[A-Za-z0-9._-]+$/)),
});
type Journal = z.infer<typeof Journal>;

/**
 * A publication in preparation. Files are written into `path()`, then `publish` puts all of them in place: journal
 * first, each file renamed over its elder, the journal last. Until the journal is there, `out/` is untouched.
 */
export class Publication {
  readonly #outDir: string;
  readonly #files: FileEffects;
  readonly #isNewFolder: boolean;
  #isOver = false;

  /** Finishes an interrupted publication, then opens a new one. Throws UsageError where the folder is not ours. */
  constructor(outDir: string, files: FileEffects) {
    this.#outDir = outDir;
    this.#files = files;
    this.#isNewFolder = !files.exists(outDir);
    guarded(outDir, () => {
      if (!this.#isNewFolder && !files.isFolder(outDir)) {
        throw new InputError(`${outDir}: is a file; name a folder with --out`);
      }
      refuseStrangers(outDir, files);
      finishInterrupted(outDir, files);
      files.makeFolder(join(outDir, STAGING));
    });
  }

  /** Where a file of the publication is written before it takes its place. */
  path(name: string): string {
    return join(this.#outDir, STAGING, name);
  }

  write(name: string, data: string | Buffer): void {
    guarded(join(this.#outDir, name), () => {
      this.#files.write(this.path(name), data);
    });
  }

  /** Writes the checksums of the named files and puts all of them in place. */
  publish(names: readonly string[], publication: string): void {
    guarded(this.#outDir, () => {
      const sums = names.map((name) => {
        this.#files.sync(this.path(name));
        return `${createHash('sha256')
          .update(this.#files.read(this.path(name)))
          .digest('hex')}  ${name}`;
      });
      this.#files.write(this.path(CHECKSUMS), `${CHECKSUMS_TITLE} ${publication}\n${sums.join('\n')}\n`);
      this.#files.sync(join(this.#outDir, STAGING));
      const replace = [...names, CHECKSUMS];
      const remove = publishedFiles(this.#outDir, this.#files).filter((name) => !replace.includes(name));
      const journal: Journal = { publication, replace, remove };
      this.#files.write(this.path(JOURNAL), `${JSON.stringify(journal)}\n`);
      this.#files.rename(this.path(JOURNAL), join(this.#outDir, JOURNAL));
      this.#files.sync(this.#outDir);
      this.#isOver = true;
      finishInterrupted(this.#outDir, this.#files);
    });
  }

  /** Throws the preparation away; nothing happens once the files are being put in place. */
  discard(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      this.#files.remove(this.#isNewFolder ? this.#outDir : join(this.#outDir, STAGING));
    } catch {
      // The next run finds the preparation without a journal and removes it.
    }
  }
}

/** Finishes a publication that was interrupted between two files, and removes a preparation that never got that far. */
function finishInterrupted(outDir: string, files: FileEffects): void {
  finishJournal(outDir, files);
  const staging = join(outDir, STAGING);
  if (files.exists(staging)) files.remove(staging);
}

/**
 * Puts the rest of an interrupted publication in place; nothing happens where no journal says that there is one. A
 * preparation that another process is at work on is left alone. Throws InputError.
 */
export function finishJournal(outDir: string, files: FileEffects): void {
  const journalPath = join(outDir, JOURNAL);
  if (!files.exists(journalPath)) return;
  guarded(outDir, () => {
    const journal = Journal.safeParse(parseJson(files.read(journalPath).toString('utf8')));
    if (!journal.success) throw new InputError(`${journalPath}: cannot be read; remove it and publish again`);
    const staging = join(outDir, STAGING);
    for (const name of journal.data.replace) {
      if (files.exists(join(staging, name))) files.rename(join(staging, name), join(outDir, name));
    }
    for (const name of journal.data.remove) files.remove(join(outDir, name));
    files.sync(outDir);
    files.remove(staging);
    files.remove(journalPath);
  });
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
  const path = join(outDir, CHECKSUMS);
  if (!files.exists(path)) return [];
  const lines = files.read(path).toString('utf8').split('\n');
  return lines.flatMap((line) => /^[0-9a-f]{64} {2}(?<name>[A-Za-z0-9._-]+)$/.exec(line)?.groups?.['name'] ?? []);
}

function refuseStrangers(outDir: string, files: FileEffects): void {
  const names = files.list(outDir) ?? [];
  if (names.length === 0 || names.includes(STAGING) || names.includes(JOURNAL)) return;
  const path = join(outDir, CHECKSUMS);
  const isOurs = names.includes(CHECKSUMS) && files.read(path).toString('utf8').startsWith(CHECKSUMS_TITLE);
  if (!isOurs) {
    throw new UsageError(
      `${outDir}: holds files and is no publication of this program; name an empty or new folder with --out`,
    );
  }
}

function guarded(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError || error instanceof UsageError) throw error;
    throw new InputError(`${path}: cannot be written, ${reasonOf(error)}; free it or name another folder with --out`);
  }
}
