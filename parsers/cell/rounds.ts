/** A round that somebody was entered for. */
export interface EnteredRound {
  /** 1-based. */
  readonly round: number;
  /** False where a `*` behind the round says that the entry did not take part. */
  readonly hasParticipated: boolean;
}

const ITEM = /^(?<first>\d{1,3})(?<firstMark>\*)?(?:\s?[-–—]\s?(?<last>\d{1,3})(?<lastMark>\*)?)?$/;

/** True where a text is a list of rounds, whatever their numbers: `All`, `1–3, 5`, `10*`. */
export function isRounds(text: string): boolean {
  return /^all$/i.test(text) || text.split(',').every((item) => ITEM.test(item.trim()));
}

/**
 * Expands a list of rounds; `roundCount` is the number of rounds of the season, which `All` stands for.
 * Null where the text is no such list, runs backwards or names a round that the season does not have.
 * `1, 3–5, 11*` gives 1, 3, 4, 5 and 11, the last without participation.
 */
export function expandRounds(text: string, roundCount: number): EnteredRound[] | null {
  if (/^all$/i.test(text)) return range(1, roundCount).map((round) => ({ round, hasParticipated: true }));
  const rounds: EnteredRound[] = [];
  for (const item of text.split(',')) {
    const groups = ITEM.exec(item.trim())?.groups;
    if (!groups) return null;
    const first = Number(groups['first']);
    const last = Number(groups['last'] ?? groups['first']);
    if (first < 1 || last < first || last > roundCount) return null;
    const hasParticipated = groups['firstMark'] === undefined && groups['lastMark'] === undefined;
    rounds.push(...range(first, last).map((round) => ({ round, hasParticipated })));
  }
  return rounds;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
