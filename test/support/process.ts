import { spawn } from 'node:child_process';
import { PROGRAM } from './program.ts';

/** How a process ended. */
export interface End {
  readonly status: number | null;
  readonly signal: string | null;
  readonly err: string;
}

/** Runs the program to its end, or until it gets a signal after some milliseconds. */
export function ended(argv: readonly string[], signal?: NodeJS.Signals, after = 0): Promise<End> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.on('data', (text) => {
      err += String(text);
    });
    const timer = signal && setTimeout(() => child.kill(signal), after);
    child.on('close', (status, ending) => {
      clearTimeout(timer);
      resolve({ status, signal: ending, err });
    });
  });
}

/** The end of a process that did all and said nothing. */
export const DONE: End = { status: 0, signal: null, err: '' };
