import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What a child process took. */
export interface ProcessCost {
  /** From its start to its end, in milliseconds. */
  readonly wall: number;
  /** On all cores, user and system together, in milliseconds. */
  readonly cpu: number;
  /** The most memory that it held at once, in megabytes. */
  readonly peakMegabytes: number;
}

/** The middle one of the values; of two middle ones their mean. Throws where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  if (low === undefined || high === undefined) throw new Error('no values');
  return (low + high) / 2;
}

/**
 * The median milliseconds of each task. The tasks take turns, so that what else the machine does falls on all of them;
 * the first `warmUps` turns do not count.
 */
export function medianTimes<T extends string>(
  tasks: Readonly<Record<T, () => void>>,
  repetitions: number,
  warmUps: number,
): Map<string, number> {
  const times = new Map<string, number[]>(Object.keys(tasks).map((name) => [name, []]));
  const entries = Object.entries<() => void>(tasks);
  for (let turn = 0; turn < warmUps + repetitions; turn += 1) {
    for (const [name, task] of entries) {
      const start = performance.now();
      task();
      const time = performance.now() - start;
      if (turn >= warmUps) times.get(name)?.push(time);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

const TELL_COST = join(import.meta.dirname, 'tell-cost.js');

/** A process that did not end in 0. */
export class ProcessFailure extends Error {
  /** What it said of that, in a few words. */
  readonly reason: string;

  constructor(args: readonly string[], reason: string) {
    super(`node ${args.join(' ')}: ${reason}`);
    this.reason = reason;
  }
}

/** True where a process can be kept to one core: Linux alone has the command for it. */
export const canKeepToOneCore = spawnSync('taskset', ['--version']).status === 0;

/** Runs Node with these arguments, on all cores or on one, and says what it took. Throws ProcessFailure. */
export function processCost(args: readonly string[], { cores = 'all' }: { cores?: 'all' | 'one' } = {}): ProcessCost {
  const kept = cores === 'one' ? ['taskset', '--cpu-list', '0'] : [];
  const [command = '', ...rest] = [...kept, process.execPath, '--import', TELL_COST, ...args];
  const start = performance.now();
  const run = spawnSync(command, rest, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
  });
  const wall = performance.now() - start;
  if (run.status !== 0) {
    // An exception that nobody expected is told after the line of code that threw it.
    const [exception] = /^\w*Error\b.*/m.exec(run.stderr) ?? [];
    const [line = ''] = run.stderr.split('\n');
    const said = /heap out of memory/.test(run.stderr) ? 'out of memory' : (exception ?? line);
    throw new ProcessFailure(args, said === '' ? `ended in ${run.status ?? run.signal}` : said);
  }
  const [cpu = 0, peak = 0] = (run.output[3] ?? '').split(' ').map(Number);
  return { wall, cpu, peakMegabytes: peak / 1024 };
}
