import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { articleFileName } from '../../pipeline/fetch/file-name.ts';
import { scratch, snapshot } from '../support/program.ts';
import { fetchFrom, listingsIn, wrongListings } from './support.ts';
import { startWiki } from './wiki.ts';

describe('the name of an article’s file', () => {
  it.each([
    ['2009 American Le Mans Series', '2009_American_Le_Mans_Series'],
    ['Série A de compétition', 'Série_A_de_compétition'],
    ['AC/DC', 'AC%2FDC'],
    ['..', '%2E.'],
    ['.hidden', '%2Ehidden'],
    ['../../etc/passwd', '%2E.%2F..%2Fetc%2Fpasswd'],
    ['C:\\Windows', 'C%3A%5CWindows'],
    ['bell\u0007 and\nline', 'bell%07_and%0Aline'],
    ['right\u202eleft', 'right%E2%80%AEleft'],
    ['100%', '100%25'],
    ['-rf', '%2Drf'],
    ['half \ud800', 'half_%EF%BF%BD'],
  ])('of %j', (title, stem) => {
    expect(articleFileName(title, 'wikitext')).toBe(`${stem}.wikitext`);
    expect(articleFileName(title, 'html')).toBe(`${stem}.html`);
  });

  it('is cut where it is too long, and told apart by a hash', () => {
    const [a, b] = [articleFileName('é'.repeat(300), 'html'), articleFileName('é'.repeat(301), 'html')];
    expect(Buffer.byteLength(a)).toBeLessThanOrEqual(205);
    expect(a).not.toBe(b);
    expect(a).toContain(createHash('sha256').update('é'.repeat(300)).digest('hex').slice(0, 12));
  });

  it('is one plain name, and two titles never share one', () => {
    const titles = fc.string({ unit: 'binary', minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(titles, titles, (one, other) => {
        const name = articleFileName(one, 'wikitext');
        expect(name).toMatch(/^[^./\\-][^/\\]*\.wikitext$/u);
        expect(name).not.toMatch(/[\p{Cc}\p{Z}]/u);
        expect(Buffer.byteLength(name)).toBeLessThan(255);
        const isSame = one.replaceAll(' ', '_') === other.replaceAll(' ', '_');
        expect(name === articleFileName(other, 'wikitext')).toBe(isSame);
      }),
    );
  });
});

describe('a hostile title', () => {
  const folder = scratch();
  afterAll(folder.remove);

  it('from the wiki stays in the folder and on its line', async () => {
    // A server that is asked for one page may name any other.
    const titles = ['../../../escaped', '/etc/passwd', '.fetch.json', 'a/../../b', 'sources.json', 'x\r\ny\u001b[31m'];
    const wiki = await startWiki();
    const raw = join(folder.path, 'deep', 'er', 'raw');
    for (const [index, title] of titles.entries()) {
      const page = { title, content_model: 'wikitext', license: { url: null, title: null }, source: 'text' };
      wiki.faults.push(
        (_, response) => {
          response.end(JSON.stringify({ query: { pages: [{ title, lastrevid: index + 1 }] } }));
          return true;
        },
        (_, response) => {
          response.end(JSON.stringify({ ...page, latest: { id: index + 1, timestamp: null } }));
          return true;
        },
      );
      const result = await fetchFrom(wiki, raw, ['Innocent']);
      expect(result).toMatchObject({ status: 0, err: '' });
      expect(result.out).toMatch(/^[^\p{Cc}/]+\n$/u);
    }
    await wiki.close();
    expect(listingsIn(raw).map(({ title }) => title)).toEqual(titles);
    expect(wrongListings(raw)).toEqual([]);
    const files = Object.keys(snapshot(folder.path)).filter((name) => !name.endsWith('/'));
    expect(files.length).toBe(titles.length + 1);
    for (const name of files) expect(name).toMatch(/^deep\/er\/raw\/articles\/[^/]+$/);
  });

  it('from the command line stays on its line', async () => {
    const wiki = await startWiki();
    const result = await fetchFrom(wiki, join(folder.path, 'none'), ['bell\u0007\nline \u001b[2J\u202e']);
    await wiki.close();
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toMatch(/^scrutineer: [^\p{Cc}\p{Cf}]+\n$/u);
  });
});
