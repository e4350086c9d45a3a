import { writeFileSync } from 'node:fs';
import type { FileEffects } from '../../pipeline/effects.ts';
import { bytesOf } from './content.ts';
import { quickFiles } from './quick-files.ts';

/** A file system that fails, and what was done with it. */
export interface InterruptedFiles {
  readonly files: FileEffects;
  /** Every effect in order: `rename out/.publishing.json`. The last one may have failed. */
  readonly done: readonly string[];
}

/**
 * The file system, failing at the effect with that number (from 1): that one only, or it and all that follow, as when
 * the machine stops. Number 0 never fails. A failing write leaves half of its text behind.
 */
export function interrupted(at: number, how: 'once' | 'for good', code = 'EIO'): InterruptedFiles {
  const done: string[] = [];
  const failIfDue = (name: string, path: string) => {
    done.push(`${name} ${path}`);
    const isDue = at > 0 && (how === 'once' ? done.length === at : done.length >= at);
    if (isDue) throw Object.assign(new Error(`${code}: made up`), { code, path });
  };
  const guard =
    <R>(name: string, effect: (path: string) => R) =>
    (path: string): R => {
      failIfDue(name, path);
      return effect(path);
    };
  const files: FileEffects = {
    ...quickFiles,
    list: guard('list', quickFiles.list),
    isFolder: guard('isFolder', quickFiles.isFolder),
    exists: guard('exists', quickFiles.exists),
    read: guard('read', quickFiles.read),
    makeFolder: guard('makeFolder', quickFiles.makeFolder),
    remove: guard('remove', quickFiles.remove),
    sync: guard('sync', quickFiles.sync),
    scratch: (path) => {
      failIfDue('scratch', path);
      const file = quickFiles.scratch(path);
      return {
        add: (bytes) => {
          failIfDue('add', path);
          file.add(bytes);
        },
        read: (from, length) => {
          failIfDue('read', path);
          return file.read(from, length);
        },
        close: file.close,
      };
    },
    write: (path, content) => {
      const whole = bytesOf(content);
      try {
        failIfDue('write', path);
      } catch (error) {
        if (quickFiles.isFolder(`${path}/..`)) writeFileSync(path, whole.subarray(0, whole.length / 2));
        throw error;
      }
      quickFiles.write(path, whole);
    },
    rename: (from, to) => {
      failIfDue('rename', to);
      quickFiles.rename(from, to);
    },
  };
  return { files, done };
}
