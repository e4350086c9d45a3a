import type { FindingDraft } from '../../schemas/finding.ts';
import type { PrintedCell } from '../table/printed-table.ts';

/** The finding on a cell that should hold something and does not; `wanted` completes "Expected …". */
export function unreadableCell(cell: PrintedCell, sourceId: string, wanted: string): FindingDraft {
  return {
    code: 'unreadable-cell',
    message: `Unexpected '${cell.text}', expected ${wanted}; the text is kept, its value is not known`,
    about: `${wanted} ${cell.text}`,
    sourceId,
    line: cell.line,
    column: cell.column,
    published: cell.text,
  };
}
