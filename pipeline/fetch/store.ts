import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { SourceListing } from '../../schemas/source.ts';
import type { FileEffects } from '../effects.ts';
import { InputError, reasonOf } from '../errors.ts';
import { isAtWork, ownerOf, type Turns, takeTurn, waitForOthers, workFolders } from '../turn.ts';
import { readListings, writeListings } from './listings.ts';

/** A folder inside `articles/` that names its process, in which an article waits for its place: the same file system. */
const STAGING_PREFIX = '.fetch-';
/** The article in that folder: no ending, so that nobody takes it for one in place. */
const ARTICLE = 'article';
/** Says which article is being put in place, and how it is listed; whoever finds it finishes the job. */
const JOURNAL = '.fetch.json';
const SOURCES = 'sources.json';

const Journal = z.strictObject({
  staging: z.string().regex(/^\.fetch-\d+$/),
  listing: SourceListing,
  /** Where in `sources.json` it is listed, from 0. */
  index: z.int().nonnegative(),
});
type Journal = z.infer<typeof Journal>;

/** What is there under the name of an article's file. `listing` is null where `sources.json` does not list it. */
export interface StoredArticle {
  readonly listing: SourceListing | null;
  readonly text: string;
}

/**
 * The articles of a raw folder and their list, which change together or not at all, by one process at a time.
 *
 * An article is written aside, then a journal is put beside it by a rename: from there on the change is decided, and what
 * an interruption leaves is finished by the next `fetch`. The order makes every moment one that `ingest` can read:
 *
 * 1. where the article is listed with another checksum, its line is taken out, so that none is wrong;
 * 2. the article is renamed over its elder: it is there, whole, and not listed, which is allowed;
 * 3. its line is put in, at the place that it had, or at the end.
 *
 * Every function throws InputError.
 */
export class ArticleStore {
  readonly #dir: string;
  readonly #files: FileEffects;
  readonly #turns: Turns;

