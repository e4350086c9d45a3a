import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeArticles } from './articles.ts';
import { median, type ProcessCost, ProcessFailure, processCost } from './measure.ts';
import { numberText, type Part, type Target, tableText } from './part.ts';

const MANY = 1000;

/** What a number of articles takes; null where the program did not come to its end. */
interface Size {
  readonly articles: number;
  readonly cost: ProcessCost | null;
  readonly bytes: number;
  /** Why it did not, as its last words say. */
  readonly failure: string;
}

/** More and more articles. Sizes below 1,000 are run `repetitions` times. */
export function growth(scratch: string, counts: readonly number[], repetitions: number): Part {
  const sizes = counts.map((count) => measured(scratch, count, count < MANY ? repetitions : 1));
  const rows = sizes.map(({ articles, cost, bytes, failure }) => [
    countText(articles),
    ...(cost === null
      ? [`did not end: ${failure}`, '', '', '', '']
      : [
          `${numberText(cost.wall / articles)} ms`,
          `${numberText(cost.cpu / articles)} ms`,
          `${numberText(cost.peakMegabytes)} MB`,
          `${numberText(bytes / 1e6)} MB`,
          `${numberText(bytes / 1e6 / articles)} MB`,
        ]),
  ]);
  return {
    text: [
      '## Growth',
      '',
      'Articles made from the real ones with other names, years, totals and order ([bench/articles.ts](../bench/articles.ts)), each',
      `number as a process, \`ingest --no-report\`; below ${countText(MANY)} articles medians of ${repetitions} runs. The result is`,
      'the database and the same rows as JSON, CSV, Parquet and Markdown.',
      '',
      tableText(['articles', 'an article', 'CPU', 'peak memory', 'result', 'an article'], rows),
    ].join('\n'),
    targets: targetsOf(sizes),
  };
}

function countText(count: number): string {
  return count.toLocaleString('en');
}

function measured(scratch: string, articles: number, repetitions: number): Size {
  const raw = join(scratch, `raw-${articles}`);
  const out = join(scratch, `out-${articles}`);
  writeArticles(raw, articles);
  const costs: ProcessCost[] = [];
  let bytes = 0;
  try {
    for (let turn = 0; turn < repetitions; turn += 1) {
      rmSync(out, { recursive: true, force: true });
      costs.push(processCost(['bin/scrutineer.js', 'ingest', '--no-report', '--quiet', '--raw', raw, '--out', out]));
      bytes = sizeOf(out);
    }
  } catch (error) {
    if (!(error instanceof ProcessFailure)) throw error;
    return { articles, cost: null, bytes: 0, failure: error.reason };
  } finally {
    for (const folder of [raw, out]) rmSync(folder, { recursive: true, force: true });
  }
  return { articles, cost: medianCost(costs), bytes, failure: '' };
}

function medianCost(costs: readonly ProcessCost[]): ProcessCost {
  const of = (what: keyof ProcessCost) => median(costs.map((cost) => cost[what]));
  return { wall: of('wall'), cpu: of('cpu'), peakMegabytes: of('peakMegabytes') };
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((bytes, entry) => {
    const path = join(folder, entry.name);
    return bytes + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
  }, 0);
}

const HELD_WHOLE =
  'Names with every place where they stand, what speaks for and against them, and the findings are held in memory until they ' +
  'are in the database; they would have to go there article by article.';

function targetsOf(sizes: readonly Size[]): Target[] {
  const of = (articles: number) => sizes.find((size) => size.articles === articles);
  const hundred = of(100);
  const most = sizes.at(-1);
  if (!hundred || !most || most === hundred) return [];
  const many = countText(most.articles);
  const anArticle = ({ articles, cost }: Size) => (cost?.wall ?? Number.POSITIVE_INFINITY) / articles;
  return [
    {
      what: `Time an article at ${many}, to that at 100`,
      measured: anArticle(most) / anArticle(hundred),
      limit: 1.2,
      kind: 'at most',
      unit: 'times',
      obstacle: HELD_WHOLE,
    },
    {
      what: `Peak memory at ${many} articles`,
      measured: most.cost?.peakMegabytes ?? Number.POSITIVE_INFINITY,
      limit: 1000,
      kind: 'at most',
      unit: 'MB',
      obstacle: HELD_WHOLE,
    },
    {
      what: 'Two cores, to one',
      measured: 1,
      limit: 1.6,
      kind: 'at least',
      unit: 'times',
      obstacle:
        'The program works on one core, so this is not measured. Reading articles, which could be shared out, is the smaller ' +
        'part of the time; the rest writes one database and files from it, so that readers alone would not reach it.',
    },
  ];
}
