import { DATE_PATTERN } from '../../cell/race-date.ts';
import { CARDINAL_PATTERN } from '../../text/number-word.ts';
import { namesIn, type PlacedSentence, type StatedFact } from '../fact-context.ts';

const MONTH_YEAR = `(?:${DATE_PATTERN}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \\d{4})`;
const ANNOUNCED = new RegExp(`\\b(?:on|in) (?<value>${MONTH_YEAR}),? [^.]{0,120}?\\bannounced\\b`, 'i');
const ANNOUNCED_FIRST = new RegExp(`\\bannounced on (?<value>${MONTH_YEAR})`, 'i');
const SCHEDULE = new RegExp(
  `\\b(?:expanded to|announced an?|an?|to) (?<value>${CARDINAL_PATTERN})(?: races\\b(?! schedule)|[ -]race schedule was announced|[ -]race schedule for)`,
  'i',
);
const CANCELLED = new RegExp(`\\bcancell?ed on (?<value>${DATE_PATTERN})`, 'i');
const SCHEDULED = /^The (?<race>.{3,80}?) was originally scheduled\b/;
const FIRST_SEASON = /\bfirst season in (?<value>\d{4})\b/;

/**
 * What a sentence says of announcements, planned numbers of races, cancelled races and the first season of a series.
 * `On September 30, 2011, ALMS president Scott Atherton announced an eleven race schedule for 2012.` states a date and
 * a number (2012).
 */
export function scheduleFacts(sentence: string, context: PlacedSentence): StatedFact[] {
  const subjectKind = context.isSeason ? 'season' : 'series';
  const facts: StatedFact[] = [];
  const add = (fact: StatedFact['fact'], valueText: string | undefined) => {
    if (valueText !== undefined) facts.push({ fact, subjectKind, subjectText: null, valueText });
  };
  const announced = ANNOUNCED.exec(sentence)?.groups?.['value'] ?? ANNOUNCED_FIRST.exec(sentence)?.groups?.['value'];
  const thing = announced === undefined ? null : announcedThing(sentence, context);
  add('announcement-date', thing === null ? announced : `${thing}: ${announced}`);
  if (context.isSeason && context.block.sectionPath.length > 0) {
    add('announced-race-count', SCHEDULE.exec(sentence)?.groups?.['value']);
    const race = SCHEDULED.exec(sentence)?.groups?.['race'] ?? SCHEDULED.exec(context.block.text)?.groups?.['race'];
    const date = CANCELLED.exec(sentence)?.groups?.['value'];
    if (race !== undefined && date !== undefined) add('race-cancelled', `${race}: ${date}`);
  }
  if (!context.isSeason) add('first-season', FIRST_SEASON.exec(sentence)?.groups?.['value']);
  return facts;
}

/** What was announced: a team or race that the tables know, else a proper name of a challenge, cup or championship. */
function announcedThing(sentence: string, context: PlacedSentence): string | null {
  const known = namesIn(sentence, context.teams)[0] ?? namesIn(sentence, context.races)[0];
  if (known !== undefined) return known;
  return (
    /(?<thing>(?<!\p{L})(?:\p{Lu}\p{L}+ ){1,3}(?:Challenge|Championship|Cup))/u.exec(sentence)?.groups?.['thing'] ??
    null
  );
}
