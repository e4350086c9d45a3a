// How the program is put together: the sources and the packages that they import, in a few files, which load several times
// as fast as hundreds do. `bin/build.js` calls it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';

/** Lists, beside the program, each package whose code is in it, with its licence as the package has it. */
const LICENCES = 'THIRD-PARTY-LICENSES.txt';

export default defineConfig({
  input: {
    cli: 'pipeline/cli.ts',
    'co-worker': 'pipeline/co-worker.ts',
    'co-worker-thread': 'pipeline/co-worker-thread.ts',
    'dictionary-text': 'pipeline/publish/dictionary-text.ts',
  },
  platform: 'node',
  // Native code has its own place, where it is installed.
  external: ['better-sqlite3'],
  plugins: [licences()],
  output: { entryFileNames: 'pipeline/[name].js', chunkFileNames: 'pipeline/[name]-[hash].js' },
});

/** @returns {import('rolldown').Plugin} */
function licences() {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      /** @type {Set<string>} */
      const folders = new Set();
      // Its helpers are in what it puts together.
      folders.add('node_modules/rolldown');
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') for (const id of chunk.moduleIds) addPackageOf(id, folders);
      const texts = [...folders].map(noticeOf).sort();
      this.emitFile({ type: 'asset', fileName: LICENCES, source: `${texts.join('\n\n')}\n` });
    },
  };
}

/**
 * Adds the folder of the package that a module is part of; none for a source of our own.
 *
 * @param {string} id @param {Set<string>} folders
 */
function addPackageOf(id, folders) {
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, ''));
  if (found) folders.add(found[0]);
}

/** @param {string} folder of a package @returns {string} its name, version, licence and the licence's text */
function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const by = typeof author === 'string' ? author : author?.name;
  const text =
    file === undefined
      ? `By ${by}; the package has no file with the text.`
      : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}: ${license}\n\n${text}`;
}
