import { afterAll, describe, expect, it } from 'vitest';
import { ENTRIES } from '../audit/planted-entries.ts';
import { type Draw, FIGURES } from '../audit/planted-figures.ts';
import { articleOf } from '../audit/planted-model.ts';
import { PROSE } from '../audit/planted-prose.ts';
import { RESULTS } from '../audit/planted-results.ts';
import { findingsOf } from '../audit/planted-run.ts';
import { type Fault, plant } from '../support/planted-faults.ts';
import { seeded, seedsOf } from '../support/seeded.ts';
import { articleText, publishArticles } from '../support/whole-dataset.ts';

// A fault in a copy of an article must be found, where it stands or where it is contradicted, and must not cast doubt on
// lines that have nothing to do with it. What no reader could see is not planted:
// predicates named `isHidden…` and `is…Hidden` beside the kinds argue each case.

const YEARS = ['2002', '2007', '2008', '2012'] as const;
const SEEDS = seedsOf(1, 2);
const KINDS: Readonly<Record<string, Draw>> = { ...FIGURES, ...RESULTS, ...ENTRIES, ...PROSE };

/** Kinds for which an article has no place: 2002 has no tables of drivers, only 2008 has footnotes and names champions. */
const NOWHERE: Readonly<Record<string, readonly string[]>> = {
  'removed entry round': ['2002'],
  'entry round marked as not raced': ['2002'],
  'exchanged team of a driver': ['2002'],
  'footnote without its text': ['2002', '2007', '2012'],
  'changed class in the lead': ['2012'],
  'changed champion in prose': ['2002', '2007', '2012'],
  'changed round of a title': ['2002', '2007', '2012'],
};

interface Recall {
  planted: number;
  found: number;
  alarms: number;
}

const recall = new Map<string, Recall>();

afterAll(() => {
  const isAllFound = [...recall.values()].every(({ planted, found, alarms }) => found === planted && alarms === 0);
  if (isAllFound && process.env['SCRUTINEER_VERBOSE'] !== '1') return;
  const rows = [...recall].map(
    ([kind, { planted, found, alarms }]) => `${kind}: ${found} of ${planted} found, ${alarms} with a false alarm`,
  );
  console.log([`seeds ${SEEDS.join(', ')}`, ...rows].join('\n'));
});

describe.each(YEARS)('a fault planted in the article of %s', (year) => {
  const file = `${year}_American_Le_Mans_Series.txt`;
  const text = articleText(file);
  const article = articleOf(file, text, publishArticles({ [file]: text }));
  const known = findingsOf(text);

  /** What is wrong with the findings on a copy with the fault; empty where they are right. */
  function complaints(kind: string, fault: Fault): { missed: string[]; alarmed: string[] } {
    const planted = plant(text, fault);
    const findings = findingsOf(planted.text);
    const before = new Set(known.map(({ code, line, what }) => `${code} ${planted.lineOf(line)} ${what}`));
    const placesBefore = new Set(known.map(({ code, line }) => `${code} ${planted.lineOf(line)}`));
    // A finding on two places stands on the likelier one; where the fault takes the reason for that, it is the same finding.
    const whatBefore = new Set(known.map(({ code, what }) => `${code} ${what}`));
    const isFound = findings.some(
      ({ code, line, what }) => planted.isShownBy(code, line) && !before.has(`${code} ${line} ${what}`),
    );
    const alarms = findings.filter(
      ({ code, line, what }) =>
        !planted.allowed.has(line) && !placesBefore.has(`${code} ${line}`) && !whatBefore.has(`${code} ${what}`),
    );
    const counted = recall.get(kind) ?? { planted: 0, found: 0, alarms: 0 };
    recall.set(kind, {
      planted: counted.planted + 1,
      found: counted.found + (isFound ? 1 : 0),
      alarms: counted.alarms + (alarms.length > 0 ? 1 : 0),
    });
    const codes = fault.shown.flatMap((shown) => shown.codes).join(' or ');
    return {
      missed: isFound ? [] : [`${planted.change}: no ${codes}`],
      alarmed: alarms.map(({ code, line, message }) => `${planted.change}: ${code} on line ${line}, ${message}`),
    };
  }

  it.each(Object.entries(KINDS))('%s', (kind, draw) => {
    const faults = SEEDS.flatMap((seed) => draw(article, seeded(seed)) ?? []);
    expect(faults.length > 0, 'the article has a place for the fault').toBe(!(NOWHERE[kind] ?? []).includes(year));
    const told = faults.map((fault) => complaints(kind, fault));
    const seeds = `seeds ${SEEDS.join(', ')}`;
    expect(
      told.flatMap((one) => one.missed),
      `missed, ${seeds}`,
    ).toEqual([]);
    expect(
      told.flatMap((one) => one.alarmed),
      `false alarms, ${seeds}`,
    ).toEqual([]);
  });
});
