import type { Grid } from '../../parsers/table/grid.ts';
import { type PrintedCell, printedText } from '../../parsers/table/printed-table.ts';
import { flagOf } from '../../schemas/dataset/column.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { RawArticle } from '../../schemas/source.ts';

/** The ledger rows of one article. */
export interface Ledger {
  readonly source: Row<'source'>;
  readonly tables: readonly Row<'source_table'>[];
  readonly cells: readonly Row<'source_cell'>[];
}

/** Every cell of every table of an article with its role, and the residue lines behind the tables. */
export function ledgerOf(raw: RawArticle, title: string, grids: readonly Grid[]): Ledger {
  const isMarkdown = raw.format === 'markdown';
  return {
    source: {
      source_id: raw.sourceId,
      title,
      file: raw.file,
      format: raw.format,
      sha256: raw.sha256,
      line_count: lineCount(raw.text),
      url: raw.url,
      revision: raw.revision,
      licence: raw.licence,
    },
    tables: grids.map(({ table, kind }) => ({
      source_table_id: table.tableId,
      source_id: table.sourceId,
      ordinal: table.ordinal,
      section_path: table.sectionPath.join(' / '),
      line_first: table.lineFirst,
      line_last: table.lineLast,
      row_count: table.rows.length,
      column_count: table.columnCount,
      kind,
    })),
    cells: grids.flatMap(({ table, roles }) => [
      ...table.rows.flatMap((row) =>
        row.cells.map((cell, index) => cellRow(cell, roles[row.index]?.[index] ?? 'data', isMarkdown)),
      ),
      ...table.residues.flatMap((row) => row.cells.map((cell) => cellRow(cell, 'residue', isMarkdown))),
    ]),
  };
}

function cellRow(cell: PrintedCell, role: Row<'source_cell'>['role'], isMarkdown: boolean): Row<'source_cell'> {
  return {
    source_table_id: cell.ref.tableId,
    row_index: cell.ref.row,
    column_index: cell.ref.column,
    line: cell.line,
    text: printedText(cell),
    role,
    row_span: cell.rowSpan ?? (isMarkdown ? 1 : null),
    column_span: cell.columnSpan ?? (isMarkdown ? 1 : null),
    is_bold: flagOf(cell.isBold),
    is_italic: flagOf(cell.isItalic),
  };
}

function lineCount(text: string): number {
  let count = text.endsWith('\n') || text === '' ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
