import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scratch } from '../support/program.ts';

// A checkout of its own, so that nothing else is built from what is wrong with it.

const folder = scratch();
afterAll(folder.remove);
const SOURCES = ['bin', 'schemas', 'parsers', 'pipeline', 'package.json', 'package-lock.json', 'rolldown.config.js'];

function checkout(name: string): string {
  const root = folder.at(name);
  for (const path of [...SOURCES, 'tsconfig.json']) cpSync(path, join(root, path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  return root;
}

function started(root: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/scrutineer.js'), '--version'], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function change(root: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(root, path), text.replace(from, to));
}

describe('a checkout', { timeout: 120_000 }, () => {
  it('builds itself when it is started, and again when it has changed', () => {
    const root = checkout('changed');
    expect(started(root)).toMatchObject({ status: 0, stderr: '' });
    change(root, 'pipeline/version.ts', 'String(json.version)', "'9.9.9'");
    expect(started(root)).toEqual({ status: 0, stdout: '9.9.9\n', stderr: '' });
    expect(readdirSync(root).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  });

  it('is not built from other packages than its lock file names', () => {
    const root = checkout('packages');
    const { version } = JSON.parse(readFileSync('node_modules/zod/package.json', 'utf8'));
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    lock.packages['node_modules/zod'].version = '0.0.1';
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
    expect(started(root)).toEqual({
      status: 3,
      stdout: '',
      stderr: `scrutineer: node_modules/zod is ${version}, not 0.0.1; run \`npm ci\`\n`,
    });
    expect(readdirSync(root)).not.toContain('dist');
  });

  it('says what the bundler says where a source cannot be read', () => {
    const root = checkout('broken');
    change(root, 'pipeline/version.ts', 'export function version', 'export functio version');
    const { status, stdout, stderr } = started(root);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^scrutineer: the bundler refused the sources; what it said follows\n[\s\S]*version\.ts/);
    expect(readdirSync(root)).not.toContain('dist');
  });
});
