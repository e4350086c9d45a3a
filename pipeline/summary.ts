import { dirname, join } from 'node:path';
import type { Row } from '../schemas/dataset/tables.ts';
import { tableNames } from '../schemas/dataset/tables.ts';
import type { Severity } from '../schemas/finding.ts';
import { harmless } from './audit-report/harmless.ts';
import { type Db, publicationOf } from './publish/database.ts';
import { type Paint, PLAIN } from './terminal/paint.ts';

/** Verdicts of a championship's rows. */
export interface ChampionshipSummary {
  readonly championship_id: string;
  readonly year: number;
  readonly class_code: string;
  readonly competitor: string;
  readonly rows: number;
  readonly confirmed: number;
  readonly explained: number;
  readonly disagrees: number;
  readonly uncheckable: number;
}

/** How many figures a kind of check looked at. */
export interface CoverageSummary {
  readonly code: string;
  readonly checks: number;
  readonly confirmed: number;
  readonly explained: number;
  readonly disagrees: number;
  readonly uncheckable: number;
}

/** A finding as the summary shows it. */
export type FindingSummary = Pick<
  Row<'finding'>,
  'finding_id' | 'code' | 'severity' | 'message' | 'line' | 'column_number' | 'status' | 'reason'
> & { readonly file: string | null };

/** What a run published. */
export interface Summary {
  readonly out: string;
  readonly files: readonly string[];
  readonly publication: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly championships: readonly ChampionshipSummary[];
  /** Kinds of checks with how many figures they looked at, and how it went. */
  readonly coverage: readonly CoverageSummary[];
  readonly findings: readonly FindingSummary[];
}

/** Reads the summary of a publication from its database. */
export function summaryOf(db: Db, outDir: string, files: readonly string[]): Summary {
  const rows = Object.fromEntries(
    tableNames().map((table) => [
      table,
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0,
    ]),
  );
  const championships = db
    .prepare<[], ChampionshipSummary>(
      `SELECT championship_id, year, class_code, competitor, count(*) AS rows,
         sum(verdict = 'confirmed') AS confirmed, sum(verdict = 'explained') AS explained,
         sum(verdict = 'disagrees') AS disagrees, sum(verdict = 'uncheckable') AS uncheckable
       FROM standing GROUP BY championship_id ORDER BY year, competitor DESC, class_code`,
    )
    .all();
  const findings = db
    .prepare<[], FindingSummary>(
      `SELECT finding_id, code, severity, message, finding.line, column_number, status, reason, source.file
       FROM finding LEFT JOIN source ON source.source_id = finding.source_id ORDER BY finding.rowid`,
    )
    .all();
  const coverage = db
    .prepare<[], CoverageSummary>(
      `SELECT code, count(*) AS checks, sum(outcome = 'confirmed') AS confirmed, sum(outcome = 'explained') AS explained,
         sum(outcome = 'disagrees') AS disagrees, sum(outcome = 'uncheckable') AS uncheckable
       FROM audit_check GROUP BY code ORDER BY code`,
    )
    .all();
  return {
    out: outDir,
    files: files.map((name) => join(outDir, name)),
    publication: publicationOf(db),
    rows,
    championships,
    coverage,
    findings,
  };
}

/** True where an open finding is at or above a severity. */
export function hasOpenFinding(
  findings: readonly Pick<FindingSummary, 'status' | 'severity'>[],
  level: Exclude<Severity, 'info'>,
): boolean {
  return findings.some(
    ({ status, severity }) =>
      status === 'open' && (severity === 'error' || (level === 'warning' && severity === 'warning')),
  );
}

const SHOWN_TABLES = [
  'source',
  'source_cell',
  'season',
  'race',
  'driver',
  'team',
  'entry',
  'entry_driver',
  'class_win',
  'team_standing',
  'driver_standing',
  'stated_fact',
  'name_decision',
  'audit_check',
];

/** More findings nobody reads in a terminal. */
const MOST_FINDINGS = 1000;

/** The summary as people read it. */
export function summaryText(summary: Summary, paint: Paint = PLAIN): string {
  const shown = SHOWN_TABLES.map((table) => `${table} ${summary.rows[table] ?? 0}`).join(', ');
  return [
    `Rows: ${shown}`,
    '',
    ...championshipLines(summary.championships, paint),
    '',
    coverageLine(summary.coverage),
    '',
    ...findingLines(summary.findings, paint),
    '',
    `Published: ${harmless(filesText(summary.files))}`,
    '',
  ].join('\n');
}

/** The files at the top, then each folder with how many files are in it. */
function filesText(files: readonly string[]): string {
  const [top = ''] = files.map(dirname).sort((a, b) => a.length - b.length);
  const folders = new Map<string, number>();
  const single = files.filter((file) => dirname(file) === top);
  for (const file of files) {
    const [folder = '', ...below] = file.slice(top.length + 1).split(/[\\/]/);
    if (below.length > 0) folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  return [...single, ...[...folders].map(([folder, count]) => `${join(top, folder)}/ (${count} files)`)].join(', ');
}

function championshipLines(championships: readonly ChampionshipSummary[], paint: Paint): string[] {
  const header = ['Championship', 'rows', 'confirmed', 'explained', 'disagrees', 'uncheckable'];
  const body = championships.map((row) => [
    harmless(`${row.year} ${row.class_code} ${row.competitor}s`),
    ...[row.rows, row.confirmed, row.explained, row.disagrees, row.uncheckable].map(String),
  ]);
  const widths = header.map((name, column) => Math.max(name.length, ...body.map((row) => row[column]?.length ?? 0)));
  return [header, ...body].map((row, index) => {
    const line = row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('  ');
    return index === 0 ? paint.heading(line) : line;
  });
}

function coverageLine(coverage: readonly CoverageSummary[]): string {
  const sum = (column: 'checks' | 'uncheckable') => coverage.reduce((total, row) => total + row[column], 0);
  const checks = sum('checks');
  return `Coverage: ${checks - sum('uncheckable')} of ${checks} checks could be made; the view coverage has them by rule and championship`;
}

function findingLines(findings: readonly FindingSummary[], paint: Paint): string[] {
  const open = findings.filter(({ status }) => status === 'open');
  const counts = (['error', 'warning', 'info'] as const)
    .map((severity) => `${open.filter((finding) => finding.severity === severity).length} ${severity}`)
    .join(', ');
  const accepted = findings.length - open.length;
  const told = open.filter(({ severity }) => severity !== 'info');
  const lines = told
    .slice(0, MOST_FINDINGS)
    .map(
      ({ file, line, severity, code, message }) =>
        `  ${harmless(placeText(file, line))}  ${paint[severity](severity)}  ${code}\n    ${harmless(message)}`,
    );
  const rest = told.length - lines.length;
  return [
    `Findings: ${counts}${accepted > 0 ? `, ${accepted} accepted` : ''}`,
    ...lines,
    ...(rest > 0 ? [`  and ${rest} more errors and warnings in findings.json`] : []),
  ];
}

function placeText(file: string | null, line: number | null): string {
  if (file === null) return 'raw/curated';
  return line === null ? file : `${file}:${line}`;
}
