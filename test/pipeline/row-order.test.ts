import { afterAll, expect, it } from 'vitest';
import { compareText } from '../../parsers/text/fold.ts';
import { DATASET_TABLES, TABLES } from '../../schemas/dataset/tables.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { type AnyRow, rowsOf } from '../support/rows.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

const folder = scratch();
afterAll(folder.remove);

const article = (year: string, series: string) => SMALL_SEASON.replaceAll('2031', year).replaceAll('Lakeland', series);

// The articles by their files: 2030 Zinnia, 2031 Aster, 2032 Zinnia. The seasons by their ids: Aster, then Zinnia.
it('is that of the keys, also where the articles of two series take turns', () => {
  const published = publish(
    folder.raw({
      '2030_Zinnia_Endurance_Cup.txt': article('2030', 'Zinnia'),
      '2031_Aster_Endurance_Cup.txt': article('2031', 'Aster'),
      '2032_Zinnia_Endurance_Cup.txt': article('2032', 'Zinnia'),
    }),
  );
  try {
    const seasons = rowsOf(published.db, 'SELECT season_id FROM season').map((row) => row['season_id']);
    expect(seasons).toHaveLength(3);
    for (const table of DATASET_TABLES) {
      const rows = rowsOf(published.db, `SELECT * FROM ${table} ORDER BY rowid`);
      const key: readonly string[] = TABLES[table].key;
      expect(rows, table).toEqual([...rows].sort((a, b) => byKey(a, b, key)));
    }
    expect(rowsOf(published.db, 'PRAGMA foreign_key_check')).toEqual([]);
    expect(rowsOf(published.db, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  } finally {
    published.remove();
  }
});

function byKey(a: AnyRow, b: AnyRow, key: readonly string[]): number {
  for (const column of key) {
    const [one, other] = [a[column], b[column]];
    const order =
      typeof one === 'number' && typeof other === 'number' ? one - other : compareText(String(one), String(other));
    if (order !== 0) return order;
  }
  return 0;
}
