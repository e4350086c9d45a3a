import * as z from 'zod';
import { SourceFormat } from '../source.ts';
import { count, id, line, optionalCount, optionalFlag, optionalText, ordinal, text } from './column.ts';

export const Source = z.strictObject({
  source_id: id,
  title: text,
  file: text,
  format: SourceFormat,
  sha256: text,
  line_count: count,
  url: optionalText,
  revision: optionalText,
  licence: optionalText,
});

export const SourceTable = z.strictObject({
  source_table_id: id,
  source_id: id,
  ordinal,
  section_path: text,
  line_first: line,
  line_last: line,
  row_count: count,
  column_count: count,
  kind: z.enum([
    'schedule',
    'entry-list',
    'season-results',
    'points-system',
    'team-standings',
    'driver-standings',
    'unknown',
  ]),
});

export const SourceCell = z.strictObject({
  source_table_id: id,
  row_index: count,
  column_index: count,
  line,
  text,
  role: z.enum(['header', 'data', 'note', 'link', 'residue', 'empty']),
  row_span: optionalCount,
  column_span: optionalCount,
  is_bold: optionalFlag,
  is_italic: optionalFlag,
});

export const SourceCellUse = z.strictObject({
  source_table_id: id,
  row_index: count,
  column_index: count,
  table_name: id,
  row_id: id,
});
