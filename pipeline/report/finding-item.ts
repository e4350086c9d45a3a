import { CODE_HELP } from '../audit-report/code-help.ts';
import type { RawLine, ReportedFinding } from './findings.ts';
import { type Html, html } from './html.ts';
import { counted, SEVERITIES } from './wording.ts';

const SEVERITY_SIGNS = { error: '✗', warning: '!', info: 'i' } as const;

/** The place of a finding on its page. */
export function findingAnchor(findingId: string): string {
  return `finding-${findingId}`;
}

/** A severity as a sign and a word. */
export function severityMark(severity: keyof typeof SEVERITY_SIGNS): Html {
  return html`<span class="severity ${severity}"><span class="sign" aria-hidden="true">${SEVERITY_SIGNS[severity]}</span> ${severity}</span>`;
}

/** Findings under a heading a severity, errors first; `level` is that of the headings. */
export function findingSections(findings: readonly ReportedFinding[], level: 2 | 3): Html {
  return html`${SEVERITIES.map((severity) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return null;
    const title = html`${TITLES[severity]} <span class="count">${some.length}</span>`;
    return html`
<section class="findings" aria-labelledby="${severity}">
${level === 2 ? html`<h2 id="${severity}">${title}</h2>` : html`<h3 id="${severity}">${title}</h3>`}
<p class="aside">${MEANINGS[severity]}</p>
<ul class="findings">${some.map(findingItem)}</ul>
</section>`;
  })}`;
}

const TITLES = { error: 'Errors', warning: 'Warnings', info: 'Worth knowing' } as const;
const MEANINGS = {
  error: 'The article contradicts itself or its own rules.',
  warning: 'Two places disagree, and either may be right.',
  info: 'No contradiction, but something that those who use the figures should know.',
} as const;

function findingItem(finding: ReportedFinding): Html {
  const { finding_id: id, severity, code, message, cause, status, reason } = finding;
  return html`
<li class="finding ${severity}" id="${findingAnchor(id)}">
<p class="message">${severityMark(severity)} ${message}</p>
${linesList(finding)}
<p class="aside"><code>${code}</code> ${CODE_HELP[code].says}${cause === null || cause === 'unexplained' ? null : ` Likely cause: ${cause.replaceAll('-', ' ')}.`}${
    status === 'open' ? null : html` <strong>Accepted</strong>: ${reason}`
  } <a class="permalink" href="#${findingAnchor(id)}">finding ${id}</a></p>
</li>`;
}

/** The lines that a finding rests on, as printed; nothing where it stands on none. */
export function linesList({ lines, moreLines }: ReportedFinding): Html | null {
  if (lines.length === 0) return null;
  return html`<ul class="lines">${lines.map(lineItem)}${moreLines === 0 ? null : html`<li>and ${counted(moreLines, 'more line')}</li>`}</ul>`;
}

function lineItem({ file, line, section, text }: RawLine): Html {
  return html`<li><span class="where">${file}, line ${line}${section === null || section === '' ? null : html` · ${section.replaceAll(' / ', ' › ')}`}</span>${
    text === null ? null : html`<code class="raw">${text}</code>`
  }</li>`;
}
