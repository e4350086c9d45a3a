import { createHash } from 'node:crypto';
import type { Row } from '../../schemas/dataset/tables.ts';
import { tableNames } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';

/** The tables as one JSON text without `build_info`, and the publication hash over it. */
export interface TablesText {
  readonly text: string;
  readonly publication: string;
}

/** Every table but `build_info` as JSON: a key a table, a row a line. The publication hash is over this content. */
export function tablesText(db: Db): TablesText {
  const parts = tableNames()
    .filter((table) => table !== 'build_info')
    .map((table) => `${JSON.stringify(table)}: ${rowsText(db, table)}`);
  const text = parts.join(',\n');
  return { text, publication: createHash('sha256').update(text).digest('hex') };
}

/** The whole of `alms.json`. */
export function datasetJson(db: Db, tables: TablesText): string {
  return `{\n${tables.text},\n"build_info": ${rowsText(db, 'build_info')}\n}\n`;
}

/** `findings.json`: an array, a finding a line, each with its file, the rows that contributed and the publication. */
export function findingsJson(db: Db, publication: string): string {
  const contributing = db.prepare<[string], Omit<Row<'finding_row'>, 'finding_id' | 'display_order'>>(
    'SELECT role, table_name, row_id, source_id, line FROM finding_row WHERE finding_id = ? ORDER BY display_order',
  );
  const findings = db
    .prepare<[], Row<'finding'> & { file: string | null }>(
      'SELECT finding.*, source.file FROM finding LEFT JOIN source ON source.source_id = finding.source_id ORDER BY finding.rowid',
    )
    .all();
  const lines = findings.map((finding) =>
    JSON.stringify({ ...finding, rows: contributing.all(finding.finding_id), publication }),
  );
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

function rowsText(db: Db, table: string): string {
  const lines: string[] = [];
  for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY rowid`).iterate()) lines.push(JSON.stringify(row));
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
}
