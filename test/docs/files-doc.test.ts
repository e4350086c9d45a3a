import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { duckRows } from '../support/duckdb.ts';
import { publish } from '../support/published.ts';

// The queries that docs/files.md prints are ones that DuckDB answers as SQLite does.

const published = publish();
afterAll(published.remove);

const queries = [...readFileSync('docs/files.md', 'utf8').matchAll(/^```sql\n(?<sql>[^`]+)```$/gm)].map(
  ({ groups }) => groups?.['sql'] ?? '',
);

describe('docs/files.md', () => {
  it('prints a query over CSV and one over Parquet', () => {
    expect(queries.map((sql) => /out\/(?:csv|parquet)\//.exec(sql)?.[0])).toEqual(['out/csv/', 'out/parquet/']);
  });

  it.each(queries)('%s', async (sql) => {
    const inDuckDb = await duckRows(sql.replaceAll("'out/", `'${published.outDir}/`));
    const selected = /SELECT (?:regexp_replace.*? AS )?(?<columns>[a-z_, ]+)\n/.exec(sql)?.groups?.['columns'];
    const condition = /WHERE[^;]+/.exec(sql)?.[0] ?? '';
    const inSqlite = published.db
      .prepare<[], unknown[]>(`SELECT ${selected} FROM team_standing ${condition}`)
      .raw(true)
      .all();
    expect(inSqlite).not.toEqual([]);
    expect(sorted(inDuckDb)).toEqual(sorted(inSqlite));
  });
});

function sorted(rows: readonly (readonly unknown[])[]): string[] {
  return rows.map((row) => row.map(String).join('|')).sort();
}
