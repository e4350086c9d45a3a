import { type Reconciled, reconcile } from '../../pipeline/stages/reconcile.ts';
import { DATASET_TABLES, type Dataset } from '../../schemas/dataset/tables.ts';

/** Reconciles, and gives the rows of all articles and those that are no article's own as one dataset. */
export function reconciledWhole(
  ...args: Parameters<typeof reconcile>
): Pick<Reconciled, 'findings'> & { dataset: Dataset } {
  const { shared, articles, findings } = reconcile(...args);
  const parts = [shared, ...articles()];
  const entries = DATASET_TABLES.map((table) => [table, parts.flatMap((part): readonly object[] => part[table])]);
  return { dataset: { ...shared, ...Object.fromEntries(entries) }, findings };
}
