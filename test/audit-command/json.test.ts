import { afterAll, expect, it } from 'vitest';
import * as z from 'zod';
import { scratch } from '../support/program.ts';
import { textOf } from '../support/rows.ts';
import { SMALL_SEASON_WRONG } from '../support/small-season.ts';
import { published, rowsIn, runAudit } from './support.ts';

const folder = scratch();
afterAll(folder.remove);
const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';
const db = published(folder, folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG }));

const Result = z.strictObject({
  championships: z.array(
    z.strictObject({
      championship_id: z.string(),
      year: z.int(),
      class_code: z.string(),
      competitor: z.enum(['driver', 'team']),
      rows: z.int(),
      confirmed: z.int(),
      explained: z.int(),
      disagrees: z.int(),
      uncheckable: z.int(),
    }),
  ),
  findings: z.array(z.looseObject({ finding_id: z.string() })),
});

it('--json is one object on one line, the findings as they are published', async () => {
  for (const options of [['--json'], ['--json', '--quiet'], ['--json', '--fail-on', 'error']]) {
    const { out, err } = await runAudit(['--db', db, ...options], { env: { GITHUB_ACTIONS: 'true' } });
    expect(err).toBe('');
    expect(out).toMatch(/^\{[^\n]*\}\n$/);
    const { championships, findings } = Result.parse(JSON.parse(out));
    expect(championships.map((one) => [one.class_code, one.competitor, one.rows, one.disagrees])).toEqual([
      ['GX', 'team', 1, 1],
      ['PX', 'team', 1, 0],
      ['GX', 'driver', 2, 0],
      ['PX', 'driver', 3, 0],
    ]);
    const stored = rowsIn(
      db,
      'SELECT finding.*, source.file FROM finding LEFT JOIN source ON source.source_id = finding.source_id',
    );
    const byId = (rows: readonly { readonly [key: string]: unknown }[]) =>
      Object.fromEntries(rows.map((row) => [String(row['finding_id']), row]));
    expect(byId(findings)).toEqual(byId(stored));
  }
});

it('--json has a finding that was accepted, with the reason', async () => {
  const ids = rowsIn(db, "SELECT finding_id FROM finding WHERE code = 'total-mismatch'").map((row) =>
    textOf(row, 'finding_id'),
  );
  expect(ids).toHaveLength(1);
  const curated = { 'curated/accepted-findings.csv': `finding_id,reason\n${ids[0]},"seen, and known"\n` };
  const accepted = published(folder, folder.raw({ [ARTICLE]: SMALL_SEASON_WRONG }, curated));
  const { findings } = Result.parse(JSON.parse((await runAudit(['--db', accepted, '--json'])).out));
  expect(findings).toContainEqual(
    expect.objectContaining({ finding_id: ids[0], status: 'accepted', reason: 'seen, and known' }),
  );
});
