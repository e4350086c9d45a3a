import type { Row } from '../../schemas/dataset/tables.ts';
import type { Db } from '../publish/database.ts';
import { evidenceOf, OpenNamesOfLines, type PlacedFinding } from '../publish/fix-list-evidence.ts';
import type { ArticleLines } from '../publish/fix-list-lines.ts';
import { statement } from '../publish/prepared-once.ts';

/** A finding with the lines that it rests on. */
export interface ReportedFinding extends Row<'finding'> {
  readonly rows: readonly Row<'finding_row'>[];
  /** Its own line first; empty where it stands on none. */
  readonly lines: readonly RawLine[];
  /** How many further lines are not among them. */
  readonly moreLines: number;
}

/** A line of an article as it is printed there, as far as the database has it. */
export interface RawLine {
  readonly file: string;
  readonly line: number;
  /** Headings above, outermost first. */
  readonly section: string | null;
  /** Null where the database holds no text of the line. */
  readonly text: string | null;
}

/** A finding that rests on more lines than these shows the first of them. */
const MOST_LINES = 9;
/** Characters of a line that are shown. */
const MOST_TEXT = 2000;

const FINDINGS = statement<[string | null], Row<'finding'>>(
  `SELECT * FROM finding WHERE season_id IS ?
   ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, finding.rowid`,
);
const ROWS = statement<[string], Row<'finding_row'>>(
  'SELECT * FROM finding_row WHERE finding_id = ? ORDER BY display_order',
);

/** The findings on a season in the order of their severity and place, or those on no season where it is null. */
export function findingsOf(db: Db, seasonId: string | null, lines: ArticleLines): ReportedFinding[] {
  const openNames = new OpenNamesOfLines(db);
  const linesOf = (finding: PlacedFinding, rows: readonly Row<'finding_row'>[]): RawLine[] => {
    const stated = finding.code === 'stated-fact-mismatch' ? { stated: finding.published } : {};
    const evidence = evidenceOf(db, finding, rows, openNames.of(finding));
    return [{ sourceId: finding.source_id, line: finding.line, ...stated }, ...evidence].map((one) => {
      const known = lines.lineOf(one.sourceId, one.line);
      const text = known.cells === null ? (one.stated ?? known.statement) : rowText(known.cells);
      return {
        file: known.file,
        line: one.line,
        section: known.sectionPath,
        text: text === null ? null : shortened(text),
      };
    });
  };
  return FINDINGS(db)
    .all(seasonId)
    .map((finding) => {
      const rows = ROWS(db).all(finding.finding_id);
      const { source_id, line } = finding;
      const found = source_id === null || line === null ? [] : linesOf({ ...finding, source_id, line }, rows);
      return { ...finding, rows, lines: found.slice(0, MOST_LINES), moreLines: Math.max(0, found.length - MOST_LINES) };
    });
}

/** The cells of a row between their pipes; left-over markup, which is a cell with pipes of its own, as it is. */
function rowText(cells: readonly string[]): string {
  const [first = ''] = cells;
  return cells.length === 1 && first.startsWith('|') ? first : `| ${cells.join(' | ')} |`;
}

function shortened(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}
