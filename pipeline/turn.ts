import { join } from 'node:path';
import type { FileEffects } from './effects.ts';
import { InputError } from './errors.ts';

/** How long a process waits for another one that changes the same folder, in milliseconds, and how often it looks. */
const WAIT_AT_MOST = 20_000;
const WAIT_STEP = 100;

/** A folder that one process at a time changes. Whoever is at work has a folder of its own in it. */
export interface Turns {
  readonly dir: string;
  /** Before the id of the process in the name of its folder: `.publishing-`. */
  readonly prefix: string;
  /** What is done there, for people: `publishing`. */
  readonly deed: string;
  /** Finishes what a process that is gone has decided; called before its folder is removed. */
  readonly finish: () => void;
}

/**
 * Waits until no other process is at work in a folder that is there, and gives the name of the empty folder that keeps the
 * turn until it is removed: `.publishing-4711`. What processes left that are gone is finished and removed. Throws
 * InputError where another one does not end, and the system's errors.
 */
export function takeTurn(turns: Turns, files: FileEffects): string {
  const { dir, prefix } = turns;
  const own = `${prefix}${files.processId}`;
  // What an earlier process of the same id has left may still be needed to finish its work.
  const isLeftOver = files.exists(join(dir, own));
  waitForOthers(turns, files, () => {
    files.makeFolder(join(dir, own));
    const others = workFolders(turns, files).filter((name) => name !== own);
    const working = others.find((name) => isAtWork(name, files));
    if (working === undefined) return null;
    if (!isLeftOver) files.remove(join(dir, own));
    return ownerOf(working);
  });
  try {
    turns.finish();
  } catch (error) {
    if (!isLeftOver) files.remove(join(dir, own));
    throw error;
  }
  for (const name of workFolders(turns, files)) if (name !== own) files.remove(join(dir, name));
  for (const name of files.list(join(dir, own)) ?? []) files.remove(join(dir, own, name));
  files.makeFolder(join(dir, own));
  return own;
}

/** Waits until no process is at work; `ownerAtWork` gives the id of one, or null. Throws InputError where it does not end. */
export function waitForOthers(
  { dir, deed }: Pick<Turns, 'dir' | 'deed'>,
  files: FileEffects,
  ownerAtWork: () => number | null,
): void {
  for (let waited = 0; ; waited += WAIT_STEP) {
    const owner = ownerAtWork();
    if (owner === null) return;
    if (waited >= WAIT_AT_MOST) {
      throw new InputError(`${dir}: process ${owner} is ${deed} there; wait until it has ended and try again`);
    }
    files.pause(WAIT_STEP + (files.processId % 7) * 10);
  }
}

/** The names of the folders of all processes, of those too that are gone. */
export function workFolders({ dir, prefix }: Pick<Turns, 'dir' | 'prefix'>, files: FileEffects): string[] {
  return (files.list(dir) ?? []).filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)));
}

/** True where the folder is that of another process, and that is running. */
export function isAtWork(workFolder: string, files: FileEffects): boolean {
  const owner = ownerOf(workFolder);
  return owner !== files.processId && files.isRunning(owner);
}

/** The id of the process that a folder names. */
export function ownerOf(workFolder: string): number {
  return Number(workFolder.slice(workFolder.lastIndexOf('-') + 1));
}
