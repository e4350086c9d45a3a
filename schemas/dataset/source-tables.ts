import * as z from 'zod';
import { SourceFormat } from '../source.ts';
import {
  count,
  id,
  lineNamed,
  optionalCount,
  optionalFlag,
  optionalText,
  ordinal,
  sourceId,
  sourceLine,
  text,
} from './column.ts';

const sourceTableId = id.describe('The printed table.');
const rowIndex = count.meta({ description: 'The row of the printed table.', unit: 'row, 0-based' });
const columnIndex = count.meta({ description: 'The cell of the row, as printed.', unit: 'cell, 0-based' });

export const Source = z.strictObject({
  source_id: id.describe('The article, named after its file.'),
  title: text.describe('The title of the article.'),
  file: text.describe('The file in raw/articles/.'),
  format: SourceFormat.describe('The form that the article was read in.'),
  sha256: text.describe('The SHA-256 of the file, 64 hexadecimal digits.'),
  line_count: count.meta({ description: 'How many lines the file has.', unit: 'line' }),
  url: optionalText.describe('Where the article is found; NULL where sources.json does not list it.'),
  revision: optionalText.describe('The revision that was read; NULL where it is not known.'),
  licence: optionalText.describe('The licence of the article; NULL where it is not known.'),
});

export const SourceTable = z.strictObject({
  source_table_id: id.describe('The printed table: its article, and a number in the order of the article.'),
  source_id: sourceId,
  ordinal: ordinal.describe('The number of the table in its article, from 1.'),
  section_path: text.describe('The headings above the table, outermost first, joined with " / ".'),
  line_first: lineNamed('The first line of the table in the raw file.'),
  line_last: lineNamed('The last line of the table in the raw file.'),
  row_count: count.meta({ description: 'How many rows are printed, headers among them.', unit: 'row' }),
  column_count: count.meta({ description: 'How many columns the widest row has.', unit: 'column' }),
  kind: z
    .enum([
      'schedule',
      'entry-list',
      'season-results',
      'points-system',
      'team-standings',
      'driver-standings',
      'manufacturer-standings',
      'unknown',
    ])
    .describe('What the table was read as; unknown where it was kept cell by cell and not understood.'),
});

export const SourceCell = z.strictObject({
  source_table_id: sourceTableId,
  row_index: rowIndex,
  column_index: columnIndex,
  line: sourceLine,
  text: text.describe('The text of the cell as printed, trimmed.'),
  role: z
    .enum(['header', 'data', 'note', 'link', 'residue', 'empty'])
    .describe('What the cell is in its table; residue is left-over markup, link a cell such as Report.'),
  row_span: optionalCount.meta({ description: 'Over how many rows the cell reaches; NULL where lost.', unit: 'row' }),
  column_span: optionalCount.meta({
    description: 'Over how many columns the cell reaches; NULL where the form of the article has lost it.',
    unit: 'column',
  }),
  is_bold: optionalFlag.describe('1 where the cell is bold; NULL where the form of the article has lost it.'),
  is_italic: optionalFlag.describe('1 where the cell is italic; NULL where the form of the article has lost it.'),
});

export const SourceCellUse = z.strictObject({
  source_table_id: sourceTableId,
  row_index: rowIndex,
  column_index: columnIndex,
  table_name: id.describe('The table whose row carries the cell.'),
  row_id: id.describe('The key of that row, its values joined with /.'),
});
