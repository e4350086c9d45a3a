import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditText } from '../../pipeline/audit-report/text.ts';
import { RAW, type Run, runProcess, scratch, snapshot } from '../support/program.ts';
import { changedCopy, published, rowsIn, runAudit } from './support.ts';

const folder = scratch();
afterAll(folder.remove);

const ROW =
  /^(?<year>\d{4}) +(?<competitor>drivers|teams) +(?<code>\S+) +(?<rows>\d+) +(?<confirmed>\d+) +(?<explained>\d+) +(?<disagrees>\d+) +(?<uncheckable>\d+)$/;
const FIGURES = ['confirmed', 'explained', 'disagrees', 'uncheckable'] as const;

let db = '';
let result: Run = { status: -1, out: '', err: '' };
beforeAll(async () => {
  db = published(folder, RAW);
  result = await runAudit(['--db', db]);
}, 60_000);

describe('the published articles', () => {
  const rows = () =>
    result.out.split('\n').flatMap((line) => {
      const { groups } = ROW.exec(line) ?? {};
      return groups ? [groups] : [];
    });

  it('are as they were published: nothing is said on stderr', () => {
    expect(result).toMatchObject({ status: 0, err: '' });
  });

  it('have a line for each championship, with the sums of the stored verdicts', () => {
    const stored = rowsIn(
      db,
      `SELECT year, competitor || 's' AS competitor, class_code AS code, count(*) AS rows,
         sum(verdict = 'confirmed') AS confirmed, sum(verdict = 'explained') AS explained,
         sum(verdict = 'disagrees') AS disagrees, sum(verdict = 'uncheckable') AS uncheckable
       FROM standing GROUP BY championship_id ORDER BY year, competitor DESC, class_code`,
    );
    expect(rows().map((row) => ({ ...row }))).toEqual(
      stored.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))),
    );
  });

  it('have sums that are the number of their standings rows', () => {
    const [standings] = rowsIn(
      db,
      'SELECT (SELECT count(*) FROM team_standing) + (SELECT count(*) FROM driver_standing) AS n',
    );
    const sumOf = (figure: string) => rows().reduce((sum, row) => sum + Number(row[figure]), 0);
    expect(sumOf('rows')).toBe(standings?.['n']);
    expect(FIGURES.reduce((sum, figure) => sum + sumOf(figure), 0)).toBe(standings?.['n']);
    const total = /^total +(?<figures>[\d ]+)$/m.exec(result.out)?.groups?.['figures'];
    expect(total?.split(/ +/).map(Number)).toEqual(['rows', ...FIGURES].map(sumOf));
    const checked = Number(standings?.['n']) - sumOf('uncheckable');
    expect(result.out).toContain(`Coverage: ${checked} of ${standings?.['n']} standings rows could be checked`);
  });

  it('have each stored finding once, with file, line and code, grouped by file', () => {
    const stored = rowsIn(
      db,
      'SELECT finding.*, source.file FROM finding LEFT JOIN source ON source.source_id = finding.source_id',
    );
    const lines = result.out.split('\n').filter((line) => line.startsWith('raw/'));
    expect([...lines].sort()).toEqual(
      stored
        .map(({ file, line, column_number, severity, code, message }) =>
          [`raw/articles/${file}:${line}:${column_number ?? 1}`, severity, code, message].join('  '),
        )
        .sort(),
    );
    const files = lines.map((line) => line.slice(0, line.indexOf(':')));
    expect(files).toEqual([...files].sort());
    expect(result.out).toContain(`\n\nraw/articles/2008_American_Le_Mans_Series.txt:`);
    expect(result.out).toMatch(/\nFindings: \d+ error, \d+ warning, \d+ info\n$/);
  });

  it('are only read: the same file, nothing beside it, in a process of its own', () => {
    const copy = changedCopy(folder, db);
    const before = snapshot(dirname(copy));
    expect(runProcess(['audit', '--db', copy])).toEqual(result);
    expect(snapshot(dirname(copy))).toEqual(before);
  });
});

it('the share of rows that could be checked is never rounded up to all of them', () => {
  const coverageOf = (rows: number, uncheckable: number) => {
    const championship = {
      championship_id: 'cup-2031/px/team',
      year: 2031,
      class_code: 'PX',
      competitor: 'team',
      rows,
      confirmed: rows - uncheckable,
      explained: 0,
      disagrees: 0,
      uncheckable,
    };
    const changed = { rows: 0, findings: 0, isContentOther: false };
    const text = auditText({ championships: [championship], findings: [], changed });
    return text.split('\n').find((line) => line.startsWith('Coverage'));
  };
  expect(coverageOf(5000, 1)).toBe('Coverage: 4999 of 5000 standings rows could be checked (99.9 %)');
  expect(coverageOf(5000, 0)).toBe('Coverage: 5000 of 5000 standings rows could be checked (100.0 %)');
});

it('control characters of a message cannot reach a terminal', async () => {
  const hostile = changedCopy(
    folder,
    db,
    "UPDATE finding SET message = char(27) || '[2Jgone' || char(10) || '::error::planted' || char(155) || char(8238) WHERE code = 'markup-residue'",
  );
  const { out } = await runAudit(['--db', hostile], { env: { GITHUB_ACTIONS: 'true' } });
  expect(out).toContain('markup-residue  \\u001b[2Jgone\\u000a::error::planted\\u009b\\u202e');
  const json = await runAudit(['--db', hostile, '--json']);
  for (const text of [out, json.out]) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text).not.toMatch(/^::error::planted/m);
  }
  expect(json.out.trimEnd()).not.toContain('\n');
});
