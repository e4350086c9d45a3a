import type { RuleName } from '../../schemas/record/note.ts';
import type { CellRef, Competitor, RaceKey } from '../../schemas/record/origin.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { ProseBlock } from '../article/tree.ts';
import { CARDINAL_PATTERN, parseCardinal } from '../text/number-word.ts';
import { LONGEST_SENTENCE, sentencesOf } from '../text/sentences.ts';
import { findRace } from './find-race.ts';

/** A rule of scoring before it is known for which championships it holds. */
export interface StatedRule {
  readonly rule: RuleName;
  /** Per cent, minutes, rounds, results or points. */
  readonly value: number | null;
  readonly race: RaceKey | null;
  /** The competitors that the sentence speaks of; null for all. */
  readonly competitor: Competitor | null;
  readonly text: string;
  readonly line: number;
  readonly sectionPath: readonly string[];
  /** The cells that state it; none where prose does. */
  readonly cells: readonly CellRef[];
}

interface RulePattern {
  readonly rule: RuleName;
  readonly pattern: RegExp;
}

const PATTERNS: readonly RulePattern[] = [
  { rule: 'minimum-distance', pattern: /(?<value>\d{1,3}) ?(?:%|per ?cent) of [^.]{0,60}\bdistance\b/i },
  { rule: 'best-entry-only', pattern: /\bhighest[- ](?:finishing|placed|scoring) (?:entry|car)\b/i },
  {
    rule: 'minimum-drive',
    pattern: new RegExp(
      `\\bdriv(?:e|ing)\\b[^.]{0,40}\\b(?:at least|minimum of) (?<value>${CARDINAL_PATTERN}) minutes`,
      'i',
    ),
  },
  { rule: 'full-season-only', pattern: /\bfull[- ]season entries are awarded\b/i },
  { rule: 'scorers-only-listed', pattern: /\bfailed to score points\b[^.]{0,60}\bnot listed\b/i },
  { rule: 'choice-of-car', pattern: /\bpoints from whichever car\b/i },
  {
    rule: 'dropped-rounds',
    pattern: new RegExp(`\\bworst (?<value>${CARDINAL_PATTERN}) (?:results|rounds|scores)\\b`, 'i'),
  },
  {
    rule: 'best-results',
    pattern: new RegExp(
      `^(?=.*\\b(?:count|retain|score|consider|tak|includ)\\w*\\b).*\\bbest (?<value>${CARDINAL_PATTERN}) (?:results|scores|finishes|rounds|races)\\b(?!.*\\bbest ${CARDINAL_PATTERN}\\b)`,
      'i',
    ),
  },
  { rule: 'points-for-pole-position', pattern: bonusPattern('pole(?: position)?') },
  { rule: 'points-for-fastest-lap', pattern: bonusPattern('fastest lap') },
  { rule: 'points-for-qualifying', pattern: bonusPattern('(?:took|taking|take) part in qualifying') },
];

/** `One point was awarded for pole position.` */
function bonusPattern(what: string): RegExp {
  const number = `(?:${CARDINAL_PATTERN}|an?)`;
  return new RegExp(
    `^(?=.*\\b(?:award|given|giv|scor|receiv|bonus|extra|additional)\\w*\\b).*?\\b(?<value>${number}) (?:(?:bonus|extra|additional|championship) ){0,2}points?\\b[^.;]{0,60}\\b${what}\\b`,
    'i',
  );
}

const EXCEPTION = new RegExp(
  `\\bexcept(?:ion of|ion being| for)? the (?<race>[^.]{2,60}?) (?:round|event|race)\\b[^.]{0,60}?\\b(?<value>${CARDINAL_PATTERN}) minutes`,
  'i',
);

/**
 * The rules of scoring that prose states, a row a rule and exception.
 * `Cars failing to complete 70% of the winner's distance are not awarded points.` is minimum-distance, 70 (2008).
 */
export function readRules(blocks: readonly ProseBlock[], races: readonly RaceRecord[]): StatedRule[] {
  const rules: StatedRule[] = [];
  for (const block of blocks) {
    for (const sentence of sentencesOf(block.text)) {
      if (sentence.text.length > LONGEST_SENTENCE) continue;
      const line = block.line + sentence.lineOffset;
      const base = { text: sentence.text, line, sectionPath: block.sectionPath, cells: [] };
      const competitor = competitorOf(sentence.text);
      for (const { rule, pattern } of PATTERNS) {
        const match = pattern.exec(sentence.text);
        if (!match) continue;
        const printed = match.groups?.['value'];
        const value = printed === undefined ? null : /^an?$/i.test(printed) ? 1 : parseCardinal(printed);
        rules.push({ ...base, competitor, rule, value, race: null });
        const exception = rule === 'minimum-drive' ? EXCEPTION.exec(sentence.text)?.groups : undefined;
        const [race] = exception ? findRace(exception['race'] ?? '', races) : [];
        if (exception && race)
          rules.push({ ...base, competitor, rule, value: parseCardinal(exception['value'] ?? ''), race });
      }
    }
  }
  return rules;
}

function competitorOf(sentence: string): Competitor | null {
  if (/^(?:\w+ ){0,2}teams\b/i.test(sentence) || /\bteams with multiple entries\b/i.test(sentence)) return 'team';
  if (/^drivers\b/i.test(sentence)) return 'driver';
  if (/\bhe is allowed\b/i.test(sentence)) return 'driver';
  return null;
}
