/** What is wrong with the call: exit status 2. The message is one line that says what to do. */
export class UsageError extends Error {}

/** An input that cannot be read or an output that cannot be written: exit status 3. One line, with file and line. */
export class InputError extends Error {}

/** The signals that ask the program to end, with their numbers. */
const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;
export type EndSignal = keyof typeof SIGNALS;

/** The program was asked to end: exit status 128 and the number of the signal. What was prepared is thrown away. */
export class Interrupted extends Error {
  readonly status: number;

  constructor(signal: EndSignal) {
    super(`ended by ${signal}; the published files are as they were`);
    this.status = 128 + SIGNALS[signal];
  }
}

/** The reason of a failed system call in a few words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left on the device',
    ENOTDIR: 'a part of the path is not a folder',
    EISDIR: 'it is a folder',
    EEXIST: 'it exists already',
    EBUSY: 'it is in use',
  };
  return words[code] ?? (error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown reason') : String(error));
}

/** An error of the disk that a database lies on, whose path SQLite does not tell, as the InputError of that path; any other as it is. */
export function ofDatabase(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/.test(code)) return error;
  return new InputError(`${path}: cannot be written, ${reasonOf(error)}; free it or name another folder with --out`);
}

/** What to complain of where a call of the system or of SQLite failed, in one line; null for any other error, which is a bug. */
export function complaintOfSystem(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null;
  if (!/^(?:E[A-Z]+|SQLITE_[A-Z_]+)$/.test(error.code)) return null;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'a file';
  return `${path}: ${reasonOf(error)}`;
}
