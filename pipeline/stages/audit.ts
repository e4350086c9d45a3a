import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import { loadChampionships } from '../audit/load-championships.ts';
import { seasonLoader } from '../audit/load-seasons.ts';
import type { AuditedChampionship, AuditedRow, Check, Recomputed, Style } from '../audit/model.ts';
import { placesByTotals, placesOf } from '../audit/places.ts';
import { announcementChecks, isAnnouncement, statedFactChecks } from '../audit/rules/stated-fact-mismatch.ts';
import { AUDIT_RULES, SEASON_RULES, VERDICT_CODES } from '../audit/rules.ts';
import { type FactJudgement, type JudgedFact, judgeFacts } from '../audit/stated-facts.ts';
import { stylesOf } from '../audit/style.ts';
import { grouped } from '../grouped.ts';
import { type Db, insertRows } from '../publish/database.ts';
import { statement } from '../publish/prepared-once.ts';

/** What the audit says of one championship. */
export interface AuditedResult {
  readonly championship: AuditedChampionship;
  readonly style: Style;
  readonly checks: readonly Check[];
  /** Row id to what was recomputed for it. */
  readonly rows: ReadonlyMap<string, { points: number | null; position: number | null; verdict: Verdict }>;
}

/** What the audit says of a whole database. */
export interface Audit {
  readonly championships: readonly AuditedResult[];
  readonly facts: readonly FactJudgement[];
  /** Checks of whole seasons and of stated facts. */
  readonly seasonChecks: readonly Check[];
  readonly findings: readonly FindingDraft[];
}

const WORST_FIRST: readonly Verdict[] = ['disagrees', 'uncheckable', 'explained', 'confirmed'];

/** Recomputes the standings of a published database from it alone, with every rule. Reads only. */
export function audit(db: Db): Audit {
  const parts = [...auditParts(db)];
  return {
    championships: parts.flatMap((part) => part.championships),
    facts: parts.flatMap((part) => part.facts),
    seasonChecks: parts.flatMap((part) => part.seasonChecks),
    findings: parts.flatMap((part) => part.findings),
  };
}

/**
 * The same in parts, so that no two seasons are held at once: an article a part, in the order of their ids, and last what
 * several articles say of one thing.
 */
export function* auditParts(db: Db): Iterable<Audit> {
  const loadSeason = seasonLoader(db);
  const announced: JudgedFact[] = [];
  const sources = db
    .prepare<[], { sourceId: string; seasonId: string | null }>(
      `SELECT source.source_id AS sourceId, season.season_id AS seasonId FROM source
       LEFT JOIN season ON season.source_id = source.source_id ORDER BY source.source_id`,
    )
    .all();
  for (const { sourceId, seasonId } of sources) {
    const loaded = seasonId === null ? [] : loadChampionships(db, seasonId);
    const styles = stylesOf(loaded);
    const championships = loaded.flatMap((championship) => {
      const style = styles.get(championship);
      return style ? [auditChampionship(championship, style)] : [];
    });
    const judged = judgeFacts(db, sourceId, loaded);
    const season = seasonId === null ? null : loadSeason(seasonId, loaded);
    const seasonChecks = [
      ...(season === null ? [] : SEASON_RULES.flatMap((rule) => rule.check(season))),
      ...statedFactChecks(judged),
    ];
    announced.push(...judged.filter(isAnnouncement));
    const checks = [...championships.flatMap((one) => one.checks), ...seasonChecks];
    const facts = judged.map(({ judgement }) => judgement);
    yield { championships, facts, seasonChecks, findings: findingsOf(checks) };
  }
  const seasonChecks = announcementChecks(announced);
  yield { championships: [], facts: [], seasonChecks, findings: findingsOf(seasonChecks) };
}

function findingsOf(checks: readonly Check[]): FindingDraft[] {
  return [...new Set(checks.flatMap(({ finding }) => finding ?? []))];
}

