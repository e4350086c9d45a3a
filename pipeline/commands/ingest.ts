import { type IngestOptions, ingestSteps } from '../run.ts';
import { stepByStep } from '../step-by-step.ts';
import { hasOpenFinding, summaryText } from '../summary.ts';
import { version } from '../version.ts';
import { type Command, parseFailOn, parseOptions, parsePath } from './command.ts';

/** `scrutineer ingest`: reads a raw folder, publishes, shows what was found. */
export const ingestCommand: Command = {
  name: 'ingest',
  summary: 'reads raw/, publishes out/, prints what was found',
  help: `scrutineer ingest [options]

  --raw DIR          holds articles/ (*.txt, *.md) and optionally articles/sources.json, curated/*.csv   [raw]
  --out DIR          where the dataset goes                                                            [out]
  --fail-on LEVEL    error, warning or never: exit 1 when an open finding is at or above it          [never]
  --no-report        publish without the report
  --json             the summary as one JSON object on stdout, nothing else there
  --quiet            only errors, on stderr
`,
  run: async (args, effects) => {
    const options = parseOptions(args, {
      raw: { type: 'string', default: 'raw' },
      out: { type: 'string', default: 'out' },
      'fail-on': { type: 'string', default: 'never' },
      'no-report': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    });
    const failOn = parseFailOn(options['fail-on']);
    const showsProgress = !options.quiet && !options.json && effects.isTerminal;
    const steps = ingestSteps(
      {
        rawDir: parsePath('--raw', options.raw),
        outDir: parsePath('--out', options.out),
        version: version(),
        report: options['no-report'] ? null : await loadReport(),
        progress: (stage, done) => {
          if (showsProgress) effects.err(`${stage.padEnd(10)} ${done}\n`);
        },
      },
      effects,
    );
    const summary = await stepByStep(steps, effects);
    if (options.json) effects.out(`${JSON.stringify(summary)}\n`);
    else if (!options.quiet) effects.out(summaryText(summary));
    return failOn !== 'never' && hasOpenFinding(summary.findings, failOn) ? 1 : 0;
  },
};

/** The report draws with libraries that take a while to load, so they are loaded for it alone. */
async function loadReport(): Promise<IngestOptions['report']> {
  const { reportFiles } = await import('../report/report-files.ts');
  return reportFiles;
}
