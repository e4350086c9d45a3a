import { compareText } from '../../parsers/text/fold.ts';
import { TABLES, tableNames } from '../../schemas/dataset/tables.ts';
import type { Db } from '../publish/database.ts';
import { readFrom } from '../publish/open-dataset.ts';

/** An open database and the path that people know it by. */
export interface OpenDataset {
  readonly path: string;
  readonly db: Db;
}

/** How a table of two databases can be compared: by which key, over which columns, and what only one of them has. */
export interface TableComparison {
  readonly table: string;
  readonly key: readonly string[];
  /** The columns that both have, the key among them, in the order of the new database. */
  readonly columns: readonly string[];
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
}

/** What of two databases can be compared, and what cannot. */
export interface Comparison {
  readonly tables: readonly TableComparison[];
  /** Tables that only one of the two has. */
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
  /** Tables that both have under another key, or without one. */
  readonly withoutKey: readonly string[];
}

/**
 * Finds the tables that two databases have in common, whatever versions of the schema they are of. Throws InputError where
 * one cannot be read.
 */
export function comparisonOf(old: OpenDataset, fresh: OpenDataset): Comparison {
  const oldTables = tablesOf(old);
  const newTables = tablesOf(fresh);
  const both = newTables.filter((table) => oldTables.includes(table));
  const compared = both.map((table) => tableComparison(old, fresh, table));
  return {
    tables: compared.filter(({ key }) => key.length > 0),
    onlyOld: oldTables.filter((table) => !newTables.includes(table)),
    onlyNew: newTables.filter((table) => !oldTables.includes(table)),
    withoutKey: compared.filter(({ key }) => key.length === 0).map(({ table }) => table),
  };
}

/** A name as SQL takes it. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function tableComparison(old: OpenDataset, fresh: OpenDataset, table: string): TableComparison {
  const oldColumns = columnsOf(old, table);
  const newColumns = columnsOf(fresh, table);
  const namesOf = (columns: readonly Column[]) => columns.map(({ name }) => name);
  const oldNames = namesOf(oldColumns);
  const newNames = namesOf(newColumns);
  const columns = newNames.filter((name) => oldNames.includes(name));
  const key = keyOf(newColumns, table);
  const isSameKey = keyOf(oldColumns, table).join('\n') === key.join('\n');
  return {
    table,
    key: isSameKey && key.every((name) => columns.includes(name)) ? key : [],
    columns,
    onlyOld: oldNames.filter((name) => !newNames.includes(name)),
    onlyNew: newNames.filter((name) => !oldNames.includes(name)),
  };
}

interface Column {
  readonly name: string;
  /** The place in the primary key, from 1; 0 outside it. */
  readonly pk: number;
}

function columnsOf({ path, db }: OpenDataset, table: string): Column[] {
  return readFrom(path, () =>
    db.prepare<[string], Column>('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid').all(table),
  );
}

/** The primary key; where there is none, as with a column that can be NULL, the key that this program knows. */
function keyOf(columns: readonly Column[], table: string): readonly string[] {
  const declared = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  if (declared.length > 0) return declared.map(({ name }) => name);
  const known = tableNames().find((name) => name === table);
  return known === undefined ? [] : TABLES[known].key;
}

/** Tables of rows; indexes for searching and their parts are made of them. */
function tablesOf({ path, db }: OpenDataset): string[] {
  const sql =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'";
  return readFrom(path, () => db.prepare<[], { name: string }>(sql).all())
    .map(({ name }) => name)
    .sort(compareText);
}
