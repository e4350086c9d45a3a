import { harmlessJson } from './harmless.ts';
import type { Review } from './review.ts';

/** A review as one JSON object on one line: `championships` with their verdicts, `findings` as they are published. */
export function auditJson({ championships, findings }: Review): string {
  return `${harmlessJson({ championships, findings })}\n`;
}
