import type { Row } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';
import { preparedOnce } from './prepared-once.ts';

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
export function evidenceOf(
  db: Db,
  finding: PlacedFinding,
  rows: readonly Row<'finding_row'>[],
  names: OpenNames | null,
): EvidenceLine[] {
  const lines: EvidenceLine[] = [
    ...rows.flatMap((row) => linesOfRow(db, row)),
    ...(finding.code === 'country-conflict' ? otherCountryLines(db, finding) : []),
    ...(names === null ? [] : otherNameLines(db, names)),
  ];
  const seen = new Set([`${finding.source_id} ${finding.line}`]);
  return lines.filter(({ sourceId, line }) => {
    const key = `${sourceId} ${line}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const statedFact = preparedOnce<[id: string], { stated: string }>();
const otherCountries = preparedOnce<[{ sourceId: string; line: number; code: string }], EvidenceLine>();
const openNames = preparedOnce<[{ sourceId: string }], OpenNames>();
const linesOfOneName = preparedOnce<[kind: string, name: string, ownSource: string], EvidenceLine>();
const otherNames = preparedOnce<[kind: string, one: string, other: string], EvidenceLine>();

function linesOfRow(db: Db, row: Row<'finding_row'>): EvidenceLine[] {
  const { source_id: sourceId, line } = row;
  if (sourceId === null || line === null) return [];
  const fact =
    row.table_name === 'stated_fact'
      ? statedFact(db, 'SELECT value_text AS stated FROM stated_fact WHERE stated_fact_id = ?').get(row.row_id)
      : undefined;
  return [{ sourceId, line, ...fact }];
}

/** The tables that print a country beside a driver. */
const FLAGS = ['driver_standing', 'entry_driver', 'class_win_driver'];

/** Where the driver of a line stands under another country. */
function otherCountryLines(db: Db, finding: PlacedFinding): EvidenceLine[] {
  return otherCountries(
    db,
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
  ).all({ sourceId: finding.source_id, line: finding.line, code: finding.published ?? '' });
}

/** Two spellings that nobody has decided on. */
export interface OpenNames {
  /** Where one of them stands. */
  readonly line: number;
  readonly kind: string;
  readonly one: string;
  readonly other: string;
}

/** The spellings on lines that nobody has decided on, of one article at a time: findings come article by article. */
export class OpenNamesOfLines {
  readonly #db: Db;
  #article: { readonly sourceId: string; readonly names: readonly OpenNames[] } | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The two spellings that an unresolved name is about; null for another finding, or where its line has none. */
  of({ code, source_id: sourceId, line, message }: PlacedFinding): OpenNames | null {
    if (code !== 'name-unresolved') return null;
    if (this.#article?.sourceId !== sourceId) this.#article = { sourceId, names: openNamesIn(this.#db, sourceId) };
    return (
      this.#article.names.find(
        (pair) => pair.line === line && message.startsWith(`'${pair.one}' and '${pair.other}'`),
      ) ?? null
    );
  }
}

/** Those on the lines of unresolved names, which stand where the spelling in doubt does first. */
function openNamesIn(db: Db, sourceId: string): OpenNames[] {
  return openNames(
    db,
    `SELECT line, one.kind, one.raw_name AS one, other.raw_name AS other
     FROM name_occurrence AS place
     CROSS JOIN name_decision AS one
       ON one.kind = place.kind AND one.raw_name = place.raw_name AND one.judgement = 'unsure'
     CROSS JOIN name_decision AS other
       ON other.kind = one.kind AND other.entity_id = one.entity_id AND other.judgement = 'same'
     WHERE place.source_id = @sourceId
       AND line IN (SELECT line FROM finding WHERE source_id = @sourceId AND code = 'name-unresolved')
     ORDER BY line, one.kind, one, other`,
  ).all({ sourceId });
}

/** The first lines in each article on which either spelling stands. */
function otherNameLines(db: Db, { kind, one, other }: OpenNames): EvidenceLine[] {
  return otherNames(
    db,
    `SELECT source_id AS sourceId, min(line) AS line FROM name_occurrence WHERE kind = ? AND raw_name IN (?, ?)
     GROUP BY raw_name, source_id ORDER BY sourceId, line`,
  ).all(kind, one, other);
}

/** Every line on which a spelling stands, those of one article first. */
export function linesOfName(db: Db, kind: string, name: string, ownSource: string): EvidenceLine[] {
  return linesOfOneName(
    db,
    `SELECT DISTINCT source_id AS sourceId, line FROM name_occurrence WHERE kind = ? AND raw_name = ?
     ORDER BY source_id <> ?, source_id, line`,
  ).all(kind, name, ownSource);
}
