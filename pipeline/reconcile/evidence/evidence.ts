import { meet } from './appearances.ts';
import type { Profile } from './profile.ts';

/** One reason for or against two names being one: positive speaks for it. */
export interface Evidence {
  readonly weight: number;
  readonly text: string;
  /** The names themselves are not alike: the pair is no near miss. */
  readonly isUnlike?: boolean;
  /** What kind of likeness it is, where it is one of the names themselves. */
  readonly likeness?: 'nickname' | 'spelling';
}

/** Looks at two profiles for one kind of evidence; null where it has nothing to say. */
export type EvidenceFunction = (a: Profile, b: Profile) => Evidence | null;

/** Evidence that only a season which has both names can give: not looked for where there is none, as for most pairs. */
export function ofOneSeason(look: EvidenceFunction): EvidenceFunction {
  return (a, b) => (meet(a.seasons, b.seasons) ? look(a, b) : null);
}

/** Evidence that settles a pair on its own. */
export const DECISIVE_AGAINST = -10;
/** From this score on two names are one, below the other they are two; between them nobody can say. */
export const SAME_FROM = 5;
export const DIFFERENT_BELOW = 2.5;

/** The judgement on a pair, with all that spoke for and against. */
export interface PairJudgement {
  readonly a: Profile;
  readonly b: Profile;
  readonly judgement: 'same' | 'different' | 'unsure';
  readonly score: number;
  readonly evidence: readonly Evidence[];
  /** True where some evidence keeps the two apart for good. */
  readonly isKeptApart: boolean;
  /** True where the names are alike, so that keeping them apart is worth recording. */
  readonly isNear: boolean;
}

/** Adds up the evidence on a pair. Decisive evidence against settles it whatever speaks for it. */
export function judgePair(a: Profile, b: Profile, functions: readonly EvidenceFunction[]): PairJudgement {
  const evidence = functions.map((look) => look(a, b)).filter((one) => one !== null);
  const score = Math.round(evidence.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100;
  const isContradicted = evidence.some(({ weight }) => weight <= DECISIVE_AGAINST);
  const judgement = isContradicted || score < DIFFERENT_BELOW ? 'different' : score >= SAME_FROM ? 'same' : 'unsure';
  const isNear = !evidence.some(({ isUnlike }) => isUnlike === true);
  return { a, b, judgement, score, evidence, isKeptApart: isContradicted, isNear };
}

/** The evidence in words: what speaks for it, then what speaks against it. */
export function evidenceText(evidence: readonly Evidence[]): string {
  const list = (wanted: (weight: number) => boolean) =>
    evidence
      .filter(({ weight }) => wanted(weight))
      .map(({ text }) => text)
      .join('; ');
  const speaksFor = list((weight) => weight > 0);
  const against = list((weight) => weight < 0);
  return [speaksFor && `for: ${speaksFor}`, against && `against: ${against}`].filter((part) => part !== '').join('. ');
}
