import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
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

  it('lists what only tests and checks need, with its licence', () => {
    expect(listed('What only the tests')).toEqual(locked(Object.keys(described.devDependencies)));
  });

  it('allows the licence of everything that users install', () => {
    const section = text.split('\n## ').find((part) => part.startsWith('Licences that are allowed')) ?? '';
    const allowed = [...section.matchAll(/`(?<licence>[^`]+)`/g)].map(({ groups }) => groups?.['licence']);
    const installed = Object.entries(lock).filter(
      ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
    );
    expect(installed.length).toBeGreaterThan(Object.keys(described.dependencies).length);
    const refused = installed.filter(([, { license = 'none' }]) =>
      license.split(/[()]| OR /).every((choice) => !allowed.includes(choice)),
    );
    expect(refused).toEqual([]);
  });
});

describe('the package', { timeout: 180_000 }, () => {
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
      /^(?:bin\/\w+\.js|dist\/(?:(?:schemas|parsers|pipeline)\/[\w/-]+\.(?:js|sql|css)|source-hash\.txt)|docs\/[\w/-]+\.md|(?:README|ARCHITECTURE|CHANGELOG)\.md|LICENSE|package\.json)$/;
    expect(paths.filter((path) => !needed.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(['bin/scrutineer.js', 'dist/pipeline/cli.js', 'LICENSE', 'package.json']),
    );

    const tar = ['-xzf', join(folder.path, archive?.filename ?? ''), '-C', folder.path];
    expect(spawnSync('tar', tar).status).toBe(0);
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder.path, 'node_modules'));
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
