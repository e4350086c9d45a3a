import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { type Run, run, runProcess, STAGE_LINES, scratch, sha256, snapshot } from '../support/program.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);

/** A publication that no failing run may touch. */
const out = folder.at('out');
beforeAll(async () => {
  expect(await run(['ingest', '--raw', folder.raw({ [ARTICLE]: SMALL_SEASON }), '--out', out])).toMatchObject({
    status: 0,
  });
}, 120_000);

/** Runs `ingest` and holds what every refusal has in common against it; gives the one line on stderr. */
async function refused(
  raw: string,
  status: number,
  options: readonly string[] = ['--out', out],
  files: FileEffects = realFiles,
): Promise<string> {
  const before = snapshot(out);
  const result = await run(['ingest', '--raw', raw, ...options], files);
  expectRefusal(result, status);
  expect(snapshot(out)).toEqual(before);
  return result.err.trimEnd();
}

function expectRefusal(result: Run, status: number): void {
  expect(result).toMatchObject({ status, out: '' });
  expect(result.err).toMatch(/^scrutineer: [^\n]+\n$/);
}

function listing(file: string, content: string | Buffer): Record<string, string | null> {
  return { file, title: 'A', url: null, revision: null, retrieved: null, licence: null, sha256: sha256(content) };
}

describe('a raw folder that cannot be read', () => {
  it('is not there', async () => {
    const raw = join(folder.path, 'nowhere');
    expect(await refused(raw, 3)).toContain(raw);
  });

  it('is a file', async () => {
    const raw = folder.at('raw-file', 'text');
    expect(await refused(raw, 3)).toContain(raw);
  });

  it('has no folder of articles', async () => {
    const raw = folder.at('raw-bare/notes.txt', 'text').replace(/\/notes\.txt$/, '');
    expect(await refused(raw, 3)).toContain(join(raw, 'articles'));
  });

  it('has a file where the folder of articles should be', async () => {
    const raw = folder.raw({}, { articles: 'text' });
    expect(await refused(raw, 3)).toContain(join(raw, 'articles'));
  });

  it('has no article in it', async () => {
    const raw = folder.raw({ 'README.pdf': 'no article' });
    expect(await refused(raw, 3)).toContain(join(raw, 'articles'));
  });
});

describe('an article that cannot be read', () => {
  it.each([
    ['empty', ''],
    ['blank', '\n \n\t\n'],
  ])('is %s', async (_what, content) => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON, 'empty.txt': content });
    expect(await refused(raw, 3)).toContain(join(raw, 'articles', 'empty.txt'));
  });

  it('holds a NUL byte', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON.replace('Harbour Six', 'Harbour\0Six') });
    expect(await refused(raw, 3)).toContain(`${join(raw, 'articles', ARTICLE)}, line 8:`);
  });

  it.each([
    ['a byte of another encoding', Buffer.from([0xe9])],
    ['half a character', Buffer.from([0xe2, 0x80])],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['an overlong form', Buffer.from([0xc0, 0xaf])],
  ])('is not UTF-8: %s', async (_what, bytes) => {
    const [before = '', after = ''] = SMALL_SEASON.split('Harbour Six');
    const content = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
    const raw = folder.raw({ [ARTICLE]: content });
    expect(await refused(raw, 3)).toContain(`${join(raw, 'articles', ARTICLE)}, line 8:`);
  });

  it('ends within a character', async () => {
    const content = Buffer.concat([Buffer.from('= 2031 Cup =\n\nA caf'), Buffer.from('é').subarray(0, 1)]);
    const raw = folder.raw({ [ARTICLE]: content });
    expect(await refused(raw, 3)).toContain(`${join(raw, 'articles', ARTICLE)}, line 3:`);
  });

  it('is a folder', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });
    mkdirSync(join(raw, 'articles', 'folder.txt'));
    expect(await refused(raw, 3)).toContain(join(raw, 'articles', 'folder.txt'));
  });

  it('cannot be opened', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });
    const read = (path: string) => {
      if (basename(path) === ARTICLE) throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
      return realFiles.read(path);
    };
    const message = await refused(raw, 3, ['--out', out], { ...realFiles, read });
    expect(message).toContain(`${join(raw, 'articles', ARTICLE)}: cannot be read, permission denied`);
  });

  it('does not leave a new output folder behind', async () => {
    const raw = folder.raw({ [ARTICLE]: '' });
    await refused(raw, 3, ['--out', folder.at('never')]);
    expect(realFiles.exists(folder.at('never'))).toBe(false);
  });
});

