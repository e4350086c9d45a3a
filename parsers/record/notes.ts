import type { FindingDraft } from '../../schemas/finding.ts';
import type { NoteAbout, NoteRecord } from '../../schemas/record/note.ts';
import type { MarkedNote } from '../article/read-article.ts';
import type { ProseBlock } from '../article/tree.ts';
import type { Grid } from '../table/grid.ts';
import type { PrintedCell, PrintedTable } from '../table/printed-table.ts';

const MARKED = /^(?<mark>[†‡§¶*#]{1,3}|\^\{[^{}]{1,8}\})\s*(?:[-–—:=]\s*)?(?<text>\S.*)$/su;
const LEGEND = /\b(?:in (?:bold|italics?)\b|^(?:bold|italics?)\b)|^(?:bold|italics?)\b/i;
const LABELLED = /^notes?: ?(?<text>\S.*)$/is;

/** A note with the headings that it stands under, so that the tables that it serves can be found. */
export interface PlacedNote extends NoteRecord {
  readonly sectionPath: readonly string[];
  /** How the note tells bold from plain; null for any other note. */
  readonly style: 'bold' | 'italic' | null;
}

/**
 * The lines of an article that explain its tables: footnotes with a mark, the bullet below an entry list that is its
 * asterisk, `Note:` lines, legends of bold and italics, and sentences on what all rows of a table share.
 *
 * `- Was on the entry list but did not participate in the event.` directly below a table is the note of `*` (2002).
 */
export function readNotes(
  blocks: readonly ProseBlock[],
  tables: readonly PrintedTable[],
  sourceId: string,
): PlacedNote[] {
  const notes: PlacedNote[] = [];
  for (const block of blocks) {
    const above = tables.findLast((table) => table.rootIndex < block.rootIndex) ?? null;
    const below = tables.find((table) => table.rootIndex > block.rootIndex) ?? null;
    const isInSectionOf = (table: PrintedTable | null) =>
      table !== null && table.sectionPath.join('\n') === block.sectionPath.join('\n');
    const read = noteOf(block, above);
    if (!read) continue;
    const table = isInSectionOf(above) ? above : isInSectionOf(below) ? below : null;
    notes.push({
      noteId: `${sourceId}/note/${String(notes.length + 1).padStart(2, '0')}`,
      tableId: table?.tableId ?? null,
      mark: read.mark,
      text: read.text,
      about: read.about,
      origin: { sourceId, line: block.line, cells: [] },
      sectionPath: block.sectionPath,
      style: read.about !== 'legend' ? null : /italic/i.test(read.text) ? 'italic' : 'bold',
    });
  }
  return notes;
}

/** The references that the markup of an article makes, each with the table that its mark stands in. */
export function readReferences(
  notes: readonly MarkedNote[],
  tables: readonly PrintedTable[],
  sourceId: string,
): NoteRecord[] {
  return notes.map(({ mark, text, line }, index) => ({
    noteId: `${sourceId}/reference/${String(index + 1).padStart(3, '0')}`,
    tableId: tables.findLast((table) => table.lineFirst <= line && line <= table.lineLast)?.tableId ?? null,
    mark,
    text: text || mark,
    about: 'reference',
    origin: { sourceId, line, cells: [] },
  }));
}

function noteOf(
  block: ProseBlock,
  above: PrintedTable | null,
): { mark: string | null; text: string; about: NoteAbout } | null {
  const { text } = block;
  if (block.kind === 'item') {
    const isNext = above !== null && block.rootIndex === above.rootIndex + 1;
    const isBelowTable = isNext && (above.hasSpans || block.line === above.lineLast + 1);
    return isBelowTable && block.listLength === 1 ? { mark: '*', text, about: 'participation' } : null;
  }
  const marked = MARKED.exec(text)?.groups;
  if (marked) {
    const mark = (marked['mark'] ?? '').replace(/^\^\{|\}$/g, '');
    return { mark, text: marked['text'] ?? '', about: mark === '*' ? 'participation' : 'points' };
  }
  const labelled = LABELLED.exec(text)?.groups?.['text'];
  if (labelled !== undefined) return { mark: null, text: labelled, about: 'points' };
  if (text.length < 80 && LEGEND.test(text)) return { mark: null, text, about: 'legend' };
  if (/^All (?:teams|drivers|cars|entries)\b/.test(text)) return { mark: null, text, about: 'table' };
  return null;
}

/**
 * What the text of an article has lost of its bold and italics: a legend explains a style that no cell of the article
 * shows. Finding: `source-loss`.
 */
export function lostStyles(notes: readonly PlacedNote[], grids: readonly Grid[], sourceId: string): FindingDraft[] {
  const hasCell = (is: (cell: PrintedCell) => boolean) =>
    grids.some((grid) => grid.table.rows.some((row) => row.cells.some(is)));
  const styles = {
    bold: hasCell((cell) => cell.isBold === true),
    italic: hasCell((cell) => cell.isItalic === true),
  };
  return notes.flatMap((note): FindingDraft[] => {
    if (note.style === null || styles[note.style]) return [];
    const lost = note.style === 'bold' ? 'bold is' : 'italics are';
    return [
      {
        code: 'source-loss',
        message: `'${note.text}', but no ${lost} left in the article's text: what it marked is not known`,
        about: note.text,
        sourceId,
        line: note.origin.line,
        cause: 'source-loss',
      },
    ];
  });
}
