import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// No time is asserted: what is held is that the bench runs, and shows each of its parts with figures.

it('measures every part in its shortest form, and leaves the document alone', () => {
  const before = readFileSync('docs/performance.md', 'utf8');
  const argv = ['bench/start.js', '--only', 'process,stages,tools,growth', '--articles', '3', '--repetitions', '1'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv, '--warm-ups', '0'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: expect.stringMatching(/^(?:growth: 3, \d+, [^\n]+\n){1,2}$/),
  });
  const parts = stdout.split(/^(?=## )/m);
  expect(parts.map((part) => part.split('\n')[0])).toEqual([
    '## The program as a process',
    '## The stages in a warm process',
    '## Beside tools that extract tables',
    '## Growth',
    '## Targets',
  ]);
  for (const part of parts) expect(part).toMatch(/^\|.*\d.*\|$/m);
  expect(stdout).not.toMatch(/NaN|undefined|did not end/);
  expect(readFileSync('docs/performance.md', 'utf8')).toBe(before);
}, 600_000);
