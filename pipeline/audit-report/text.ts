import type { Severity } from '../../schemas/finding.ts';
import type { ChampionshipSummary } from '../summary.ts';
import { type Paint, PLAIN } from '../terminal/paint.ts';
import { harmless } from './harmless.ts';
import { pathOf } from './place.ts';
import type { Review, ReviewedFinding } from './review.ts';

const FIGURES = ['rows', 'confirmed', 'explained', 'disagrees', 'uncheckable'] as const;

/** A review as people read it: the table of verdicts, the coverage, the findings article by article. */
export function auditText(review: Review, paint: Paint = PLAIN): string {
  return [
    ...tableLines(review.championships, paint),
    '',
    coverageLine(review.championships),
    '',
    ...review.findings.flatMap((finding, index) => {
      const before = review.findings[index - 1];
      const isFirstOfFile = before !== undefined && pathOf(before) !== pathOf(finding);
      return isFirstOfFile ? ['', findingLine(finding, paint)] : [findingLine(finding, paint)];
    }),
    ...(review.findings.length > 0 ? [''] : []),
    countLine(review.findings),
    '',
  ].join('\n');
}

function tableLines(championships: readonly ChampionshipSummary[], paint: Paint): string[] {
  const header = ['season', 'championship', 'class', ...FIGURES];
  const body = championships.map((row) => [
    String(row.year),
    `${row.competitor}s`,
    harmless(row.class_code),
    ...FIGURES.map((figure) => String(row[figure])),
  ]);
  const sums = ['total', '', '', ...FIGURES.map((figure) => String(sumOf(championships, figure)))];
  const lines = [header, ...body, sums];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line, index) => {
    const text = line
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
    return index === 0 ? paint.heading(text) : text;
  });
}

function coverageLine(championships: readonly ChampionshipSummary[]): string {
  const rows = sumOf(championships, 'rows');
  const checked = rows - sumOf(championships, 'uncheckable');
  const percent = rows === 0 ? '' : ` (${(Math.floor((checked / rows) * 1000) / 10).toFixed(1)} %)`;
  return `Coverage: ${checked} of ${rows} standings rows could be checked${percent}`;
}

/** As linters print it, so that editors find the place; a finding on a line stands at its first column. */
function findingLine(finding: ReviewedFinding, paint: Paint): string {
  const { line, column_number: column, severity, code, message, status, reason } = finding;
  const place = line === null ? pathOf(finding) : `${pathOf(finding)}:${line}:${column ?? 1}`;
  const accepted = status === 'accepted' ? `  (accepted: ${reason ?? ''})` : '';
  return `${harmless(place)}  ${paint[severity](severity)}  ${harmless(`${code}  ${message}${accepted}`)}`;
}

function countLine(findings: readonly ReviewedFinding[]): string {
  const open = findings.filter(({ status }) => status === 'open');
  const count = (wanted: Severity) => `${open.filter(({ severity }) => severity === wanted).length} ${wanted}`;
  const accepted = findings.length - open.length;
  return `Findings: ${count('error')}, ${count('warning')}, ${count('info')}${accepted > 0 ? `, ${accepted} accepted` : ''}`;
}

function sumOf(championships: readonly ChampionshipSummary[], figure: (typeof FIGURES)[number]): number {
  return championships.reduce((sum, row) => sum + row[figure], 0);
}
