import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { duckRows } from '../support/duckdb.ts';
import { publish } from '../support/published.ts';
import { rowsOf } from '../support/rows.ts';

// Every query of docs/cookbook.md gives the answer that stands below it, on a fresh publication.

const published = publish();
afterAll(published.remove);

const text = readFileSync('docs/cookbook.md', 'utf8');
const QUESTION = /^### (?<question>\d+\. .+)\n(?<body>(?:(?!^#{2,3} ).*\n)*)/gm;
const ANSWER = /^```sql\n(?<sql>(?:(?!```).*\n)+)```\n\n(?<table>(?:\|.*\n)+)/gm;

const questions = [...text.matchAll(QUESTION)].map(({ groups }) => ({
  question: groups?.['question'] ?? '',
  answers: [...(groups?.['body'] ?? '').matchAll(ANSWER)].map((match) => ({
    sql: match.groups?.['sql'] ?? '',
    table: (match.groups?.['table'] ?? '').trimEnd().split('\n'),
  })),
}));

const cellsOf = (line: string) => line.replace(/^\| | \|$/g, '').split(' | ');

describe('the questions', () => {
  it('are twenty, each with one query and its answer', () => {
    expect(questions.map(({ question }) => Number.parseInt(question, 10))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(questions.filter(({ answers }) => answers.length !== 1)).toEqual([]);
    expect(text.match(/^```sql$/gm)).toHaveLength(questions.length);
  });

  it.each(questions.flatMap(({ question, answers }) => answers.map((answer) => ({ question, ...answer }))))(
    '$question',
    ({ sql, table }) => {
      const [header = '', , ...lines] = table;
      const rows = rowsOf(published.db, sql);
      expect(Object.keys(rows[0] ?? {})).toEqual(cellsOf(header));
      expect(rows.map((row) => Object.values(row).map((value) => String(value ?? 'NULL')))).toEqual(lines.map(cellsOf));
    },
  );
});

describe('the first query in other tools', () => {
  const folder = dirname(published.outDir);
  const block = (language: string, nth = 0) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\n(?<code>(?:(?!\`\`\`).*\n)+)\`\`\`$`, 'gm'))][nth]?.groups?.[
      'code'
    ] ?? '';
  const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
  const printed = (command: string, ...args: string[]) => {
    const { stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout
      .trim()
      .replaceAll('"', '')
      .replace(/\.0(?=,)/g, '');
  };
  const script = (name: string, code: string) => {
    const file = join(folder, name);
    writeFileSync(file, code);
    return file;
  };
  const ANSWERED = 'Tafel Racing,195,185,280';

  it.skipIf(!has('sqlite3', '--version'))('sqlite3', () => {
    expect(printed('sh', '-c', block('sh'))).toBe(ANSWERED);
  });

  it('DuckDB over the Parquet files', async () => {
    const sql = /-c "(?<sql>[^"]+)"/.exec(block('sh', 1))?.groups?.['sql'] ?? '';
    const rows = await duckRows(sql.replace(/'out\//, `'${published.outDir}/`));
    expect(rows.map((row) => row.join())).toEqual([ANSWERED]);
  });

  it.skipIf(!has('python3', '-c', 'import pandas'))('pandas', () => {
    expect(printed('python3', script('first.py', block('python')))).toBe(ANSWERED);
  });

  it.skipIf(!has('Rscript', '-e', 'library(RSQLite)'))('R', () => {
    expect(printed('Rscript', script('first.R', block('r')))).toBe(ANSWERED);
  });
});
