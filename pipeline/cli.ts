import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Effects, realEffects } from './effects.ts';
import { InputError, reasonOf, UsageError } from './errors.ts';
import { compareIds, freezeIds } from './ids.ts';
import { ingest } from './run.ts';
import { hasOpenFinding, summaryText } from './summary.ts';

const HELP = `scrutineer: season articles in, an audited dataset out

  scrutineer ingest [options]     reads raw/, publishes out/
  scrutineer ids [--freeze]       ids that are published and not in raw/curated/ids.csv; --freeze adds them

Options of ingest:
  --raw DIR          holds articles/ (*.txt, *.md) and optionally articles/sources.json, curated/*.csv   [raw]
  --out DIR          where the dataset goes                                                            [out]
  --fail-on LEVEL    error, warning or never: exit 1 when an open finding is at or above it          [never]
  --no-report        publish without the report
  --json             the summary as one JSON object on stdout, nothing else there
  --quiet            only errors, on stderr
  --help             this text
  --version          the version

Exit status: 0 done; 1 done, with open findings at or above --fail-on; 2 unusable arguments; 3 an input that cannot be
read or an output that cannot be written. On 2 and 3 the published files stay as they were.
`;

const COMMANDS = ['ingest', 'ids'];

/** Runs the program: `argv` without the interpreter and the script. Returns the exit status. */
export async function main(argv: readonly string[], effects: Effects = realEffects): Promise<number> {
  try {
    return run(argv, effects);
  } catch (error) {
    if (error instanceof UsageError) return complain(effects, error.message, 2);
    if (error instanceof InputError) return complain(effects, error.message, 3);
    if (isSystemError(error)) return complain(effects, `${error.path ?? 'a file'}: ${reasonOf(error)}`, 3);
    throw error;
  }
}

function run(argv: readonly string[], effects: Effects): number {
  const [command, ...rest] = argv;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    effects.out(HELP);
    return command === undefined ? 2 : 0;
  }
  if (command === '--version') {
    effects.out(`${version()}\n`);
    return 0;
  }
  if (!COMMANDS.includes(command)) {
    throw new UsageError(`'${command}' is no command; the commands are: ${COMMANDS.join(', ')} (--help tells more)`);
  }
  return command === 'ids' ? runIds(rest, effects) : runIngest(rest, effects);
}

function runIngest(args: readonly string[], effects: Effects): number {
  const options = ingestOptions(args);
  if (options.help) {
    effects.out(HELP);
    return 0;
  }
  const showsProgress = !options.quiet && !options.json;
  const summary = ingest(
    {
      rawDir: options.raw,
      outDir: options.out,
      version: version(),
      progress: (stage, done) => {
        if (showsProgress && effects.isTerminal) effects.err(`${stage.padEnd(10)} ${done}\n`);
      },
    },
    effects,
  );
  if (options.json) effects.out(`${JSON.stringify(summary)}\n`);
  else if (!options.quiet) effects.out(summaryText(summary));
  return options.failOn !== 'never' && hasOpenFinding(summary, options.failOn) ? 1 : 0;
}

/** Exit 1 where an id was published that `ids.csv` does not hold: it could change its meaning unseen. */
function runIds(args: readonly string[], effects: Effects): number {
  const options = parsed(args, {
    raw: { type: 'string', default: 'raw' },
    out: { type: 'string', default: 'out' },
    freeze: { type: 'boolean', default: false },
  });
  if (options.freeze) {
    effects.out(`${freezeIds(options.raw, options.out, effects.files)} ids added to ids.csv\n`);
    return 0;
  }
  const { added, vanished } = compareIds(options.raw, options.out, effects.files);
  for (const { kind, entity_id } of added) effects.out(`not in ids.csv: ${kind} ${entity_id}\n`);
  for (const { kind, entity_id } of vanished) effects.out(`not published any more: ${kind} ${entity_id}\n`);
  return added.length > 0 ? 1 : 0;
}

function ingestOptions(args: readonly string[]) {
  const values = parsed(args, {
    raw: { type: 'string', default: 'raw' },
    out: { type: 'string', default: 'out' },
    'fail-on': { type: 'string', default: 'never' },
    'no-report': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  const failOn = values['fail-on'];
  if (failOn !== 'error' && failOn !== 'warning' && failOn !== 'never') {
    throw new UsageError(`--fail-on '${failOn}': say error, warning or never`);
  }
  for (const [name, value] of [
    ['--raw', values.raw],
    ['--out', values.out],
  ] as const) {
    if (value === '') throw new UsageError(`${name}: name a folder`);
  }
  return { ...values, failOn } as const;
}

function parsed<const T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')} (--help lists the options)`);
  }
}

function complain(effects: Effects, message: string, status: number): number {
  effects.err(`scrutineer: ${message.replace(/\s*\n\s*/g, ' ')}\n`);
  return status;
}

function isSystemError(error: unknown): error is Error & { code: string; path?: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);
}

function version(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      const json: unknown = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'));
      if (typeof json === 'object' && json !== null && 'version' in json) return String(json.version);
    } catch {
      // The compiled program lies one folder deeper than its source.
    }
  }
  return 'unknown';
}
