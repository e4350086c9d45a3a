import * as z from 'zod';

const TEXT = { type: 'string', minLength: 1 };
const NAMES = { type: 'array', items: TEXT, minItems: 1, uniqueItems: true };
const object = (required: readonly string[], properties: object) => ({ type: 'object', required, properties });

/** What the specification of Tabular Data Packages asks for (https://specs.frictionlessdata.io), as far as it concerns ours. */
export const DATA_PACKAGE_PROFILE = object(['profile', 'name', 'resources'], {
  profile: { const: 'tabular-data-package' },
  name: { type: 'string', pattern: '^[-a-z0-9._/]+$' },
  id: TEXT,
  version: TEXT,
  title: TEXT,
  description: TEXT,
  licenses: {
    type: 'array',
    minItems: 1,
    items: {
      ...object([], {
        name: { type: 'string', pattern: '^[-a-zA-Z0-9._]+$' },
        path: { type: 'string', format: 'uri' },
      }),
      anyOf: [{ required: ['name'] }, { required: ['path'] }],
    },
  },
  sources: {
    type: 'array',
    minItems: 1,
    items: object(['title'], { title: TEXT, path: { type: 'string', format: 'uri' } }),
  },
  resources: {
    type: 'array',
    minItems: 1,
    items: object(['profile', 'name', 'path', 'schema'], {
      profile: { const: 'tabular-data-resource' },
      name: { type: 'string', pattern: '^[-a-z0-9._/]+$' },
      path: { type: 'string', pattern: '^(?!/)(?!.*\\.\\.)(?!~).+$' },
      encoding: { const: 'utf-8' },
      format: { const: 'csv' },
      mediatype: { const: 'text/csv' },
      dialect: object([], {
        delimiter: TEXT,
        lineTerminator: TEXT,
        quoteChar: { type: 'string', minLength: 1, maxLength: 1 },
        doubleQuote: { type: 'boolean' },
        header: { type: 'boolean' },
      }),
      schema: object(['fields'], {
        fields: {
          type: 'array',
          minItems: 1,
          items: object(['name', 'type', 'description'], {
            name: TEXT,
            type: { enum: ['string', 'integer', 'number', 'date'] },
            constraints: object([], {
              required: { type: 'boolean' },
              enum: { type: 'array', minItems: 1, uniqueItems: true },
            }),
          }),
        },
        missingValues: { type: 'array', items: { type: 'string' } },
        primaryKey: NAMES,
        foreignKeys: {
          type: 'array',
          minItems: 1,
          items: object(['fields', 'reference'], {
            fields: NAMES,
            reference: object(['resource', 'fields'], { resource: { type: 'string' }, fields: NAMES }),
          }),
        },
      }),
    }),
  },
});

const TableSchema = z.looseObject({
  fields: z.array(
    z.looseObject({
      name: z.string(),
      type: z.enum(['string', 'integer', 'number', 'date']),
      constraints: z
        .looseObject({ required: z.boolean().optional(), enum: z.array(z.union([z.string(), z.number()])).optional() })
        .optional(),
    }),
  ),
  primaryKey: z.array(z.string()).optional(),
  foreignKeys: z
    .array(
      z.strictObject({
        fields: z.array(z.string()),
        reference: z.strictObject({ resource: z.string(), fields: z.array(z.string()) }),
      }),
    )
    .optional(),
});
export type TableSchema = z.infer<typeof TableSchema>;

/** The parts of a data package that the tests look into. */
export const DataPackage = z.looseObject({
  sources: z.array(z.looseObject({ title: z.string() })),
  resources: z.array(z.looseObject({ name: z.string(), path: z.string(), schema: TableSchema })),
});
