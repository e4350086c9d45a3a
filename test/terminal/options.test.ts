import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nearestWord } from '../../pipeline/terminal/nearest-word.ts';
import { run, scratch } from '../support/program.ts';

const folder = scratch();
afterAll(folder.remove);

describe('an option that a command does not know', () => {
  it.each([
    ['ingest', '--fail-onn', '--fail-on'],
    ['ingest', '--failon', '--fail-on'],
    ['ingest', '--fail', '--fail-on'],
    ['ingest', '--qiet', '--quiet'],
    ['ingest', '--JSON', '--json'],
    ['ingest', '--no-reprot', '--no-report'],
    ['ingest', '--hepl', '--help'],
    ['audit', '--sarfi', '--sarif'],
    ['explain', '--yaer', '--year'],
    ['tables', '--jsn', '--json'],
    ['diff', '--jsonn', '--json'],
    ['fetch', '--revison', '--revision'],
    ['ids', '--freze', '--freeze'],
  ])('of %s, %s, is taken for a slip of %s', async (command, written, meant) => {
    expect(await run([command, written])).toEqual({
      status: 2,
      out: '',
      err: `scrutineer: Unknown option '${written}': did you mean ${meant}? (--help lists the options)\n`,
    });
  });

  it.each([
    ['ingest', '--colour'],
    ['ingest', '-x'],
    ['diff', '--verbose'],
  ])('of %s, %s, is near to none', async (command, written) => {
    expect(await run([command, written])).toEqual({
      status: 2,
      out: '',
      err: `scrutineer: Unknown option '${written}' (--help lists the options)\n`,
    });
  });

  it('is named before others that are right, and with its value', async () => {
    const { status, err } = await run(['ingest', '--raw', folder.path, '--outt=x', '--json']);
    expect([status, err]).toEqual([2, expect.stringContaining("'--outt': did you mean --out?")]);
  });

  it('leaves other complaints as they are', async () => {
    expect((await run(['ingest', '--raw'])).err).toMatch(/^scrutineer: Option '--raw <value>' argument missing.*\n$/);
    expect((await run(['ingest', 'extra'])).err).toMatch(/^scrutineer: Unexpected argument 'extra'.*\n$/);
    expect((await run(['ingest', '--json=yes'])).err).toMatch(
      /^scrutineer: Option '--json' does not take an argument.*\n$/,
    );
  });
});

describe('a command that there is none of', () => {
  it.each([
    ['igest', 'ingest'],
    ['Audit', 'audit'],
    ['table', 'tables'],
    ['explian', 'explain'],
    ['dif', 'diff'],
  ])('%s, is taken for a slip of %s', async (written, meant) => {
    expect(await run([written])).toEqual({
      status: 2,
      out: '',
      err: `scrutineer: '${written}' is no command; did you mean ${meant}? (--help tells more)\n`,
    });
  });

  it.each(['publish', '--json', 'x'])('%s, gives the list where none is near', async (written) => {
    const { status, err } = await run([written]);
    expect(status).toBe(2);
    expect(err).toMatch(/is no command; the commands are: ingest, audit, .+, ids \(--help tells more\)\n$/);
  });
});

describe('the nearest word', () => {
  const words = ['raw', 'out', 'fail-on', 'no-report', 'json', 'quiet'];

  it('is a word itself, and a word with one letter more, less or changed, from four letters on', () => {
    const long = words.filter((word) => word.length > 3);
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), fc.constantFrom('x', 'q', 'z'), (word, seed, letter) => {
        const at = seed % word.length;
        const slips = [
          word,
          word.slice(0, at) + letter + word.slice(at),
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + letter + word.slice(at + 1),
        ];
        expect(slips.map((slip) => nearestWord(slip, words))).toEqual(slips.map(() => word));
      }),
    );
  });

  it('is none where nothing is near', () => {
    for (const far of ['', 'x', 'banana', 'colour', '-']) expect(nearestWord(far, words)).toBeNull();
  });
});

describe('--help', () => {
  let commands: readonly string[] = [];
  beforeAll(async () => {
    const { out } = await run(['--help']);
    commands = [...out.matchAll(/^ {2}(?<name>[a-z]+) {2,}/gm)].map(({ groups }) => groups?.['name'] ?? '');
    expect(commands).toHaveLength(7);
    expect(out).toMatch(/^ {2}scrutineer ingest$/m);
  });

  it('of every command has a synopsis and examples whose options it lists', async () => {
    for (const command of commands) {
      const { status, out, err } = await run([command, '--help']);
      expect([command, status, err]).toEqual([command, 0, '']);
      expect(out).toMatch(new RegExp(`^scrutineer ${command}\\b`));
      const examples = [...out.matchAll(/^ {2}(?:.* && )?scrutineer (?<words>.+)$/gm)].map(
        ({ groups }) => groups?.['words'] ?? '',
      );
      expect([command, examples.length > 0]).toEqual([command, true]);
      for (const example of examples) {
        expect(example).toMatch(new RegExp(`^${command}\\b`));
        for (const [option] of example.matchAll(/--[a-z-]+/g))
          expect(out).toMatch(new RegExp(`^ {2}${option}\\b`, 'm'));
      }
    }
  });

  it('fits a terminal of 120 columns', async () => {
    for (const command of ['', ...commands]) {
      const { out } = await run(command === '' ? ['--help'] : [command, '--help']);
      expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
    }
  });
});
