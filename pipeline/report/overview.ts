import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { Severity } from '../../schemas/finding.ts';
import type { Db } from '../publish/database.ts';
import { grouped } from './grouped.ts';

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

export interface ClassChampions {
  readonly classCode: string;
  readonly drivers: readonly string[];
  readonly teams: readonly string[];
}

/** Ids of all seasons, by series and year. */
export function seasonIds(db: Db): string[] {
  return db
    .prepare<[], { id: string }>('SELECT season_id AS id FROM season ORDER BY series_id, year, season_id')
    .all()
    .map(({ id }) => id);
}

/** A season in short; null where there is none of that id. */
export function overviewOf(db: Db, seasonId: string): SeasonOverview | null {
  const season = db.prepare<[string], Row<'season'>>('SELECT * FROM season WHERE season_id = ?').get(seasonId);
  if (!season) return null;
  const verdicts = { confirmed: 0, explained: 0, uncheckable: 0, disagrees: 0 };
  for (const kind of ['driver', 'team']) {
    const found = db
      .prepare<[string], { verdict: Verdict; count: number }>(
        `SELECT verdict, count(*) AS count FROM championship JOIN ${kind}_standing USING (championship_id)
         WHERE season_id = ? AND verdict IS NOT NULL GROUP BY verdict`,
      )
      .all(seasonId);
    for (const { verdict, count } of found) verdicts[verdict] += count;
  }
  const findings = { error: 0, warning: 0, info: 0 };
  const counts = db
    .prepare<[string], { severity: Severity; count: number }>(
      'SELECT severity, count(*) AS count FROM finding WHERE season_id = ? GROUP BY severity',
    )
    .all(seasonId);
  for (const { severity, count } of counts) findings[severity] = count;
  return {
    seasonId,
    title: season.title,
    startDate: season.start_date,
    endDate: season.end_date,
    raceCount: season.race_count,
    verdicts,
    findings,
    champions: championsOf(db, seasonId),
  };
}

/** Those whom the tables print in the first place. */
function championsOf(db: Db, seasonId: string): ClassChampions[] {
  const found = db
    .prepare<[string, string], { classCode: string; kind: string; name: string }>(
      `SELECT class.class_code AS classCode, rows.kind, rows.name
       FROM class JOIN (
         SELECT season_id, class_code, 'driver' AS kind, driver.name, driver_standing.display_order
         FROM championship JOIN driver_standing USING (championship_id) JOIN driver USING (driver_id)
         WHERE season_id = ? AND position_published = 1
         UNION ALL
         SELECT season_id, class_code, 'team', team.name, team_standing.display_order
         FROM championship JOIN team_standing USING (championship_id) JOIN team USING (team_id)
         WHERE season_id = ? AND position_published = 1
       ) AS rows ON rows.season_id = class.season_id AND rows.class_code = class.class_code
       ORDER BY class.display_order, class.class_code, rows.kind, rows.display_order, rows.name`,
    )
    .all(seasonId, seasonId);
  return [...grouped(found, ({ classCode }) => classCode)].map(([classCode, rows]) => ({
    classCode,
    drivers: [...new Set(rows.flatMap(({ kind, name }) => (kind === 'driver' ? name : [])))],
    teams: [...new Set(rows.flatMap(({ kind, name }) => (kind === 'team' ? name : [])))],
  }));
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
  const verdicts = { confirmed: 0, explained: 0, uncheckable: 0, disagrees: 0 };
  const rows = db.prepare<[], { verdict: Verdict; count: number }>(
    `SELECT verdict, count(*) AS count FROM (
       SELECT verdict FROM driver_standing UNION ALL SELECT verdict FROM team_standing)
     WHERE verdict IS NOT NULL GROUP BY verdict`,
  );
  for (const { verdict, count } of rows.all()) verdicts[verdict] = count;
  return {
    sources: total('source'),
    races: total('race'),
    drivers: total('driver'),
    teams: total('team'),
    cells: total('source_cell'),
    checks: total('audit_check'),
    verdicts,
  };
}
