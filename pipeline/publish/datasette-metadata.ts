import { dictionary } from '../../schemas/dataset/dictionary.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import { harmlessJson } from '../audit-report/harmless.ts';
import { CANNED_QUERIES } from './canned-queries.ts';
import type { Db } from './database.ts';
import { imprintOf } from './imprint.ts';
import { licenceAddress } from './licence-address.ts';

type Entry = Row<'data_dictionary'>;

/** Units that Datasette knows; others count and need no sign. */
const MEASURES: ReadonlySet<string> = new Set(['minute', 'mile', 'litre']);
/** Columns that people narrow down by, besides those with few values. */
const NARROWED_BY: ReadonlySet<string> = new Set(['year', 'class_code', 'code']);
const MOST_FACETS = 4;

/** `metadata.json`: what Datasette shows of the database, `datasette alms.sqlite --metadata metadata.json`. */
export function datasetteMetadataText(db: Db): string {
  const { title, description, licences } = imprintOf(db);
  const [licence = null] = licences.length === 1 ? licences : [];
  const address = licence === null ? null : licenceAddress(licence);
  const metadata = {
    title,
    description,
    ...(licence === null ? {} : { license: licence }),
    ...(address === null ? {} : { license_url: address }),
    databases: { alms: { tables: tablesOf(), queries: CANNED_QUERIES } },
  };
  return `${harmlessJson(metadata, 2)}\n`;
}

function tablesOf() {
  const entries = dictionary().filter(({ kind }) => kind !== 'search');
  const wholes = entries.filter(({ column_name: column }) => column === null);
  return Object.fromEntries(
    wholes.map(({ table_name: name, kind, description, grain }) => {
      const columns = entries.filter((entry) => entry.table_name === name && entry.column_name !== null);
      const measured = columns.filter(({ unit }) => unit !== null && MEASURES.has(unit));
      const facets = columns.filter(isFacet).slice(0, MOST_FACETS);
      const table = {
        title: name.replaceAll('_', ' '),
        description: `${description} ${grain}`,
        columns: byName(columns, (column) => column.description),
        ...(measured.length === 0 ? {} : { units: byName(measured, (column) => column.unit) }),
        ...(facets.length === 0 ? {} : { facets: facets.map((column) => column.column_name) }),
        ...(kind === 'table' && columns.some(isName) ? { label_column: 'name' } : {}),
      };
      return [name, table];
    }),
  );
}

function isFacet({ column_name: name, allowed_values: values }: Entry): boolean {
  return (values !== null && values !== '0, 1') || NARROWED_BY.has(name ?? '');
}

function isName({ column_name: name }: Entry): boolean {
  return name === 'name';
}

function byName<T>(columns: readonly Entry[], value: (column: Entry) => T): Record<string, T> {
  return Object.fromEntries(columns.map((column) => [column.column_name ?? '', value(column)]));
}
