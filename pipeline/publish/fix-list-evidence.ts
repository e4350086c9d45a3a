import type { Row } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';

/** A line that a finding rests on besides its own. */
export interface EvidenceLine {
  readonly sourceId: string;
  readonly line: number;
  /** What prose states on the line; left out where a table speaks. */
  readonly stated?: string;
}

/** A finding that stands on a line of an article. */
export type PlacedFinding = Row<'finding'> & { readonly source_id: string; readonly line: number };

/** The other lines that a finding rests on, each once, in the order in which the finding names them. */
export function evidenceOf(db: Db, finding: PlacedFinding, rows: readonly Row<'finding_row'>[]): EvidenceLine[] {
  const lines: EvidenceLine[] = [
    ...rows.flatMap((row) => linesOfRow(db, row)),
    ...(finding.code === 'country-conflict' ? otherCountryLines(db, finding) : []),
    ...(finding.code === 'name-unresolved' ? otherNameLines(db, finding) : []),
  ];
  const seen = new Set([`${finding.source_id} ${finding.line}`]);
  return lines.filter(({ sourceId, line }) => {
    const key = `${sourceId} ${line}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function linesOfRow(db: Db, row: Row<'finding_row'>): EvidenceLine[] {
  const { source_id: sourceId, line } = row;
  if (sourceId === null || line === null) return [];
  const fact =
    row.table_name === 'stated_fact'
      ? db
          .prepare<[string], { stated: string }>(
            'SELECT value_text AS stated FROM stated_fact WHERE stated_fact_id = ?',
          )
          .get(row.row_id)
      : undefined;
  return [{ sourceId, line, ...fact }];
}

/** The tables that print a country beside a driver. */
const FLAGS = ['driver_standing', 'entry_driver', 'class_win_driver'];

/** Where the driver of a line stands under another country. */
function otherCountryLines(db: Db, finding: PlacedFinding): EvidenceLine[] {
  return db
    .prepare<[{ sourceId: string; line: number; code: string }], EvidenceLine>(
      // Each table by itself, so that SQLite looks the drivers up in it instead of reading all of it.
      `WITH own AS MATERIALIZED (
         ${FLAGS.map((table) => `SELECT driver_id FROM ${table} WHERE source_id = @sourceId AND line = @line AND country_text = @code`).join(' UNION ')}),
       flag AS NOT MATERIALIZED (
         ${FLAGS.map((table) => `SELECT country_text, source_id, line FROM own CROSS JOIN ${table} USING (driver_id)`).join(' UNION ALL ')})
       SELECT DISTINCT source_id AS sourceId, line FROM flag
       WHERE country_text IS NOT NULL AND country_text <> @code
         AND NOT EXISTS (
           SELECT 1 FROM country_code AS own JOIN country_code AS other ON other.country_id = own.country_id
           WHERE own.code = @code AND other.code = country_text)
       ORDER BY source_id <> @sourceId, source_id, line`,
    )
    .all({ sourceId: finding.source_id, line: finding.line, code: finding.published ?? '' });
}

/** Two spellings that nobody has decided on. */
export interface OpenNames {
  readonly kind: string;
  readonly one: string;
  readonly other: string;
}

/** The two spellings that an unresolved name is about; null where the decisions hold none on its line. */
export function openNamesOf(db: Db, finding: PlacedFinding): OpenNames | null {
  const pairs = db
    .prepare<[string, number], OpenNames>(
      `SELECT known.kind, iif(known.judgement = 'unsure', known.raw_name, twin.raw_name) AS one,
         iif(known.judgement = 'unsure', twin.raw_name, known.raw_name) AS other
       FROM name_occurrence AS place
       CROSS JOIN name_decision AS known ON known.kind = place.kind AND known.raw_name = place.raw_name
       CROSS JOIN name_decision AS twin ON twin.kind = known.kind AND twin.entity_id = known.entity_id
       WHERE place.source_id = ? AND place.line = ?
         AND (known.judgement, twin.judgement) IN (VALUES ('unsure', 'same'), ('same', 'unsure'))
       ORDER BY known.kind, one, other`,
    )
    .all(finding.source_id, finding.line);
  return pairs.find(({ one, other }) => finding.message.startsWith(`'${one}' and '${other}'`)) ?? null;
}

/** The first lines in each article on which the other spelling stands. */
function otherNameLines(db: Db, finding: PlacedFinding): EvidenceLine[] {
  const names = openNamesOf(db, finding);
  if (!names) return [];
  return db
    .prepare<[string, string, string], EvidenceLine>(
      `SELECT source_id AS sourceId, min(line) AS line FROM name_occurrence WHERE kind = ? AND raw_name IN (?, ?)
       GROUP BY raw_name, source_id ORDER BY sourceId, line`,
    )
    .all(names.kind, names.one, names.other);
}
