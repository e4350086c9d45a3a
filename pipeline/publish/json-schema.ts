import * as z from 'zod';

/** The JSON Schema (draft 2020-12) of a published JSON document, as the text of a file. */
export function jsonSchemaText(document: z.ZodType, title: string): string {
  const { $schema, ...schema } = z.toJSONSchema(document);
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
