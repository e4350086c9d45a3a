import type { FindingCode, Severity } from '../../schemas/finding.ts';
import { CODE_HELP } from '../audit-report/code-help.ts';
import type { Db } from '../publish/database.ts';
import { findingSections, severityMark } from './finding-item.ts';
import type { ReportedFinding } from './findings.ts';
import { type Html, html } from './html.ts';
import type { Page } from './page.ts';
import { scrolling } from './parts.ts';
import { count, counted, SEVERITIES } from './wording.ts';

/** Findings of one kind: how many of each severity, and how many of them are accepted. */
export type FindingCount = Readonly<Record<Severity, number>> & {
  readonly code: FindingCode;
  readonly accepted: number;
};

/** The findings by kind, in the order of their codes. */
export function findingCounts(db: Db): FindingCount[] {
  return db
    .prepare<[], FindingCount>(
      `SELECT code, sum(severity = 'error') AS error, sum(severity = 'warning') AS warning, sum(severity = 'info') AS info,
         sum(status = 'accepted') AS accepted FROM finding GROUP BY code ORDER BY code`,
    )
    .all();
}

/** Findings by kind with what each means, and in full those that belong to no season. */
export function findingsPage(counts: readonly FindingCount[], withoutSeason: readonly ReportedFinding[]): Page {
  const all = counts.reduce((sum, row) => sum + SEVERITIES.reduce((part, severity) => part + row[severity], 0), 0);
  return {
    path: 'findings.html',
    title: 'Findings',
    content: html`
<header class="lead">
<h1>Findings</h1>
<p class="facts">${counted(all, 'finding')} by kind. Each stands in full, with its lines, on the page of its season.</p>
</header>
${countsTable(counts)}
${
  withoutSeason.length === 0
    ? null
    : html`<section aria-labelledby="others"><h2 id="others">On more than one season or none</h2>${findingSections(withoutSeason, 3)}</section>`
}`,
  };
}

function countsTable(counts: readonly FindingCount[]): Html {
  return scrolling(
    'Findings by kind',
    html`<table class="figures">
<caption>Findings by kind</caption>
<thead><tr><th scope="col">Kind</th>${SEVERITIES.map((severity) => html`<th scope="col">${severityMark(severity)}</th>`)}<th scope="col">of them accepted</th></tr></thead>
<tbody>${counts.map(
      (row) => html`
<tr><th scope="row"><code>${row.code}</code><span class="under">${CODE_HELP[row.code].says}</span></th>${[
        ...SEVERITIES.map((severity) => row[severity]),
        row.accepted,
      ].map((value) => html`<td${value === 0 ? html` class="none"` : null}>${count(value)}</td>`)}</tr>`,
    )}</tbody>
</table>`,
  );
}
