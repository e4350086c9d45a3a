import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { Severity } from '../../schemas/finding.ts';
import { grouped } from '../grouped.ts';
import type { Db } from '../publish/database.ts';
import { preparedOnce, statement } from '../publish/prepared-once.ts';

/** A season in the list of all of them. */
export interface SeasonOverview {
  readonly seasonId: string;
  readonly title: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly raceCount: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly champions: readonly ClassChampions[];
}

/** Those whom the tables of a class print in the first place. */
export interface ClassChampions {
  readonly classCode: string;
  readonly drivers: readonly string[];
  /** Teams and manufacturers. */
  readonly others: readonly string[];
}

/** All seasons by series and year. */
export function seasonList(db: Db): Pick<SeasonOverview, 'seasonId' | 'title'>[] {
  return db
    .prepare<[], Pick<SeasonOverview, 'seasonId' | 'title'>>(
      'SELECT season_id AS seasonId, title FROM season ORDER BY series_id, year, season_id',
    )
    .all();
}

const SEASON = statement<[string], Row<'season'>>('SELECT * FROM season WHERE season_id = ?');
const FINDING_COUNTS = statement<[string], { severity: Severity; count: number }>(
  'SELECT severity, count(*) AS count FROM finding WHERE season_id = ? GROUP BY severity',
);

/** A season in short; null where there is none of that id. */
export function overviewOf(db: Db, seasonId: string): SeasonOverview | null {
  const season = SEASON(db).get(seasonId);
  if (!season) return null;
  const findings = { error: 0, warning: 0, info: 0 };
  for (const { severity, count } of FINDING_COUNTS(db).all(seasonId)) findings[severity] = count;
  return {
    seasonId,
    title: season.title,
    startDate: season.start_date,
    endDate: season.end_date,
    raceCount: season.race_count,
    verdicts: verdictsIn(db, seasonId),
    findings,
    champions: championsOf(db, seasonId),
  };
}

const verdictCounts = preparedOnce<string[], { verdict: Verdict; count: number }>();

/** How many standings rows have each verdict, in one season or, where it is left out, in all. */
function verdictsIn(db: Db, seasonId?: string): Record<Verdict, number> {
  const counts = { confirmed: 0, explained: 0, uncheckable: 0, disagrees: 0 };
  const rows = verdictCounts(
    db,
    `SELECT verdict, count(*) AS count FROM standing
     WHERE verdict IS NOT NULL ${seasonId === undefined ? '' : 'AND season_id = ?'} GROUP BY verdict`,
  ).all(...(seasonId === undefined ? [] : [seasonId]));
  for (const { verdict, count } of rows) counts[verdict] = count;
  return counts;
}

const CHAMPIONS = statement<[string], { classCode: string; competitor: string; name: string }>(
  `SELECT class_code AS classCode, competitor, champion.name
   FROM champion JOIN class USING (season_id, class_code)
   WHERE season_id = ? ORDER BY class.display_order, class_code, competitor, champion.line, standing_id`,
);

function championsOf(db: Db, seasonId: string): ClassChampions[] {
  return [...grouped(CHAMPIONS(db).all(seasonId), ({ classCode }) => classCode)].map(([classCode, rows]) => ({
    classCode,
    drivers: namesOf(rows.filter(({ competitor }) => competitor === 'driver')),
    others: namesOf(rows.filter(({ competitor }) => competitor !== 'driver')),
  }));
}

function namesOf(rows: readonly { readonly name: string }[]): string[] {
  return [...new Set(rows.map(({ name }) => name))];
}

/** A finding in a list. */
export type FindingHeadline = Pick<
  Row<'finding'>,
  'finding_id' | 'code' | 'severity' | 'message' | 'season_id' | 'line' | 'status'
> & { readonly file: string | null };

/** The first open errors of the dataset, and how many there are. */
export function openErrors(db: Db, most: number): { first: FindingHeadline[]; count: number } {
  const where = "WHERE status = 'open' AND severity = 'error'";
  return {
    first: db
      .prepare<[number], FindingHeadline>(
        `SELECT finding_id, code, severity, message, season_id, finding.line, status, source.file
         FROM finding LEFT JOIN source USING (source_id) ${where} ORDER BY finding.rowid LIMIT ?`,
      )
      .all(most),
    count: db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM finding ${where}`).get()?.count ?? 0,
  };
}

/** How much the dataset holds, and how its standings rows fared. */
export interface Totals {
  readonly sources: number;
  readonly races: number;
  readonly drivers: number;
  readonly teams: number;
  readonly cells: number;
  readonly checks: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

export function totalsOf(db: Db): Totals {
  const total = (table: string) =>
    db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0;
  return {
    sources: total('source'),
    races: total('race'),
    drivers: total('driver'),
    teams: total('team'),
    cells: total('source_cell'),
    checks: total('audit_check'),
    verdicts: verdictsIn(db),
  };
}
