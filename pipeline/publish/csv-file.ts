import Papa from 'papaparse';
import type { TableName } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';
import { columnsOf, rowBatches } from './table-rows.ts';

/**
 * How texts begin that a spreadsheet would take for a formula (full-width signs too), and the apostrophe that is put
 * before them, so that taking one apostrophe away gives every text back.
 */
const TAKEN_FOR_FORMULA = /^['=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as CSV in pieces: a header, then a row a line in the order of the key. NULL is an empty field, the empty text
 * `""`; a text that begins like a formula, or with an apostrophe, has an apostrophe before it. Numbers stay as they are.
 */
export function* csvText(db: Db, table: TableName): Iterable<string> {
  yield csvLines([columnsOf(db, table).map(({ name }) => name)]);
  for (const rows of rowBatches<string | number | null>(db, table)) yield csvLines(rows);
}

function csvLines(rows: (string | number | null)[][]): string {
  const lines = Papa.unparse(rows, {
    newline: '\n',
    quotes: (value: unknown) => value === '',
    escapeFormulae: TAKEN_FOR_FORMULA,
  });
  return `${lines}\n`;
}
