import type { RaceKey } from '../../schemas/record/origin.ts';
import type { PointsSystemRecord } from '../../schemas/record/points.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { ProseBlock } from '../article/tree.ts';
import { CARDINAL_PATTERN } from '../text/number-word.ts';
import { LONGEST_SENTENCE, sentencesOf } from '../text/sentences.ts';
import { findRaces } from './find-race.ts';
import { competitorOf, parseCondition, valuesOf } from './points-systems.ts';

const LIST =
  /(?<![\d.])(?<list>\d{1,3}(?:\.\d)?(?:(?:\s?[-–—]\s?|, (?:and )?| and )\d{1,3}(?:\.\d)?){2,60})(?!\d|[-–—.]\d)/;
/** A sentence that says how points are given, as against what somebody scored. */
const SAYS_HOW = new RegExp(
  `\\bpoints?\\b.*\\b(?:basis|as follows|system|scale|structure|format|distribution)\\b|\\b(?:basis|system|scale)\\b.*\\bpoints?\\b|\\bpoints? .*\\b(?:top|first) (?:${CARDINAL_PATTERN} )?(?:places|positions|finishers|drivers|riders|cars|teams)\\b`,
  'i',
);
const MULTIPLIED = /\b(?<factor>double|half) points\b/i;
const IS_GIVEN = /\b(?:award|scor|giv|offer|worth|saw|carr|count|paid|pay)\w*/i;
const IS_NO_RULE = /\b(?:propos|consider|plan|abandon|scrap|reject|would|could|might|never|not)\w*/i;
const AT_THE_END = /\b(?:final|last) (?<what>meeting|round|weekend|event|race)\b/i;

/**
 * The points systems that single sentences state: a list where no other list or table (`known`) has the points of those
 * whom its heading names, and races that give double or half of them.
 *
 * `Championship points were awarded on a 9-6-4-3-2-1 basis for the first six places in each race.`
 */
export function readPointsInSentences(
  blocks: readonly ProseBlock[],
  seasonId: string,
  sourceId: string,
  races: readonly RaceRecord[],
  known: readonly PointsSystemRecord[],
): PointsSystemRecord[] {
  const systems: PointsSystemRecord[] = [];
  for (const block of blocks) {
    const competitor = competitorOf(block.sectionPath);
    const isOfSame = (system: PointsSystemRecord) => system.competitor === competitor;
    for (const { text, lineOffset } of sentencesOf(block.text)) {
      if (text.length > LONGEST_SENTENCE) continue;
      const origin = { sourceId, line: block.line + lineOffset, cells: [] };
      const stated = { seasonId, competitor, conditionText: text, origin };
      const points = known.some(isOfSame) || systems.some(isOfSame) ? null : pointsIn(text);
      if (points) {
        const condition = parseCondition(text, races);
        systems.push({ ...stated, condition, isOpenEnded: false, values: valuesOf(points, false) });
      }
      const multiplied = multipliedIn(text, races);
      const base = [...systems, ...known].find((system) => isOfSame(system) && system.condition.kind === 'default');
      if (!multiplied || !base) continue;
      const values = base.values.map((value) => ({ ...value, points: value.points * multiplied.factor, cells: [] }));
      const condition = { kind: 'name', races: multiplied.races } as const;
      systems.push({ ...stated, condition, isOpenEnded: base.isOpenEnded, values });
    }
  }
  return systems;
}

/** The points of the places that a sentence lists, from the first down; null where it lists none. */
function pointsIn(sentence: string): number[] | null {
  const list = SAYS_HOW.test(sentence) ? LIST.exec(sentence)?.groups?.['list'] : undefined;
  const points = list?.split(/\s?[-–—]\s?|, (?:and )?| and /).map((item) => Number(item));
  const isDescending = points?.every((value, index) => index === 0 || value < (points[index - 1] ?? 0));
  return points && isDescending ? points : null;
}

/** `The final meeting of the year saw double points awarded.` doubles the points of the last round. */
function multipliedIn(sentence: string, races: readonly RaceRecord[]): { factor: number; races: RaceKey[] } | null {
  const factor = MULTIPLIED.exec(sentence)?.groups?.['factor']?.toLowerCase();
  if (factor === undefined || !IS_GIVEN.test(sentence) || IS_NO_RULE.test(sentence)) return null;
  const last = races.at(-1);
  const what = AT_THE_END.exec(sentence)?.groups?.['what'];
  const isMeant = (race: RaceRecord) =>
    race.round === last?.round && (what !== 'race' || race.raceInRound === last.raceInRound);
  const named =
    what === undefined ? findRaces(sentence.replace(/^.*?\b(?:at|in|for|of) /, ''), races) : races.filter(isMeant);
  const keys = named.map(({ round, raceInRound }) => ({ round, raceInRound }));
  return keys.length === 0 ? null : { factor: factor === 'double' ? 2 : 0.5, races: keys };
}
