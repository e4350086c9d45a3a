import { dictionary } from '../../schemas/dataset/dictionary.ts';
import { SEARCHES } from '../../schemas/dataset/search.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import { type Db, insertSorted, SCHEMA_VERSION } from './database.ts';

/**
 * Writes what a publication says of itself: the dictionary, and what it was made with and from. In one transaction, which
 * waits for whoever reads the database and which they wait for: not for long, since nobody reads more than a batch of rows at
 * once.
 */
export function insertAbout(db: Db, { version, publication }: { version: string; publication: string }): void {
  const sources = db.prepare<[], Pick<Row<'source'>, 'file' | 'sha256'>>('SELECT file, sha256 FROM source').all();
  const insert = db.transaction(() => {
    insertSorted(db, 'data_dictionary', dictionary());
    insertSorted(db, 'build_info', [
      { key: 'program', value: `scrutineer ${version}` },
      { key: 'schema_version', value: String(SCHEMA_VERSION) },
      { key: 'publication', value: publication },
      ...sources.map(({ file, sha256 }) => ({ key: `source/${file}`, value: sha256 })),
    ]);
  });
  insert.exclusive();
}

/** Makes the full-text indexes. They hold no text of their own: FTS5 reads it from the table that is their content. */
export function buildSearches(db: Db): void {
  for (const [name, { table, columns }] of Object.entries(SEARCHES)) {
    db.exec(`CREATE VIRTUAL TABLE ${name} USING fts5 (
  ${columns.join(', ')}, content="${table}", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO ${name} (${name}) VALUES ('rebuild');`);
  }
}
