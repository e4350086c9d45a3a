import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DATA_PACKAGE_PROFILE, DataPackage, type TableSchema } from '../support/data-package-profile.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { rowsOf, textOf } from '../support/rows.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

// The files that describe a publication to programs are true of it, by the rules of their formats.

const { db, outDir, remove } = publish();
afterAll(remove);

const ajv = new Ajv2020({ allErrors: false });
formats.default(ajv);
ajv.addKeyword('unit');

const textIn = (name: string) => readFileSync(join(outDir, name), 'utf8');
const jsonIn = (name: string): unknown => JSON.parse(textIn(name));
const errorsOf = (schema: unknown, data: unknown) => {
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  return validate(data) ? [] : (validate.errors ?? []);
};

describe('schemas/alms.schema.json', () => {
  const schema = jsonIn('schemas/alms.schema.json');

  it('takes alms.json', () => {
    expect(errorsOf(schema, jsonIn('alms.json'))).toEqual([]);
  });

  it('takes no file with another value, column or table', () => {
    const whole = z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).parse(jsonIn('alms.json'));
    const [first = {}, ...rest] = whole['race'] ?? [];
    const broken = [
      { ...whole, race: [{ ...first, round: 'one' }, ...rest] },
      { ...whole, race: [{ ...first, race_date: '16 March' }, ...rest] },
      { ...whole, race: [{ ...first, weather: 'dry' }, ...rest] },
      { ...whole, race: undefined },
    ];
    for (const data of broken) expect(errorsOf(schema, data)).not.toEqual([]);
  });
});

describe('schemas/findings.schema.json', () => {
  const schema = jsonIn('schemas/findings.schema.json');
  const findings = z.array(z.record(z.string(), z.unknown())).parse(jsonIn('findings.json'));

  it('takes findings.json', () => {
    expect(errorsOf(schema, findings)).toEqual([]);
  });

  it('takes no finding of another severity', () => {
    expect(errorsOf(schema, [{ ...findings[0], severity: 'fatal' }])).not.toEqual([]);
  });
});

