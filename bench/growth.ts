import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeArticles } from './articles.ts';
import { median, type ProcessCost, processCost } from './measure.ts';
import { numberText, type Part, type Target, tableText } from './part.ts';

const MANY = 1000;

interface Size {
  readonly articles: number;
  readonly one: ProcessCost;
  readonly two: ProcessCost;
  readonly bytes: number;
}

/** More and more articles, on one core and on two. Sizes below 1,000 are run `repetitions` times. */
export function growth(scratch: string, counts: readonly number[], repetitions: number): Part {
  const sizes = counts.map((count) => measured(scratch, count, count < MANY ? repetitions : 1));
  const rows = sizes.map(({ articles, one, two, bytes }) => [
    articles.toLocaleString('en'),
    `${numberText(one.wall / articles)} ms`,
    `${numberText(two.wall / articles)} ms`,
    `${numberText(one.wall / two.wall)}`,
    `${numberText(one.peakMegabytes)} MB`,
    `${numberText(two.peakMegabytes)} MB`,
    `${numberText(bytes / 1e6)} MB`,
  ]);
  return {
    text: [
      '## Growth',
      '',
      'Articles made from the real ones with other names, years, totals and order ([bench/articles.ts](../bench/articles.ts)), each size',
      `as a process, \`ingest --no-report\`, on one core and on two; below ${MANY} articles medians of ${repetitions} runs.`,
      '',
      tableText(
        [
          'articles',
          'an article, one core',
          'two cores',
          'one to two',
          'peak memory, one core',
          'two cores',
          'size of the result',
        ],
        rows,
      ),
    ].join('\n'),
    targets: targetsOf(sizes),
  };
}

function measured(scratch: string, articles: number, repetitions: number): Size {
  const raw = join(scratch, `raw-${articles}`);
  const out = join(scratch, `out-${articles}`);
  writeArticles(raw, articles);
  const one: ProcessCost[] = [];
  const two: ProcessCost[] = [];
  let bytes = 0;
  for (let turn = 0; turn < repetitions; turn += 1) {
    for (const [costs, cores] of [
      [one, 1],
      [two, 2],
    ] as const) {
      rmSync(out, { recursive: true, force: true });
      costs.push(
        processCost([
          'bin/scrutineer.js',
          'ingest',
          '--no-report',
          '--quiet',
          '--raw',
          raw,
          '--out',
          out,
          '--cores',
          String(cores),
        ]),
      );
      bytes = sizeOf(out);
    }
  }
  for (const folder of [raw, out]) rmSync(folder, { recursive: true, force: true });
  return { articles, one: medianCost(one), two: medianCost(two), bytes };
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

function targetsOf(sizes: readonly Size[]): Target[] {
  const of = (articles: number) => sizes.find((size) => size.articles === articles);
  const hundred = of(100);
  const most = of(10_000);
  if (!hundred || !most) return [];
  const anArticle = ({ articles, one }: Size) => one.wall / articles;
  return [
    {
      what: 'Time an article at 10,000, to that at 100',
      measured: anArticle(most) / anArticle(hundred),
      limit: 1.2,
      kind: 'at most',
      unit: 'times',
      obstacle: '',
    },
    {
      what: 'Peak memory at 10,000 articles',
      measured: most.one.peakMegabytes,
      limit: 1000,
      kind: 'at most',
      unit: 'MB',
      obstacle: '',
    },
    {
      what: 'Two cores at 10,000 articles, to one',
      measured: most.one.wall / most.two.wall,
      limit: 1.6,
      kind: 'at least',
      unit: 'times',
      obstacle: '',
    },
  ];
}
