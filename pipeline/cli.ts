import { harmless } from './audit-report/harmless.ts';
import type { Command } from './commands/command.ts';
import { type Effects, realEffects } from './effects.ts';
import { complaintOfSystem, InputError, Interrupted, UsageError } from './errors.ts';
import { nearestWord } from './terminal/nearest-word.ts';
import { paintFor } from './terminal/paint.ts';
import { version } from './version.ts';

/** A command, which is loaded when it is called, with what it needs and no other does. */
interface NamedCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

const COMMANDS: readonly NamedCommand[] = [
  {
    name: 'ingest',
    summary: 'reads raw/, publishes out/, prints what was found',
    load: async () => (await import('./commands/ingest.ts')).ingestCommand,
  },
  {
    name: 'audit',
    summary: 'recomputes a published SQLite file from it alone, prints what disagrees',
    load: async () => (await import('./commands/audit.ts')).auditCommand,
  },
  {
    name: 'explain',
    summary: "how a driver's, team's or manufacturer's total comes about, round by round, with article and line",
    load: async () => (await import('./commands/explain.ts')).explainCommand,
  },
  {
    name: 'tables',
    summary: 'the tables of articles as the program reads them, spans filled',
    load: async () => (await import('./commands/tables.ts')).tablesCommand,
  },
  {
    name: 'diff',
    summary: 'what changed between two publications, by table and key, old and new value',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
  },
  {
    name: 'fetch',
    summary: 'gets articles from a wiki into raw/articles/, with their revision',
    load: async () => (await import('./commands/fetch.ts')).fetchCommand,
  },
  {
    name: 'ids',
    summary: 'ids that are published and not in raw/curated/ids.csv; --freeze adds them',
    load: async () => (await import('./commands/ids.ts')).idsCommand,
  },
];

/** Runs the program: `argv` without the interpreter and the script. Returns the exit status. */
export async function main(argv: readonly string[], effects: Effects = realEffects): Promise<number> {
  try {
    return await run(argv, effects);
  } catch (error) {
    if (error instanceof UsageError) return complain(effects, error.message, 2);
    if (error instanceof InputError) return complain(effects, error.message, 3);
    if (error instanceof Interrupted) return complain(effects, error.message, error.status);
    const ofSystem = complaintOfSystem(error);
    if (ofSystem !== null) return complain(effects, ofSystem, 3);
    throw error;
  }
}

async function run(argv: readonly string[], effects: Effects): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    effects.out(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    effects.out(`${version()}\n`);
    return 0;
  }
  const named = COMMANDS.find((candidate) => candidate.name === name);
  if (!named) {
    const names = COMMANDS.map((candidate) => candidate.name);
    const nearest = nearestWord(name, names);
    const meant = nearest === null ? `the commands are: ${names.join(', ')}` : `did you mean ${nearest}?`;
    throw new UsageError(`'${name}' is no command; ${meant} (--help tells more)`);
  }
  const command = await named.load();
  if (args.includes('--help') || args.includes('-h')) {
    effects.out(command.help);
    return 0;
  }
  return command.run(args, effects);
}

function help(): string {
  const commands = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n');
  return `scrutineer: season articles in, an audited dataset out

${commands}

\`scrutineer COMMAND --help\` lists the options of a command. Colours are shown on a terminal; NO_COLOR turns them off,
FORCE_COLOR on.

  scrutineer ingest
  scrutineer explain "Racing Team" --year 2008

Exit status: 0 done; 1 done, with open findings at or above --fail-on, with differences (diff), or with ids that are not
frozen (ids); 2 unusable arguments; 3 an input that cannot be read or an output that cannot be written; 128 and the
number of a signal that ended the run. On 2, 3 and more the published files stay as they were.
`;
}

function complain(effects: Effects, message: string, status: number): number {
  const name = paintFor(effects.env, effects.isTerminal).error('scrutineer:');
  effects.err(`${name} ${harmless(oneLine(message))}\n`);
  return status;
}

function oneLine(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}