  /** Finishes what an interrupted call has left. */
  constructor(rawDir: string, files: FileEffects) {
    this.#dir = join(rawDir, 'articles');
    this.#files = files;
    const finish = () => finishJournal(this.#dir, files);
    this.#turns = { dir: this.#dir, prefix: STAGING_PREFIX, deed: 'fetching', finish };
    this.#guarded(this.#dir, () => {
      const isLeft = files.exists(join(this.#dir, JOURNAL)) && this.#ownerAtWork() === null;
      const isStaged = workFolders(this.#turns, files).some((name) => !isAtWork(name, files));
      if (isLeft || isStaged) files.remove(join(this.#dir, takeTurn(this.#turns, files)));
    });
    // A list that cannot be read stops the call before anything is asked.
    readListings(join(this.#dir, SOURCES), files);
  }

  /**
   * What is there under a file name, once no other process is changing it; null where nothing is. An article that is not as
   * listed is refused.
   */
  find(file: string): StoredArticle | null {
    const path = join(this.#dir, file);
    return this.#guarded(path, () => {
      waitForOthers(this.#turns, this.#files, () => this.#ownerAtWork());
      if (!this.#files.exists(path)) return null;
      if (this.#files.isFolder(path)) throw new InputError(`${path}: is a folder; move it away`);
      const listings = readListings(join(this.#dir, SOURCES), this.#files);
      const listing = listings.find((item) => item.listing.file === file)?.listing ?? null;
      const bytes = this.#files.read(path);
      if (listing !== null && listing.sha256 !== sha256(bytes)) {
        throw new InputError(
          `${path}: is not as sources.json lists it (sha256), so it stays; restore it or move it away`,
        );
      }
      return { listing, text: bytes.toString('utf8') };
    });
  }

  /**
   * Puts an article and its line in place; `listing` comes without the checksum. `before` is what `find` gave: where another
   * process has changed that since to something else, the article is refused.
   */
  put(listing: Omit<SourceListing, 'sha256'>, text: string, before: StoredArticle | null): void {
    const path = join(this.#dir, listing.file);
    this.#guarded(path, () => {
      this.#files.makeFolder(this.#dir);
      const staging = join(this.#dir, takeTurn(this.#turns, this.#files));
      const sources = join(this.#dir, SOURCES);
      let sourcesBefore: Buffer | null = null;
      try {
        const now = this.find(listing.file);
        const isDone = now?.text === text && now.listing?.revision === listing.revision;
        if (!isDone && (now?.text !== before?.text || now?.listing?.revision !== before?.listing?.revision)) {
          throw new InputError(`${path}: was changed by another process in this moment; try again`);
        }
        sourcesBefore = this.#files.exists(sources) ? this.#files.read(sources) : null;
        if (!isDone) this.#prepare(staging, listing, text);
        finishJournal(this.#dir, this.#files);
        this.#files.remove(staging);
      } catch (error) {
        this.#undo(staging, sourcesBefore);
        throw error;
      }
    });
  }

  /** The id of the process that is putting an article in place; null where none is. */
  #ownerAtWork(): number | null {
    const journal = Journal.safeParse(parseJson(readIfThere(join(this.#dir, JOURNAL), this.#files)));
    return journal.success && isAtWork(journal.data.staging, this.#files) ? ownerOf(journal.data.staging) : null;
  }

  #prepare(staging: string, { redirects, etag, ...others }: Omit<SourceListing, 'sha256'>, text: string): void {
    this.#files.write(join(staging, ARTICLE), text);
    const items = readListings(join(this.#dir, SOURCES), this.#files);
    const index = items.findIndex((item) => item.listing.file === others.file);
    const journal: Journal = {
      staging: basename(staging),
      listing: { ...others, sha256: sha256(text), redirects, ...(etag === undefined ? {} : { etag }) },
      index: index < 0 ? items.length : index,
    };
    this.#files.write(join(staging, JOURNAL), `${JSON.stringify(journal)}\n`);
    this.#files.sync(staging);
    this.#files.rename(join(staging, JOURNAL), join(this.#dir, JOURNAL));
    this.#files.sync(this.#dir);
  }

  /** Takes a change back while the article is not yet in place; from there on it is finished instead. */
  #undo(staging: string, sourcesBefore: Buffer | null): void {
    try {
      if (this.#files.exists(join(this.#dir, JOURNAL))) {
        if (!this.#files.exists(join(staging, ARTICLE))) return;
        const sources = join(this.#dir, SOURCES);
        if (sourcesBefore !== null && !this.#files.read(sources).equals(sourcesBefore)) {
          this.#files.write(`${sources}.new`, sourcesBefore);
          this.#files.rename(`${sources}.new`, sources);
        }
        this.#files.remove(join(this.#dir, JOURNAL));
      }
      this.#files.remove(`${join(this.#dir, SOURCES)}.new`);
      this.#files.remove(staging);
    } catch {
      // It is the first failure that people need to know; the next call finds the journal.
    }
  }

  #guarded<T>(path: string, action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw new InputError(`${path}: cannot be read or written, ${reasonOf(error)}; mend that, or name another --raw`);
    }
  }
}

/** Does what the journal says, as far as it is not done. Throws InputError and the system's errors. */
function finishJournal(dir: string, files: FileEffects): void {
  const journalPath = join(dir, JOURNAL);
  if (!files.exists(journalPath)) return;
  const journal = Journal.safeParse(parseJson(files.read(journalPath).toString('utf8')));
  if (!journal.success) throw new InputError(`${journalPath}: cannot be read; remove it and fetch again`);
  const { staging, listing, index } = journal.data;
  const sources = join(dir, SOURCES);
  const others = readListings(sources, files).filter((item) => {
    return item.listing.file !== listing.file || item.listing.sha256 === listing.sha256;
  });
  if (files.exists(join(dir, staging, ARTICLE))) {
    if (files.exists(sources)) writeListings(sources, others, files);
    files.rename(join(dir, staging, ARTICLE), join(dir, listing.file));
    files.sync(dir);
  }
  // Whoever changed the article since the interruption keeps the change, and it stays without a line.
  const path = join(dir, listing.file);
  if (files.exists(path) && sha256(files.read(path)) === listing.sha256) {
    const items = others.filter((item) => item.listing.file !== listing.file);
    writeListings(sources, items.toSpliced(index, 0, { listing, json: listing }), files);
  }
  files.sync(dir);
  files.remove(journalPath);
}

/** The text of a file that another process may just be removing; empty where it is not there. */
function readIfThere(path: string, files: FileEffects): string {
  try {
    return files.read(path).toString('utf8');
  } catch (error) {
    if (files.exists(path)) throw error;
    return '';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
