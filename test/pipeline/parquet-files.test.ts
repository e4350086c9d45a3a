import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase, insertSorted } from '../../pipeline/publish/database.ts';
import { parquetBytes } from '../../pipeline/publish/parquet-file.ts';
import { type TableName, tableNames } from '../../schemas/dataset/tables.ts';
import { bytesOf } from '../support/content.ts';
import { duckRows, quoted, type WideValue } from '../support/duckdb.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';

const published = publish();
const folder = scratch();
afterAll(() => {
  published.remove();
  folder.remove();
});

function sqliteRows(db: Database.Database, table: TableName): WideValue[][] {
  return db.prepare<[], WideValue[]>(`SELECT * FROM ${table} ORDER BY rowid`).raw(true).safeIntegers(true).all();
}

const fileOf = (table: TableName) => quoted(join(published.outDir, 'parquet', `${table}.parquet`));

describe.each(tableNames())('parquet/%s.parquet', (table) => {
  it('has the rows of SQLite in their order', async () => {
    const rows = await duckRows(`SELECT * FROM read_parquet(${fileOf(table)}, file_row_number = true)
      ORDER BY file_row_number`);
    expect(rows.map((row) => row.slice(0, -1))).toEqual(sqliteRows(published.db, table));
  });

  it('has its columns with their types, and requires those that SQLite does', async () => {
    const types: Record<string, string> = { TEXT: 'VARCHAR', INTEGER: 'BIGINT', REAL: 'DOUBLE' };
    const declared = published.db
      .prepare<[], { name: string; type: string; notnull: number }>(`PRAGMA table_info(${table})`)
      .all();
    expect(await duckRows(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${fileOf(table)})`)).toEqual(
      declared.map(({ name, type }) => [name, types[type]]),
    );
    expect(
      await duckRows(`SELECT name, repetition_type FROM parquet_schema(${fileOf(table)}) WHERE type IS NOT NULL`),
    ).toEqual(declared.map(({ name, notnull }) => [name, notnull === 1 ? 'REQUIRED' : 'OPTIONAL']));
  });
});

describe('a Parquet file', () => {
  it('is read by another reader too', async () => {
    for (const table of ['championship', 'race', 'points_system_value'] as const) {
      const bytes = readFileSync(join(published.outDir, 'parquet', `${table}.parquet`));
      const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
      expect(rows.map((row) => Object.values(row))).toEqual(sqliteRows(published.db, table));
    }
  });

  it('gives back any text and any whole number', async () => {
    const db = createDatabase(':memory:');
    const texts = [
      '',
      ' ',
      "'",
      'a\u0000b',
      'ÅØß',
      '日本',
      '🏁',
      '\ue000',
      'a\nb\rc\td',
      'x'.repeat(70_000),
      '"',
      'NULL',
    ];
    insertSorted(
      db,
      'build_info',
      texts.map((value, index) => ({ key: `${index}`, value })),
    );
    insertSorted(db, 'series', [
      { series_id: 'a', name: 'a', first_year: Number.MAX_SAFE_INTEGER, last_year: -Number.MAX_SAFE_INTEGER },
      { series_id: 'b', name: 'b', first_year: null, last_year: 0 },
    ]);
    for (const table of ['build_info', 'series'] as const) {
      const file = folder.at(`any-${table}.parquet`, bytesOf(parquetBytes(db, table)));
      expect(await duckRows(`SELECT * FROM ${quoted(file)}`)).toEqual(sqliteRows(db, table));
    }
    db.close();
  });

  it('without rows has its columns', async () => {
    const db = createDatabase(':memory:');
    const file = folder.at('empty.parquet', bytesOf(parquetBytes(db, 'season_number')));
    db.close();
    expect(await duckRows(`SELECT * FROM ${quoted(file)}`)).toEqual([]);
    expect(await duckRows(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${quoted(file)})`)).toEqual(
      ['season_id', 'counted_as', 'number', 'source_id', 'line'].map((name) => [name]),
    );
  });

  it('of many rows comes in pieces, a row group each', async () => {
    const db = createDatabase(':memory:');
    const count = 110_000;
    const rows = Array.from({ length: count }, (_, index) => ({ key: `${index}`.padStart(6, '0'), value: `${index}` }));
    insertSorted(db, 'build_info', rows);
    const file = folder.at('many.parquet');
    let pieces = 0;
    for (const piece of parquetBytes(db, 'build_info')) {
      writeFileSync(file, piece, { flag: 'a' });
      pieces += 1;
    }
    db.close();
    const groups =
      await duckRows(`SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata(${quoted(file)})
      ORDER BY 1`);
    expect(groups.map(([, size]) => Number(size)).reduce((sum, size) => sum + size, 0)).toBe(count);
    expect(groups.length).toBeGreaterThan(2);
    expect(pieces).toBeGreaterThanOrEqual(groups.length);
    expect(
      await duckRows(`SELECT count(*), count(DISTINCT key), sum(value::BIGINT)::BIGINT FROM ${quoted(file)}
        WHERE key::BIGINT = value::BIGINT`),
    ).toEqual([[BigInt(count), BigInt(count), (BigInt(count) * BigInt(count - 1)) / 2n]]);
  });
});
