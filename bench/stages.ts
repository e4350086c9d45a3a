import { join } from 'node:path';
import { readRecords } from '../parsers/record/article-records.ts';
import { lexiconOf, namesOf } from '../parsers/record/lexicon.ts';
import { realFiles } from '../pipeline/effects.ts';
import { ingest } from '../pipeline/run.ts';
import { type ArticleFile, loadArticle, loadFolder } from '../pipeline/stages/load.ts';
import { readTables } from '../pipeline/stages/read-tables.ts';
import { median, medianTimes } from './measure.ts';
import { numberText, type Part, tableText } from './part.ts';

/** The stages in a warm process, each in its turn and those for one article alone. */
export function stages(scratch: string, repetitions: number, warmUps: number): Part {
  const { articles } = loadFolder('raw', realFiles);
  const together = stageTimes('raw', join(scratch, 'stages'), repetitions, warmUps);
  const alone = aloneTimes(articles, repetitions, warmUps);
  const total = sum(together.values());
  const anArticle = (time: number) => numberText(time / articles.length);
  return {
    text: [
      '## The stages in a warm process',
      '',
      `Milliseconds an article, medians of ${repetitions} runs over the five articles after ${warmUps} that do not count.`,
      '`parse` reads the articles twice, for their names and for their records, and writes the ledger; `validate` writes the rows of',
      'the dataset; `publish` the files beside the database.',
      '',
      tableText(
        ['stage, in a whole run', 'ms an article', 'share'],
        [
          ...[...together].map(([stage, time]) => [stage, anArticle(time), `${numberText((100 * time) / total)} %`]),
          ['from text to audited dataset', anArticle(auditedTime(together)), ''],
          ['all', anArticle(total), ''],
        ],
      ),
      '',
      tableText(
        ['function, alone', 'ms an article'],
        [...alone].map(([name, time]) => [name, anArticle(time)]),
      ),
    ].join('\n'),
    targets: [],
  };
}

/** Stage to the median of its milliseconds in runs over a raw folder, in a process that is warm. */
export function stageTimes(raw: string, out: string, repetitions: number, warmUps: number): Map<string, number> {
  const times = new Map<string, number[]>();
  for (let turn = 0; turn < warmUps + repetitions; turn += 1) {
    let last = performance.now();
    const progress = (stage: string) => {
      const now = performance.now();
      if (turn >= warmUps) times.set(stage, [...(times.get(stage) ?? []), now - last]);
      last = now;
    };
    ingest({ rawDir: raw, outDir: out, version: 'bench', report: null, progress }, { files: realFiles });
  }
  return new Map([...times].map(([stage, values]) => [stage, median(values)]));
}

/** Everything from the text to the audited dataset: all but writing the files beside the database. */
export function auditedTime(times: ReadonlyMap<string, number>): number {
  return sum(times.values()) - (times.get('publish') ?? 0);
}

function aloneTimes(articles: readonly ArticleFile[], repetitions: number, warmUps: number): Map<string, number> {
  const raws = articles.map((article) => loadArticle(article, realFiles));
  const read = raws.map((raw) => readTables(raw));
  const lexicon = lexiconOf(read.map(({ grids }) => namesOf(grids)));
  return medianTimes(
    {
      '`loadArticle`': () => articles.map((article) => loadArticle(article, realFiles)),
      '`readTables`': () => raws.map((raw) => readTables(raw)),
      '`namesOf`, `lexiconOf`': () => lexiconOf(read.map(({ grids }) => namesOf(grids))),
      '`readRecords`': () => read.map(({ article, grids }) => readRecords(article, grids, lexicon)),
    },
    repetitions,
    warmUps,
  );
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}