function auditChampionship(championship: AuditedChampionship, style: Style): AuditedResult {
  const recomputed: Recomputed = {
    championship,
    style,
    placeByTotals: placesByTotals(championship, style),
    placeBySums: placesOf(championship.rows, (row) => row.pointsComputed, style),
    placeByFirstRows: placesByFirstRows(championship, style),
    placeByRightRows: placesOf(
      championship.rows.filter((row) => row.pointsPublished === row.pointsComputed),
      (row) => row.pointsPublished,
      style,
    ),
  };
  const checks: Check[] = [];
  for (const rule of AUDIT_RULES) checks.push(...rule.check(recomputed, checks));
  const ofRow = grouped(
    checks.filter(({ code }) => VERDICT_CODES.has(code)),
    ({ rowId }) => rowId,
  );
  const rows = new Map(
    championship.rows.map((row) => [
      row.rowId,
      {
        points: row.pointsComputed,
        position: recomputed.placeByTotals.get(row) ?? null,
        verdict: worstOf(ofRow.get(row.rowId) ?? []),
      },
    ]),
  );
  return { championship, style, checks, rows };
}

function worstOf(checks: readonly Check[]): Verdict {
  return WORST_FIRST.find((verdict) => checks.some(({ outcome }) => outcome === verdict)) ?? 'uncheckable';
}

/** Places where each competitor's first row alone counts; a further row has the place that it would have among them. */
function placesByFirstRows({ rows }: AuditedChampionship, style: Style): Map<AuditedRow, number | null> {
  const first = [...grouped(rows, ({ competitorId }) => competitorId).values()].flatMap(([one]) => one ?? []);
  const pointsOf = (row: AuditedRow) => row.pointsPublished;
  const places = placesOf(first, pointsOf, style);
  for (const row of rows) {
    if (!places.has(row)) places.set(row, placesOf([...first, row], pointsOf, style).get(row) ?? null);
  }
  return places;
}

/** A check that was written before its finding had an id. */
export interface OpenCheck {
  readonly rowId: number;
  readonly finding: FindingDraft;
}

const SET_STYLE = statement<unknown[]>(
  'UPDATE championship SET numbering = ?, tie_break = ?, evidence = ? WHERE championship_id = ?',
);
const SET_FACT = statement<unknown[]>('UPDATE stated_fact SET computed_text = ?, verdict = ? WHERE stated_fact_id = ?');
const setRow = (table: AuditedChampionship['table']) =>
  statement<unknown[]>(
    `UPDATE ${table} SET points_computed = ?, position_computed = ?, verdict = ? WHERE ${table}_id = ?`,
  );
const SET_ROW = {
  team_standing: setRow('team_standing'),
  driver_standing: setRow('driver_standing'),
  manufacturer_standing: setRow('manufacturer_standing'),
};
const LAST_CHECK = statement<[], { rowId: number }>('SELECT ifnull(max(rowid), 0) AS rowId FROM audit_check');

/**
 * Writes styles, recomputed figures, verdicts, checks and judgements of a part into its database; gives the checks that
 * still want the id of their finding.
 */
export function writeAudit(db: Db, result: Audit): OpenCheck[] {
  const checks = [...result.championships.flatMap((one) => one.checks), ...result.seasonChecks];
  const before = LAST_CHECK(db).get()?.rowId ?? 0;
  db.transaction(() => {
    for (const { championship, style, rows } of result.championships) {
      SET_STYLE(db).run(style.numbering, style.tieBreak, style.evidence, championship.championshipId);
      const set = SET_ROW[championship.table](db);
      for (const [rowId, { points, position, verdict }] of rows) set.run(points, position, verdict, rowId);
    }
    insertRows(
      db,
      'audit_check',
      checks.map(({ code, table, rowId, raceId, outcome }) => ({
        code,
        table_name: table,
        row_id: rowId,
        race_id: raceId,
        outcome,
        finding_id: null,
      })),
    );
    for (const { statedFactId, computed, verdict } of result.facts) SET_FACT(db).run(computed, verdict, statedFactId);
  })();
  return checks.flatMap(({ finding }, index) => (finding === null ? [] : [{ rowId: before + index + 1, finding }]));
}

/** Writes the ids of findings to the checks that gave them. */
export function settleChecks(
  db: Db,
  checks: Iterable<{ readonly rowId: number; readonly findingId: string | null }>,
): void {
  const settle = db.prepare('UPDATE audit_check SET finding_id = ? WHERE rowid = ?');
  db.transaction(() => {
    for (const { rowId, findingId } of checks) settle.run(findingId, rowId);
  })();
}
