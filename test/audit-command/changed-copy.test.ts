import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { RAW, scratch } from '../support/program.ts';
import { fixtureText } from '../support/record-fixtures.ts';
import { type AnyRow, textOf } from '../support/rows.ts';
import { changedCopy, published, rowsIn, runAudit } from './support.ts';

const folder = scratch();
afterAll(folder.remove);

const Result = z.looseObject({
  championships: z.array(z.looseObject({ championship_id: z.string(), disagrees: z.number() })),
  findings: z.array(
    z.looseObject({
      finding_id: z.string(),
      code: z.string(),
      file: z.string().nullable(),
      line: z.number().nullable(),
    }),
  ),
});

let db = '';
let before: z.infer<typeof Result> & { readonly err: string } = { championships: [], findings: [], err: '' };
beforeAll(async () => {
  db = published(folder, RAW);
  before = await findingsOf(db);
}, 60_000);

async function findingsOf(path: string) {
  const { out, err } = await runAudit(['--db', path, '--json']);
  return { ...Result.parse(JSON.parse(out)), err };
}

/** Rows that are right, have a total of their own and a place of their own, one a competitor kind. */
function rightRows(): { table: string; key: string; row: AnyRow }[] {
  return (['team', 'driver'] as const).map((competitor) => {
    const table = `${competitor}_standing`;
    const key = `${table}_id`;
    const [row] = rowsIn(
      db,
      `SELECT one.*, source.file FROM ${table} AS one JOIN source ON source.source_id = one.source_id
       WHERE verdict = 'confirmed' AND position_published > 2 AND is_tie_marked = 0 AND position_text <> ''
         AND NOT EXISTS (SELECT 1 FROM ${table} AS other WHERE other.championship_id = one.championship_id
           AND other.${key} <> one.${key} AND other.points_published = one.points_published)
         AND (SELECT count(*) FROM ${table}_race AS cells WHERE cells.${key} = one.${key}) > 2
       ORDER BY ${key} DESC LIMIT 1`,
    );
    if (!row) throw new Error(`no row of ${table} is right`);
    return { table, key, row };
  });
}

describe.each([0, 1])('a figure that was changed in a copy (%i)', (index) => {
  const CHANGES = {
    total: ['total-mismatch', 'points_published = points_published + 100'],
    place: ['position-mismatch', 'position_published = position_published + 40'],
    'tie mark': ['tie-mark-mismatch', 'is_tie_marked = 1'],
  } as const;

  it.each(['total', 'place', 'tie mark'] as const)('is found: a %s, on its line', async (what) => {
    const { table, key, row } = rightRows()[index] ?? { table: '', key: '', row: {} };
    const [code, change] = CHANGES[what];
    const copy = changedCopy(folder, db, `UPDATE ${table} SET ${change} WHERE ${key} = '${textOf(row, key)}'`);
    const after = await findingsOf(copy);
    const known = new Set(before.findings.map((finding) => finding.finding_id));
    const added = after.findings.filter((finding) => !known.has(finding.finding_id));
    expect(added).toContainEqual(
      expect.objectContaining({ code, file: row['file'], line: row['line'], status: 'open' }),
    );
    const championship = after.championships.find((one) => one.championship_id === row['championship_id']);
    expect(championship?.disagrees).toBeGreaterThan(0);
    expect(before.err).toBe('');
    expect(after.err).toMatch(/^scrutineer: [^\n]*data\.sqlite: [^\n]*was changed after it was published[^\n]*\n$/);
    expect((await runAudit(['--db', copy, '--quiet'])).out).toBe('');
    const text = await runAudit(['--db', copy]);
    expect(text.out).toContain(`raw/articles/${textOf(row, 'file')}:${textOf(row, 'line')}:1  error  ${code}  `);
  });

  it('is found: a round, on the line of its row', async () => {
    const { table, key, row } = rightRows()[index] ?? { table: '', key: '', row: {} };
    const [cell] = rowsIn(
      db,
      `SELECT * FROM ${table}_race WHERE ${key} = '${textOf(row, key)}' AND points > 0 ORDER BY race_id LIMIT 1`,
    );
    const copy = changedCopy(
      folder,
      db,
      `UPDATE ${table}_race SET points = points + 57
       WHERE ${key} = '${textOf(row, key)}' AND race_id = '${textOf(cell, 'race_id')}'`,
    );
    const { findings, err } = await findingsOf(copy);
    for (const code of ['total-mismatch', 'points-not-in-system']) {
      expect(findings).toContainEqual(expect.objectContaining({ code, file: row['file'], line: row['line'] }));
    }
    expect(err).toContain('was changed after it was published');
  });
});

