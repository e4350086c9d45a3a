import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { dictionaryMarkdown } from '../../pipeline/publish/dictionary-text.ts';
import { dictionary } from '../../schemas/dataset/dictionary.ts';
import { publish } from '../support/published.ts';
import { rowsOf, textOf } from '../support/rows.ts';

const { db, remove } = publish();
afterAll(remove);

const MARK = '<!-- Everything below is made from the schemas by `npm run docs`. -->\n\n';
const [prose = '', generated = ''] = readFileSync('docs/dataset.md', 'utf8').split(MARK);

describe('docs/dataset.md', () => {
  it('is what `npm run docs` makes of the schemas', () => {
    expect(generated).toBe(`${dictionaryMarkdown()}\n`);
  });

  it('has a section for every table, view and full-text index with a line for each of its columns', () => {
    const sections = generated.split(/^### /m).slice(1);
    const found = sections.map((section) => ({
      name: section.split('\n', 1)[0],
      columns: [...section.matchAll(/^\| `(?<column>[^`]+)` \|/gm)].map(({ groups }) => groups?.['column']),
    }));
    const published = rowsOf(
      db,
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'",
    ).map((row) => {
      const name = textOf(row, 'name');
      const columns = rowsOf(db, `SELECT name FROM pragma_table_info('${name}') ORDER BY cid`).map(
        (column) => column['name'],
      );
      return { name, columns };
    });
    const byName = (a: { name?: string | undefined }, b: { name?: string | undefined }) =>
      String(a.name) < String(b.name) ? -1 : 1;
    expect(found.sort(byName)).toEqual(published.sort(byName));
  });

  it('sends people to every view', () => {
    const views = rowsOf(db, "SELECT name FROM sqlite_master WHERE type = 'view'").map((row) => `\`${row['name']}\``);
    expect(views.filter((view) => !prose.includes(view))).toEqual([]);
  });

  it('has queries that run', () => {
    const queries = [...prose.matchAll(/^```sql\n(?<sql>(?:(?!```).*\n)+)```$/gm)];
    expect(queries).not.toEqual([]);
    for (const { groups } of queries) expect(rowsOf(db, groups?.['sql'] ?? '')).not.toEqual([]);
  });
});

describe('names of tables and columns in the documents', () => {
  const documents = [
    'README.md',
    ...readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const entries = dictionary();
  const known = new Set([
    ...entries.flatMap((entry) => [entry.table_name, entry.column_name ?? '', entry.data_dictionary_id]),
    ...rowsOf(db, 'SELECT name FROM sqlite_master').map((row) => textOf(row, 'name')),
  ]);
  /** A column of a curated file, which docs/sources.md describes, and a package. */
  const others = new Set(['other_name', 'wtf_wikipedia']);

  it.each(documents)('in %s are those of the dataset', (path) => {
    const names = [...readFileSync(path, 'utf8').matchAll(/`(?<name>[a-z]+(?:_[a-z]+)+(?:\.[a-z_]+)?)`/g)];
    const unknown = names
      .map(({ groups }) => groups?.['name'] ?? '')
      .filter((name) => !known.has(name) && !others.has(name));
    expect(unknown).toEqual([]);
  });
});
