import * as z from 'zod';
import type { Row } from '../../schemas/dataset/tables.ts';
import { Competitor } from '../../schemas/record/origin.ts';
import { grouped } from '../grouped.ts';
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

type Source = Pick<Row<'source'>, 'file' | 'title'>;

/** A line as it lies in the table of lines: its cells as a JSON list. */
interface StoredLine {
  readonly sectionPath: string | null;
  readonly cells: string | null;
  readonly label: string | null;
  readonly statement: string | null;
}

/**
 * Looks lines of articles up, reading each article's rows once. A finding rests on lines of any articles, those of
 * thousands do not fit into memory, and there is no index from line to cell: the lines of what was read lie in a temporary
 * table, which SQLite moves to the disk as it grows. Held are names of articles.
 */
export class ArticleLines {
  readonly #db: Db;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #read = new Set<string>();

  constructor(db: Db) {
    this.#db = db;
    this.#sources = new Map(
      db
        .prepare<[], Source & { id: string }>('SELECT source_id AS id, file, title FROM source')
        .all()
        .map(({ id, ...source }) => [id, source]),
    );
    db.exec(LINES);
  }

  lineOf(sourceId: string, line: number): KnownLine {
    if (!this.#read.has(sourceId)) {
      storeArticle(this.#db, sourceId);
      this.#read.add(sourceId);
    }
    const stored = storedLine(
      this.#db,
      `SELECT section_path AS sectionPath, cells, label, statement FROM temp.article_line
       WHERE source_id = ? AND line = ?`,
    ).get(sourceId, line);
    return {
      ...this.articleOf(sourceId),
      sectionPath: stored?.sectionPath ?? null,
      cells: stored?.cells ? Cells.parse(JSON.parse(stored.cells)) : null,
      label: stored?.label ?? null,
      statement: stored?.statement ?? null,
    };
  }

  /** File and title alone, which take no reading of the article. */
  articleOf(sourceId: string): Source {
    return this.#sources.get(sourceId) ?? { file: sourceId, title: sourceId };
  }
}

const LINES = `CREATE TEMP TABLE IF NOT EXISTS article_line (
  source_id TEXT NOT NULL, line INTEGER NOT NULL, section_path TEXT, cells TEXT, label TEXT, statement TEXT,
  PRIMARY KEY (source_id, line)) STRICT, WITHOUT ROWID`;
const Cells = z.array(z.string());

/** Puts every line that says something into the table of lines. */
function storeArticle(db: Db, sourceId: string): void {
  const cells = cellsOf(db, sourceId);
  const labels = firstOfEachLine(db, LABELS, sourceId);
  const statements = firstOfEachLine(db, STATEMENTS, sourceId);
  const insert = insertLine(db, 'INSERT OR REPLACE INTO temp.article_line VALUES (?, ?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (const line of new Set([...cells.keys(), ...labels.keys(), ...statements.keys()])) {
      const row = cells.get(line);
      const texts = row ? JSON.stringify(row.texts) : null;
      insert.run(
        sourceId,
        line,
        row?.sectionPath ?? null,
        texts,
        labels.get(line) ?? null,
        statements.get(line) ?? null,
      );
    }
  })();
}

const storedLine = preparedOnce<[sourceId: string, line: number], StoredLine>();
const insertLine = preparedOnce<
  [
    sourceId: string,
    line: number,
    sectionPath: string | null,
    cells: string | null,
    label: string | null,
    statement: string | null,
  ],
  never
>();

/** Line to the whole rows that have a cell on it. */
function cellsOf(db: Db, sourceId: string): Map<number, PrintedLine> {
  const tables = tablesOfArticle(
    db,
    'SELECT source_table_id AS tableId, section_path AS sectionPath FROM source_table WHERE source_id = ? ORDER BY ordinal',
  ).all(sourceId);
  const byLine = new Map<number, PrintedLine>();
  // Table by table, so that SQLite finds the cells in their order and sorts nothing.
  for (const { tableId, sectionPath } of tables) {
    const cells = cellsOfTable(
      db,
      'SELECT row_index, line, text FROM source_cell WHERE source_table_id = ? ORDER BY row_index, column_index',
    )
      .raw(true)
      .all(tableId);
    for (const row of grouped(cells, ([index]) => index).values()) {
      for (const line of new Set(row.map(([, of]) => of))) {
        const known = byLine.get(line) ?? { sectionPath, texts: [] };
        byLine.set(line, known);
        for (const [, , text] of row) known.texts.push(text);
      }
    }
  }
  return byLine;
}

interface PrintedLine {
  readonly sectionPath: string;
  readonly texts: string[];
}

const tablesOfArticle = preparedOnce<[sourceId: string], { tableId: string; sectionPath: string }>();
const cellsOfTable = preparedOnce<[tableId: string], [row: number, line: number, text: string]>();
const labels = preparedOnce<[sourceId: string], { line: number; label: string }>();

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

const STATEMENTS = [
  `SELECT line, coalesce(mark || ' ', '') || text AS label FROM note WHERE source_id = ? ORDER BY line, note_id`,
  'SELECT line, condition_text AS label FROM points_system WHERE source_id = ? ORDER BY line, points_system_id',
  'SELECT line, text AS label FROM championship_rule WHERE source_id = ? ORDER BY line, championship_rule_id',
];

function firstOfEachLine(db: Db, queries: readonly string[], sourceId: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const query of queries) {
    for (const { line, label } of labels(db, query).all(sourceId)) {
      if (!found.has(line)) found.set(line, label);
    }
  }
  return found;
}
