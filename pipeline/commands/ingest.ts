import { join } from 'node:path';
import { harmlessJson } from '../audit-report/harmless.ts';
import type { Effects } from '../effects.ts';
import { checksumsOf } from '../publish/checksums.ts';
import type { IngestOptions } from '../run.ts';
import { stepByStep } from '../step-by-step.ts';
import type { Summary } from '../summary.ts';
import { paintFor } from '../terminal/paint.ts';
import { type Progress, progressOn, SILENT } from '../terminal/progress.ts';
import { inputHash, isUnchanged, remember } from '../unchanged.ts';
import { version } from '../version.ts';
import { type Command, parseFailOn, parseOptions, parsePath } from './command.ts';

/** `scrutineer ingest`: reads a raw folder, publishes, shows what was found. */
export const ingestCommand: Command = {
  help: `scrutineer ingest [options]

  --raw DIR          holds articles/ and optionally articles/sources.json, curated/*.csv                [raw]
  --out DIR          where the dataset goes                                                            [out]
  --fail-on LEVEL    error, warning or never: exit 1 when an open finding is at or above it          [never]
  --no-report        publish without the report
  --force            publish also where the inputs have not changed since the last time
  --json             the summary as one JSON object on stdout, nothing else there
  --quiet            only errors, on stderr

Stages are told on stderr: on a terminal as they go on, with counts, in a log once the run is through.

  scrutineer ingest
  scrutineer ingest --fail-on error --quiet
  scrutineer ingest --raw my-raw --out my-out --json > summary.json
`,
  run: async (args, effects) => {
    const options = parseOptions(args, {
      raw: { type: 'string', default: 'raw' },
      out: { type: 'string', default: 'out' },
      'fail-on': { type: 'string', default: 'never' },
      'no-report': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    });
    const failOn = parseFailOn(options['fail-on']);
    const rawDir = parsePath('--raw', options.raw);
    const outDir = parsePath('--out', options.out);
    const { programDir, files } = effects;
    const hasReport = !options['no-report'];
    const inputs = programDir === undefined ? null : inputHash(programDir, { rawDir, hasReport }, files);
    const isDone =
      !options.force && programDir !== undefined && inputs !== null && isUnchanged(programDir, outDir, inputs, files);
    if (isDone && options.quiet && !options.json && failOn === 'never') return 0;

    const progress = options.quiet || options.json ? SILENT : progressOn(effects);
    const summary = isDone
      ? await publishedSummary(outDir, effects)
      : await publish({ rawDir, outDir, hasReport, progress }, effects);
    if (!isDone && programDir !== undefined && inputs !== null)
      remember(programDir, outDir, inputs, summary.publication, files);
    const { hasOpenFinding, summaryText } = await import('../summary.ts');
    if (options.json) effects.out(`${harmlessJson(summary)}\n`);
    else if (!options.quiet) {
      const paint = paintFor(effects.env, effects.isOutTerminal === true);
      effects.out(summaryText(summary, paint) + (isDone ? UNCHANGED : ''));
    }
    return failOn !== 'never' && hasOpenFinding(summary.findings, failOn) ? 1 : 0;
  },
};

const UNCHANGED =
  'Unchanged: the same was published from the same before, so nothing was written (--force writes it)\n';

interface PublishOptions {
  readonly rawDir: string;
  readonly outDir: string;
  readonly hasReport: boolean;
  readonly progress: Progress;
}

async function publish({ hasReport, progress, ...options }: PublishOptions, effects: Effects): Promise<Summary> {
  const coWorker = (await effects.coWorker?.()) ?? undefined;
  const { ingestSteps } = await import('../run.ts');
  const report = hasReport ? await loadReport() : null;
  const { stage, counting } = progress;
  try {
    const steps = ingestSteps({ ...options, version: version(), report, coWorker, progress: stage, counting }, effects);
    const summary = await stepByStep(steps, effects);
    progress.end();
    return summary;
  } catch (error) {
    progress.fail();
    throw error;
  } finally {
    await coWorker?.close();
  }
}

/** The summary of a publication that is there. */
async function publishedSummary(outDir: string, { files }: Effects): Promise<Summary> {
  const { withDataset } = await import('../publish/open-dataset.ts');
  const { summaryOf } = await import('../summary.ts');
  const { DATABASE_FILE } = await import('../publish/published-files.ts');
  const names = checksumsOf(outDir, files)?.files.map(({ name }) => name) ?? [];
  return withDataset(join(outDir, DATABASE_FILE), files, (db) => summaryOf(db, outDir, names));
}

/** The report draws with libraries that take a while to load, so they are loaded for it alone. */
async function loadReport(): Promise<IngestOptions['report']> {
  const { reportFiles } = await import('../report/report-files.ts');
  return reportFiles;
}
