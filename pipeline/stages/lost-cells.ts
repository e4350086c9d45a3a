import type { Grid } from '../../parsers/table/grid.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { Db } from '../publish/database.ts';

/** A column of which a finding says that it is not understood, or with a row one cell under it, as printed. */
export interface UnreadColumn {
  readonly tableId: string;
  readonly columnIndex: number;
  readonly rowIndex: number | null;
}

/** The columns of a grid that are not understood. */
export function unreadColumns(grid: Grid): UnreadColumn[] {
  const columns = grid.columns.filter((column) => column.role === 'unknown');
  const { tableId, hasSpans } = grid.table;
  if (!hasSpans) return columns.map(({ index }) => ({ tableId, columnIndex: index, rowIndex: null }));
  return columns.flatMap(({ index }) =>
    grid.rows.flatMap(({ cells }) => {
      const ref = cells[index]?.ref;
      return ref ? [{ tableId, columnIndex: ref.column, rowIndex: ref.row }] : [];
    }),
  );
}

interface LostCell {
  readonly tableId: string;
  readonly columnIndex: number;
  readonly rowIndex: number;
  readonly sourceId: string;
  readonly line: number;
  readonly text: string;
  readonly seasonId: string | null;
}

/**
 * The last net: a data cell that no published row carries, and of whose line no finding speaks, gives one
 * `unreadable-cell` a line, so that nothing is lost without a word. Tables of unknown kind, columns that are not understood
 * and articles whose season another one gives have their findings already. `findingsOn` gives those on an article; it is
 * asked for one article after the other.
 */
export function lostCells(
  db: Db,
  findingsOn: (sourceId: string) => readonly FindingDraft[],
  unread: readonly UnreadColumn[],
): FindingDraft[] {
  const skipped = new Set(unread.map(keyOf));
  const cells = db
    .prepare<[], LostCell>(
      `SELECT cell.source_table_id AS tableId, cell.column_index AS columnIndex, cell.row_index AS rowIndex, source_table.source_id AS sourceId,
         cell.line, cell.text, season.season_id AS seasonId
       FROM source_cell AS cell JOIN source_table USING (source_table_id)
       LEFT JOIN season ON season.source_id = source_table.source_id
       WHERE cell.role = 'data' AND source_table.kind <> 'unknown' AND NOT EXISTS (
         SELECT 1 FROM source_cell_use AS used WHERE used.source_table_id = cell.source_table_id
           AND used.row_index = cell.row_index AND used.column_index = cell.column_index)
       ORDER BY cell.source_table_id, cell.row_index, cell.column_index`,
    )
    .iterate();
  const byLine = new Map<string, LostCell[]>();
  let sourceId: string | null = null;
  let spoken: ReadonlySet<number | null> = new Set();
  let isRepeated = false;
  for (const cell of cells) {
    if (cell.sourceId !== sourceId) {
      sourceId = cell.sourceId;
      const findings = findingsOn(sourceId);
      spoken = new Set(findings.map(({ line }) => line));
      isRepeated = findings.some(({ code }) => code === 'season-repeated');
    }
    const isUnread = skipped.has(keyOf(cell)) || skipped.has(keyOf({ ...cell, rowIndex: null }));
    if (spoken.has(cell.line) || isRepeated || isUnread) continue;
    const key = `${cell.sourceId}\n${cell.line}`;
    const ofLine = byLine.get(key);
    if (ofLine) ofLine.push(cell);
    else byLine.set(key, [cell]);
  }
  return [...byLine.values()].flatMap((ofLine): FindingDraft[] => {
    const [first] = ofLine;
    if (!first) return [];
    const texts = ofLine.map(({ text }) => `'${text}'`).join(', ');
    return [
      {
        code: 'unreadable-cell',
        message: `${texts} could not be brought into a row; the text is kept in the ledger only`,
        about: texts,
        sourceId: first.sourceId,
        line: first.line,
        seasonId: first.seasonId,
      },
    ];
  });
}

function keyOf({ tableId, columnIndex, rowIndex }: UnreadColumn): string {
  return `${tableId}\n${columnIndex}\n${rowIndex ?? ''}`;
}
