import { createHash } from 'node:crypto';
import type { Row } from '../../schemas/dataset/tables.ts';
import { ABOUT_TABLES, type TableName, tableNames } from '../../schemas/dataset/tables.ts';
import { harmlessJson, harmlessJsonText } from '../audit-report/harmless.ts';
import { type Db, publicationOf } from './database.ts';
import { columnsOf, rowBatches } from './table-rows.ts';

/**
 * The whole of `alms.json`: an object with a key a table, a row a line, in pieces. Half-way `tellHash` is told the
 * publication hash, which is over every table that holds content and not word of the publication itself; it writes those.
 */
export function* datasetJson(db: Db, tellHash: (publication: string) => void): Iterable<string | Uint8Array> {
  const hash = createHash('sha256');
  yield '{\n';
  for (const piece of contentText(db)) {
    hash.update(piece);
    yield piece;
  }
  tellHash(hash.digest('hex'));
  for (const table of ABOUT_TABLES) {
    yield `,\n${JSON.stringify(table)}: `;
    yield* rowsText(db, table);
  }
  yield '\n}\n';
}

/** The publication hash of what a database holds, whatever it says that it is. */
export function publicationHash(db: Db): string {
  const hash = createHash('sha256');
  for (const piece of contentText(db)) hash.update(piece);
  return hash.digest('hex');
}

const FINDINGS_A_PIECE = 1000;

/** `findings.json` in pieces: an array, a finding a line, each with its file, the rows that contributed and the publication. */
export function* findingsJson(db: Db): Iterable<string> {
  const publication = publicationOf(db);
  const contributing = db.prepare<[string], Omit<Row<'finding_row'>, 'finding_id' | 'display_order'>>(
    'SELECT role, table_name, row_id, source_id, line FROM finding_row WHERE finding_id = ? ORDER BY display_order',
  );
  const piece = db.prepare<[number, number], Row<'finding'> & { file: string | null }>(
    `SELECT finding.*, source.file FROM finding LEFT JOIN source ON source.source_id = finding.source_id
     WHERE finding.rowid > ? AND finding.rowid <= ? ORDER BY finding.rowid`,
  );
  const last = db.prepare<[], number>('SELECT ifnull(max(rowid), 0) FROM finding').pluck(true).get() ?? 0;
  for (let from = 0; from < last; from += FINDINGS_A_PIECE) {
    const lines = piece
      .all(from, from + FINDINGS_A_PIECE)
      .map((finding) => harmlessJson({ ...finding, rows: contributing.all(finding.finding_id), publication }));
    yield `${from === 0 ? '[\n' : ',\n'}${lines.join(',\n')}`;
  }
  yield last === 0 ? '[]\n' : '\n]\n';
}

/** Every table but those that tell of the publication; one of them names the hash over this text. */
function* contentText(db: Db): Iterable<string | Uint8Array> {
  const about: readonly string[] = ABOUT_TABLES;
  for (const [index, table] of tableNames()
    .filter((name) => !about.includes(name))
    .entries()) {
    yield `${index === 0 ? '' : ',\n'}${JSON.stringify(table)}: `;
    yield* rowsText(db, table);
  }
}

/** An array, a row a line; pieces of many rows come as bytes, which are hashed and written without being made again. */
function* rowsText(db: Db, table: TableName): Iterable<string | Uint8Array> {
  const rowText = rowWriter(columnsOf(db, table).map(({ name }) => name));
  let isFirst = true;
  for (const rows of rowBatches<string | number | null>(db, table)) {
    yield Buffer.from(`${isFirst ? '[\n' : ',\n'}${harmlessJsonText(rows.map(rowText).join(',\n'))}`);
    isFirst = false;
  }
  yield isFirst ? '[]' : '\n]';
}

/** Writes rows as objects. Many columns repeat what they have in the row before, whose text is taken then. */
function rowWriter(names: readonly string[]): (row: readonly (string | number | null)[]) => string {
  const keys = names.map((name, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  const values: (string | number | null)[] = [];
  const texts: string[] = [];
  return (row) => {
    let text = '';
    for (const [column, key] of keys.entries()) {
      const value = row[column] ?? null;
      if (value !== values[column]) {
        values[column] = value;
        texts[column] = `${key}${JSON.stringify(value)}`;
      }
      text += texts[column];
    }
    return `${text}}`;
  };
}
