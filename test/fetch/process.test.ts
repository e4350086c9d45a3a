import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { scratch } from '../support/program.ts';
import { listingsIn, wrongListings } from './support.ts';
import { startWiki } from './wiki.ts';

// The program as people start it: real network, real clock, a process of its own.

it('the program fetches an article and ends', async () => {
  const folder = scratch();
  const wiki = await startWiki({ 'A season': { revisions: [{ id: 3, source: 'text' }] } });
  const args = ['bin/scrutineer.js', 'fetch', 'A season', '--site', `${wiki.url}/`, '--raw', folder.path];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  expect({ stdout, stderr }).toEqual({ stdout: 'A_season.wikitext: fetched, revision 3\n', stderr: '' });
  expect(readFileSync(join(folder.path, 'articles', 'A_season.wikitext'), 'utf8')).toBe('text');
  await wiki.close();
  folder.remove();
});

it('programs that are started at once list all that they fetch', async () => {
  const folder = scratch();
  const titles = Array.from({ length: 12 }, (_, index) => `Season ${String.fromCharCode(65 + index)}`);
  const wiki = await startWiki(
    Object.fromEntries(titles.map((title, index) => [title, { revisions: [{ id: index + 1, source: title }] }])),
  );
  const runs = [0, 1, 2].map((first) => {
    const args = ['bin/scrutineer.js', 'fetch', ...titles.filter((_, index) => index % 3 === first)];
    return promisify(execFile)(process.execPath, [...args, '--site', wiki.url, '--raw', folder.path]);
  });
  for (const { stderr } of await Promise.all(runs)) expect(stderr).toBe('');
  expect(
    listingsIn(folder.path)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(titles);
  expect(wrongListings(folder.path)).toEqual([]);
  await wiki.close();
  folder.remove();
});

it('the script is in package.json', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toHaveProperty(
    ['scripts', 'fetch'],
    'node bin/scrutineer.js fetch',
  );
});
