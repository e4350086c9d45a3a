import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csvText } from '../../pipeline/publish/csv-file.ts';
import { createDatabase, insertSorted } from '../../pipeline/publish/database.ts';
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

const TYPES: Readonly<Record<string, string>> = { TEXT: 'VARCHAR', INTEGER: 'BIGINT', REAL: 'DOUBLE' };

interface Declared {
  readonly name: string;
  readonly type: string;
}

function declared(db: Database.Database, table: TableName): Declared[] {
  return db.prepare<[], Declared>(`PRAGMA table_info(${table})`).all();
}

/** A file as docs/files.md says to read it: an unquoted empty field is NULL, one apostrophe at the start is taken away. */
function readAsDocumented(db: Database.Database, table: TableName, file: string): Promise<WideValue[][]> {
  const columns = declared(db, table);
  const types = columns.map(({ name, type }) => `${name}: ${quoted(TYPES[type] ?? '')}`).join(', ');
  const values = columns.map(({ name, type }) => (type === 'TEXT' ? `regexp_replace(${name}, '^''', '')` : name));
  return duckRows(`SELECT ${values.join(', ')} FROM read_csv(${quoted(file)}, header = true, delim = ',', quote = '"',
    escape = '"', nullstr = '', allow_quoted_nulls = false, auto_detect = false, parallel = false,
    columns = {${types}})`);
}

function sqliteRows(db: Database.Database, table: TableName): WideValue[][] {
  return db.prepare<[], WideValue[]>(`SELECT * FROM ${table} ORDER BY rowid`).raw(true).safeIntegers(true).all();
}

describe.each(tableNames())('csv/%s.csv', (table) => {
  const file = join(published.outDir, 'csv', `${table}.csv`);

  it('has the columns of SQLite as its header', () => {
    const header = readFileSync(file, 'utf8').split('\n')[0];
    expect(header).toBe(
      declared(published.db, table)
        .map(({ name }) => name)
        .join(','),
    );
  });

  it('has the rows of SQLite in their order, read as documented', async () => {
    expect(await readAsDocumented(published.db, table, file)).toEqual(sqliteRows(published.db, table));
  });
});

/** A file of `stated` rows: text that must be there, text that can be NULL, a whole number that can be NULL. */
async function written(rows: readonly (readonly [string, string | null, number | null])[], name: string) {
  const db = createDatabase(':memory:');
  insertSorted(
    db,
    'engine',
    rows.map(([text, optional, number], index) => ({
      engine_id: `${index}`.padStart(4, '0'),
      name: text,
      capacity_litres: number,
      configuration: optional,
      aspiration: null,
      fuel: null,
    })),
  );
  const file = folder.at(name, bytesOf(csvText(db, 'engine')));
  const result = {
    text: readFileSync(file, 'utf8'),
    read: await readAsDocumented(db, 'engine', file),
    wanted: sqliteRows(db, 'engine'),
  };
  db.close();
  return result;
}

describe('a CSV file', () => {
  it('tells NULL from the empty text, and leaves numbers alone', async () => {
    const { text, read, wanted } = await written(
      [
        ['', null, -1.5],
        ['a', '', null],
        ['b,"c"\nd', 'NULL', 195],
      ],
      'null.csv',
    );
    expect(text).toBe(
      [
        'engine_id,name,capacity_litres,configuration,aspiration,fuel',
        '0000,"",-1.5,,,',
        '0001,a,,"",,',
        '0002,"b,""c""\nd",195,NULL,,',
        '',
      ].join('\n'),
    );
    expect(read).toEqual(wanted);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a', "'=1", "'tis"])(
    'has an apostrophe before %j',
    async (formula) => {
      const { text, read, wanted } = await written([[formula, formula, 1]], 'formula.csv');
      expect(text).toContain(`0000,"'${formula}",1,"'${formula}",,\n`);
      expect(read).toEqual(wanted);
    },
  );

  it('has none before other texts', async () => {
    const { text } = await written(
      [
        ['1=', 'a-b', 1],
        ["O'Connell", ' =', 1],
      ],
      'plain.csv',
    );
    expect(text).toContain('0000,1=,1,a-b,,\n');
    expect(text).toContain(`0001,O'Connell,1," =",,\n`);
  });

  it('gives back any text, and no field of it begins a formula', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('=', "'", '"', ',', '\n', '\r', '\t', ' ', '-', 'a', 'ß', '＝') }),
    );
    const row = fc.tuple(text, fc.option(text), fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const { text: csv, read, wanted } = await written(rows, 'any.csv');
        expect(read).toEqual(wanted);
        for (const field of fieldsOf(csv)) {
          if (!Number.isFinite(Number(field)) || field.trim() === '')
            expect(field).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** The contents of all fields of a CSV text. */
function fieldsOf(csv: string): string[] {
  return [...csv.matchAll(/"((?:[^"]|"")*)"|([^,\n"]+)/g)].map(([, quotedField, plain]) =>
    (quotedField ?? plain ?? '').replaceAll('""', '"'),
  );
}
