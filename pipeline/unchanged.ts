import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { FileEffects } from './effects.ts';
import { checksumsOf } from './publish/checksums.ts';

/** What decides on the bytes of a publication besides the program: the folder that it reads, and one option. */
export interface Inputs {
  readonly rawDir: string;
  readonly hasReport: boolean;
}

/** `bin/build.js` writes it beside the program: a hash over the sources, the same on all machines. */
const PROGRAM_HASH = 'source-hash.txt';
const RECORDS_AT_MOST = 100;

/**
 * A hash over the program, the options that matter and every file that is read; null where the program is not built
 * or a file cannot be read, so that nothing is known.
 */
export function inputHash(programDir: string, { rawDir, hasReport }: Inputs, files: FileEffects): string | null {
  const hash = createHash('sha256');
  try {
    const add = (name: string, bytes: Uint8Array) => hash.update(`${name}\n${bytes.length}\n`).update(bytes);
    add(`report ${hasReport}`, files.read(join(programDir, PROGRAM_HASH)));
    for (const folder of ['articles', 'curated']) {
      for (const name of files.list(join(rawDir, folder)) ?? []) {
        const path = join(rawDir, folder, name);
        if (!files.isFolder(path)) add(`${folder}/${name}`, files.read(path));
      }
    }
  } catch {
    return null;
  }
  return hash.digest('hex');
}

/**
 * True where the last publication into `outDir` was made from the same inputs, is still the one that lies there, and every
 * file of it has the checksum that it was published with. Reads only.
 */
export function isUnchanged(programDir: string, outDir: string, inputs: string, files: FileEffects): boolean {
  try {
    const record = recordPath(programDir, outDir);
    if (!files.exists(record) || (files.list(outDir) ?? []).some((name) => name.startsWith('.publishing')))
      return false;
    const sums = checksumsOf(outDir, files);
    if (sums === null || files.read(record).toString('utf8') !== recordText(inputs, sums.text)) return false;
    return sums.files.every(({ name, sha256 }) => sha256 === files.sha256(join(outDir, name)));
  } catch {
    return false;
  }
}

/**
 * Remembers beside the program what was published from these inputs, unless another run has published since.
 * Where the program cannot write there, nothing is remembered.
 */
export function remember(
  programDir: string,
  outDir: string,
  inputs: string,
  publication: string,
  files: FileEffects,
): void {
  try {
    const sums = checksumsOf(outDir, files);
    if (sums?.publication !== publication) return;
    const path = recordPath(programDir, outDir);
    const folder = join(programDir, 'published');
    if ((files.list(folder)?.length ?? 0) >= RECORDS_AT_MOST) files.remove(folder);
    files.makeFolder(folder);
    files.write(path, recordText(inputs, sums.text));
  } catch {
    // The next run publishes again, as every run did.
  }
}

function recordPath(programDir: string, outDir: string): string {
  return join(programDir, 'published', `${sha256(resolve(outDir))}.txt`);
}

function recordText(inputs: string, checksums: string): string {
  return `${inputs}\n${sha256(checksums)}\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
