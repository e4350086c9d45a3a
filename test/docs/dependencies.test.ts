import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { RAW, scratch } from '../support/program.ts';

const folder = scratch();
afterAll(folder.remove);

const Package = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});
const described = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const lock = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages;
const text = readFileSync('docs/dependencies.md', 'utf8');
/** Where everything lies that `npm ci --omit=dev` installs. */
const installed = Object.entries(lock).flatMap(([path, { dev, devOptional }]) =>
  path === '' || dev || devOptional ? [] : [path],
);

/** Name to licence, of the tables of a section. */
function listed(heading: string): Record<string, string> {
  const section = text.split('\n## ').find((part) => part.startsWith(heading)) ?? '';
  const rows = [...section.matchAll(/^\| `(?<name>[^`]+)` \| [^|]+ \| (?<licence>[^|]+?) \|/gm)];
  return Object.fromEntries(rows.map(({ groups }) => [groups?.['name'] ?? '', groups?.['licence'] ?? '']));
}

/** Name to licence, as the lock file has them. */
function locked(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, lock[`node_modules/${name}`]?.license ?? 'none']));
}

describe('docs/dependencies.md', () => {
  it('lists what users install, with its licence', () => {
    expect(listed('What users install')).toEqual(locked(Object.keys(described.dependencies)));
  });

  it('lists everything else, with its licence', () => {
    const others = { ...listed('What is built into'), ...listed('What only the build') };
    expect(others).toEqual(locked(Object.keys(described.devDependencies)));
  });

  it('allows the licence of everything that users install', () => {
    expect(installed.length).toBeGreaterThan(Object.keys(described.dependencies).length);
    expect(installed.filter((path) => !isAllowed(lock[path]?.license ?? 'none'))).toEqual([]);
  });
});

/** Whether a licence, or one of a choice, is in the list at the end. */
function isAllowed(licence: string): boolean {
  const section = text.split('\n## ').find((part) => part.startsWith('Licences that are allowed')) ?? '';
  const allowed = [...section.matchAll(/`(?<licence>[^`]+)`/g)].map(({ groups }) => groups?.['licence']);
  return licence.split(/[()]| OR /).some((choice) => allowed.includes(choice));
}

describe('the package', { timeout: 180_000 }, () => {
  it('passes on the licence of everything that is built into it, and every one is allowed', () => {
    expect(spawnSync(process.execPath, ['bin/build.js'], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: '',
    });
    const notices = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
    const named = [...notices.matchAll(/^(?<name>[@\w./-]+) \d+\.\d+\.\d+\S*: (?<licence>\S.*)$/gm)];
    const licences = new Map(named.map(({ groups }) => [groups?.['name'] ?? '', groups?.['licence'] ?? '']));
    expect([...licences.keys()]).toEqual(expect.arrayContaining(Object.keys(listed('What is built into'))));
    expect([...licences].filter(([, licence]) => !isAllowed(licence))).toEqual([]);
    const code = readdirSync('dist/pipeline').map((name) => readFileSync(join('dist/pipeline', name), 'utf8'));
    // The bundler says above each part of a file whence it is.
    const parts = code.flatMap((one) => [...one.matchAll(/^\/\/ node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)/gm)]);
    const built = new Set(parts.map(({ groups }) => groups?.['name'] ?? ''));
    expect([...built].filter((name) => !licences.has(name))).toEqual([]);
    expect(built.size).toBeGreaterThan(50);
  });

  it('holds what is needed to run it and nothing else, and runs', () => {
    const built = spawnSync(process.execPath, ['bin/build.js'], { encoding: 'utf8' });
    expect(built).toMatchObject({ status: 0, stdout: '' });
    const packed = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder.path], {
      encoding: 'utf8',
    });
    expect(packed.status).toBe(0);
    const [archive] = z
      .array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }))
      .parse(JSON.parse(packed.stdout));
    const paths = (archive?.files ?? []).map(({ path }) => path);
    const needed =
      /^(?:bin\/\w+\.js|dist\/(?:pipeline\/[\w-]+\.(?:js|sql|css)|source-hash\.txt|THIRD-PARTY-LICENSES\.txt)|docs\/[\w/-]+\.md|(?:README|ARCHITECTURE|CHANGELOG)\.md|LICENSE|package\.json)$/;
    expect(paths.filter((path) => !needed.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(['bin/scrutineer.js', 'dist/pipeline/cli.js', 'LICENSE', 'package.json']),
    );

    const tar = ['-xzf', join(folder.path, archive?.filename ?? ''), '-C', folder.path];
    expect(spawnSync('tar', tar).status).toBe(0);
    for (const path of installed.filter((one) => one.lastIndexOf('node_modules') === 0)) {
      mkdirSync(dirname(join(folder.path, path)), { recursive: true });
      symlinkSync(join(process.cwd(), path), join(folder.path, path));
    }
    const program = join(folder.path, 'package', 'bin', 'scrutineer.js');
    const options = { cwd: folder.path, encoding: 'utf8' } as const;
    expect(spawnSync(process.execPath, [program, '--version'], options)).toMatchObject({
      status: 0,
      stdout: `${described.version}\n`,
      stderr: '',
    });
    const argv = [program, 'ingest', '--raw', RAW, '--out', join(folder.path, 'out'), '--quiet'];
    expect(spawnSync(process.execPath, argv, options)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});
