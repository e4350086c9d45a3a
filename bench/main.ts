import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORES, type Cores, growth } from './growth.ts';
import { otherTools } from './other-tools.ts';
import { type Part, targetsText } from './part.ts';
import { stages } from './stages.ts';
import { wholeProcess } from './whole-process.ts';

const DOCUMENT = 'docs/performance.md';
const HELP = `npm run bench -- [options]

  --only PARTS         some of process, stages, tools, growth, with commas between                 [all]
  --articles COUNTS    sizes of the growth, with commas between                    [10,100,1000,10000]
  --cores CORES        all or one: the growth on these, and nothing else unless --only asks for it [both]
  --repetitions N      runs of which the median is taken                                             [9]
  --warm-ups N         runs before those in a warm process, which do not count                      [15]
  --dir DIR            where articles and results lie for as long as it runs      [the temporary folder]

All parts together write ${DOCUMENT}; what --only or --cores asks for is printed alone. 10,000 articles need 66 GB of disk
and, on a slow machine, hours: an hour and more on two cores, twice as long on one.
`;

interface Settings {
  readonly repetitions: number;
  readonly warmUps: number;
  readonly counts: readonly number[];
  readonly cores: readonly Cores[];
}

const PARTS: Readonly<Record<string, (scratch: string, settings: Settings) => Part>> = {
  process: (scratch, { repetitions }) => wholeProcess(scratch, repetitions),
  stages: (scratch, { repetitions, warmUps }) => stages(scratch, repetitions, warmUps),
  tools: (scratch, { repetitions, warmUps }) => otherTools(scratch, repetitions, warmUps),
  growth: (scratch, { counts, cores, repetitions }) =>
    growth(scratch, { counts, cores, repetitions: Math.min(3, repetitions) }),
};

/** Measures, prints what was measured, and writes it to docs/performance.md where nothing was left out. */
export function main(argv: readonly string[]): void {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string' },
      articles: { type: 'string', default: '10,100,1000,10000' },
      repetitions: { type: 'string', default: '9' },
      'warm-ups': { type: 'string', default: '15' },
      cores: { type: 'string' },
      dir: { type: 'string', default: tmpdir() },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const settings = {
    repetitions: Number(values.repetitions),
    warmUps: Number(values['warm-ups']),
    counts: values.articles.split(',').map(Number),
    cores: coresOf(values.cores),
  };
  const names = values.only?.split(',') ?? (values.cores === undefined ? Object.keys(PARTS) : ['growth']);
  const scratch = mkdtempSync(join(values.dir, 'scrutineer-bench-'));
  try {
    const parts = names.map((name) => {
      const part = PARTS[name];
      if (!part) throw new Error(`--only ${name}: the parts are ${Object.keys(PARTS).join(', ')}`);
      const measured = part(scratch, settings);
      process.stdout.write(`${measured.text}\n\n`);
      return measured;
    });
    const targets = parts.flatMap((part) => part.targets);
    const judged = targetsText(targets);
    if (targets.length > 0) process.stdout.write(`${judged}\n`);
    if (values.only === undefined && values.cores === undefined)
      writeFileSync(DOCUMENT, documentText(argv, parts, judged));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function coresOf(asked: string | undefined): readonly Cores[] {
  const found = CORES.filter((cores) => asked === undefined || cores === asked);
  if (found.length === 0) throw new Error(`--cores ${asked}: ${CORES.join(' or ')}`);
  return found;
}

function documentText(argv: readonly string[], parts: readonly Part[], judged: string): string {
  const command = ['npm run bench', ...(argv.length > 0 ? ['--', ...argv] : [])].join(' ');
  const [cpu] = cpus();
  return `${[
    '# Performance',
    '',
    `Written by \`${command}\` with Node ${process.version} on ${platform()} ${arch()}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}. Times`,
    'differ from machine to machine; the ratios are between figures of one run, and are what counts.',
    '',
    judged,
    ...parts.flatMap((part) => ['', part.text]),
  ].join('\n')}\n`;
}
