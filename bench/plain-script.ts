// The plainest script for a part of the job: the cells of every table line, split at the pipes, into a SQLite table.

import { readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

const [articles = 'raw/articles', target = 'plain.sqlite'] = process.argv.slice(2);
const db = new Database(target);
db.pragma('journal_mode = OFF');
db.exec('CREATE TABLE cell (file TEXT, line INTEGER, column_index INTEGER, text TEXT)');
const insert = db.prepare('INSERT INTO cell VALUES (?, ?, ?, ?)');
db.transaction(() => {
  for (const file of readdirSync(articles).filter((name) => name.endsWith('.txt'))) {
    readFileSync(`${articles}/${file}`, 'utf8')
      .split('\n')
      .forEach((line, index) => {
        if (!line.startsWith('|')) return;
        line
          .split('|')
          .slice(1, -1)
          .forEach((cell, column) => {
            insert.run(file, index + 1, column, cell.trim());
          });
      });
  }
})();
db.close();
