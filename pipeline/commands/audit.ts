import { resolve } from 'node:path';
import { annotations } from '../audit-report/annotations.ts';
import { auditJson } from '../audit-report/json.ts';
import { type Review, reviewOf } from '../audit-report/review.ts';
import { sarifLog } from '../audit-report/sarif.ts';
import { auditText } from '../audit-report/text.ts';
import type { FileEffects } from '../effects.ts';
import { InputError, reasonOf, UsageError } from '../errors.ts';
import { withDataset } from '../publish/open-dataset.ts';
import { hasOpenFinding } from '../summary.ts';
import { paintFor } from '../terminal/paint.ts';
import { version } from '../version.ts';
import { type Command, parseFailOn, parseOptions, parsePath } from './command.ts';

/** `scrutineer audit`: recomputes a published database from it alone, shows what disagrees. */
export const auditCommand: Command = {
  help: `scrutineer audit [options]

  --db FILE          the published SQLite file, or a copy of it; it is only read          [out/alms.sqlite]
  --fail-on LEVEL    error, warning or never: exit 1 when an open finding is at or above it          [never]
  --json             championships and findings as one JSON object on stdout, nothing else there
  --sarif FILE       the findings as a SARIF 2.1.0 log, for code scanning and editors
  --quiet            only errors, on stderr

Where GITHUB_ACTIONS is 'true' the open findings are printed as workflow annotations as well.

  scrutineer audit --fail-on error --sarif findings.sarif
`,
  run: (args, effects) => {
    const options = parseOptions(args, {
      db: { type: 'string', default: 'out/alms.sqlite' },
      'fail-on': { type: 'string', default: 'never' },
      json: { type: 'boolean', default: false },
      sarif: { type: 'string' },
      quiet: { type: 'boolean', default: false },
    });
    const failOn = parseFailOn(options['fail-on']);
    const dbPath = parsePath('--db', options.db);
    const sarifPath = options.sarif === undefined ? null : parsePath('--sarif', options.sarif);
    if (sarifPath !== null && resolve(sarifPath) === resolve(dbPath)) {
      throw new UsageError(`--sarif '${sarifPath}': is the file that --db names; name another one`);
    }
    const review = withDataset(dbPath, effects.files, reviewOf);
    if (sarifPath !== null) writeWhole(sarifPath, sarifLog(review.findings, version()), effects.files);
    const complaint = changedText(review);
    if (complaint !== null) effects.err(`scrutineer: ${dbPath}: ${complaint}\n`);
    if (options.json) effects.out(auditJson(review));
    else if (!options.quiet) {
      effects.out(auditText(review, paintFor(effects.env, effects.isOutTerminal === true)));
      if (effects.env?.['GITHUB_ACTIONS'] === 'true') effects.out(annotations(review.findings));
    }
    return failOn !== 'never' && hasOpenFinding(review.findings, failOn) ? 1 : 0;
  },
};

/** Says that the file does not hold what is recomputed, or what was published; null where it holds both. */
function changedText({ changed }: Review): string | null {
  const parts = [
    ...(changed.rows > 0 ? [counted(changed.rows, 'standings row')] : []),
    ...(changed.findings > 0 ? [counted(changed.findings, 'finding')] : []),
  ];
  if (parts.length > 0) {
    return (
      `${parts.join(' and ')} not as recomputed; the file was changed after it was published, ` +
      'or another version published it'
    );
  }
  return changed.isContentOther
    ? 'every figure is as recomputed, but the content is not the one whose hash the file carries; ' +
        'it was changed after it was published'
    : null;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Replaces a file in one step. Throws InputError where that cannot be done; what was there stays. */
function writeWhole(path: string, text: string, files: FileEffects): void {
  const fresh = `${path}.new`;
  try {
    files.write(fresh, text);
    files.rename(fresh, path);
  } catch (error) {
    try {
      files.remove(fresh);
    } catch {
      // It is the first failure that people need to know.
    }
    throw new InputError(`${path}: cannot be written, ${reasonOf(error)}; name another file with --sarif`);
  }
}
