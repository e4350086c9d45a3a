import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../../support/program.ts';

// A thread has a larger stack than the program. What is read of a text must not depend on it.

const READ = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { createHash } = require('node:crypto');
  import(workerData.readers).then(({ parseHtml, readMarkdown, readProse }) => {
    const readers = { html: parseHtml, markdown: readMarkdown, prose: (text) => readProse(text, 1, 0) };
    const hashes = workerData.texts.map(({ form, text }) =>
      createHash('sha256').update(JSON.stringify(readers[form](text))).digest('hex'));
    parentPort.postMessage(hashes);
  });
`;

const html = (open: (level: number) => string) => (levels: number) =>
  `<p>before</p>${Array.from({ length: levels }, (_, level) => open(level)).join('')}a<b>b</b> c`;
const TEXTS = [
  ['html', 'elements of one name', html(() => '<div>'), [90, 700, 900, 1500, 3000, 9000]],
  ['html', 'tables', html(() => '<table><tr><td>'), [90, 190, 250, 420, 1000, 3000]],
  ['html', 'lists', html(() => '<ul><li>'), [90, 390, 500, 1000, 3000]],
  ['html', 'elements of many names', html((level) => `<x-${level % 60}>`), [90, 700, 900, 3000]],
  ['html', 'elements of ever other names', html((level) => `<x-${level}>`), [90, 700, 900, 3000]],
  ['html', 'formatting that is never closed', html((level) => (level % 2 ? '<b>' : '<i>x<p>')), [90, 700, 900]],
  ['markdown', 'lists', (levels: number) => nested(levels), [20, 60, 210, 400]],
  ['prose', 'lists', (levels: number) => nested(levels), [20, 60, 210, 400]],
  ['prose', 'quotes', (levels: number) => `${'> '.repeat(levels)}a`, [20, 90, 210, 2000]],
] as const;

function nested(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- a`).join('\n');
}

describe('a text that is nested deep', () => {
  const folder = scratch();
  afterAll(folder.remove);
  const readers = folder.at('readers.mjs');

  // As the program has them: without what a test runner adds to every call.
  beforeAll(() => build({ input: 'test/support/readers.ts', platform: 'node', output: { file: readers } }));

  async function readWith(stackSizeMb: number, texts: readonly { form: string; text: string }[]): Promise<string[]> {
    const workerData = { readers: pathToFileURL(readers).href, texts };
    const worker = new Worker(READ, { eval: true, workerData, resourceLimits: { stackSizeMb } });
    const [hashes] = await once(worker, 'message');
    await worker.terminate();
    return hashes;
  }

  it.each(TEXTS)(
    'is the same whatever the stack: %s, %s',
    async (form, _, textOf, levels) => {
      const texts = levels.map((count) => ({ form, text: textOf(count) }));
      expect(await readWith(1, texts)).toEqual(await readWith(8, texts));
    },
    120_000,
  );
});
