import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../pipeline/cli.ts';
import { type Effects, realFiles } from '../../pipeline/effects.ts';
import { RAW, runProcess, STAGE_LINES, scratch } from '../support/program.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG } from '../support/small-season.ts';

const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const folder = scratch();
afterAll(folder.remove);
const raw = folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG, '2032_Other_Cup.txt': '= 2032 Other Cup =\n' });

/** A run with an environment, before a terminal or a log. */
async function runIn(argv: readonly string[], how: Partial<Pick<Effects, 'env' | 'isTerminal' | 'isOutTerminal'>>) {
  const written: string[] = [];
  let out = '';
  const status = await main(argv, {
    files: realFiles,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      written.push(text);
    },
    isTerminal: false,
    ...how,
  });
  return { status, out, err: written.join(''), written };
}

let count = 0;
function ingest(...options: string[]): string[] {
  count += 1;
  return ['ingest', '--raw', raw, '--out', folder.at(`out-${count}`), '--no-report', ...options];
}

const TERMINAL = { isTerminal: true, isOutTerminal: true, env: { NO_COLOR: '1' } };
const ESC = '\u001b';
const COLOUR = new RegExp(`${ESC}\\[\\d+m`);

/** What a terminal shows in the end of a text: each line as it was written last. */
function shown(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split(`\r${ESC}[K`).at(-1) ?? '')
    .join('\n');
}

describe('progress', () => {
  it('in a log is a plain line a stage', async () => {
    const { err } = await runIn(ingest(), {});
    expect(err).toMatch(STAGE_LINES);
    expect(err).toMatch(/^load {7}2 articles\nparse {6}8 tables, \d+ cells\n/);
  });

  it('on a terminal counts articles in place, and leaves the same lines', async () => {
    const { err, written } = await runIn(ingest(), TERMINAL);
    expect(shown(err)).toMatch(STAGE_LINES);
    for (const stage of ['load      ', 'parse     ']) {
      expect(written).toContain(`\r${ESC}[K${stage} 1 of 2`);
      expect(written).toContain(`\r${ESC}[K${stage} 2 of 2`);
    }
  });

  it('on a dumb terminal moves no cursor', async () => {
    const { err } = await runIn(ingest(), { ...TERMINAL, env: { TERM: 'dumb' } });
    expect(err).toMatch(STAGE_LINES);
  });

  it.each([['--quiet'], ['--json']])('with %s is silent', async (option) => {
    expect((await runIn(ingest(option), TERMINAL)).err).toBe('');
    expect((await runIn(ingest(option), {})).err).toBe('');
  });

  it('leaves the complaint a line of its own where the run fails between two articles', async () => {
    const bad = folder.raw({ [ARTICLE]: SMALL_SEASON, '2032_Other_Cup.txt': Buffer.from([0x3d, 0xff]) });
    const argv = ['ingest', '--raw', bad, '--out', folder.at('bad')];
    const { status, err } = await runIn(argv, TERMINAL);
    expect(status).toBe(3);
    expect(err).toContain('load       1 of 2');
    expect(shown(err)).toMatch(/^scrutineer: [^\n]*2032_Other_Cup\.txt[^\n]*\n$/);
    expect((await runIn(argv, {})).err).toMatch(/^scrutineer: [^\n]*2032_Other_Cup\.txt[^\n]*\n$/);
  });
});

describe('colour', () => {
  const onTerminal = { isTerminal: true, isOutTerminal: true };

  it.each([
    ['a terminal', onTerminal, {}, true],
    ['a file', {}, {}, false],
    ['a terminal with NO_COLOR', onTerminal, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', onTerminal, { NO_COLOR: '' }, true],
    ['a dumb terminal', onTerminal, { TERM: 'dumb' }, false],
    ['a file with FORCE_COLOR', {}, { FORCE_COLOR: '1' }, true],
    ['a file with an empty FORCE_COLOR', {}, { FORCE_COLOR: '' }, false],
    ['a terminal with FORCE_COLOR=0', onTerminal, { FORCE_COLOR: '0' }, false],
    ['a file with FORCE_COLOR and NO_COLOR', {}, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('on %s', async (_where, terminal, env, isWanted) => {
    const { out } = await runIn(ingest(), { ...terminal, env });
    expect(COLOUR.test(out)).toBe(isWanted);
    const complaint = await runIn(['ingest', '--raw', folder.at('none')], { ...terminal, env });
    expect([complaint.status, COLOUR.test(complaint.err)]).toEqual([3, isWanted]);
  });

  it('of data and of complaints goes by where each is shown', async () => {
    const { out, err } = await runIn(['ingest', '--raw', folder.at('none')], {
      isTerminal: false,
      isOutTerminal: true,
    });
    expect([out, COLOUR.test(err)]).toEqual(['', false]);
    expect(COLOUR.test((await runIn(ingest(), { isTerminal: true, isOutTerminal: false })).out)).toBe(false);
  });

  it('changes nothing but the colours, in ingest, audit and diff', async () => {
    const argv = ingest();
    await runIn(argv, {});
    const db = join(argv[4] ?? '', 'alms.sqlite');
    const other = ingest();
    await runIn([...other.slice(0, 2), folder.raw({ [ARTICLE]: SMALL_SEASON }), ...other.slice(3)], {});
    const calls = [argv, ['audit', '--db', db], ['diff', db, join(other[4] ?? '', 'alms.sqlite')]];
    for (const call of calls) {
      const plain = await runIn(call, {});
      const painted = await runIn(call, { env: { FORCE_COLOR: '1' } });
      expect(painted.out).toMatch(COLOUR);
      expect(painted.out.replaceAll(new RegExp(`${ESC}\\[\\d+m`, 'g'), '')).toBe(plain.out);
      expect(painted.status).toBe(plain.status);
    }
  });

  it('is never in JSON', async () => {
    const { out } = await runIn(ingest('--json'), { ...onTerminal, env: { FORCE_COLOR: '1' } });
    expect(out).not.toContain(ESC);
    expect(() => JSON.parse(out)).not.toThrow();
  });
});

describe('as a process', () => {
  it('writes plain lines to a pipe', () => {
    const { status, out, err } = runProcess(ingest(), { FORCE_COLOR: '', NO_COLOR: '' });
    expect(status).toBe(0);
    expect(err).toMatch(STAGE_LINES);
    expect(out).not.toContain(ESC);
  });

  it('ends without a word when nobody reads on', () => {
    const command = `node bin/scrutineer.js tables ${join(RAW, 'articles', '2012_American_Le_Mans_Series.txt')} --json`;
    const { stdout, stderr } = spawnSync('bash', ['-c', `${command} | head -n 1; echo "\${PIPESTATUS[0]}"`], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^[[{].*\n(?:0|141)\n$/);
  });
});