describe('datapackage.json', () => {
  const descriptor = jsonIn('datapackage.json');
  const { resources } = DataPackage.parse(descriptor);

  it('is a Tabular Data Package', () => {
    expect(errorsOf(DATA_PACKAGE_PROFILE, descriptor)).toEqual([]);
  });

  it('names every CSV file', () => {
    expect(resources.map(({ path }) => path).sort()).toEqual(
      readdirSync(join(outDir, 'csv'))
        .map((name) => `csv/${name}`)
        .sort(),
    );
  });

  it('names each source with its address', () => {
    const { sources } = DataPackage.parse(descriptor);
    expect(sources).toEqual(rowsOf(db, 'SELECT title, url AS path FROM source ORDER BY source_id'));
  });

  const read = new Map(resources.map(({ name, path }) => [name, csvRows(path)]));
  const rowsIn = (name: string) => read.get(name) ?? [];

  function csvRows(path: string): Record<string, string>[] {
    const { data, errors } = Papa.parse<Record<string, string>>(textIn(path), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    return data;
  }

  it.each(resources)('$path has the columns of its schema, and values of their types', ({ path, schema }) => {
    const [header = ''] = textIn(path).split('\n', 1);
    expect(header).toBe(schema.fields.map(({ name }) => name).join(','));
    const wrong = csvRows(path).flatMap((row) =>
      schema.fields
        .filter((field) => !isValue(field, row[field.name] ?? ''))
        .map((field) => [field.name, row[field.name]]),
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it.each(resources)('$path has no two rows of one key, and no reference that leads nowhere', ({ name, schema }) => {
    const rows = rowsIn(name);
    const keyOf = (row: Record<string, string>, fields: readonly string[]) =>
      fields.map((field) => row[field]).join('\n');
    const { primaryKey = [], foreignKeys = [] } = schema;
    if (primaryKey.length > 0) expect(new Set(rows.map((row) => keyOf(row, primaryKey))).size).toBe(rows.length);
    for (const { fields, reference } of foreignKeys) {
      const targets = rowsIn(reference.resource === '' ? name : reference.resource);
      const keys = new Set(targets.map((row) => keyOf(row, reference.fields)));
      const broken = rows.filter((row) => fields.every((field) => row[field] !== '') && !keys.has(keyOf(row, fields)));
      expect([fields, broken.slice(0, 3)]).toEqual([fields, []]);
    }
  });

  it('has the references that the database has', () => {
    const told = resources.flatMap(({ name, schema }) =>
      (schema.foreignKeys ?? []).map(({ fields, reference }) =>
        [name, fields.join(), reference.resource || name].join(' '),
      ),
    );
    const found = resources.flatMap(({ name }) =>
      rowsOf(
        db,
        `SELECT group_concat("from") AS fields, "table" AS target
         FROM (SELECT * FROM pragma_foreign_key_list('${name}') ORDER BY id, seq) GROUP BY id`,
      ).map((row) => [name, textOf(row, 'fields'), textOf(row, 'target')].join(' ')),
    );
    expect(told.sort()).toEqual(found.sort());
  });
});

function isValue({ type, constraints }: TableSchema['fields'][number], text: string): boolean {
  if (text === '') return constraints?.required !== true;
  const isOfType = {
    string: () => true,
    integer: () => /^-?\d+$/.test(text),
    number: () => /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/.test(text),
    date: () => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  }[type];
  const allowed = constraints?.enum?.map(String);
  return isOfType() && (allowed === undefined || allowed.includes(text));
}

describe('of articles that no list names', () => {
  const folder = scratch();
  const published = publish(folder.raw({ '2031_Lakeland_Endurance_Cup.txt': SMALL_SEASON }));
  const of = (name: string): unknown => JSON.parse(readFileSync(join(published.outDir, name), 'utf8'));
  const written = {
    descriptor: of('datapackage.json'),
    metadata: of('metadata.json'),
    dataset: of('alms.json'),
    findings: of('findings.json'),
  };
  published.remove();
  folder.remove();

  it('the descriptions keep their form, and name no licence', () => {
    expect(errorsOf(DATA_PACKAGE_PROFILE, written.descriptor)).toEqual([]);
    expect(written.descriptor).not.toHaveProperty('licenses');
    expect(written.descriptor).toHaveProperty('sources', [{ title: '2031 Lakeland Endurance Cup' }]);
    expect(written.metadata).not.toHaveProperty('license');
  });

  it('the schemas take the JSON files', () => {
    expect(errorsOf(jsonIn('schemas/alms.schema.json'), written.dataset)).toEqual([]);
    expect(errorsOf(jsonIn('schemas/findings.schema.json'), written.findings)).toEqual([]);
  });
});

describe('metadata.json', () => {
  const Table = z.strictObject({
    title: z.string().min(1),
    description: z.string().min(1),
    columns: z.record(z.string(), z.string().min(1)),
    units: z.record(z.string(), z.string()).optional(),
    facets: z.array(z.string()).optional(),
    label_column: z.string().optional(),
  });
  const Query = z.strictObject({ title: z.string().min(1), description: z.string().min(1), sql: z.string() });
  const Metadata = z.strictObject({
    title: z.string().min(1),
    description: z.string().min(1),
    license: z.string().min(1),
    license_url: z.url(),
    databases: z.strictObject({
      alms: z.strictObject({ tables: z.record(z.string(), Table), queries: z.record(z.string(), Query) }),
    }),
  });
  const { license, databases } = Metadata.parse(jsonIn('metadata.json'));
  const { tables, queries } = databases.alms;

  it('names the licence of the sources', () => {
    expect(rowsOf(db, 'SELECT DISTINCT licence FROM source')).toEqual([{ licence: license }]);
  });

  it('describes every table and view with all its columns', () => {
    const found = rowsOf(
      db,
      `SELECT name FROM pragma_table_list WHERE type IN ('table', 'view') AND schema = 'main' AND name NOT LIKE 'sqlite_%'`,
    ).map((row) => textOf(row, 'name'));
    expect(Object.keys(tables).sort()).toEqual(found.sort());
    for (const [name, { columns, units = {}, facets = [], label_column: label }] of Object.entries(tables)) {
      const names = rowsOf(db, `PRAGMA table_info(${name})`).map((row) => textOf(row, 'name'));
      expect([name, Object.keys(columns)]).toEqual([name, names]);
      expect(names).toEqual(
        expect.arrayContaining([...Object.keys(units), ...facets, ...(label === undefined ? [] : [label])]),
      );
    }
    expect(tables['race']?.units).toEqual({ duration_minutes: 'minute', distance_miles: 'mile' });
    expect(tables['finding']?.facets).toEqual(['code', 'severity', 'cause', 'status']);
  });

  const ASKED: Readonly<Record<string, string | number>> = {
    year: 2008,
    class_code: 'GT2',
    competitor: 'driver',
    name: 'bergmeister',
    standing_id: 'american-le-mans-series-2008/gt2/team/tafel-racing',
    kind: 'driver',
    part: 'Swartz',
    table_name: 'standing',
  };

  it.each(Object.entries(queries))('offers the query %s, which runs and gives rows', (_name, { sql }) => {
    const asked = [...sql.matchAll(/:(?<name>[a-z_]+)/g)].map(({ groups }) => groups?.['name'] ?? '');
    const values = Object.fromEntries(asked.map((name) => [name, ASKED[name]]));
    expect(db.prepare<[typeof values]>(sql).all(values)).not.toEqual([]);
  });
});
