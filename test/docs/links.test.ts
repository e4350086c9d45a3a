import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

// Links between the documents lead somewhere, and every path that they name is there.

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .sort(),
];

/** The anchors of a document's headings, as they are made from the headings' text. */
function anchorsOf(path: string): string[] {
  const headings = readFileSync(path, 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .matchAll(/^#{1,6} (?<text>.+)$/gm);
  return [...headings].map(({ groups }) =>
    (groups?.['text'] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function brokenLinks(path: string): string[] {
  const links = readFileSync(path, 'utf8').matchAll(/\]\((?<target>[^()\s]+)\)/g);
  return [...links]
    .map(({ groups }) => groups?.['target'] ?? '')
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#');
      const found = file === '' ? path : join(dirname(path), file);
      if (!existsSync(found)) return true;
      return anchor !== undefined && !anchorsOf(found).includes(anchor);
    });
}

/** Paths below the folders of the project that are named between backticks; patterns and `out/` are left out. */
function missingPaths(path: string): string[] {
  const names = readFileSync(path, 'utf8').matchAll(
    /`(?<name>(?:schemas|parsers|pipeline|bin|test|docs|raw\/articles|\.ci|\.github)\/[A-Za-z0-9_./-]*)`/g,
  );
  return [...names].map(({ groups }) => groups?.['name'] ?? '').filter((name) => !existsSync(name));
}

describe.each(documents)('%s', (path) => {
  it('links to what is there', () => {
    expect(brokenLinks(path)).toEqual([]);
  });

  it('names paths that are there', () => {
    expect(missingPaths(path)).toEqual([]);
  });
});
