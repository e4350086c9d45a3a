import { reconcile } from '../../pipeline/stages/reconcile.ts';
import { DATASET_TABLES, type Dataset } from '../../schemas/dataset/tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';

/** Reconciles, and gives the rows of all articles and those that are no article's own as one dataset. */
export function reconciledWhole(...args: Parameters<typeof reconcile>): {
  readonly dataset: Dataset;
  readonly findings: readonly FindingDraft[];
} {
  const parts: Dataset[] = [];
  const findings: FindingDraft[] = [];
  const shared = reconcile(...args);
  let step = shared.next();
  for (; !step.done; step = shared.next()) {
    parts.push(step.value.rows);
    findings.push(...step.value.findings);
  }
  parts.push(...step.value());
  const entries = DATASET_TABLES.map((table) => [table, parts.flatMap((part): readonly object[] => part[table])]);
  const [first] = parts;
  if (!first) throw new Error('reconcile gave no rows');
  return { dataset: { ...first, ...Object.fromEntries(entries) }, findings };
}
