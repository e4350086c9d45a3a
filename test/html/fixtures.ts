import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const FOLDER = new URL('../fixtures/html/', import.meta.url);

/** What a page should be read to; what is left out is not looked at. */
const Expected = z.strictObject({
  tables: z.array(
    z.strictObject({
      caption: z.string().optional(),
      grid: z.array(z.array(z.string().nullable())),
      bold: z.array(z.string()).optional(),
      italic: z.array(z.string()).optional(),
      headers: z.array(z.string()).optional(),
    }),
  ),
  notes: z.array(z.tuple([z.string(), z.string().nullable()])).optional(),
});

/** Every page of the folder: `row-span.html` with `row-span.expected.json`. */
export const fixtures = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => {
    const name = file.replace(/\.html$/, '');
    const expected = readFileSync(new URL(`${name}.expected.json`, FOLDER), 'utf8');
    return { name, html: readFileSync(new URL(file, FOLDER), 'utf8'), expected: Expected.parse(JSON.parse(expected)) };
  });
