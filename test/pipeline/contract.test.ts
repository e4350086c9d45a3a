import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SEARCHES } from '../../schemas/dataset/search.ts';
import { TABLES, tableNames } from '../../schemas/dataset/tables.ts';
import { FINDING_SEVERITY, FindingCode } from '../../schemas/finding.ts';
import { publish } from '../support/published.ts';
import { rowsOf, textOf } from '../support/rows.ts';

const Contract = z.strictObject({
  tables: z.record(z.string(), z.array(z.string())),
  views: z.record(z.string(), z.array(z.string())),
  lists: z.record(z.string(), z.array(z.string())),
  severities: z.record(z.string(), z.string()),
});
const contract = Contract.parse(
  JSON.parse(readFileSync(new URL('../fixtures/contract.json', import.meta.url), 'utf8')),
);

const { db, remove } = publish();
afterAll(remove);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** The values of the column's CHECK, as SQL writes them without quotes; null where there is none. */
  readonly list: readonly string[] | null;
}

function namesOfType(type: string): string[] {
  const rows = rowsOf(db, "SELECT name FROM pragma_table_list WHERE type = ? AND schema = 'main' ORDER BY name", type);
  return rows.map((row) => textOf(row, 'name'));
}

function columnsOf(table: string): Column[] {
  const sql = textOf(rowsOf(db, 'SELECT sql FROM sqlite_master WHERE name = ?', table)[0], 'sql');
  return rowsOf(db, `PRAGMA table_info(${table})`).map((row) => {
    const name = textOf(row, 'name');
    const check = new RegExp(`^\\s+${name} .*CHECK \\(${name} IN \\((?<list>[^()]*)\\)\\)`, 'm').exec(sql);
    const list = check?.groups?.['list']?.split(', ').map((value) => value.replace(/^'(.*)'$/, '$1'));
    return { name, type: textOf(row, 'type'), isNullable: row['notnull'] === 0, list: list ?? null };
  });
}

describe('what is published', () => {
  it.each(Object.entries(contract.tables))('has the table %s with its columns', (table, columns) => {
    const found = columnsOf(table).map((column) => column.name);
    expect(found).toEqual(expect.arrayContaining(columns));
    expect(found[0]).toBe(columns[0]);
  });

  it('has no table that its schemas do not describe', () => {
    const found = namesOfType('table').filter((name) => !name.startsWith('sqlite_'));
    expect(found).toEqual([...tableNames()].sort());
  });

  it('has no other tables but the full-text indexes, and those that SQLite keeps for them', () => {
    expect(namesOfType('virtual')).toEqual(Object.keys(SEARCHES).sort());
    const kept = Object.keys(SEARCHES).flatMap((name) =>
      ['config', 'data', 'docsize', 'idx'].map((part) => `${name}_${part}`),
    );
    expect(namesOfType('shadow')).toEqual(kept.sort());
  });

  it.each(Object.entries(contract.views))('has the view %s with its columns', (view, columns) => {
    const found = rowsOf(db, `PRAGMA table_info(${view})`).map((row) => textOf(row, 'name'));
    expect(found).toEqual(expect.arrayContaining(columns));
  });

  it.each(Object.entries(contract.lists))('lets %s have the values that were promised', (place, values) => {
    const [table = '', name = ''] = place.split('.');
    const column = columnsOf(table).find((candidate) => candidate.name === name);
    expect(column?.list).toEqual(expect.arrayContaining(values));
  });

  it('gives every finding code the severity that was promised', () => {
    for (const code of FindingCode.options) {
      const promised = contract.severities[code];
      if (promised !== undefined) expect([code, FINDING_SEVERITY[code]]).toEqual([code, promised]);
    }
  });

  it('is whole: SQLite finds no fault and no reference that leads nowhere', () => {
    expect(rowsOf(db, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rowsOf(db, 'PRAGMA foreign_key_check')).toEqual([]);
  });

  it('has rows in every table that the articles fill', () => {
    const empty = tableNames().filter((table) => rowsOf(db, `SELECT 1 FROM ${table} LIMIT 1`).length === 0);
    expect(empty).toEqual(['manufacturer', 'manufacturer_standing', 'manufacturer_standing_race', 'correction']);
  });

  it.each(tableNames().filter((table) => table !== 'audit_check'))('keeps no two rows of %s under one id', (table) => {
    const id = TABLES[table].key.join(" || '/' || ");
    expect(rowsOf(db, `SELECT ${id} AS id FROM ${table} GROUP BY 1 HAVING count(*) > 1`)).toEqual([]);
  });

  it('puts no line into an id, and the car number into none', () => {
    const ids = rowsOf(db, 'SELECT entry_id AS id, line, car_number FROM entry');
    for (const row of ids) expect(textOf(row, 'id')).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+\/\d+$/);
    expect(rowsOf(db, "SELECT race_id FROM race WHERE race_id NOT GLOB season_id || '/[0-9][0-9]*'")).toEqual([]);
    const championship = "season_id || '/' || lower(class_code) || '/' || competitor";
    expect(rowsOf(db, `SELECT championship_id FROM championship WHERE championship_id <> ${championship}`)).toEqual([]);
  });
});

