import type { Severity } from '../../schemas/finding.ts';
import { harmless } from './harmless.ts';
import { pathOf } from './place.ts';
import type { ReviewedFinding } from './review.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Open findings as workflow commands, one a line, which GitHub shows next to the line of the article. */
export function annotations(findings: readonly ReviewedFinding[]): string {
  return findings
    .filter(({ status }) => status === 'open')
    .map((finding) => `${annotationOf(finding)}\n`)
    .join('');
}

function annotationOf(finding: ReviewedFinding): string {
  const { line, column_number: column, severity, code, message } = finding;
  const properties = [
    `file=${property(pathOf(finding))}`,
    ...(line === null ? [] : [`line=${line}`]),
    ...(line === null || column === null ? [] : [`col=${column}`]),
    `title=${property(code)}`,
  ];
  return `::${COMMAND[severity]} ${properties.join(',')}::${data(message)}`;
}

/** The message of a workflow command: it ends with the line, and a percent sign begins an escape. */
function data(text: string): string {
  return harmless(text).replaceAll('%', '%25');
}

/** A property of a workflow command: colons and commas end it as well. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
