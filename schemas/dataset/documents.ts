import * as z from 'zod';
import { optionalText, text } from './column.ts';
import { Finding, FindingRow } from './judgement-tables.ts';
import { TABLES, tableNames } from './tables.ts';

/** `alms.json`: an object with a key a table, the rows of each in the order of its key. */
export const DatasetDocument = z
  .strictObject(
    Object.fromEntries(
      tableNames().map((name) => {
        const { schema, description, grain } = TABLES[name];
        return [name, z.array<z.ZodType>(schema).describe(`${description} ${grain}`)];
      }),
    ),
  )
  .describe('The tables of the dataset, the rows of each in the order of its key.');

/** `findings.json`: the findings, each with its file, the rows that contributed and the publication. */
export const FindingsDocument = z
  .array(
    Finding.extend({
      file: optionalText.describe('The file of the article; NULL where no article is spoken of.'),
      rows: z
        .array(FindingRow.omit({ finding_id: true, display_order: true }))
        .describe('The rows that contributed, in their order.'),
      publication: text.describe('The hash of the publication, the same in every finding.'),
    }),
  )
  .describe('The findings of a publication, by article and line.');
