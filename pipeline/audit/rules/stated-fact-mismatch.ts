import type { FindingDraft, Severity } from '../../../schemas/finding.ts';
import { grouped } from '../../grouped.ts';
import type { Check } from '../model.ts';
import type { FactJudgement, JudgedFact } from '../stated-facts.ts';

/** Facts of which the tables leave no doubt: counts, dates and what follows from the points. */
const CERTAIN: ReadonlySet<string> = new Set([
  'start-date',
  'end-date',
  'race-count',
  'class-count',
  'class-list',
  'champion',
  'title-round',
  'races-in-hand',
]);

const WORDS: Readonly<Record<string, string>> = {
  'start-date': 'the season began on',
  'end-date': 'the season ended on',
  'race-count': 'the number of races is',
  'class-count': 'the number of classes is',
  'class-list': 'the classes are',
  champion: 'the champion is',
  'title-round': 'the title was decided at',
  'races-in-hand': 'the races in hand were',
  'race-cancelled': 'cancelled was',
  'debut-round': 'the first round was',
  chassis: 'the chassis of the class is',
  engine: 'the engine is',
  'announcement-date': 'announced was',
};

/** What the prose states must not contradict the tables. */
export function statedFactChecks(facts: readonly JudgedFact[]): Check[] {
  return facts
    .filter(({ judgement }) => judgement.verdict === 'confirmed' || judgement.verdict === 'disagrees')
    .map(({ fact, judgement }): Check => {
      const base = {
        code: 'stated-fact-mismatch',
        table: 'stated_fact',
        rowId: fact.stated_fact_id,
        raceId: null,
      } as const;
      if (judgement.verdict === 'confirmed') return { ...base, outcome: 'confirmed', finding: null };
      return { ...base, outcome: 'disagrees', finding: findingOf(fact, judgement) };
    });
}

/** True where a fact is the date on which a thing was announced. */
export function isAnnouncement({ fact }: JudgedFact): boolean {
  return fact.fact === 'announcement-date' && fact.value_text.includes(': ');
}

function findingOf(fact: JudgedFact['fact'], judgement: FactJudgement): FindingDraft {
  const severity: Severity = CERTAIN.has(fact.fact) ? 'error' : 'warning';
  const subject = fact.subjectName === null ? '' : `${fact.subjectName}: `;
  return {
    code: 'stated-fact-mismatch',
    severity,
    about: `${fact.fact} ${fact.subject_id ?? ''}`,
    sourceId: fact.source_id,
    line: fact.line,
    seasonId: fact.seasonId,
    championshipId: fact.subject_kind === 'championship' ? fact.subject_id : null,
    published: fact.value_text,
    expected: judgement.computed,
    cause: 'unexplained',
    message: `${subject}the text says that ${WORDS[fact.fact] ?? fact.fact} ${fact.value_text}, the tables give ${judgement.computed ?? 'something else'}`,
    rows: [
      { role: 'subject', table: 'stated_fact', rowId: fact.stated_fact_id, sourceId: fact.source_id, line: fact.line },
    ],
  };
}

/** A thing that two articles say was announced; the finding stands in the article on the season. */
interface Announced {
  readonly own: JudgedFact['fact'];
  readonly other: JudgedFact['fact'];
  readonly all: readonly JudgedFact['fact'][];
}

/** What several articles announce, and what comes of it: a check, and a judgement of the statement that it checks. */
export function announcementChecks(facts: readonly JudgedFact[]): { checks: Check[]; judgements: FactJudgement[] } {
  const announced = announcedTwice(facts);
  return {
    checks: announced.map(checkOfDates),
    judgements: announced.map((one) => ({
      statedFactId: one.own.stated_fact_id,
      computed: dateOf(one.other),
      verdict: isOnOneDate(one) ? 'confirmed' : 'disagrees',
    })),
  };
}

function announcedTwice(facts: readonly JudgedFact[]): Announced[] {
  const byThing = grouped(
    facts.map(({ fact }) => fact),
    thingOf,
  );
  return [...byThing.values()].flatMap((all): Announced[] => {
    const own = all.find((fact) => fact.seasonId !== null) ?? all[0];
    const elsewhere = all.filter((fact) => fact.source_id !== own?.source_id);
    const other = elsewhere.find((fact) => fact.value_text !== own?.value_text) ?? elsewhere[0];
    return own && other ? [{ own, other, all }] : [];
  });
}

function checkOfDates(announced: Announced): Check {
  const { own, other, all } = announced;
  const base = {
    code: 'stated-fact-mismatch',
    table: 'stated_fact',
    rowId: own.stated_fact_id,
    raceId: null,
  } as const;
  if (isOnOneDate(announced)) return { ...base, outcome: 'confirmed', finding: null };
  const thing = thingOf(own);
  const finding: FindingDraft = {
    code: 'stated-fact-mismatch',
    severity: 'warning',
    about: `announcement-date ${thing}`,
    sourceId: own.source_id,
    line: own.line,
    seasonId: own.seasonId,
    published: dateOf(own),
    expected: dateOf(other),
    cause: 'unexplained',
    message: `${thing}: announced ${dateOf(own)} here, ${dateOf(other)} on line ${other.line} of ${other.source_id}; either may be right`,
    rows: all.map((fact) => ({
      role: 'statement',
      table: 'stated_fact',
      rowId: fact.stated_fact_id,
      sourceId: fact.source_id,
      line: fact.line,
    })),
  };
  return { ...base, outcome: 'disagrees', finding };
}

function isOnOneDate({ all }: Announced): boolean {
  return new Set(all.map((fact) => fact.value_text)).size === 1;
}

/** `Green Challenge` of `Green Challenge: January 2008`. */
function thingOf({ value_text: text }: JudgedFact['fact']): string {
  return text.slice(0, text.lastIndexOf(': '));
}

function dateOf(fact: JudgedFact['fact']): string {
  return fact.value_text.slice(thingOf(fact).length + 2);
}
