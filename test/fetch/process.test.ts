import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { scratch } from '../support/program.ts';
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

it('the script is in package.json', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toHaveProperty(
    ['scripts', 'fetch'],
    'node bin/scrutineer.js fetch',
  );
});
