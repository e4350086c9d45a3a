import { join } from 'node:path';
import Papa from 'papaparse';
import type * as z from 'zod';
import {
  type Curated,
  CuratedAcceptance,
  CuratedCorrection,
  type CuratedFiles,
  CuratedId,
  CuratedName,
  CuratedTemplate,
} from '../../schemas/curated.ts';
import type { FileEffects } from '../effects.ts';
import { InputError, reasonOf } from '../errors.ts';
import { decode } from './load.ts';

/** Reads what people decided; an absent file is an empty list. Throws InputError with file and line. */
export function loadCurated(curatedDir: string, files: FileEffects): CuratedFiles {
  refuseOthers(curatedDir, files);
  return {
    names: loadRows(join(curatedDir, 'names.csv'), CuratedName, files),
    ids: loadRows(join(curatedDir, 'ids.csv'), CuratedId, files),
    corrections: loadRows(join(curatedDir, 'corrections.csv'), CuratedCorrection, files),
    acceptances: loadRows(join(curatedDir, 'accepted-findings.csv'), CuratedAcceptance, files),
    templates: loadTemplates(curatedDir, files),
  };
}

/** Reads the templates of wikitext that people explained; an absent file is an empty list. Throws InputError with file and line. */
export function loadTemplates(curatedDir: string, files: FileEffects): Curated<CuratedTemplate>[] {
  return loadRows(join(curatedDir, 'templates.csv'), CuratedTemplate, files);
}

/** A misspelt file would be ignored without a word. */
function refuseOthers(curatedDir: string, files: FileEffects): void {
  const known = ['names.csv', 'ids.csv', 'corrections.csv', 'accepted-findings.csv', 'templates.csv'];
  if (!files.exists(curatedDir)) return;
  if (!files.isFolder(curatedDir))
    throw new InputError(`${curatedDir}: is a file; the curated files lie in a folder of that name`);
  const other = files.list(curatedDir)?.find((name) => name.endsWith('.csv') && !known.includes(name));
  if (other !== undefined) {
    throw new InputError(`${join(curatedDir, other)}: is no curated file; they are ${known.join(', ')}`);
  }
}

function loadRows<T extends z.ZodObject>(path: string, schema: T, files: FileEffects): Curated<z.infer<T>>[] {
  if (!files.exists(path)) return [];
  let bytes: Buffer;
  try {
    bytes = files.read(path);
  } catch (error) {
    throw new InputError(`${path}: cannot be read, ${reasonOf(error)}`);
  }
  const text = decode(bytes, path).replace(/^\uFEFF/, '');
  const wanted = Object.keys(schema.shape);
  const parsed = Papa.parse<string[]>(text, { delimiter: ',' });
  const lines = linesOfRows(parsed.data);
  const [fault] = parsed.errors.filter((error) => error.type !== 'Delimiter');
  if (fault)
    throw new InputError(
      `${path}, line ${lines[fault.row ?? 0] ?? 1}: ${fault.message}; quote the field or close its quotes`,
    );
  const [header = [], ...rows] = parsed.data;
  if (header.join(',') !== wanted.join(',')) {
    throw new InputError(`${path}, line 1: the columns are '${header.join(',')}', expected '${wanted.join(',')}'`);
  }
  return rows.flatMap((fields, index) => {
    const line = lines[index + 1] ?? index + 2;
    if (fields.length === 1 && fields[0]?.trim() === '') return [];
    if (fields.length !== wanted.length) {
      throw new InputError(
        `${path}, line ${line}: ${fields.length} fields, expected ${wanted.length}; check the commas and quotes`,
      );
    }
    const row = schema.safeParse(Object.fromEntries(wanted.map((column, at) => [column, fields[at] ?? ''])));
    if (row.success) return [{ row: row.data, line }];
    const [issue] = row.error.issues;
    throw new InputError(`${path}, line ${line}: ${issue?.path.join('.')}: ${issue?.message}`);
  });
}

/** The 1-based line on which each row of a CSV file starts; a quoted field may span lines. */
function linesOfRows(rows: readonly (readonly string[])[]): number[] {
  const lines: number[] = [];
  let line = 1;
  for (const row of rows) {
    lines.push(line);
    line += 1 + row.reduce((breaks, field) => breaks + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
  }
  return lines;
}
