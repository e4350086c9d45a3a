import type { FindingCode } from '../../schemas/finding.ts';
import type { ReviewedFinding } from './review.ts';

const CURATED_FILE: Partial<Readonly<Record<FindingCode, string>>> = {
  'alias-unused': 'raw/curated/names.csv',
  'correction-unmatched': 'raw/curated/corrections.csv',
  'accepted-unmatched': 'raw/curated/accepted-findings.csv',
};

/** The file that a finding is on, from the root of the project: an article, or what people decided about the articles. */
export function pathOf({ file, code }: Pick<ReviewedFinding, 'file' | 'code'>): string {
  return file === null ? (CURATED_FILE[code] ?? 'raw/curated') : `raw/articles/${file}`;
}
