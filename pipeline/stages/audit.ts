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
import { type Db, insertValues, rowValues } from '../publish/database.ts';
import { statement } from '../publish/prepared-once.ts';

/** What the audit says of one championship. */
export interface AuditedResult {
  readonly championship: AuditedChampionship;
  readonly style: Style;
  readonly checks: readonly Check[];
  /** Row id to what was recomputed for it. */
  readonly rows: ReadonlyMap<string, { points: number | null; position: number | null; verdict: Verdict }>;
}

/** What the audit says of a database, or of an article. */
export interface Audit {
  readonly championships: readonly AuditedResult[];
  readonly facts: readonly FactJudgement[];
  /** Checks of whole seasons and of stated facts. */
  readonly seasonChecks: readonly Check[];
  readonly findings: readonly FindingDraft[];
}

/** What it says of one article, and what that announces, which others may announce too. */
export interface ArticleAudit extends Audit {
  readonly announced: readonly JudgedFact[];
}

const WORST_FIRST: readonly Verdict[] = ['disagrees', 'uncheckable', 'explained', 'confirmed'];

/** Recomputes the standings of a published database from it alone, with every rule. Reads only. */
export function audit(db: Db): Audit {
  const { count, auditOf } = articleAuditor(db);
  const ofArticles = Array.from({ length: count }, (_, index) => auditOf(index));
  const parts = [...ofArticles, auditOfAnnounced(ofArticles.flatMap(({ announced }) => announced))];
  return {
    championships: parts.flatMap((part) => part.championships),
    facts: parts.flatMap((part) => part.facts),
    seasonChecks: parts.flatMap((part) => part.seasonChecks),
    findings: parts.flatMap((part) => part.findings),
  };
}

/**
 * How many articles a database holds, and the audit of the one with a 0-based number in the order of their ids, so that no
 * two seasons are held at once. What several articles say of one thing remains to be audited. Reads only.
 */
export function articleAuditor(db: Db): { count: number; auditOf: (index: number) => ArticleAudit } {
  const loadSeason = seasonLoader(db);
  const sources = db
    .prepare<[], { sourceId: string; seasonId: string | null }>(
      `SELECT source.source_id AS sourceId, season.season_id AS seasonId FROM source
       LEFT JOIN season ON season.source_id = source.source_id ORDER BY source.source_id`,
    )
    .all();
  const auditOf = (index: number): ArticleAudit => {
    const { sourceId, seasonId } = sources[index] ?? { sourceId: '', seasonId: null };
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
    const checks = [...championships.flatMap((one) => one.checks), ...seasonChecks];
    const facts = judged.map(({ judgement }) => judgement);
    const announced = judged.filter(isAnnouncement);
    return { championships, facts, seasonChecks, findings: findingsOf(checks), announced };
  };
  return { count: sources.length, auditOf };
}

/** The audit of what several articles announce, given what all of them do; its judgements come after those of the articles. */
export function auditOfAnnounced(announced: readonly JudgedFact[]): ArticleAudit {
  const { checks, judgements } = announcementChecks(announced);
  return { championships: [], facts: judgements, seasonChecks: checks, findings: findingsOf(checks), announced: [] };
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

/** What of an audit is written, in a form that is quick to hand from thread to thread. */
export interface AuditToWrite extends Pick<ArticleAudit, 'facts' | 'findings' | 'announced'> {
  readonly championships: readonly (Pick<AuditedChampionship, 'championshipId' | 'table'> &
    Pick<AuditedResult, 'style' | 'rows'>)[];
  /** The values of the rows of `audit_check`, one behind the other; ids of findings are not known yet. */
  readonly checks: readonly unknown[];
  /** The 0-based numbers of the checks that gave a finding, which is one of `findings`. */
  readonly found: readonly { readonly index: number; readonly finding: FindingDraft }[];
}

export function auditToWrite({ championships, seasonChecks, ...audited }: ArticleAudit): AuditToWrite {
  const checks = [...championships.flatMap((one) => one.checks), ...seasonChecks];
  return {
    ...audited,
    championships: championships.map(({ championship: { championshipId, table }, style, rows }) => ({
      championshipId,
      table,
      style,
      rows,
    })),
    checks: rowValues(
      'audit_check',
      checks.map(({ code, table, rowId, raceId, outcome }) => ({
        code,
        table_name: table,
        row_id: rowId,
        race_id: raceId,
        outcome,
        finding_id: null,
      })),
    ),
    found: checks.flatMap(({ finding }, index) => (finding === null ? [] : [{ index, finding }])),
  };
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
 * Writes styles, recomputed figures, verdicts, checks and judgements into the database of an audit; gives the checks that
 * still want the id of their finding.
 */
export function writeAudit(db: Db, { championships, checks, found, facts }: AuditToWrite): OpenCheck[] {
  const before = LAST_CHECK(db).get()?.rowId ?? 0;
  db.transaction(() => {
    for (const { championshipId, table, style, rows } of championships) {
      SET_STYLE(db).run(style.numbering, style.tieBreak, style.evidence, championshipId);
      const set = SET_ROW[table](db);
      for (const [rowId, { points, position, verdict }] of rows) set.run(points, position, verdict, rowId);
    }
    insertValues(db, 'audit_check', checks);
    for (const { statedFactId, computed, verdict } of facts) SET_FACT(db).run(computed, verdict, statedFactId);
  })();
  return found.map(({ index, finding }) => ({ rowId: before + index + 1, finding }));
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
