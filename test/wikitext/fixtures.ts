import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const FOLDER = new URL('../fixtures/wikitext/', import.meta.url);

const Flags = z.array(z.array(z.int()));

/** The tables of a page as a browser shows them; flags are compared where they are given. */
const Expected = z.array(
  z.strictObject({
    caption: z.string().optional(),
    grid: z.array(z.array(z.string().nullable())),
    header: Flags.optional(),
    bold: Flags.optional(),
    italic: Flags.optional(),
  }),
);

/** Every page of the folder: `rowspan.wikitext` with `rowspan.json`, and the HTML that a wiki makes of it in `rowspan.html`. */
export const fixtures = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.wikitext'))
  .map((file) => {
    const name = file.replace(/\.wikitext$/, '');
    const read = (ending: string) => readFileSync(new URL(`${name}.${ending}`, FOLDER), 'utf8');
    return {
      name,
      text: read('wikitext'),
      expected: Expected.parse(JSON.parse(read('json'))),
      html: existsSync(new URL(`${name}.html`, FOLDER)) ? read('html') : null,
    };
  });
