import { readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeArticles } from './articles.ts';
import { canKeepToOneCore, median, type ProcessCost, ProcessFailure, processCost } from './measure.ts';
import { numberText, type Part, type Target, tableText } from './part.ts';

const MANY = 1000;
/** They take hours on a slow machine, and are not part of every run. */
const MOST = 10_000;
const LEFT_OUT =
  '10,000 articles were left out of this run; the last one that had them is in [performance-10000.md](performance-10000.md).';
/** Node gives a process about 4 GB unless told otherwise; this is for sizes that need more. */
const HEAP = '--max-old-space-size=16000';

/** On what the program runs; one only where it can be kept to it. */
export const CORES = ['all', 'one'] as const;
export type Cores = (typeof CORES)[number];

/** How many articles, and on what they are read; sizes below 1,000 are run so many times. */
interface Wanted {
  readonly counts: readonly number[];
  readonly cores: readonly Cores[];
  readonly repetitions: number;
}

/** What a number of articles takes. */
interface Size {
  readonly articles: number;
  readonly cores: Cores;
  readonly cost: ProcessCost;
  readonly bytes: number;
}

/** A size at which the program did not come to its end, and why, as its last words say. */
interface Failure extends Pick<Size, 'articles' | 'cores'> {
  readonly reason: string;
}

/** More and more articles. Each figure is told on stderr as soon as it is there: the largest take an hour and more. */
export function growth(scratch: string, { counts, cores, repetitions }: Wanted): Part {
  const results = counts.flatMap((articles) => {
    const raw = join(scratch, `raw-${articles}`);
    writeArticles(raw, articles);
    const ofCount = cores
      .filter((which) => which === 'all' || canKeepToOneCore)
      .map((which) => {
        const result = measured(scratch, articles, which, articles < MANY ? repetitions : 1);
        process.stderr.write(`growth: ${rowOf(result).join(', ')}\n`);
        return result;
      });
    rmSync(raw, { recursive: true, force: true });
    return ofCount;
  });
  return {
    text: [
      '## Growth',
      '',
      'Articles made from the real ones with other names, years, totals and order ([bench/articles.ts](../bench/articles.ts)), each',
      `number as a process, \`ingest --no-report\`, on ${cores.map(coresText).join(' and on ')}; below`,
      `${countText(MANY)} medians of ${repetitions} runs, else one run; above it with Node's \`${HEAP}\`.`,
      'The result is the database and the same rows as JSON, CSV, Parquet and Markdown.',
      '',
      tableText(['articles', 'cores', 'an article', 'CPU', 'peak memory', 'result', 'an article'], results.map(rowOf)),
      ...(counts.includes(MOST) ? [] : ['', LEFT_OUT]),
    ].join('\n'),
    targets: targetsOf(
      results.filter((one) => 'cost' in one),
      counts,
    ),
  };
}

function coresText(cores: Cores): string {
  return cores === 'one' ? 'one core' : `all ${availableParallelism()} cores`;
}

function rowOf(result: Size | Failure): string[] {
  const { articles } = result;
  const cores = result.cores === 'one' ? '1' : String(availableParallelism());
  if ('reason' in result) return [countText(articles), cores, `did not end: ${result.reason}`, '', '', '', ''];
  const { cost, bytes } = result;
  return [
    countText(articles),
    cores,
    `${numberText(cost.wall / articles)} ms`,
    `${numberText(cost.cpu / articles)} ms`,
    `${numberText(cost.peakMegabytes)} MB`,
    `${numberText(bytes / 1e6)} MB`,
    `${numberText(bytes / 1e6 / articles)} MB`,
  ];
}

function countText(count: number): string {
  return count.toLocaleString('en');
}

function measured(scratch: string, articles: number, cores: Cores, repetitions: number): Size | Failure {
  const raw = join(scratch, `raw-${articles}`);
  const out = join(scratch, `out-${articles}`);
  const heap = articles > MANY ? [HEAP] : [];
  const argv = [...heap, 'bin/scrutineer.js', 'ingest', '--no-report', '--quiet', '--raw', raw, '--out', out];
  const costs: ProcessCost[] = [];
  let bytes = 0;
  try {
    for (let turn = 0; turn < repetitions; turn += 1) {
      rmSync(out, { recursive: true, force: true });
      costs.push(processCost(argv, { cores }));
      bytes = sizeOf(out);
    }
  } catch (error) {
    if (!(error instanceof ProcessFailure)) throw error;
    return { articles, cores, reason: error.reason };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return { articles, cores, cost: medianCost(costs), bytes };
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
  'Spellings, and what speaks for and against each pair of them, are held in memory kind by kind until they are decided: a ' +
  'name may be one with any other of any article. They would have to be looked up in the database instead.';
const ALIKE =
  'Made-up names of thousands of articles come out alike far more often than real ones: pairs to be compared, and findings ' +
  'on those that nobody can decide, grow faster than the articles.';
const ON_ONE_CORE =
  'Articles are read and audited on two cores, and files written. Names are decided and rows inserted on one: the one needs ' +
  'all articles, and SQLite lets one thread write.';

function targetsOf(sizes: readonly Size[], counts: readonly number[]): Target[] {
  const of = (articles: number, cores: Cores) =>
    sizes.find((size) => size.articles === articles && size.cores === cores);
  const anArticle = (size: Size) => size.cost.wall / size.articles;
  const cores = sizes.some((size) => size.cores === 'all') ? 'all' : 'one';
  const onCores = cores === 'one' ? ', on one core' : '';
  const most = counts.at(-1) ?? 0;
  const [some, all] = [of(100, cores), of(most, cores)];
  const targets: Target[] = [];
  if (most > 100 && some)
    targets.push(
      {
        what: `Time an article at ${countText(most)}, to that at 100${onCores}`,
        measured: all ? anArticle(all) / anArticle(some) : Number.POSITIVE_INFINITY,
        limit: 1.2,
        kind: 'at most',
        unit: 'times',
        obstacle: ALIKE,
      },
      {
        what: `Peak memory at ${countText(most)} articles${onCores}`,
        measured: all?.cost.peakMegabytes ?? Number.POSITIVE_INFINITY,
        limit: 1000,
        kind: 'at most',
        unit: 'MB',
        obstacle: HELD_WHOLE,
      },
    );
  const both = counts.findLast((count) => of(count, 'one') && of(count, 'all'));
  const [one, two] = both === undefined ? [] : [of(both, 'one'), of(both, 'all')];
  if (both !== undefined && one && two && availableParallelism() > 1)
    targets.push({
      what: `Two cores, to one, at ${countText(both)} articles`,
      measured: anArticle(one) / anArticle(two),
      limit: 1.6,
      kind: 'at least',
      unit: 'times',
      obstacle: ON_ONE_CORE,
    });
  return targets;
}
