import { basename, dirname, join } from 'node:path';
import { type ShownTable, shownTable } from '../../parsers/table/shown-table.ts';
import { harmless, harmlessJson } from '../audit-report/harmless.ts';
import type { Effects } from '../effects.ts';
import { UsageError } from '../errors.ts';
import { loadArticle } from '../stages/load.ts';
import { loadTemplates } from '../stages/load-curated.ts';
import { readTables } from '../stages/read-tables.ts';
import { type Command, parseOptionsAndWords } from './command.ts';

/** `scrutineer tables`: what the program sees in the tables of an article. */
export const tablesCommand: Command = {
  help: `scrutineer tables FILE... [--json]

  --json             an array of objects, a table each: section_path, caption, line_first, kind, header_row_count and
                     grid, an array of rows of texts; of several files an object with an array under each file's name

A cell that covers several rows or columns stands in all of them. A table inside a table is one of its own. For an
article in a folder articles/ the templates in curated/templates.csv beside that folder are known, as to ingest.

  scrutineer tables raw/articles/2008_American_Le_Mans_Series.txt
`,
  run: (args, effects) => {
    const { values, positionals } = parseOptionsAndWords(args, { json: { type: 'boolean', default: false } });
    if (positionals.length === 0) throw new UsageError('tables: name one or more articles (--help lists the options)');
    const read = [...new Set(positionals)].map((file) => ({ file, tables: tablesIn(file, effects) }));
    const [only] = read;
    if (values.json) {
      const json =
        read.length === 1 ? only?.tables : Object.fromEntries(read.map(({ file, tables }) => [file, tables]));
      effects.out(`${harmlessJson(json, 1)}\n`);
      return 0;
    }
    for (const { file, tables } of read)
      effects.out(`${harmless(file)}: ${tables.length} tables\n\n${tables.map(drawn).join('')}`);
    return 0;
  },
};

function tablesIn(path: string, { files }: Effects): ShownTable[] {
  const article = loadArticle({ sourceId: 'article', file: basename(path), path, listing: null }, files);
  return readTables(article, templatesFor(path, files)).grids.map(shownTable);
}

function templatesFor(path: string, files: Effects['files']): ReturnType<typeof loadTemplates> {
  const folder = dirname(path);
  return basename(folder) === 'articles' ? loadTemplates(join(dirname(folder), 'curated'), files) : [];
}

const WIDEST = 28;

/** A table in characters: its place and kind, its rows, a rule below the header. */
function drawn({ section_path, caption, line_first, kind, header_row_count, grid }: ShownTable): string {
  const cut = grid.map((row) => row.map((text) => cutTo(WIDEST, text)));
  const widths = (cut[0] ?? []).map((_, column) => Math.max(1, ...cut.map((row) => lengthOf(row[column] ?? ''))));
  const lines = cut.map((row) =>
    `  ${row.map((text, column) => padded(text, widths[column] ?? 1)).join(' | ')}`.trimEnd(),
  );
  const rule = `  ${widths.map((width) => '-'.repeat(width)).join('-+-')}`;
  if (header_row_count > 0) lines.splice(header_row_count, 0, rule);
  const where = [section_path, caption].filter((text) => text).join(': ');
  return `Line ${line_first}, ${kind}${where === '' ? '' : `, ${harmless(where)}`}\n${lines.join('\n')}\n\n`;
}

function lengthOf(text: string): number {
  return [...text].length;
}

function cutTo(length: number, text: string): string {
  const characters = [...harmless(text.replace(/[\n\t]/g, ' '))];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('');
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}
