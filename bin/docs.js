#!/usr/bin/env node
// Writes the part of docs/dataset.md that is made from the schemas: everything behind its mark.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BuildError, built, ensureBuilt } from './build.js';

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'dataset.md');
const mark = '<!-- Everything below is made from the schemas by `npm run docs`. -->\n\n';

try {
  ensureBuilt();
  const { dictionaryMarkdown } = await import(built('pipeline/dictionary-text.js').href);
  const [written, ...rest] = readFileSync(file, 'utf8').split(mark);
  if (rest.length !== 1) throw new BuildError(`${file}: has no line ${mark.trim()}, or several; put it back`);
  writeFileSync(file, `${written}${mark}${dictionaryMarkdown()}\n`);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  process.stderr.write(error.report());
  process.exitCode = 1;
}
