import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Effects } from '../effects.ts';
import { UsageError } from '../errors.ts';

/** A command of the program. */
export interface Command {
  /** What `--help` shows: synopsis, options, examples. */
  readonly help: string;
  /** Runs with the arguments behind the command's name; returns the exit status. Throws UsageError and InputError. */
  readonly run: (args: readonly string[], effects: Effects) => number | Promise<number>;
}

/** Reads options; what Node has to say of them becomes one line. */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  return parsed(() => parseArgs({ args: [...args], options }).values);
}

/** Reads options and the words between them. */
export function parseOptionsAndWords<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  return parsed(() => parseArgs({ args: [...args], options, allowPositionals: true }));
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')} (--help lists the options)`);
  }
}

/** The severity from which on findings make a command fail. */
export type FailOn = 'error' | 'warning' | 'never';

/** Reads the value of `--fail-on`. */
export function parseFailOn(value: string): FailOn {
  if (value === 'error' || value === 'warning' || value === 'never') return value;
  throw new UsageError(`--fail-on '${value}': say error, warning or never`);
}

/** Refuses an empty name of a folder or file. */
export function parsePath(option: string, value: string): string {
  if (value === '') throw new UsageError(`${option}: name a folder or file`);
  return value;
}
