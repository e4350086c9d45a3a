import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Effects } from '../effects.ts';
import { UsageError } from '../errors.ts';
import { nearestWord } from '../terminal/nearest-word.ts';

/** A command of the program. */
export interface Command {
  /** What `--help` shows: synopsis, options, examples. */
  readonly help: string;
  /** Runs with the arguments behind the command's name; returns the exit status. Throws UsageError and InputError. */
  readonly run: (args: readonly string[], effects: Effects) => number | Promise<number>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options; what Node has to say of them becomes one line. */
export function parseOptions<const T extends Options>(args: readonly string[], options: T) {
  return parsed(args, options, () => parseArgs({ args: [...args], options }).values);
}

/** Reads options and the words between them. */
export function parseOptionsAndWords<const T extends Options>(args: readonly string[], options: T) {
  return parsed(args, options, () => parseArgs({ args: [...args], options, allowPositionals: true }));
}

function parsed<T>(args: readonly string[], options: Options, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const unknown = unknownOption(args, options);
    if (unknown !== null) {
      const nearest = nearestWord(unknown.replace(/^-+/, ''), [...Object.keys(options), 'help']);
      const meant = nearest === null ? '' : `: did you mean --${nearest}?`;
      throw new UsageError(`Unknown option '${unknown}'${meant} (--help lists the options)`);
    }
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')} (--help lists the options)`);
  }
}

/** The first option as written that a command does not know; null where something else is wrong. */
function unknownOption(args: readonly string[], options: Options): string | null {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name)) return token.rawName;
  }
  return null;
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
