import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import type { CoWorker } from './co-worker.ts';
import type { EndSignal } from './errors.ts';

const BYTES_A_PIECE = 2 ** 20;

/** What a file is to hold, whole or in pieces. */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>;

/** A file that is written and read back while the program runs. */
export interface ScratchFile {
  /** Writes bytes behind those that are there. */
  readonly add: (bytes: Uint8Array) => void;
  /** So many bytes from a place on, counted from 0; fewer where the file ends. */
  readonly read: (from: number, length: number) => Buffer;
  /** Nothing may be done to it any more. */
  readonly close: () => void;
}

/** What the program does to files; tests pass their own. Every function throws the system's error where it fails. */
export interface FileEffects {
  /** Names in a folder in order of code points, or null where there is no such folder. */
  readonly list: (path: string) => string[] | null;
  readonly isFolder: (path: string) => boolean;
  readonly exists: (path: string) => boolean;
  readonly read: (path: string) => Buffer;
  /** The sha256 of a file, which is read in pieces. */
  readonly sha256: (path: string) => string;
  /** Writes a whole file and waits until it is on the disk. */
  readonly write: (path: string, content: Content) => void;
  /** Makes an empty file to write to and read from; nothing waits until it is on the disk. */
  readonly scratch: (path: string) => ScratchFile;
  readonly makeFolder: (path: string) => void;
  readonly rename: (from: string, to: string) => void;
  /** Removes a file or a folder with all that is in it; nothing happens where there is none. */
  readonly remove: (path: string) => void;
  /** Waits until a file or the names in a folder are on the disk. */
  readonly sync: (path: string) => void;
  /** The id of this process, and whether another one is running. */
  readonly processId: number;
  readonly isRunning: (processId: number) => boolean;
  /** Does nothing for a number of milliseconds. */
  readonly pause: (milliseconds: number) => void;
}

/** What the program does to the network and to time; tests pass their own. */
export interface NetEffects {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Hears the signals that ask the program to end. */
export interface HeardSignals {
  /** Lets waiting signals in; gives the one that came, or null. */
  readonly next: () => Promise<EndSignal | null>;
  /** From here on a signal ends the program at once. */
  readonly close: () => void;
}

/** Everything through which the program touches the world. */
export interface Effects {
  readonly files: FileEffects;
  /** The real network and the real clock where it is left out. */
  readonly net?: NetEffects;
  /** Starts what shares the work; null where there is one core. Where it is left out, nothing does. */
  readonly coWorker?: () => Promise<CoWorker | null>;
  /** Begins to hear signals; where it is left out, none is heard. */
  readonly signals?: () => HeardSignals;
  /** Data. */
  readonly out: (text: string) => void;
  /** Progress and diagnostics. */
  readonly err: (text: string) => void;
  /** True where progress is shown on a terminal. */
  readonly isTerminal: boolean;
  /** The folder of the built program, in which it remembers what it published; nothing is remembered where it is left out. */
  readonly programDir?: string;
  /** True where data is shown on a terminal; false where it is left out. */
  readonly isOutTerminal?: boolean;
  /** The environment; empty where it is left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export const realFiles: FileEffects = {
  list: (path) => (existsSync(path) ? readdirSync(path).sort(byCodePoint) : null),
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  exists: (path) => existsSync(path),
  read: (path) => readFileSync(path),
  sha256: (path) => {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(BYTES_A_PIECE);
    const file = openSync(path, 'r');
    try {
      for (let length = -1; length !== 0; ) {
        length = readSync(file, piece);
        hash.update(piece.subarray(0, length));
      }
    } finally {
      closeSync(file);
    }
    return hash.digest('hex');
  },
  write: (path, content) => {
    const file = openSync(path, 'w');
    try {
      for (const piece of piecesOf(content)) writeFileSync(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  scratch: scratchFile,
  makeFolder: (path) => {
    // With `recursive` alone a read-only file system would be complained of as a folder that does not exist.
    if (existsSync(dirname(path)) && !existsSync(path)) mkdirSync(path);
    else mkdirSync(path, { recursive: true });
  },
  rename: renameSync,
  remove: (path) => {
    rmSync(path, { recursive: true, force: true });
  },
  sync: (path) => {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  processId: process.pid,
  isRunning: (processId) => {
    try {
      process.kill(processId, 0);
      return true;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
  pause: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
};

export const realNet: NetEffects = {
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  sleep: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
};

function realSignals(): HeardSignals {
  let came: EndSignal | null = null;
  const onInterrupt = () => {
    came = 'SIGINT';
  };
  const onTerminate = () => {
    came = 'SIGTERM';
  };
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
  return {
    next: async () => {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      return came;
    },
    close: () => {
      process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
    },
  };
}

export const realEffects: Effects = {
  files: realFiles,
  net: realNet,
  coWorker: async () => (availableParallelism() > 1 ? (await import('./co-worker.ts')).startCoWorker() : null),
  signals: realSignals,
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
  isTerminal: process.stderr.isTTY === true,
  programDir: dirname(import.meta.dirname),
  isOutTerminal: process.stdout.isTTY === true,
  env: process.env,
};

function scratchFile(path: string): ScratchFile {
  const file = openSync(path, 'w+');
  let end = 0;
  return {
    add: (bytes) => {
      for (let done = 0; done < bytes.length; ) {
        const written = writeSync(file, bytes, done, bytes.length - done, end);
        done += written;
        end += written;
      }
    },
    read: (from, length) => {
      const bytes = Buffer.allocUnsafe(length);
      let done = 0;
      for (let got = -1; got !== 0 && done < length; done += got)
        got = readSync(file, bytes, done, length - done, from + done);
      return bytes.subarray(0, done);
    },
    close: () => closeSync(file),
  };
}

/** The pieces of a content, in their order. */
export function piecesOf(content: Content): Iterable<string | Uint8Array> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
