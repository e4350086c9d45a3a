import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFiles } from '../../pipeline/report/report-files.ts';
import { summaryText } from '../../pipeline/summary.ts';
import { run } from '../support/program.ts';
import { publish } from '../support/published.ts';

// What README.md prints is what the program and the dataset give.

const readme = readFileSync('README.md', 'utf8');
const published = publish('raw', reportFiles);
afterAll(published.remove);

/** Each distinct first group of a pattern in the README. */
function named(pattern: RegExp): string[] {
  return [...new Set([...readme.matchAll(pattern)].map(([, name = '']) => name))].sort();
}

describe('a query', () => {
  const queries = [
    ...readme.matchAll(/^\$ sqlite3 out\/alms\.sqlite "(?<sql>[^"]+)"\n(?<answer>(?:[^`$].*\n)+)/gm),
  ].map(({ groups }) => ({ sql: groups?.['sql'] ?? '', answer: groups?.['answer'] ?? '' }));

  it('is printed', () => {
    expect(queries).not.toEqual([]);
  });

  it.each(queries)('$sql', ({ sql, answer }) => {
    const rows = published.db.prepare<[], unknown[]>(sql).raw().all();
    // The shell prints 195.0 where JavaScript has 195.
    const wanted = answer.trimEnd().replace(/(?<=\|\d+)\.0(?=\||$)/gm, '');
    expect(rows.map((row) => row.join('|')).join('\n')).toBe(wanted);
  });
});

describe('the printed run', () => {
  const block = /^\$ npm run --silent ingest\n(?<lines>(?:(?!```).*\n)+)/m.exec(readme)?.groups?.['lines'] ?? '';
  const lines = block.split('\n').filter((line) => line !== '' && line !== '…');
  const real = summaryText({
    ...published.summary,
    files: published.summary.files.map((file) => file.replace(/^.*\/out\//, 'out/')),
  });

  it('is there', () => {
    expect(lines.length).toBeGreaterThan(5);
  });

  it.each(lines)('has the line %s', (line) => {
    const pattern = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    expect(real).toMatch(new RegExp(`^${pattern.join('.+')}$`, 'm'));
  });
});

describe('what is named', () => {
  let help = '';
  beforeAll(async () => {
    help = (await run(['--help'])).out;
  });

  it('in out/ is what is published', () => {
    expect(named(/`out\/([A-Za-z0-9._-]+)(?:\/[A-Za-z0-9._/-]+)?`/g)).toEqual(readdirSync(published.outDir).sort());
  });

  it('as a command is one of the program, and every one is named', () => {
    const commands = [...help.matchAll(/^ {2}(?<name>[a-z]+) {2,}/gm)]
      .map(({ groups }) => groups?.['name'] ?? '')
      .sort();
    const rows = named(/^\| `(?:npm run|npx scrutineer) ([a-z]+)/gm);
    expect(rows).toEqual(commands);
    expect(commands).toEqual(expect.arrayContaining(named(/\bscrutineer ([a-z]+)\b(?! reads)/g)));
  });

  it('as a script stands in package.json', () => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const script of named(/\bnpm run (?:--silent )?([a-z:]+)/g)) {
      expect(manifest).toHaveProperty(['scripts', script]);
    }
  });

  it('as an option is one that a command knows', async () => {
    const rows = [...readme.matchAll(/^\| (?<options>`--[^|]+) \| (?<commands>[a-z, ]+) \|/gm)];
    expect(rows).not.toEqual([]);
    for (const { groups } of rows) {
      for (const command of (groups?.['commands'] ?? '').split(', ')) {
        const { out } = await run([command, '--help']);
        for (const [option] of (groups?.['options'] ?? '').matchAll(/--[a-z-]+/g)) expect(out).toContain(option);
      }
    }
  });
});
