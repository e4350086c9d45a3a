import type * as z from 'zod';
import { columnShape, columnsOf } from '../../schemas/dataset/column-shape.ts';
import { type Reference, TABLES, type TableName, tableNames } from '../../schemas/dataset/tables.ts';
import { harmlessJson } from '../audit-report/harmless.ts';
import type { Db } from './database.ts';
import { imprintOf } from './imprint.ts';
import { licenceAddress } from './licence-address.ts';

const AS_CSV =
  'In the CSV files an empty field is NULL, "" is the empty text, and a text that begins like a formula or with an ' +
  'apostrophe has an apostrophe before it.';

/**
 * `datapackage.json`: the CSV files of a publication as a Tabular Data Package with the Table Schema of each, so that
 * tools can read and check them.
 */
export function dataPackageText(db: Db): string {
  const { title, description, publication, schemaVersion, licences, sources } = imprintOf(db);
  const descriptor = withoutNulls({
    profile: 'tabular-data-package',
    name: 'alms',
    id: publication,
    version: schemaVersion,
    title,
    description: `${description} ${AS_CSV}`,
    // None at all is no list in a data package.
    licenses: licences.length === 0 ? null : licences.map(licenceOf),
    sources: sources.map((source) => withoutNulls({ title: source.title, path: webAddress(source.url) })),
    resources: tableNames().map(resourceOf),
  });
  return `${harmlessJson(descriptor, 2)}\n`;
}

function licenceOf(name: string): object {
  return withoutNulls({ name: name.replaceAll(/[^A-Za-z0-9._-]+/g, '-'), title: name, path: licenceAddress(name) });
}

function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//.test(url) && URL.canParse(url) ? url : null;
}

function resourceOf(table: TableName) {
  const { description, grain, schema, key, references } = TABLES[table];
  const columns = columnsOf(schema);
  const isKeyWhole = key.every((column) => columns.some(([name, field]) => name === column && !isNullable(field)));
  return {
    profile: 'tabular-data-resource',
    name: table,
    path: `csv/${table}.csv`,
    description: `${description} ${grain}`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: columns.map(([name, field]) => fieldOf(name, field)),
      missingValues: [''],
      // A primary key has no NULL in a Table Schema.
      ...(isKeyWhole ? { primaryKey: [...key] } : {}),
      ...(references.length === 0 ? {} : { foreignKeys: references.map((reference) => foreignKey(table, reference)) }),
    },
  };
}

function fieldOf(name: string, field: z.ZodType) {
  const { type, isDate, values, description, unit } = columnShape(field);
  // The empty text is an empty field too, which a Table Schema cannot tell from a missing one.
  const isRequired = !isNullable(field) && !field.safeParse('').success;
  return withoutNulls({
    name,
    type: isDate ? 'date' : { TEXT: 'string', INTEGER: 'integer', REAL: 'number' }[type],
    description,
    unit,
    constraints: isRequired || values !== null ? withoutNulls({ required: isRequired || null, enum: values }) : null,
  });
}

function foreignKey(table: TableName, { columns, table: target }: Reference) {
  const found = tableNames().find((name) => name === target);
  const fields = found === undefined ? [] : [...TABLES[found].key];
  // The empty name is the resource itself.
  return { fields: [...columns], reference: { resource: target === table ? '' : target, fields } };
}

function isNullable(field: z.ZodType): boolean {
  return field.safeParse(null).success;
}

function withoutNulls(descriptor: object): object {
  return Object.fromEntries(Object.entries(descriptor).filter(([, value]) => value !== null));
}
