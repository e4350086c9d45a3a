import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { tableNames } from '../../schemas/dataset/tables.ts';
import { checksums, sha256 } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { rowsOf, textOf } from '../support/rows.ts';

const { db, outDir, remove } = publish();
afterAll(remove);

const Rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));
const datasetText = readFileSync(join(outDir, 'alms.json'), 'utf8');
const dataset = z.record(z.string(), Rows).parse(JSON.parse(datasetText));
const findingsText = readFileSync(join(outDir, 'findings.json'), 'utf8');
const Findings = z.array(
  z.looseObject({ finding_id: z.string(), file: z.string().nullable(), rows: Rows, publication: z.string() }),
);
const findings = Findings.parse(JSON.parse(findingsText));

describe('alms.json', () => {
  it('has the tables of the database', () => {
    expect(Object.keys(dataset).sort()).toEqual([...tableNames()].sort());
  });

  it.each(tableNames())('has the rows of %s in their order', (table) => {
    expect(dataset[table]).toEqual(rowsOf(db, `SELECT * FROM ${table} ORDER BY rowid`));
  });

  it.each(tableNames())('has the columns of %s in their order', (table) => {
    const columns = rowsOf(db, `PRAGMA table_info(${table})`).map((row) => textOf(row, 'name'));
    for (const row of dataset[table] ?? []) expect(Object.keys(row)).toEqual(columns);
  });

  it('has a row a line', () => {
    const rows = Object.values(dataset).flat();
    const lines = datasetText.split('\n').filter((line) => /^\{".*\},?$/.test(line));
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')))).toEqual(rows);
  });

  it('has rows in the order of their ids, as text and number are compared', () => {
    for (const table of ['driver', 'race', 'team_standing', 'class_win', 'entry'] as const) {
      const keys = (dataset[table] ?? []).map((row) => String(Object.values(row)[0]));
      expect(keys).toEqual([...keys].sort());
    }
  });

  it('ends with a newline and has no carriage return', () => {
    for (const text of [datasetText, findingsText]) {
      expect(text.endsWith('\n')).toBe(true);
      expect(text).not.toContain('\r');
    }
  });
});

describe('findings.json', () => {
  it('is the table of findings, each with its file', () => {
    const wanted = rowsOf(
      db,
      'SELECT finding.*, file FROM finding LEFT JOIN source USING (source_id) ORDER BY finding.rowid',
    );
    expect(findings.map(({ rows: _rows, publication: _publication, ...finding }) => finding)).toEqual(wanted);
  });

  it('has the rows that contributed', () => {
    for (const { finding_id: id, rows } of findings) {
      const wanted = rowsOf(
        db,
        `SELECT role, table_name, row_id, source_id, line FROM finding_row WHERE finding_id = ?
         ORDER BY display_order`,
        id,
      );
      expect(rows).toEqual(wanted);
    }
  });

  it('has a finding a line', () => {
    expect(findingsText.split('\n').filter((line) => line.startsWith('{'))).toHaveLength(findings.length);
  });

  it('names lines that are in the article', () => {
    const lines = rowsOf(
      db,
      `SELECT finding_id FROM finding JOIN source USING (source_id) WHERE line NOT BETWEEN 1 AND line_count`,
    );
    expect(lines).toEqual([]);
  });
});

describe('the files of a publication', () => {
  it('have the checksums that CHECKSUMS.txt lists', () => {
    const { files } = checksums(outDir);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['alms.sqlite', 'alms.json', 'findings.json']));
    for (const [name, hash] of Object.entries(files)) {
      expect([name, sha256(readFileSync(join(outDir, name)))]).toEqual([name, hash]);
    }
  });

  it('carry one publication hash', () => {
    const { publication } = checksums(outDir);
    const inDatabase = rowsOf(db, "SELECT value FROM build_info WHERE key = 'publication'")[0]?.['value'];
    const inJson = dataset['build_info']?.find((row) => row['key'] === 'publication')?.['value'];
    const inFindings = new Set(findings.map((finding) => finding.publication));
    expect([inDatabase, inJson, ...inFindings]).toEqual([publication, publication, publication]);
  });

  it('tell no time', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(datasetText.includes(today)).toBe(false);
  });
});
