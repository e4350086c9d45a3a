import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import Papa from 'papaparse';
import { realFiles } from '../../pipeline/effects.ts';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { type IngestOptions, ingest } from '../../pipeline/run.ts';
import type { Summary } from '../../pipeline/summary.ts';

/** A publication in a folder of its own. */
export interface Published {
  readonly outDir: string;
  readonly db: Database.Database;
  readonly summary: Summary;
  readonly remove: () => void;
}

/**
 * Publishes a raw folder, by default the project's own, into a temporary folder and opens the database read-only; by
 * default without the report, which most tests do not look at.
 */
export function publish(rawDir = 'raw', report: IngestOptions['report'] = null): Published {
  const folder = mkdtempSync(join(tmpdir(), 'scrutineer-'));
  const outDir = join(folder, 'out');
  const options = { rawDir, outDir, version: 'test', report, progress: () => undefined };
  const summary = ingest(options, { files: realFiles });
  const db = openDatabase(join(outDir, 'alms.sqlite'), { readonly: true });
  return {
    outDir,
    db,
    summary,
    remove: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The rows of a CSV file with a header; an empty field is null. */
export function readCsv(path: string): Record<string, string | null>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return data.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === '' ? null : value])),
  );
}

/** The rows of a query, every value as the text that a CSV file holds. */
export function queryTexts(db: Database.Database, sql: string): Record<string, string | null>[] {
  return db
    .prepare<[], Record<string, string | number | null>>(sql)
    .all()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, value === null || value === '' ? null : String(value)]),
      ),
    );
}
