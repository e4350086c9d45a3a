import type { Row } from '../../schemas/dataset/tables.ts';
import { Competitor } from '../../schemas/record/origin.ts';
import type { Db } from './database.ts';
import { preparedOnce } from './prepared-once.ts';

/** A line of an article as the database knows it. */
export interface KnownLine {
  readonly file: string;
  readonly title: string;
  /** Headings of the table, outermost first; null outside the tables. */
  readonly sectionPath: string | null;
  /** The cells of the row on that line as printed; null outside the tables. */
  readonly cells: readonly string[] | null;
  /** The row as a person knows it: `place 2, Tafel Racing`. */
  readonly label: string | null;
  /** Text of a note or of a statement in prose on that line. */
  readonly statement: string | null;
}

interface Article {
  readonly source: Pick<Row<'source'>, 'file' | 'title'>;
  readonly cells: ReadonlyMap<number, { readonly sectionPath: string; readonly texts: readonly string[] }>;
  readonly labels: ReadonlyMap<number, string>;
  readonly statements: ReadonlyMap<number, string>;
}

/** Looks lines of articles up, reading each article's rows once. */
export class ArticleLines {
  readonly #db: Db;
  readonly #articles = new Map<string, Article>();

  constructor(db: Db) {
    this.#db = db;
  }

  lineOf(sourceId: string, line: number): KnownLine {
    const article = this.#articles.get(sourceId) ?? readArticle(this.#db, sourceId);
    this.#articles.set(sourceId, article);
    const row = article.cells.get(line);
    return {
      file: article.source.file,
      title: article.source.title,
      sectionPath: row?.sectionPath ?? null,
      cells: row?.texts ?? null,
      label: article.labels.get(line) ?? null,
      statement: article.statements.get(line) ?? null,
    };
  }
}

function readArticle(db: Db, sourceId: string): Article {
  const source = sources(db, 'SELECT file, title FROM source WHERE source_id = ?').get(sourceId);
  return {
    source: source ?? { file: sourceId, title: sourceId },
    cells: cellsOf(db, sourceId),
    labels: labelsOf(db, sourceId),
    statements: statementsOf(db, sourceId),
  };
}

/** Line to the whole rows that have a cell on it. */
function cellsOf(db: Db, sourceId: string): Article['cells'] {
  const cells = cellsOfArticle(
    db,
    `SELECT source_cell.source_table_id, row_index, line, text, section_path
     FROM source_table JOIN source_cell ON source_cell.source_table_id = source_table.source_table_id
     WHERE source_id = ? ORDER BY source_table.ordinal, row_index, column_index`,
  )
    .raw(true)
    .all(sourceId);
  const rows = new Map<string, string[]>();
  const byLine = new Map<number, { sectionPath: string; texts: string[]; rows: Set<string> }>();
  for (const [tableId, row, line, text, sectionPath] of cells) {
    const key = `${tableId} ${row}`;
    const texts = rows.get(key) ?? [];
    texts.push(text);
    rows.set(key, texts);
    const known = byLine.get(line) ?? { sectionPath, texts: [], rows: new Set<string>() };
    known.rows.add(key);
    byLine.set(line, known);
  }
  for (const known of byLine.values()) known.texts = [...known.rows].flatMap((key) => rows.get(key) ?? []);
  return byLine;
}

const labels = preparedOnce<[sourceId: string], { line: number; label: string }>();
const sources = preparedOnce<[sourceId: string], Pick<Row<'source'>, 'file' | 'title'>>();
const cellsOfArticle = preparedOnce<
  [sourceId: string],
  [tableId: string, row: number, line: number, text: string, sectionPath: string]
>();

/** What people call the rows, the most telling one of each line. */
const LABELS = [
  ...Competitor.options.map(
    (kind) => `SELECT line, CASE
      WHEN position_text <> '' THEN 'place ' || position_text || ', '
      WHEN position_published IS NOT NULL THEN 'sharing place ' || position_published || ', ' ELSE '' END || ${kind}_text
      AS label FROM ${kind}_standing WHERE source_id = ? ORDER BY line, display_order`,
  ),
  `SELECT entry_driver.line, driver_text || ' with ' || team_text || coalesce(', car ' || car_number, '') AS label
   FROM entry_driver JOIN entry ON entry.entry_id = entry_driver.entry_id WHERE entry_driver.source_id = ?
   ORDER BY entry_driver.line, entry_driver.display_order`,
  `SELECT line, team_text || coalesce(', car ' || car_number, '') AS label FROM entry WHERE source_id = ?
   ORDER BY line, entry_id`,
  ...[
    ['class_win', 'winning teams'],
    ['class_win_driver', 'winning drivers'],
  ].map(
    ([table, what]) => `SELECT ${table}.line, 'round ' || round || ', ${what}' AS label FROM ${table}
      JOIN race ON race.race_id = ${table}.race_id WHERE ${table}.source_id = ? ORDER BY ${table}.line, round`,
  ),
  `SELECT line, 'round ' || round || coalesce(', ' || name, '') AS label FROM race WHERE source_id = ?
   ORDER BY line, round`,
];

function labelsOf(db: Db, sourceId: string): Map<number, string> {
  return firstOfEachLine(db, LABELS, sourceId);
}

const STATEMENTS = [
  `SELECT line, coalesce(mark || ' ', '') || text AS label FROM note WHERE source_id = ? ORDER BY line, note_id`,
  'SELECT line, condition_text AS label FROM points_system WHERE source_id = ? ORDER BY line, points_system_id',
  'SELECT line, text AS label FROM championship_rule WHERE source_id = ? ORDER BY line, championship_rule_id',
];

function statementsOf(db: Db, sourceId: string): Map<number, string> {
  return firstOfEachLine(db, STATEMENTS, sourceId);
}

function firstOfEachLine(db: Db, queries: readonly string[], sourceId: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const query of queries) {
    for (const { line, label } of labels(db, query).all(sourceId)) {
      if (!found.has(line)) found.set(line, label);
    }
  }
  return found;
}
