import { CARDINAL_PATTERN, ORDINAL_PATTERN } from '../../text/number-word.ts';
import { namesIn, type PlacedSentence, type StatedFact } from '../fact-context.ts';

const TITLE = /\b(?:title|championship)s?\b/i;
const WON = /\b(?:wrapped up|secured|clinched|took|taking|won|winning|decided|claimed)\b/i;
const IN_HAND = new RegExp(
  `\\bwith (?<value>${CARDINAL_PATTERN}) (?:races|rounds|events) (?:in hand|remaining|to go)\\b`,
  'i',
);
const TITLE_COUNT = new RegExp(
  `\\b(?<value>(?:record )?${ORDINAL_PATTERN})\\b(?: [A-Z\\d]+)*(?: \\w+){0,2} (?:title|championship)\\b`,
  'i',
);
const COUNT_FOR = new RegExp(
  `\\b(?<value>(?:record )?${ORDINAL_PATTERN})(?: [\\w]+){0,4}? for (?<surname>\\p{Lu}[\\p{L}'-]+)`,
  'giu',
);
const COUNT_OF = new RegExp(
  `\\b(?<surname>\\p{Lu}[\\p{L}'-]+?)(?:['’]?s) (?<value>${ORDINAL_PATTERN}) (?<class>[A-Z][A-Z\\d]*)? ?(?:\\w+ )?title`,
  'gu',
);

/**
 * What a sentence says of titles: who is champion of which class, after which race and with how many in hand, and the
 * how-manieth title it is.
 *
 * `The Petit Le Mans saw the drivers title for GT1 decided with Jan Magnussen and Johnny O'Connell taking the title …`
 * states both champions of the GT1 drivers and the race (2008).
 */
export function titleFacts(sentence: string, context: PlacedSentence): StatedFact[] {
  if (!context.isSeason || !TITLE.test(sentence)) return [];
  return [...titleCounts(sentence, context), ...championFacts(sentence, context)];
}

function championFacts(sentence: string, context: PlacedSentence): StatedFact[] {
  const facts: StatedFact[] = [];
  if (!WON.test(sentence)) return facts;
  for (const clause of clausesOf(sentence)) {
    const classCode = namesIn(clause.text, context.classCodes)[0] ?? namesIn(context.previous, context.classCodes)[0];
    const isDrivers = /\bdrivers?\b/i.test(clause.text);
    const isTeams = /\bteams? (?:championship|title)/i.test(clause.text);
    const names = namesIn(clause.text, isDrivers ? context.drivers : context.teams);
    if (classCode === undefined || isDrivers === isTeams || names.length === 0) continue;
    const subjectText = `${classCode} ${isDrivers ? 'driver' : 'team'}`;
    const add = (fact: StatedFact['fact'], valueText: string) => {
      facts.push({ fact, subjectKind: 'championship', subjectText, valueText });
    };
    for (const name of names) add('champion', name);
    const race = /\bafter the (?<race>(?:[^.,;]|(?<=\b(?:\p{Lu}|St|Mt))\.){3,80}?)(?: in \p{Lu}\p{L}+)?[.,;]?$/u.exec(
      clause.text,
    )?.groups?.['race'];
    const opening = /^The (?<race>.{3,60}?) saw the\b/.exec(clause.sentence)?.groups?.['race'];
    const named = race ?? opening;
    if (named !== undefined) add('title-round', named);
    const inHand = IN_HAND.exec(clause.text)?.groups?.['value'];
    if (inHand !== undefined) add('races-in-hand', inHand);
  }
  return facts;
}

/** A sentence that tells of two titles is two clauses. */
function clausesOf(sentence: string): { text: string; sentence: string }[] {
  return sentence.split(/ (?:while|whereas) |; /).map((text) => ({ text, sentence }));
}

function titleCounts(sentence: string, context: PlacedSentence): StatedFact[] {
  if (!TITLE_COUNT.test(sentence)) return [];
  const facts: StatedFact[] = [];
  for (const pattern of [COUNT_OF, COUNT_FOR]) {
    for (const match of sentence.matchAll(pattern)) {
      const surname = match.groups?.['surname'] ?? '';
      const driver = driverNamed(surname, context);
      const value = match.groups?.['value'];
      if (driver && value !== undefined) {
        const classCode = match.groups?.['class'];
        const valueText = classCode ? `${value} ${classCode} title` : value;
        facts.push({ fact: 'title-count', subjectKind: 'driver', subjectText: driver, valueText });
      }
    }
    if (facts.length > 0) break;
  }
  return facts;
}

/** The driver whose last name it is, of those that the sentence before names first. */
function driverNamed(surname: string, context: PlacedSentence): string | undefined {
  const bears = (name: string) => name.endsWith(` ${surname}`);
  return namesIn(context.previous, context.drivers).find(bears) ?? context.drivers.find(bears);
}
