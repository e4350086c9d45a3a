import type { Effects } from '../effects.ts';

/** Tells how far a run is. */
export interface Progress {
  /** A stage is through, with what it made. */
  readonly stage: (name: string, made: string) => void;
  /** So many of so many are done in a stage that is not through yet. */
  readonly counting: (name: string, done: number, total: number) => void;
  /** The run is through. */
  readonly end: () => void;
  /** The run failed: leaves the line clear for the complaint. */
  readonly fail: () => void;
}

/** Back to the start of the line, and clear it. */
const CLEAR = '\r\u001b[K';

/**
 * Progress on stderr. On a terminal a line that counts in its place, then a line a stage. In a log a plain line a stage,
 * nothing that moves a cursor, and only once the run is through: of a run that fails, a log has the complaint alone.
 */
export function progressOn({ err, isTerminal, env }: Pick<Effects, 'err' | 'isTerminal' | 'env'>): Progress {
  return isTerminal && env?.['TERM'] !== 'dumb' ? inPlace(err) : afterwards(err);
}

function inPlace(err: Effects['err']): Progress {
  let isCounting = false;
  const clear = () => {
    if (isCounting) err(CLEAR);
    isCounting = false;
  };
  return {
    stage: (name, made) => {
      clear();
      err(lineOf(name, made));
    },
    counting: (name, done, total) => {
      // A hundred times at the most: writing takes longer than many a step.
      const isTold = total <= 100 || Math.floor((done * 100) / total) > Math.floor(((done - 1) * 100) / total);
      if (!isTold) return;
      err(`${CLEAR}${lineOf(name, `${done} of ${total}`).trimEnd()}`);
      isCounting = true;
    },
    end: clear,
    fail: clear,
  };
}

function afterwards(err: Effects['err']): Progress {
  let lines = '';
  return {
    stage: (name, made) => {
      lines += lineOf(name, made);
    },
    counting: () => undefined,
    end: () => err(lines),
    fail: () => undefined,
  };
}

/** Tells nothing. */
export const SILENT: Progress = {
  stage: () => undefined,
  counting: () => undefined,
  end: () => undefined,
  fail: () => undefined,
};

function lineOf(name: string, text: string): string {
  return `${name.padEnd(10)} ${text}\n`;
}