describe('a copy in which', () => {
  it('a finding was deleted has it again', async () => {
    const copy = changedCopy(
      folder,
      db,
      "UPDATE audit_check SET finding_id = NULL WHERE code = 'total-mismatch'",
      "DELETE FROM finding_row WHERE finding_id IN (SELECT finding_id FROM finding WHERE code = 'total-mismatch')",
      "UPDATE audit_check SET finding_id = NULL WHERE finding_id IN (SELECT finding_id FROM finding WHERE code = 'total-mismatch')",
      "DELETE FROM finding WHERE code = 'total-mismatch'",
    );
    const after = await findingsOf(copy);
    expect(after.findings).toEqual(before.findings);
    expect(after.err).toContain('1 finding not as recomputed');
  });

  it('a wrong total was made right has no finding for it, though the file still holds it', async () => {
    const copy = changedCopy(
      folder,
      db,
      "UPDATE team_standing SET points_published = points_computed WHERE verdict = 'disagrees' AND points_computed <> points_published",
    );
    const after = await findingsOf(copy);
    expect(after.findings.map(({ code }) => code)).not.toContain('total-mismatch');
    expect(after.err).toContain('was changed after it was published');
  });

  it('a verdict was changed is said to be changed, and shows the right one', async () => {
    const copy = changedCopy(folder, db, "UPDATE team_standing SET verdict = 'confirmed', points_computed = 1");
    const after = await findingsOf(copy);
    expect(after.championships).toEqual(before.championships);
    const [standings] = rowsIn(db, 'SELECT count(*) AS n FROM team_standing');
    expect(after.err).toContain(`${standings?.['n']} standings rows not as recomputed`);
  });

  it('the verdict of a manufacturer was changed is said to be changed too', async () => {
    const article = { 'makers.wikitext': fixtureText('manufacturers-with-two-cars') };
    const makers = published(folder, folder.raw(article));
    expect((await findingsOf(makers)).err).toBe('');
    const copy = changedCopy(
      folder,
      makers,
      "UPDATE manufacturer_standing SET verdict = 'disagrees' WHERE manufacturer_text = 'Otter'",
    );
    expect((await findingsOf(copy)).err).toContain('1 standings row not as recomputed');
  });

  it.each([
    "UPDATE team_standing SET total_text = '9' || total_text WHERE display_order = 1",
    "UPDATE driver_standing_race SET cell_text = cell_text || '†' WHERE rowid = 3",
    "UPDATE source_cell SET text = 'x' WHERE rowid = 7",
  ])('a printed text alone was changed is said to be changed: %s', async (change) => {
    const after = await findingsOf(changedCopy(folder, db, change));
    expect(after.findings).toEqual(before.findings);
    expect(after.err).toMatch(
      /^scrutineer: [^\n]*data\.sqlite: every figure is as recomputed, but the content is not [^\n]*\n$/,
    );
  });

  it('findings of reading and naming stand keeps them', async () => {
    const kept = ['markup-residue', 'name-unresolved', 'country-conflict', 'source-loss'];
    const stored = rowsIn(db, `SELECT finding_id FROM finding WHERE code IN ('${kept.join("', '")}')`);
    expect(stored.length).toBeGreaterThan(0);
    expect(
      before.findings
        .filter(({ code }) => kept.includes(code))
        .map(({ finding_id }) => finding_id)
        .sort(),
    ).toEqual(stored.map((row) => textOf(row, 'finding_id')).sort());
  });
});
