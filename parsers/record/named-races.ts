const NAMED = /\bfor (?<races>.+?)(?:,? (?:which|are|is|points|award\w*|in the following|that)\b|:|$)/i;

/** What stands behind `for` where all races are meant. */
const FOR_ALL = /\b(?:most|all|other|every|each|any|places?|positions?|finishers?)\b/i;

/**
 * The races that a sentence on points names, as one text; null where it means all.
 * `And for the 12 Hours of Sebring and Petit Le Mans which award …` names `the 12 Hours of Sebring and Petit Le Mans` (2007).
 */
export function namedRaces(sentence: string): string | null {
  const races = NAMED.exec(sentence)?.groups?.['races'];
  return races === undefined || FOR_ALL.test(races) ? null : races;
}

/** How many races a sentence on points names at most: an `and` may be part of a name. */
export function namedRaceCount(sentence: string): number {
  return namedRaces(sentence)?.split(/, (?:and )?| and /).length ?? 0;
}
