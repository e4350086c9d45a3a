import type * as z from 'zod';
import { flagOf } from './column.ts';
import { columnShape, columnsOf } from './column-shape.ts';
import { SEARCHES } from './search.ts';
import { type Reference, type Row, TABLES, tableNames } from './tables.ts';
import { VIEWS, viewNames } from './views.ts';

type Entry = Row<'data_dictionary'>;

/** What is described, as a whole: its columns follow from the schema. */
interface Described {
  readonly name: string;
  readonly kind: Entry['kind'];
  readonly description: string;
  readonly grain: string;
  readonly columns: readonly (readonly [name: string, field: z.ZodType])[];
  readonly key: readonly string[];
  readonly refersTo: (column: string) => string | null;
}

/**
 * The dictionary of the dataset: a row for every table, view and index, and one for each of their columns, in the order in
 * which they are declared. It is published as the table `data_dictionary`, and docs/dataset.md is made from it.
 */
export function dictionary(): Entry[] {
  return [...tables(), ...views(), ...searches()].flatMap(entriesOf);
}

function tables(): Described[] {
  return tableNames().map((name) => ({
    ...TABLES[name],
    name,
    kind: 'table',
    columns: columnsOf(TABLES[name].schema),
    refersTo: (column) => referencesOf(TABLES[name].references, column),
  }));
}

function views(): Described[] {
  return viewNames().map((name) => ({
    ...VIEWS[name],
    name,
    kind: 'view',
    columns: columnsOf(VIEWS[name].schema),
    refersTo: keyNamedBy,
  }));
}

function searches(): Described[] {
  return Object.entries(SEARCHES).map(([name, { table, columns, description }]) => ({
    name,
    kind: 'search',
    description,
    grain: `One row a row of ${table}, with the same rowid.`,
    columns: columnsOf(TABLES[table].schema).filter(([column]) => columns.some((indexed) => indexed === column)),
    key: [],
    refersTo: () => null,
  }));
}

function entriesOf({ name, kind, description, grain, columns, key, refersTo }: Described): Entry[] {
  const ofWhole: Entry = {
    data_dictionary_id: name,
    table_name: name,
    column_name: null,
    kind,
    ordinal: null,
    type: null,
    is_key: null,
    is_nullable: null,
    unit: null,
    allowed_values: null,
    refers_to: null,
    description,
    grain,
  };
  const ofColumns = columns.map(([column, field], index): Entry => {
    const shape = columnShape(field);
    return {
      data_dictionary_id: `${name}.${column}`,
      table_name: name,
      column_name: column,
      kind,
      ordinal: index + 1,
      type: shape.type,
      is_key: flagOf(key.includes(column)),
      is_nullable: flagOf(shape.isNullable),
      unit: shape.unit,
      allowed_values: shape.values?.join(', ') ?? null,
      refers_to: refersTo(column),
      description: shape.description,
      grain: null,
    };
  });
  return [ofWhole, ...ofColumns];
}

/** Where the references of a table lead from one of its columns; null where none does. */
function referencesOf(references: readonly Reference[], column: string): string | null {
  const targets = references.flatMap(({ columns, table }) => {
    const target = keyOf(table)[columns.indexOf(column)];
    return target === undefined ? [] : `${table}.${target}`;
  });
  return targets.length === 0 ? null : targets.join(', ');
}

/** The key that a column of a view bears the name of, alone or behind another word: `team_mate_driver_id`. */
function keyNamedBy(column: string): string | null {
  if (column === 'class_code') return 'class.class_code';
  const table = tableNames().find((name) => {
    const key: readonly string[] = TABLES[name].key;
    return (
      key.length === 1 && key.some((part) => column === part || (part.endsWith('_id') && column.endsWith(`_${part}`)))
    );
  });
  return table === undefined ? null : `${table}.${TABLES[table].key.join()}`;
}

function keyOf(table: string): readonly string[] {
  const found = tableNames().find((name) => name === table);
  return found === undefined ? [] : TABLES[found].key;
}
