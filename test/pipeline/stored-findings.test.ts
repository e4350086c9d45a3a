import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../pipeline/publish/database.ts';
import { writeFindings } from '../../pipeline/publish/write-findings.ts';
import { StoredFindings } from '../../pipeline/stored-findings.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import { scratch } from '../support/program.ts';
import { quickFiles } from '../support/quick-files.ts';

const folder = scratch();
afterAll(folder.remove);

function draft(sourceId: string | null, line: number | null, about: string): FindingDraft {
  return { code: 'total-mismatch', message: `the total of ${about}`, about, sourceId, line };
}

/** Findings of several stages: articles out of order, one finding on none. */
const ADDED = [
  [draft('heron-2032', 9, 'Ann Archer'), draft('heron-2031', 7, 'Ann Archer')],
  [draft(null, null, 'names.csv')],
  [],
  [draft('heron-2031', 3, 'Bob Brewer'), draft('heron-2032', 2, 'Ann Archer')],
];

function storedIn(name: string) {
  const stored = new StoredFindings(quickFiles.scratch(folder.at(name)));
  return { stored, numbers: ADDED.map((drafts) => stored.add(drafts)) };
}

describe('findings on the disk', () => {
  it('come back article by article, as they were and with their numbers', () => {
    const { stored, numbers } = storedIn('findings');
    const [first, second, third, fourth, fifth] = ADDED.flat();
    expect([...stored.articles()]).toEqual([
      [
        { number: 1, draft: second },
        { number: 3, draft: fourth },
      ],
      [
        { number: 0, draft: first },
        { number: 4, draft: fifth },
      ],
      [{ number: 2, draft: third }],
    ]);
    expect(numbers.map((ofDrafts) => [...ofDrafts.values()])).toEqual([[0, 1], [2], [], [3, 4]]);
    expect(stored.of('heron-2033')).toEqual([]);
    stored.close();
  });

  it('are written in the order of article and line, those that say the same counted in it', () => {
    const { stored } = storedIn('findings-written');
    const db = createDatabase(':memory:');
    const { idOf, count } = writeFindings(db, stored, [{ row: { finding_id: 'none', reason: 'a slip' }, line: 2 }]);
    const rows = db
      .prepare<[], { finding_id: string; code: string; source_id: string | null; line: number | null }>(
        'SELECT finding_id, code, source_id, line FROM finding ORDER BY rowid',
      )
      .all();
    expect(rows.map(({ source_id, line }) => [source_id, line])).toEqual([
      ['heron-2031', 3],
      ['heron-2031', 7],
      ['heron-2032', 2],
      ['heron-2032', 9],
      [null, null],
      [null, null],
    ]);
    expect(count).toBe(rows.length);
    expect(rows.at(-1)?.code).toBe('accepted-unmatched');
    expect([idOf[3], idOf[1], idOf[4], idOf[0], idOf[2]]).toEqual(rows.slice(0, -1).map((row) => row.finding_id));
    expect([idOf[4], idOf[0]]).toEqual([`${idOf[1]}-2`, `${idOf[1]}-3`]);
    db.close();
    stored.close();
  });
});