describe('sources.json', () => {
  const rawWith = (sources: string) => folder.raw({ [ARTICLE]: SMALL_SEASON, 'sources.json': sources });
  const pathIn = (raw: string) => join(raw, 'articles', 'sources.json');

  it('gives an article its address, revision and licence', async () => {
    const entry = { ...listing(ARTICLE, SMALL_SEASON), url: 'https://example.org/cup', revision: 42, licence: 'CC0' };
    const raw = rawWith(JSON.stringify([entry]));
    const target = folder.at('listed');
    expect(await run(['ingest', '--raw', raw, '--out', target, '--quiet'])).toMatchObject({ status: 0, err: '' });
    const text = readFileSync(join(target, 'alms.json'), 'utf8');
    expect(text).toContain('"url":"https://example.org/cup","revision":"42","licence":"CC0"');
  });

  it('names an article that is not there', async () => {
    const raw = rawWith(JSON.stringify([listing(ARTICLE, SMALL_SEASON), listing('lost.txt', 'x')]));
    expect(await refused(raw, 3)).toContain(join(raw, 'articles', 'lost.txt'));
  });

  it('gives another checksum', async () => {
    const raw = rawWith(JSON.stringify([listing(ARTICLE, `${SMALL_SEASON} `)]));
    const message = await refused(raw, 3);
    expect(message).toContain(join(raw, 'articles', ARTICLE));
    expect(message).toContain('sha256');
  });

  it.each([
    ['is not JSON', '[{"file":'],
    ['is empty', ''],
    ['is no array', '{}'],
    ['lacks a column', '[{"file": "a.txt"}]'],
    ['has a column that nobody knows', JSON.stringify([{ ...listing(ARTICLE, SMALL_SEASON), author: 'x' }])],
    ['has no checksum', JSON.stringify([{ ...listing(ARTICLE, SMALL_SEASON), sha256: 'abc' }])],
    ['has a title that is a number', JSON.stringify([{ ...listing(ARTICLE, SMALL_SEASON), title: 7 }])],
  ])('%s', async (_what, sources) => {
    const raw = rawWith(sources);
    expect(await refused(raw, 3)).toContain(pathIn(raw));
  });

  it('is not UTF-8', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON, 'sources.json': Buffer.from([0x5b, 0x0a, 0xff, 0x5d]) });
    expect(await refused(raw, 3)).toContain(`${pathIn(raw)}, line 2:`);
  });
});

describe('a curated file', () => {
  const HEADERS = {
    'names.csv': 'kind,raw_name,judgement,other_name,reason,reference',
    'ids.csv': 'kind,entity_id,name',
    'corrections.csv': 'file,line,column_name,printed,corrected,reason,reference',
    'accepted-findings.csv': 'finding_id,reason',
  };
  const rawWith = (name: string, content: string) =>
    folder.raw({ [ARTICLE]: SMALL_SEASON }, { [`curated/${name}`]: content });

  it.each(Object.entries(HEADERS))('%s may hold its header alone', async (name, header) => {
    for (const content of [header, `${header}\n`, `\uFEFF${header}\r\n`]) {
      const result = await run(['ingest', '--raw', rawWith(name, content), '--out', folder.at('curated'), '--quiet']);
      expect(result).toMatchObject({ status: 0, err: '' });
    }
  });

  it.each(Object.entries(HEADERS))('%s has a wrong header', async (name, header) => {
    for (const content of [header.replace(/,[^,]*$/, ''), header.toUpperCase(), `${header},more`]) {
      const raw = rawWith(name, `${content}\n`);
      expect(await refused(raw, 3)).toContain(`${join(raw, 'curated', name)}, line 1:`);
    }
  });

  const names = (...lines: string[]) => [HEADERS['names.csv'], ...lines, ''].join('\n');
  const good = 'driver,Bob Brewer,different,Cara Cole,two people,';
  it.each([
    ['a quote that is not closed', names(good, 'driver,"Bob Brewer,same,Cara Cole,one,'), 3],
    ['a quote within a field', names(good, 'driver,"Bob" Brewer,same,Cara Cole,one,'), 3],
    ['no reason', names(good, good, 'driver,Bob Brewer,same,Cara Cole,,'), 4],
    ['a blank reason', names('driver,Bob Brewer,same,Cara Cole,  ,'), 2],
    ['another judgement', names(good, 'driver,Bob Brewer,maybe,Cara Cole,one,'), 3],
    ['another kind', names('pilot,Bob Brewer,same,Cara Cole,one,'), 2],
    ['too few fields', names(good, 'driver,Bob Brewer,same'), 3],
    ['too many fields', names(good, `${good},more,and more`), 3],
    ['a field of two lines before it', names('driver,Bob Brewer,same,Cara Cole,"one\nand one",', 'driver,x'), 4],
    ['an empty line before it', names(good, '', 'driver,x'), 4],
    ['lines that end in CRLF', names(good, good, 'driver,x').replaceAll('\n', '\r\n'), 4],
  ])('has %s', async (_what, content, line) => {
    const raw = rawWith('names.csv', content);
    expect(await refused(raw, 3)).toContain(`${join(raw, 'curated', 'names.csv')}, line ${line}:`);
  });

  it.each([
    ['ids.csv', 'driver,Bob Brewer,Bob Brewer'],
    ['corrections.csv', `${ARTICLE},0,points,1,2,because,`],
    ['corrections.csv', `${ARTICLE},1,points,1,2,,`],
    ['accepted-findings.csv', 'abc,'],
    ['accepted-findings.csv', ',because'],
  ] as const)('%s breaks its schema: %s', async (name, row) => {
    const raw = rawWith(name, `${HEADERS[name]}\n${row}\n`);
    expect(await refused(raw, 3)).toContain(`${join(raw, 'curated', name)}, line 2:`);
  });

  it('is not UTF-8', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });
    mkdirSync(join(raw, 'curated'));
    const bytes = Buffer.concat([Buffer.from(`${HEADERS['ids.csv']}\ndriver,x,`), Buffer.from([0xe9, 0x0a])]);
    writeFileSync(join(raw, 'curated', 'ids.csv'), bytes);
    expect(await refused(raw, 3)).toContain(`${join(raw, 'curated', 'ids.csv')}, line 2:`);
  });
});

