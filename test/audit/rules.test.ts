import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AUDITED_CODES } from '../../pipeline/audit/rules.ts';
import { publish, queryTexts } from '../support/published.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

// One passing and one failing example for each rule: a made-up season without a contradiction, and the change to it that
// the rule must see.

const SEASON = readFileSync('test/fixtures/rules/season.txt', 'utf8');
const Example = z.strictObject({
  code: z.string(),
  what: z.string(),
  replace: z.string(),
  with: z.string(),
  line: z.int(),
  severity: z.enum(['error', 'warning', 'info']),
  published: z.string().optional(),
  expected: z.string().optional(),
});
const EXAMPLES = z.array(Example).parse(JSON.parse(readFileSync('test/fixtures/rules/failing.json', 'utf8')));

function findingsOf(article: string) {
  return answerOf(article, 'SELECT code, severity, line, published, expected FROM finding');
}

/** What the dataset of a made-up article answers. */
function answerOf(article: string, query: string) {
  const folder = mkdtempSync(join(tmpdir(), 'scrutineer-'));
  mkdirSync(join(folder, 'raw', 'articles'), { recursive: true });
  writeFileSync(join(folder, 'raw', 'articles', 'season.txt'), article);
  const published = publish(join(folder, 'raw'));
  const answer = queryTexts(published.db, query);
  published.remove();
  rmSync(folder, { recursive: true, force: true });
  return answer;
}

/** The season with parts of it replaced, each of which it has once. */
function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((article, [from, to]) => {
    expect(article.split(from)).toHaveLength(2);
    return article.replace(from, to);
  }, SEASON);
}

describe('a season without a contradiction', () => {
  it('passes every rule', () => {
    expect(findingsOf(SEASON).filter((finding) => finding['severity'] !== 'info')).toEqual([]);
  });
});

describe('each rule', () => {
  it('has a failing example', () => {
    expect([...AUDITED_CODES].filter((code) => !EXAMPLES.some((example) => example.code === code))).toEqual([]);
  });

  it.each(EXAMPLES)('$code: $what', ({ code, replace, with: replacement, line, severity, published, expected }) => {
    expect(SEASON.split(replace)).toHaveLength(2);
    const found = findingsOf(SEASON.replace(replace, replacement));
    const wanted = {
      code,
      severity,
      line: String(line),
      ...(published === undefined ? {} : { published }),
      ...(expected === undefined ? {} : { expected }),
    };
    expect(found).toContainEqual(expect.objectContaining(wanted));
  });
});

describe('a team of a class without a table of drivers', () => {
  const teamsOnly = SEASON.slice(0, SEASON.indexOf('==Drivers championship=='));
  const drivers = '| GER Frida Gast | All |\n| GER Hans Ilm | 1*, 3 |';

  it('is not entered where those of its drivers who are left were withdrawn', () => {
    expect(teamsOnly).toContain(drivers);
    const withdrawn = teamsOnly.replace(drivers, '| GER Frida Gast | 1–2, 3* |\n| GER Hans Ilm | 1*, 3* |');
    expect(findingsOf(withdrawn)).toContainEqual(
      expect.objectContaining({ code: 'scored-not-entered', severity: 'warning', line: '46', published: '19' }),
    );
  });

  it('may be entered with the driver whom the list has lost', () => {
    const unknown = teamsOnly.replace(drivers, '| GER Frida Gast | 1–2 |\n| GER Hans Ilm | 1* |');
    expect(findingsOf(unknown).filter(({ code }) => code === 'scored-not-entered')).toEqual([]);
  });
});

