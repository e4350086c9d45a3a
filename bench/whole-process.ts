import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { median, type ProcessCost, processCost } from './measure.ts';
import { numberText, type Part, tableText } from './part.ts';

const PLAIN_SCRIPT = join(import.meta.dirname, 'plain-script.js');
const PROGRAM = 'bin/scrutineer.js';

/** The program as a process, from the articles of the project to its files, beside an empty process and a plain script. */
export function wholeProcess(scratch: string, repetitions: number): Part {
  const out = join(scratch, 'out');
  const plain = join(scratch, 'plain.sqlite');
  const ingest = [PROGRAM, 'ingest', '--no-report', '--quiet', '--out', out];
  const tasks: Readonly<Record<string, () => ProcessCost>> = {
    empty: () => processCost(['--eval', '0']),
    plain: () => {
      rmSync(plain, { force: true });
      return processCost([PLAIN_SCRIPT, 'raw/articles', plain]);
    },
    ingest: () => {
      rmSync(out, { recursive: true, force: true });
      return processCost(ingest);
    },
    again: () => processCost(ingest),
  };
  const costs = new Map<string, ProcessCost[]>(Object.keys(tasks).map((name) => [name, []]));
  for (let turn = 0; turn <= repetitions; turn += 1) {
    for (const [name, task] of Object.entries(tasks)) {
      const cost = task();
      if (turn > 0) costs.get(name)?.push(cost);
    }
  }
  const of = (name: string, what: keyof ProcessCost) => median((costs.get(name) ?? []).map((cost) => cost[what]));
  const row = (label: string, name: string) => [
    label,
    `${numberText(of(name, 'wall'))} ms`,
    `${numberText(of(name, 'cpu'))} ms`,
    `${numberText(of(name, 'peakMegabytes'))} MB`,
    numberText(of(name, 'wall') / of('empty', 'wall')),
    numberText(of(name, 'wall') / of('plain', 'wall')),
  ];
  return {
    text: [
      '## The program as a process',
      '',
      `The five articles, medians of ${repetitions} runs that took turns. The plain script splits table lines at the pipes and`,
      'inserts the cells into SQLite ([bench/plain-script.ts](../bench/plain-script.ts)); the program writes every form of the dataset',
      'but the report.',
      '',
      tableText(
        ['process', 'time', 'CPU', 'peak memory', 'to empty', 'to plain script'],
        [
          row('empty Node process', 'empty'),
          row('plain script', 'plain'),
          row('`ingest --no-report`', 'ingest'),
          row('the same again, nothing changed', 'again'),
        ],
      ),
    ].join('\n'),
    targets: [
      {
        what: 'Whole process on the five articles, to the plain script',
        measured: of('ingest', 'wall') / of('plain', 'wall'),
        limit: 3,
        kind: 'at most',
        unit: 'times',
        obstacle:
          'The script inserts the cells and ends. The program reads every article twice, decides names, inserts several times as ' +
          'many rows with their keys and indexes, audits them, and writes them once more as JSON, CSV, Parquet and Markdown. ' +
          'All of that is code that Node has not compiled yet when it runs once; loading the program alone takes longer than what the script does.',
      },
    ],
  };
}
