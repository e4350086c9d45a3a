import { DATE_PATTERN } from '../../cell/race-date.ts';
import { CARDINAL_PATTERN } from '../../text/number-word.ts';
import type { PlacedSentence, StatedFact } from '../fact-context.ts';

const START = new RegExp(`\\b(?:began|started|opened)\\b(?:[^.]{0,80}? on)? (?<value>${DATE_PATTERN})`, 'i');
const END = new RegExp(`\\b(?:ended|finished|concluded)(?: on)? (?<value>${DATE_PATTERN})`, 'i');
const COUNT = new RegExp(`\\b(?:after|covered|over|of) (?<value>${CARDINAL_PATTERN}) (?:races|events|rounds)\\b`, 'i');
const PLANNED = /\b(?:provisional(?:ly)?|planned|original(?:ly)?)\b/i;
const CLASSES = new RegExp(`\\bdivided into (?<count>${CARDINAL_PATTERN}) classes(?:: (?<list>[^.]{2,120}))?`, 'i');

/**
 * What the lead of a season's article says of its dates, races and classes.
 * `It began March 15 and ended October 18 after eleven races.` states start, end and number (2008).
 */
export function leadFacts(sentence: string, { block, isSeason }: PlacedSentence): StatedFact[] {
  if (!isSeason || block.sectionPath.length > 0) return [];
  const facts: StatedFact[] = [];
  const add = (fact: StatedFact['fact'], valueText: string | undefined) => {
    if (valueText !== undefined)
      facts.push({ fact, subjectKind: 'season', subjectText: null, valueText: valueText.trim() });
  };
  add('start-date', START.exec(sentence)?.groups?.['value']);
  add('end-date', END.exec(sentence)?.groups?.['value']);
  add(PLANNED.test(sentence) ? 'announced-race-count' : 'race-count', COUNT.exec(sentence)?.groups?.['value']);
  const classes = CLASSES.exec(sentence)?.groups;
  add('class-count', classes?.['count']);
  add('class-list', classes?.['list']);
  return facts;
}