describe.each(tableNames())('table %s', (table) => {
  const { schema, key, references } = TABLES[table];
  const columns = columnsOf(table);
  const shape = new Map<string, z.ZodType>(Object.entries(schema.shape));

  it('is strict', () => {
    expect(rowsOf(db, 'SELECT "strict" FROM pragma_table_list WHERE name = ?', table)).toEqual([{ strict: 1 }]);
  });

  it('has the columns of its row schema, with the same types, nulls and lists of values', () => {
    expect(columns.map((column) => column.name)).toEqual([...shape.keys()]);
    expect(columns).toEqual(
      [...shape].map(([name, field]) => ({
        name,
        type: sqlTypeOf(field),
        isNullable: field.safeParse(null).success,
        list: listOf(field),
      })),
    );
  });

  it('has the key of its schema', () => {
    const found = rowsOf(db, `SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`);
    const names = found.map((row) => textOf(row, 'name'));
    if (table === 'audit_check') {
      // One column of its key can be NULL, which a primary key cannot: a unique index holds it.
      expect(uniqueColumns('audit_check')).toContainEqual(['code', 'table_name', 'row_id', '']);
    } else expect(names).toEqual(key);
  });

  it('has the foreign keys of its schema', () => {
    const wanted = references.map((reference) => {
      const columnsOfReference: readonly string[] = reference.columns;
      const target: readonly string[] = keyOfTable(reference.table);
      return `${columnsOfReference.join(', ')} -> ${reference.table} (${target.join(', ')})`;
    });
    expect(
      foreignKeys(table)
        .map((reference) => reference.text)
        .sort(),
    ).toEqual(wanted.sort());
  });

  it('refers to a table wherever a column bears the name of its key', () => {
    const referring = new Set(foreignKeys(table).flatMap((reference) => reference.from));
    const others = tableNames().filter((other) => other !== table && TABLES[other].key.length === 1);
    const ids = new Set<string>(others.map((other) => TABLES[other].key[0]));
    const own: readonly string[] = key.length === 1 ? key : [];
    const named = [...shape.keys()].filter((name) => ids.has(name) && name.endsWith('_id') && !own.includes(name));
    expect(named.filter((name) => !referring.has(name))).toEqual([]);
  });

  it('has an index that starts with the columns of each foreign key', () => {
    const indexes = rowsOf(db, `PRAGMA index_list(${table})`).map((index) => indexColumns(textOf(index, 'name')));
    for (const { from } of foreignKeys(table)) {
      const fits = indexes.some((names) => [...names.slice(0, from.length)].sort().join() === [...from].sort().join());
      expect([from, fits]).toEqual([from, true]);
    }
  });

  it('has rows that its schema takes', () => {
    const failed = rowsOf(db, `SELECT * FROM ${table}`).filter((row) => !schema.safeParse(row).success);
    expect(failed).toEqual([]);
  });
});

function keyOfTable(name: string): readonly string[] {
  const table = tableNames().find((candidate) => candidate === name);
  return table === undefined ? [] : TABLES[table].key;
}

function foreignKeys(table: string): { from: string[]; text: string }[] {
  const rows = rowsOf(db, `SELECT * FROM pragma_foreign_key_list('${table}') ORDER BY id, seq`);
  const ids = [...new Set(rows.map((row) => row['id']))];
  return ids.map((id) => {
    const parts = rows.filter((row) => row['id'] === id);
    const from = parts.map((row) => textOf(row, 'from'));
    const to = parts.map((row) => textOf(row, 'to'));
    return { from, text: `${from.join(', ')} -> ${textOf(parts[0], 'table')} (${to.join(', ')})` };
  });
}

function indexColumns(index: string): string[] {
  return rowsOf(db, `SELECT name FROM pragma_index_info('${index}') ORDER BY seqno`).map((row) => textOf(row, 'name'));
}

function uniqueColumns(table: string): string[][] {
  return rowsOf(db, `SELECT name FROM pragma_index_list('${table}') WHERE "unique" = 1`).map((row) =>
    indexColumns(textOf(row, 'name')),
  );
}

/** The SQL type of what a field takes: text, whole numbers, or any numbers. */
function sqlTypeOf(field: z.ZodType): string {
  if (field.safeParse(0.5).success) return 'REAL';
  return [0, 1, 2].some((value) => field.safeParse(value).success) ? 'INTEGER' : 'TEXT';
}

/** The values of a closed field, null where it is open. */
function listOf(field: z.ZodType): string[] | null {
  const unwrapped = field instanceof z.ZodNullable ? field.unwrap() : field;
  const inner = unwrapped instanceof z.ZodType ? unwrapped : field;
  if (inner instanceof z.ZodEnum) return inner.options.map(String);
  const isFlag = inner.safeParse(0).success && inner.safeParse(1).success && !inner.safeParse(2).success;
  return isFlag ? ['0', '1'] : null;
}
