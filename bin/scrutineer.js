#!/usr/bin/env node
// The program as it is installed and as the npm scripts call it: brings the built output up to date, then runs it.

import { setFlagsFromString } from 'node:v8';
import { BuildError, built, ensureBuilt } from './build.js';

// Garbage is collected once the heap is twice what it was after the last time; V8 waits until it is up to four times that,
// which takes a third more memory and is hardly quicker. Other engines take no notice.
setFlagsFromString('--heap-growing-percent=100');

try {
  ensureBuilt();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  process.stderr.write(error.report());
  process.exit(3);
}

// Whoever reads the output may have seen enough, as `head` has: end as a program does that heeds SIGPIPE.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(128 + 13);
});

const { main } = await import(built('pipeline/cli.js').href);
process.exitCode = await main(process.argv.slice(2));