describe('an output that cannot be written', () => {
  const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });

  it('is a file', async () => {
    const target = folder.at('target', 'mine');
    const message = await refused(raw, 3, ['--out', target]);
    expect(message).toContain(target);
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  it('lies below a file', async () => {
    const target = join(folder.at('target', 'mine'), 'out');
    expect(await refused(raw, 3, ['--out', target])).toContain(target);
  });

  it.each([
    ['other files', { 'letter.txt': 'mine' }],
    ['a CHECKSUMS.txt of its own', { 'CHECKSUMS.txt': `${'0'.repeat(64)}  letter.txt\n`, 'letter.txt': 'mine' }],
    ['files named like ours', { 'alms.sqlite': 'mine', 'alms.json': '{}' }],
    ['a hidden file', { '.gitkeep': '' }],
  ])('is a folder of somebody else with %s', async (what, files) => {
    const target = folder.at(`strange ${what}`);
    for (const [name, content] of Object.entries(files)) folder.at(`strange ${what}/${name}`, content);
    const before = snapshot(target);
    expect(await refused(raw, 2, ['--out', target])).toContain(target);
    expect(snapshot(target)).toEqual(before);
  });

  it.each(['ENOSPC', 'EACCES', 'EROFS', 'EIO'])('fails to be written: %s', async (code) => {
    const write = () => {
      throw Object.assign(new Error(`${code}: cannot write`), { code });
    };
    expect(await refused(raw, 3, ['--out', out], { ...realFiles, write })).toContain(out);
  });

  it('does not let a folder be made in it', async () => {
    const makeFolder = () => {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    };
    expect(await refused(raw, 3, ['--out', out], { ...realFiles, makeFolder })).toContain(out);
  });

  it('may be an empty folder, or one that is not there', async () => {
    mkdirSync(folder.at('empty'));
    for (const name of ['empty', 'new/below/new']) {
      const result = await run(['ingest', '--raw', raw, '--out', folder.at(name)]);
      expect(result).toMatchObject({ status: 0, err: expect.stringMatching(STAGE_LINES) });
    }
  });
});

describe('a call that is wrong', () => {
  it.each([
    ['an unknown command', ['digest'], 'digest'],
    ['an option for a command', ['--quiet'], '--quiet'],
    ['an unknown option', ['ingest', '--fast'], '--fast'],
    ['an argument that nothing takes', ['ingest', 'raw'], 'raw'],
    ['a level that is none', ['ingest', '--fail-on', 'info'], '--fail-on'],
    ['a level in capitals', ['ingest', '--fail-on', 'ERROR'], '--fail-on'],
    ['an empty level', ['ingest', '--fail-on='], '--fail-on'],
    ['no level', ['ingest', '--fail-on'], '--fail-on'],
    ['no folder', ['ingest', '--out'], '--out'],
    ['an empty folder', ['ingest', '--raw', ''], '--raw'],
    ['a value for a switch', ['ingest', '--json=yes'], '--json'],
  ])('has %s', async (_what, [command = '', ...options], named) => {
    const before = snapshot(out);
    const result = await run([command, ...(command === 'ingest' ? ['--out', out] : []), ...options]);
    expectRefusal(result, 2);
    expect(result.err).toContain(named);
    expect(snapshot(out)).toEqual(before);
  });

  it('has no command: what there is stands on stdout', async () => {
    const result = await run([]);
    expect(result).toMatchObject({ status: 2, err: '' });
    expect(result.out).toContain('ingest');
  });
});

describe('a process of its own', { timeout: 180_000 }, () => {
  it('ends with the same status and the same line', async () => {
    const raw = join(folder.path, 'nowhere');
    const argv = ['ingest', '--raw', raw, '--out', out];
    const result = runProcess(argv);
    expectRefusal(result, 3);
    expect(result).toEqual(await run(argv));
    expectRefusal(runProcess(['ingest', '--fast']), 2);
    expectRefusal(runProcess(['digest']), 2);
  });

  it('says what it can do', () => {
    const help = runProcess(['ingest', '--help']);
    expect(help).toMatchObject({ status: 0, err: '' });
    expect(help.out).toContain('--fail-on');
    expect(runProcess(['--help'])).toMatchObject({ status: 0, err: '', out: expect.stringContaining('ingest') });
    expect(runProcess(['--version'])).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
