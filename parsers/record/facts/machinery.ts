import { CAPACITY_PATTERN, CONFIGURATION_PATTERN } from '../../cell/engine.ts';
import { namesIn, type PlacedSentence, type StatedFact } from '../fact-context.ts';

const ENGINE = new RegExp(`(?<value>${CAPACITY_PATTERN}(?: [\\p{L}]+)?,? ${CONFIGURATION_PATTERN})`, 'gu');
const ALL_CHASSIS =
  /^All (?:teams|cars|entries) (?:utili[sz]e|use|run)(?: variations of)? the (?<chassis>.+?)(?: chassis)?(?: with (?<engine>.+?) engine)?\.?$/;
const DEBUT = /\b(?:will )?debuts?\b[^.]{0,40}\bat the (?<value>.{3,40}?) (?:round|race|event)\b/i;
const ONWARD = /\bfrom (?<value>.{3,40}?) onwards?\b/i;

/**
 * What a sentence says of engines, of chassis that a whole class uses, and of the round from which somebody takes part.
 * `… its 8.4L V10 engine is above the maximum displacement …` states an engine of the team of that item (2012).
 */
export function machineryFacts(sentence: string, context: PlacedSentence): StatedFact[] {
  const facts: StatedFact[] = [];
  const team = namesIn(sentence, context.teams)[0] ?? namesIn(context.block.text, context.teams)[0];
  for (const match of sentence.matchAll(ENGINE)) {
    const chassis = namesIn(sentence.slice(0, match.index), context.chassis).at(-1);
    const value = (match.groups?.['value'] ?? '').trim();
    if (chassis !== undefined)
      facts.push({ fact: 'engine', subjectKind: 'chassis', subjectText: chassis, valueText: value });
    else if (team !== undefined)
      facts.push({ fact: 'engine', subjectKind: 'team', subjectText: team, valueText: value });
  }
  const all = ALL_CHASSIS.exec(sentence)?.groups;
  const classCode = namesIn(context.block.sectionPath.at(-1) ?? '', context.classCodes)[0];
  if (all && classCode !== undefined) {
    const add = (fact: StatedFact['fact'], valueText: string | undefined) => {
      if (valueText !== undefined) facts.push({ fact, subjectKind: 'class', subjectText: classCode, valueText });
    };
    add('chassis', all['chassis']);
    add('engine', all['engine']);
  }
  const debut = context.isSeason ? (DEBUT.exec(sentence) ?? ONWARD.exec(sentence))?.groups?.['value'] : undefined;
  if (debut !== undefined && team !== undefined && context.races.some((race) => race.includes(debut))) {
    facts.push({ fact: 'debut-round', subjectKind: 'team', subjectText: team, valueText: debut });
  }
  return facts;
}
