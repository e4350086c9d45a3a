import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, it } from 'vitest';
import { createDatabase, insertRows } from '../../pipeline/publish/database.ts';
import { fixListText } from '../../pipeline/publish/fix-list.ts';
import { ArticleLines } from '../../pipeline/publish/fix-list-lines.ts';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { SMALL_SEASON_WRONG } from '../support/small-season.ts';

const folder = scratch();
afterAll(folder.remove);

it('reads the findings of an article when its turn comes', () => {
  const years = ['2031', '2032', '2033'];
  const raw = folder.raw(
    Object.fromEntries(
      years.map((year) => [`${year}_Lakeland_Endurance_Cup.txt`, SMALL_SEASON_WRONG.replaceAll('2031', year)]),
    ),
  );
  const published = publish(raw);
  const queries: string[] = [];
  const db = openDatabase(join(published.outDir, 'alms.sqlite'), {
    readonly: true,
    verbose: (query) => queries.push(String(query)),
  });
  const read = () => queries.filter((query) => /^SELECT \* FROM finding\b/.test(query));
  const list = fixListText(db)[Symbol.iterator]();
  list.next();
  expect(read()).toEqual([]);
  for (const [index, year] of years.entries()) {
    expect(list.next().value).toContain(`## ${year} Lakeland Endurance Cup`);
    expect(read()).toHaveLength(index + 1);
    expect(read().at(-1)).toContain(`source_id = '${year}-lakeland-endurance-cup'`);
  }
  expect(list.next().done).toBe(true);
  db.close();
  published.remove();
});

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Bytes of what is in use. */
function inUse(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage().heapUsed;
}

it('holds no lines of the articles that it has looked at', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `article-${index}`);
  const TEXT = 500_000;
  const db = createDatabase(':memory:');
  for (const [index, id] of ids.entries()) {
    insertRows(db, 'source', [
      {
        source_id: id,
        title: `Title of ${id}`,
        file: `${id}.txt`,
        format: 'dump',
        sha256: '',
        line_count: 9,
        url: null,
        revision: null,
        licence: null,
      },
    ]);
    insertRows(db, 'source_table', [
      {
        source_table_id: `${id}/01`,
        source_id: id,
        ordinal: 1,
        section_path: 'Schedule',
        line_first: 5,
        line_last: 5,
        row_count: 1,
        column_count: 2,
        kind: 'unknown',
      },
    ]);
    const cell = {
      source_table_id: `${id}/01`,
      row_index: 0,
      line: 5,
      role: 'data',
      row_span: null,
      column_span: null,
    };
    const plain = { is_bold: null, is_italic: null };
    insertRows(db, 'source_cell', [
      { ...cell, ...plain, column_index: 0, text: String(index) },
      { ...cell, ...plain, column_index: 1, text: 'x'.repeat(TEXT) },
    ]);
  }
  const lines = new ArticleLines(db);
  const before = inUse();
  for (const round of [1, 2]) {
    for (const [index, id] of ids.entries()) {
      const { cells, ...others } = lines.lineOf(id, 5);
      expect(others).toEqual({
        file: `${id}.txt`,
        title: `Title of ${id}`,
        sectionPath: 'Schedule',
        label: null,
        statement: null,
      });
      expect(cells?.map(({ length }) => length)).toEqual([String(index).length, TEXT]);
      expect(lines.lineOf(id, 6).cells).toBeNull();
    }
    expect(inUse() - before, `round ${round}`).toBeLessThan(5 * TEXT);
  }
  db.close();
});
