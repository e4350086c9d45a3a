#!/usr/bin/env node
// `npm run bench`: builds the program, compiles the bench and the sources that it calls, then runs it with the arguments given.

import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../bin/build.js';

const root = dirname(import.meta.dirname);
const target = join(root, '.bench');

ensureBuilt();
rmSync(target, { recursive: true, force: true });
// Files that are no sources, such as schema.sql, lie beside the compiled ones.
cpSync(join(root, 'pipeline'), join(target, 'pipeline'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [compiler, '--project', 'tsconfig.bench.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(3);
process.chdir(root);
const { main } = await import(pathToFileURL(join(target, 'bench/main.js')).href);
await main(process.argv.slice(2));
