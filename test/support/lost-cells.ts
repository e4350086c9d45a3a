/** Data cells that no row carries and no finding tells of: on their line, or at the head of their table. */
export const LOST_CELLS = `SELECT * FROM source_cell JOIN source_table USING (source_table_id)
  WHERE role = 'data'
    AND NOT EXISTS (SELECT 1 FROM source_cell_use AS used WHERE used.source_table_id = source_cell.source_table_id
      AND used.row_index = source_cell.row_index AND used.column_index = source_cell.column_index)
    AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.source_id = source_table.source_id
      AND (finding.line = source_cell.line
        OR finding.code = 'season-repeated'
        OR finding.code IN ('unknown-table', 'unknown-column') AND finding.line BETWEEN line_first AND line_last))`;
