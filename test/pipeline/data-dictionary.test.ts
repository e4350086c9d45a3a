import { afterAll, describe, expect, it } from 'vitest';
import { publish } from '../support/published.ts';
import { rowsOf, textOf } from '../support/rows.ts';

const { db, remove } = publish();
afterAll(remove);

const entries = rowsOf(db, 'SELECT * FROM data_dictionary ORDER BY rowid');

describe('data_dictionary', () => {
  it('describes every table, view and full-text index, and nothing else', () => {
    const kinds = { table: 'table', view: 'view', virtual: 'search' };
    for (const [type, kind] of Object.entries(kinds)) {
      const sql = "SELECT name FROM pragma_table_list WHERE type = ? AND schema = 'main' AND name NOT LIKE 'sqlite_%'";
      const found = rowsOf(db, sql, type).map((row) => textOf(row, 'name'));
      const described = entries.filter((row) => row['kind'] === kind && row['column_name'] === null);
      expect(described.map((row) => textOf(row, 'table_name')).sort()).toEqual(found.sort());
    }
  });

  it('describes every column of each, in their order', () => {
    const wholes = entries.filter((row) => row['column_name'] === null).map((row) => textOf(row, 'table_name'));
    for (const name of wholes) {
      const found = rowsOf(db, `SELECT name FROM pragma_table_info('${name}') ORDER BY cid`).map((row) => row['name']);
      const sql =
        'SELECT column_name FROM data_dictionary WHERE table_name = ? AND ordinal IS NOT NULL ORDER BY ordinal';
      expect([name, rowsOf(db, sql, name).map((row) => row['column_name'])]).toEqual([name, found]);
    }
  });

  it('says of each in a sentence what it is, and of a whole what one row is', () => {
    expect(entries.filter((row) => !/^[A-Za-z0-9].*\.$/.test(textOf(row, 'description')))).toEqual([]);
    const wholes = entries.filter((row) => row['column_name'] === null);
    expect(wholes.filter((row) => !/^One row .+\.$/.test(textOf(row, 'grain')))).toEqual([]);
  });

  it('says what every number counts or measures', () => {
    const plain = /^(is_|has_)|^(display_order|ordinal|number|round|race_in_round|score|value)$/;
    const numbers = entries.filter((row) => row['type'] === 'INTEGER' || row['type'] === 'REAL');
    const without = numbers.filter((row) => row['unit'] === null && !plain.test(textOf(row, 'column_name')));
    expect(without.map((row) => row['data_dictionary_id'])).toEqual([]);
  });

  it('has the types and the keys that SQLite has', () => {
    const columns = rowsOf(
      db,
      `SELECT table_name, column_name, data_dictionary.type, is_key, is_nullable, info.type AS found, info.pk > 0 AS pk,
         NOT info."notnull" AS nullable
       FROM data_dictionary JOIN pragma_table_info(table_name) AS info ON info.name = column_name WHERE kind = 'table'`,
    );
    expect(columns.filter((row) => row['type'] !== row['found'] || row['is_nullable'] !== row['nullable'])).toEqual([]);
    const keys = columns.filter((row) => row['is_key'] !== row['pk']).map((row) => row['table_name']);
    // A key with a column that can be NULL is a unique index.
    expect(new Set(keys)).toEqual(new Set(['audit_check']));
  });

  it('names references that lead to a key', () => {
    const targets = entries.flatMap((row) => textOf(row, 'refers_to').split(', ')).filter((target) => target !== '');
    const keys = entries
      .filter((row) => row['is_key'] === 1 && row['kind'] === 'table')
      .map((row) => row['data_dictionary_id']);
    expect(keys).toEqual(expect.arrayContaining([...new Set(targets)]));
    const foreign = rowsOf(
      db,
      `SELECT table_name || '.' || "from" AS id, "table" || '.' || "to" AS target
       FROM data_dictionary JOIN pragma_foreign_key_list(table_name) WHERE column_name IS NULL`,
    );
    for (const { id, target } of foreign) {
      const told = textOf(
        entries.find((row) => row['data_dictionary_id'] === id),
        'refers_to',
      ).split(', ');
      expect([id, told]).toEqual([id, expect.arrayContaining([target])]);
    }
  });

  it('lists values that hold for every row of a view', () => {
    const closed = entries.filter((row) => row['kind'] === 'view' && row['allowed_values'] !== null);
    expect(closed.length).toBeGreaterThan(10);
    for (const row of closed) {
      const values = textOf(row, 'allowed_values').split(', ');
      const found = rowsOf(
        db,
        `SELECT DISTINCT ${row['column_name']} AS value FROM ${row['table_name']} WHERE value IS NOT NULL`,
      );
      expect(values).toEqual(expect.arrayContaining(found.map((one) => textOf(one, 'value'))));
    }
  });
});

describe('build_info', () => {
  it('names program, schema and every source with its hash, and tells no time', () => {
    const rows = rowsOf(db, "SELECT key, value FROM build_info WHERE key NOT LIKE 'source/%' AND key <> 'publication'");
    expect(rows).toEqual([
      { key: 'program', value: 'scrutineer test' },
      { key: 'schema_version', value: textOf(rowsOf(db, 'PRAGMA user_version')[0], 'user_version') },
    ]);
    const sources = rowsOf(db, "SELECT key, value FROM build_info WHERE key LIKE 'source/%' ORDER BY key");
    expect(sources).toEqual(rowsOf(db, "SELECT 'source/' || file AS key, sha256 AS value FROM source ORDER BY key"));
  });

  it('stands beside the mark of the program in the header of the file', () => {
    // SCRU
    expect(rowsOf(db, 'PRAGMA application_id')).toEqual([{ application_id: 0x53435255 }]);
  });
});