describe('a score from which a note says that points were taken', () => {
  const row =
    '| 2 | FRA Equipe Rivage | Merle M2 | 16 | 16 | 30 | 62 |\n| 3 | GER Team Moewe | Merle M2 | 13 | 13 | 19 | 45 |';
  const note = '† - Equipe Rivage was penalized three championship points for avoidable contact.';

  it('keeps the place that it was given for, and clashes with no other', () => {
    expect(SEASON).toContain(row);
    const penalised = SEASON.replace(
      row,
      `${row.replace('| 16 | 16 | 30 | 62 |', '| 13^{†} | 16 | 30 | 59 |')}\n\n${note}`,
    );
    expect(findingsOf(penalised).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('a table that lets equal totals share a place and goes on with the next', () => {
  const drivers = SMALL_SEASON.indexOf('==Drivers championship==');
  const third = '| 3 | USA Ann Archer | USA Heron Racing | 16 | 21 | 37 |';
  const withRows = (...rows: readonly string[]) => {
    expect(SMALL_SEASON.indexOf(third)).toBeGreaterThan(drivers);
    return SMALL_SEASON.replace(third, rows.join('\n'));
  };

  it('is right also where nothing says for which places its drivers scored', () => {
    const article = withRows('| 2 | USA Ann Archer | USA Heron Racing | 16 | 21 | 37 |');
    expect(answerOf(article, "SELECT numbering FROM championship WHERE championship_id LIKE '%/px/driver'")).toEqual([
      { numbering: 'dense' },
    ]);
    expect(findingsOf(article).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('has the place of two rows of one driver counted in its own way', () => {
    // Two drivers share the first place of 45 points; 16 and 13 points make 29, which is the next place.
    const halves = (first: number) => [
      `| ${first} | USA Ann Archer | USA Heron Racing | 16 | | 16 |`,
      `| ${first + 1} | USA Ann Archer | USA Heron Racing | | 13 | 13 |`,
    ];
    const messages = (first: number) =>
      answerOf(withRows(...halves(first)), "SELECT message FROM finding WHERE severity = 'error'").map(
        ({ message }) => message,
      );
    expect(messages(2)).toEqual([expect.stringMatching(/; together 29, which would be place 2$/)]);
    expect(messages(3)).toEqual([expect.stringMatching(/; together 29, which would be place 3$/)]);
  });
});

describe('a title', () => {
  // After two races Oakfield has 40; whoever has 10 can still reach 40 in the last race, which gives 30.
  const withRival = (points: number) =>
    changed(
      ['| 16 | 16 | 30 | 62 |\n| 3 | GER Team Moewe', `| ${points} | | 30 | ${points + 30} |\n| 3 | GER Team Moewe`],
      ['| 13 | 13 | 19 | 45 |\n\n==Drivers', '| | | 19 | 19 |\n\n==Drivers'],
    );
  const statedWrongly = (article: string) => findingsOf(article).filter(({ code }) => code === 'stated-fact-mismatch');

  it('is not decided while another can still draw level', () => {
    expect(statedWrongly(withRival(10))).toEqual([]);
  });

  it('is decided once nobody can', () => {
    expect(statedWrongly(withRival(8))).toHaveLength(1);
  });
});

describe('the verdict of a row', () => {
  it('is the worst of its checks: a place that is explained does not hide points that nothing confirms', () => {
    const long = 'For races longer than three hours, points are awarded in the following order:\n- 30-24-19-15\n';
    const wrongTotal = changed(['| 20 | 20 | 24 | 64 |\n| 2 | FRA Equipe', '| 20 | 20 | 24 | 61 |\n| 2 | FRA Equipe']);
    const verdicts = (article: string) =>
      answerOf(article, 'SELECT team_text, verdict FROM team_standing ORDER BY display_order').map(Object.values);
    expect(verdicts(wrongTotal)).toEqual([
      ['Oakfield Racing', 'disagrees'],
      ['Equipe Rivage', 'explained'],
      ['Team Moewe', 'confirmed'],
    ]);
    expect(wrongTotal.split(long)).toHaveLength(3);
    expect(verdicts(wrongTotal.replaceAll(long, ''))).toEqual([
      ['Oakfield Racing', 'disagrees'],
      ['Equipe Rivage', 'uncheckable'],
      ['Team Moewe', 'uncheckable'],
    ]);
  });
});

describe('a total that is higher than its rounds', () => {
  const row = '| 13 | 13 | 19 | 45 |\n\n==Drivers';
  const causeWith = (cells: string) =>
    answerOf(
      changed([row, `${cells}\n\n==Drivers`]),
      "SELECT cause, message FROM finding WHERE code = 'total-mismatch'",
    )[0];

  it('may lack the one empty round that can give the difference', () => {
    // 20 points are a place of the short races, of which the row lacks the second alone.
    expect(causeWith('| 13 | | 19 | 52 |')).toEqual({
      cause: 'missing-round',
      message: expect.stringContaining('; or round 2 is missing'),
    });
  });

  it('lacks no round that can be named where several can give it, or none', () => {
    expect(causeWith('| | | 19 | 39 |')).toEqual({
      cause: 'addition',
      message: expect.not.stringContaining('missing'),
    });
    expect(causeWith('| 13 | | 19 | 51 |')).toEqual({
      cause: 'addition',
      message: expect.not.stringContaining('missing'),
    });
  });
});
