// `npm run fuzz -- --minutes 5 --seed 7`: damaged articles for so long, beginning with a seed. A case that does not end is
// killed, and its seed printed.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const LONGEST_CASE = 120_000; // milliseconds

const folder = mkdtempSync(join(tmpdir(), 'scrutineer-fuzz-'));
const journal = join(folder, 'seed');
writeFileSync(journal, 'none');
const env = {
  ...process.env,
  SCRUTINEER_FUZZ_UNTIL: String(Date.now() + Number(values.minutes) * 60_000),
  SCRUTINEER_FUZZ_JOURNAL: journal,
  SCRUTINEER_SEED: values.seed,
};
const child = spawn(join('node_modules', '.bin', 'vitest'), ['run', 'test/fuzz/fuzz.test.ts'], {
  env,
  stdio: 'inherit',
  detached: true,
});
const watch = setInterval(() => {
  if (Date.now() - statSync(journal).mtimeMs < LONGEST_CASE) return;
  process.stderr.write(`seed ${readFileSync(journal, 'utf8')}: does not end\n`);
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
}, 5000);
child.on('close', (status) => {
  clearInterval(watch);
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = status ?? 1;
});
