import { FINDING_SEVERITY, FindingCode, type Severity } from '../../schemas/finding.ts';
import { CODE_HELP } from './code-help.ts';
import { harmless, harmlessJson } from './harmless.ts';
import { pathOf } from './place.ts';
import type { ReviewedFinding } from './review.ts';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const ROOT = '%SRCROOT%';

/** Findings as a SARIF 2.1.0 log of one run of this program, with a rule for each code that there is. */
export function sarifLog(findings: readonly ReviewedFinding[], version: string): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'scrutineer', version, rules: FindingCode.options.map(ruleOf) } },
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that holds raw/.' } } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(resultOf),
      },
    ],
  };
  return `${harmlessJson(log, 2)}\n`;
}

/** A rule has no `helpUri`, which must be absolute; its help leads to the documentation below the root. */
function ruleOf(code: FindingCode) {
  const { says, help } = CODE_HELP[code];
  const page = `docs/findings.md#${code}`;
  return {
    id: code,
    shortDescription: { text: says },
    help: { text: `${help} See ${page}.`, markdown: `${help} See [${page}](${page}).` },
    defaultConfiguration: { level: LEVEL[FINDING_SEVERITY[code]] },
  };
}

function resultOf(finding: ReviewedFinding) {
  const { finding_id, code, severity, message, line, column_number, status, reason } = finding;
  const region = line === null ? {} : { region: { startLine: line, ...columnOf(column_number), endLine: line } };
  const accepted = { kind: 'external', status: 'accepted', justification: harmless(reason ?? '') };
  return {
    ruleId: code,
    ruleIndex: FindingCode.options.indexOf(code),
    level: LEVEL[severity],
    message: { text: harmless(message) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(pathOf(finding)), uriBaseId: ROOT }, ...region } },
    ],
    partialFingerprints: { 'findingId/v1': finding_id },
    // The format wants it on every result as soon as one has it: an empty list is a result that nobody accepted.
    suppressions: status === 'accepted' ? [accepted] : [],
  };
}

function columnOf(column: number | null) {
  return column === null ? {} : { startColumn: column };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
