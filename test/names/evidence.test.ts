import { describe, expect, it } from 'vitest';
import { nameKey } from '../../parsers/text/fold.ts';
import { CHASSIS_EVIDENCE } from '../../pipeline/reconcile/evidence/chassis-evidence.ts';
import { DRIVER_EVIDENCE } from '../../pipeline/reconcile/evidence/driver-evidence.ts';
import { EngineUsages, engineLinks } from '../../pipeline/reconcile/evidence/engine-links.ts';
import {
  DECISIVE_AGAINST,
  DIFFERENT_BELOW,
  type Evidence,
  type EvidenceFunction,
  evidenceText,
  judgePair,
  SAME_FROM,
} from '../../pipeline/reconcile/evidence/evidence.ts';
import { areCognates, areShortForms, isCommonFirstName } from '../../pipeline/reconcile/evidence/first-names.ts';
import { personWords } from '../../pipeline/reconcile/evidence/person-words.ts';
import type { Appearance, Profile } from '../../pipeline/reconcile/evidence/profile.ts';
import { TEAM_EVIDENCE } from '../../pipeline/reconcile/evidence/team-evidence.ts';
import { initialsOf, teamWords } from '../../pipeline/reconcile/evidence/team-words.ts';
import { venueLinks } from '../../pipeline/reconcile/venues.ts';
import { recordsOfSeason } from '../support/records-builder.ts';

// What each kind of evidence says for and against, on profiles of a line or two.

interface AppearanceDraft {
  readonly role: Appearance['role'];
  readonly seasonId?: string;
  readonly classCode?: string;
  readonly crew?: number;
  readonly ownTable?: string;
  readonly rounds?: readonly number[];
  readonly partners?: readonly string[];
  readonly chassis?: readonly string[];
}

function profile(name: string, countries: readonly string[] = [], ...appearances: readonly AppearanceDraft[]): Profile {
  return {
    key: nameKey(name),
    rawNames: [name],
    countries: new Set(countries),
    appearances: appearances.map((draft) => ({
      role: draft.role,
      seasonId: draft.seasonId ?? 'cup-2031',
      classCode: draft.classCode ?? 'PX',
      crew: draft.crew ?? null,
      ownTable: draft.ownTable ?? null,
      rounds: new Set(draft.rounds),
      partners: new Set(draft.partners),
      chassis: new Set(draft.chassis),
    })),
    seasons: new Set(appearances.map(({ seasonId = 'cup-2031' }) => seasonId)),
  };
}

/** All that is said of two profiles. */
function said(functions: readonly EvidenceFunction[], a: Profile, b: Profile): string[] {
  return functions.flatMap((look) => look(a, b) ?? []).map(({ weight, text }) => `${weight}: ${text}`);
}

function ofDrivers(one: string, other: string): string[] {
  return said(DRIVER_EVIDENCE, profile(one), profile(other));
}

function ofTeams(one: string, other: string): string[] {
  return said(TEAM_EVIDENCE, profile(one), profile(other));
}

function ofChassis(one: string, other: string): string[] {
  return said(CHASSIS_EVIDENCE, profile(one), profile(other));
}

/** What is said of two of one name, the same whichever of them comes first. */
function betweenDrivers(a: readonly AppearanceDraft[], b: readonly AppearanceDraft[]): string[] {
  const [one, other] = [profile('Ann Archer', [], ...a), profile('Ann Archer', [], ...b)];
  const texts = said(DRIVER_EVIDENCE, one, other);
  expect(said(DRIVER_EVIDENCE, other, one)).toEqual(texts);
  return texts;
}

const SAME_NAME = '4: the names differ in a legal suffix or in singular and plural only';

function betweenTeams(a: readonly AppearanceDraft[], b: readonly AppearanceDraft[]): string[] {
  const [one, other] = [profile('Heron', [], ...a), profile('Heron, Inc.', [], ...b)];
  const texts = said(TEAM_EVIDENCE, one, other);
  expect(said(TEAM_EVIDENCE, other, one)).toEqual(texts);
  return texts.filter((text) => text !== SAME_NAME);
}

function betweenChassis(a: readonly AppearanceDraft[], b: readonly AppearanceDraft[]): string[] {
  const texts = said(CHASSIS_EVIDENCE, profile('Heron K12', [], ...a), profile('Heron K14', [], ...b));
  return texts.filter((text) => !text.startsWith('-1: the designations differ in a number'));
}

describe('names of drivers', () => {
  it.each([
    ['Ann Archer', 'Ann Archer', []],
    ['Hugo Belm Jr.', 'Hugo Belm Sr.', ['-20: one is jr., the other sr.']],
    ['Hugo Belm', 'Hugo Belm, Jr.', ['-2: only one of them has a suffix']],
    ['Rob Belm', 'Robert Belm', ['4: rob and robert are forms of one first name']],
    ['Bill Belm', 'William Belm', ['4: bill and william are forms of one first name']],
    ['Francesco Belm', 'Francisco Belm', ['2: francesco and francisco are one first name in two languages']],
    ['R. Belm', 'Remy Belm', ['2: r and remy: one is the initial of the other']],
    ['Joel Belm', 'Jon Belm', ['-6: joel and jon are two common first names']],
    ['Torquil Belm', 'Torquill Belm', ['2: torquil and torquill differ by a slip']],
    ['Torquil Belm', 'Wendelin Belm', ['-6: the first names torquil and wendelin differ']],
    ['Ann Tanabeshi', 'Ann Tanabishi', ['4: tanabeshi and tanabishi differ by 1 letter and sound the same']],
    ['Ann Tanabeshi', 'Ann Tanabekhi', ['3: tanabeshi and tanabekhi differ by 1 letter']],
    ['Ann Grobbaugh', 'Ann Grobburgh', ['3: grobbaugh and grobburgh differ by 2 letters']],
    ['Ann Grobenhauser', 'Ann Grobenhagen', ['2: grobenhauser and grobenhagen begin with the same 8 letters']],
    ['Ann Archer', 'Ann Brewer', ['-6: the surnames archer and brewer differ']],
    ['Ann Lee', 'Ann Lea', ['-6: the surnames lee and lea differ']],
  ])('%s and %s', (one, other, expected) => {
    expect(ofDrivers(one, other)).toEqual(expected);
  });

  it('are a near miss unless the surnames are not alike', () => {
    expect(judgePair(profile('Joel Belm'), profile('Jon Belm'), DRIVER_EVIDENCE).isNear).toBe(true);
    expect(judgePair(profile('Ann Archer'), profile('Ann Brewer'), DRIVER_EVIDENCE).isNear).toBe(false);
  });
});

describe('what drivers did', () => {
  const entry = (draft: Partial<AppearanceDraft>): AppearanceDraft => ({ role: 'entry', ...draft });
  const standing = (draft: Partial<AppearanceDraft>): AppearanceDraft => ({ role: 'standing', ...draft });

  it('in one car: two people where their rounds meet or are not known', () => {
    const against = '-20: both in one car in cup-2031 PX';
    const crew = (...rounds: number[]) => [entry({ crew: 1, rounds })];
    expect(betweenDrivers(crew(1, 2), crew(2, 3))).toEqual([against]);
    expect(betweenDrivers(crew(), crew(1))).toEqual([against]);
    expect(betweenDrivers(crew(1), crew(2))).toEqual([]);
    expect(betweenDrivers(crew(1), [entry({ crew: 2, rounds: [2] })])).toEqual([]);
    expect(betweenDrivers(crew(1), [entry({ crew: 2, rounds: [1] })])).toEqual([
      '-6: in different cars in the same round of cup-2031',
    ]);
  });

  it('with a row each in one table: two people where they scored in one race, else less surely', () => {
    const row = (ownTable: string, ...rounds: number[]) => [standing({ ownTable, rounds })];
    expect(betweenDrivers(row('PX drivers', 1, 2), row('PX drivers', 2))).toEqual([
      '-10: both have a row with points of the same round in PX drivers',
    ]);
    expect(betweenDrivers(row('PX drivers', 1), row('PX drivers', 2))).toEqual(['-4: both have a row in PX drivers']);
    expect(betweenDrivers(row('PX drivers', 1), row('GX drivers', 2))).toEqual([]);
    expect(betweenDrivers(row('PX drivers', 1), row('GX drivers', 1))).toEqual([
      '-6: in different cars in the same round of cup-2031',
    ]);
  });

  it('for one team: more in one season and class than elsewhere', () => {
    const team = (partners: string[], seasonId = 'cup-2031', classCode = 'PX') => [
      entry({ partners, seasonId, classCode }),
    ];
    expect(betweenDrivers(team(['heron']), team(['heron', 'ibis']))).toEqual(['2: same team and class in cup-2031 PX']);
    expect(betweenDrivers(team(['heron']), team(['heron'], 'cup-2032'))).toEqual([
      '1: same team in another season or class',
    ]);
    expect(betweenDrivers(team(['heron']), team(['heron'], 'cup-2031', 'GX'))).toEqual([
      '1: same team in another season or class',
    ]);
    expect(betweenDrivers(team(['heron']), team(['ibis']))).toEqual([]);
  });

  it('scored where the other was entered, or not', () => {
    const entered = [entry({ rounds: [1, 2, 3] })];
    const scored = (...rounds: number[]) => [standing({ rounds })];
    expect(betweenDrivers(entered, scored(1, 3))).toEqual([
      '3: all 2 rounds of the one are rounds for which the other was entered',
    ]);
    expect(betweenDrivers(entered, scored(3, 4))).toEqual([
      '1: 1 of 2 rounds of the one are rounds for which the other was entered',
    ]);
    expect(betweenDrivers(entered, scored(4))).toEqual([
      '-3: one scored in rounds for which the other was not entered',
    ]);
    expect(betweenDrivers(entered, [standing({ rounds: [1], classCode: 'GX' })])).toEqual([]);
    expect(betweenDrivers(entered, [{ role: 'win', rounds: [2] }])).toEqual([
      '3: the one round of the one is a round for which the other was entered',
    ]);
  });

  it.each([
    [['sweden'], ['sweden'], ['1: both of sweden']],
    [['sweden', 'norway'], ['norway'], ['1: both of norway']],
    [['sweden'], ['italy', 'norway'], ['-1.5: of sweden and italy, norway']],
    [['sweden'], [], []],
  ])('of %j and %j', (one, other, expected) => {
    expect(said(DRIVER_EVIDENCE, profile('Ann Archer', one), profile('Ann Archer', other))).toEqual(expected);
  });
});

describe('names of teams', () => {
  it.each([
    ['Heron Racing', 'Heron Racing, LLC', [SAME_NAME]],
    ['Heron Motorsport', 'Heron Motor Sports', [SAME_NAME]],
    ['NWC', 'North Wharf Competition', ['3: one name is the initials of the other']],
    ['Heron Racing', 'Heron Endurance Team', ['3: both are called heron']],
    ['Pelikanos Racing', 'Pelicanos Racing', ['2.5: the names differ by one letter']],
    ['Heron Racing', 'Velox Heron Racing', ["1.5: one name is the other with velox added, as a sponsor's name is"]],
    ['Otter Sport', 'Otter Team QTZ', ['0.5: one name is the other with qtz behind the word team']],
    ['Heron Racing', 'Ibis Racing', ['-6: the names differ']],
    ['Team Racing', 'Ibis Racing', ['-6: the names differ']],
    ['Heron Racing', 'Heron Racing 27', [SAME_NAME, '-4: one name carries a car number that the other does not']],
  ])('%s and %s', (one, other, expected) => {
    expect(ofTeams(one, other)).toEqual(expected);
    expect(ofTeams(other, one)).toEqual(expected);
  });

  it('are a near miss unless they differ', () => {
    expect(judgePair(profile('Heron'), profile('Velox Heron'), TEAM_EVIDENCE).isNear).toBe(true);
    expect(judgePair(profile('Heron'), profile('Velox'), TEAM_EVIDENCE).isNear).toBe(false);
  });
});

describe('what teams did', () => {
  const entry = (draft: Partial<AppearanceDraft> = {}): AppearanceDraft => ({ role: 'entry', ...draft });
  const standing = (draft: Partial<AppearanceDraft> = {}): AppearanceDraft => ({ role: 'standing', ...draft });
  const COMPLEMENTARY = '2: in cup-2031 PX the one stands only in tables in which the other does not';

  it('with a row each in one championship they are two', () => {
    const row = [standing({ ownTable: 'PX teams' })];
    expect(betweenTeams(row, row)).toEqual(['-20: both have a row in PX teams']);
    expect(betweenTeams(row, [standing({ ownTable: 'GX teams', seasonId: 'cup-2032' })])).toEqual([]);
  });

  it('with rows in two classes of one season they are rather two, unless the names differ in common words alone', () => {
    const ofTwo = (one: string, other: string) =>
      said(
        TEAM_EVIDENCE,
        profile(one, [], standing({ classCode: 'PX' })),
        profile(other, [], standing({ classCode: 'GX' })),
      );
    expect(ofTwo('Heron', 'Velox Heron')).toContain('-2.5: scored under both names in cup-2031, in different classes');
    expect(ofTwo('Heron Racing', 'Heron Endurance')).toEqual(['3: both are called heron']);
  });

  it('with a block each in one entry list they are rather two, less where the rounds do not meet', () => {
    const block = (...rounds: number[]) => [entry({ ownTable: 'PX entries', rounds })];
    expect(betweenTeams(block(1, 2), block(2))).toEqual(['-4: both have a block of their own in PX entries']);
    expect(betweenTeams(block(1), block(2))).toEqual([
      '-2: both have a block of their own in PX entries, for different rounds',
    ]);
    expect(betweenTeams(block(1), [entry({ ownTable: 'GX entries', classCode: 'GX', rounds: [1] })])).toEqual([]);
  });

  it('in one table only where the other is not they are rather one', () => {
    expect(betweenTeams([entry()], [standing()])).toEqual([COMPLEMENTARY]);
    expect(betweenTeams([entry()], [entry(), standing()])).toEqual([]);
    expect(betweenTeams([entry()], [standing({ classCode: 'GX' })])).toEqual([]);
  });

  it('with drivers in common: more in one season and class than elsewhere', () => {
    const crew = (partners: string[], seasonId = 'cup-2031', classCode = 'PX'): AppearanceDraft[] => [
      { role: 'win', partners, seasonId, classCode },
    ];
    expect(betweenTeams(crew(['ann', 'bob']), crew(['bob']))).toEqual([
      '3: 1 driver in common in one season and class',
    ]);
    expect(betweenTeams(crew(['ann', 'bob']), crew(['ann', 'bob'], 'cup-2032'))).toEqual([
      '3: 2 drivers in common in one class of different seasons',
    ]);
    expect(betweenTeams(crew(['ann', 'bob']), crew(['ann', 'bob'], 'cup-2032', 'GX'))).toEqual([
      '2: 2 drivers in common in different seasons or classes',
    ]);
    expect(betweenTeams(crew(['ann', 'bob']), crew(['ann'], 'cup-2032'))).toEqual([
      '0.5: 1 driver in common in different seasons or classes',
    ]);
    expect(betweenTeams(crew(['ann']), crew(['bob']))).toEqual([]);
  });

  it('with one chassis in one season and class', () => {
    const car = (chassis: string[], classCode = 'PX'): AppearanceDraft[] => [{ role: 'win', chassis, classCode }];
    expect(betweenTeams(car(['k12']), car(['k12', 'k14']))).toEqual(['1: the same chassis in one season and class']);
    expect(betweenTeams(car(['k12']), car(['k12'], 'GX'))).toEqual([]);
    expect(betweenTeams(car(['k12']), car(['k14']))).toEqual([]);
  });

  it('scored where the other was entered', () => {
    const fits = '1: the rounds of the one are rounds for which the other was entered';
    expect(betweenTeams([entry({ rounds: [1, 2] })], [standing({ rounds: [2] })])).toEqual([COMPLEMENTARY, fits]);
    expect(betweenTeams([entry({ rounds: [1, 2] })], [standing({ rounds: [2, 3] })])).toEqual([COMPLEMENTARY]);
  });

  it.each([
    [['sweden'], ['sweden'], [SAME_NAME, '0.5: both of sweden']],
    [['sweden'], ['italy'], [SAME_NAME, '-1.5: of sweden and italy']],
    [[], ['italy'], [SAME_NAME]],
  ])('of %j and %j', (one, other, expected) => {
    expect(said(TEAM_EVIDENCE, profile('Heron', one), profile('Heron, Inc.', other))).toEqual(expected);
  });
});

describe('names of chassis', () => {
  it.each([
    ['Otter Comp. Coupe', 'Otter Competition Coupe', ['5: one name abbreviates a word of the other']],
    ['Otter 420GT Lago', 'Otter 420 Lago GT', ['4: the same words in another order']],
    ['Otter M3', 'Otter M3 E46', ['2: one name holds all words of the other']],
    ['Otter K12', 'Otter K12B', ['-1: the designations differ in a version mark (b)']],
    ['Otter 07S', 'Otter 07S/2', ['-1: the designations differ in a version mark (2)']],
    ['Otter B06/10', 'Otter B06/43', ['-1: the designations differ in a number (10, 43)']],
    ['Otter F4GT', 'Otter F4 GTC', ['0: the designations differ in gt and gtc']],
    ['Otter F4', 'Otter X4', ['-3: the designations differ in f and x']],
    ['Otter F4 Lago', 'Heron F4 Monte', ['-3: the designations differ']],
    ['Otter F4 Lago', 'Otter M3', ['-3: the designations differ']],
  ])('%s and %s', (one, other, expected) => {
    expect(ofChassis(one, other)).toEqual(expected);
  });

  it('are a near miss unless the designations differ', () => {
    expect(judgePair(profile('Otter K12'), profile('Otter K12B'), CHASSIS_EVIDENCE).isNear).toBe(true);
    expect(judgePair(profile('Otter F4'), profile('Otter X4'), CHASSIS_EVIDENCE).isNear).toBe(false);
  });
});

describe('where chassis stand', () => {
  const uses = (role: Appearance['role'], team: string, classCode = 'PX'): AppearanceDraft => ({
    role,
    classCode,
    partners: [team],
  });

  it('in the entry list under the one name, in the standings under the other: the more teams, the surer', () => {
    const teams = ['heron', 'ibis', 'kite', 'owl'];
    const weights = teams.map((_, index) => {
      const some = teams.slice(0, index + 1);
      const [text = ''] = betweenChassis(
        some.map((team) => uses('entry', team)),
        some.map((team) => uses('standing', team)),
      );
      return text;
    });
    const of = (weight: number, count: string) =>
      `${weight}: the entry list has the one name and the standings the other for ${count}`;
    expect(weights).toEqual([of(3, '1 team'), of(5, '2 teams'), of(6, '3 teams'), of(6, '4 teams')]);
    expect(betweenChassis([uses('entry', 'heron')], [uses('standing', 'ibis')])).toEqual([]);
  });

  it('side by side in one table, or in two classes of one season: rather two', () => {
    expect(betweenChassis([uses('entry', 'heron')], [uses('entry', 'ibis')])).toEqual([
      '-2: one table of cup-2031 PX uses both names',
    ]);
    expect(betweenChassis([uses('entry', 'heron')], [uses('entry', 'ibis', 'GX')])).toEqual([
      '-2: used in different classes of cup-2031',
    ]);
    expect(betweenChassis([uses('entry', 'heron')], [{ ...uses('entry', 'ibis'), seasonId: 'cup-2032' }])).toEqual([]);
  });
});

describe('engines', () => {
  const linksOf = (one: string, other: string, sameTeam: boolean) => {
    const usages = new EngineUsages();
    usages.add(
      recordsOfSeason({ year: 2031, entries: [{ class: 'PX', team: 'Heron', cars: [`Otter Adder|${one}`] }] }),
    );
    usages.add(
      recordsOfSeason({
        year: 2041,
        entries: [{ class: 'PX', team: sameTeam ? 'Heron' : 'Ibis', cars: [`Otter Adder|${other}`] }],
      }),
    );
    return engineLinks(usages).map(({ judgement, evidence }) => `${judgement}: ${evidence}`);
  };

  it.each([
    [
      'Heron P3 4.0 L V8',
      'Heron P3 4.0L V8 (Diesel)',
      false,
      'same: the fuel in brackets is a note, not another engine',
    ],
    [
      'Otter 8.4 L V10',
      'Otter Adder 8.4 L V10',
      true,
      "same: 'adder' is the car's model; the same team uses both names, capacity and layout are equal",
    ],
    [
      'Otter 8.4 L V10',
      'Otter 8.4L V10',
      false,
      'different: a name without a designation, in other cars of other seasons: not provably the same engine',
    ],
  ])('%s and %s', (one, other, sameTeam, expected) => {
    expect(linksOf(one, other, sameTeam)).toEqual([expected]);
  });

  it.each([
    ['Otter 8.4 L V10', 'Otter Adder 8.4 L V10', false],
    ['Otter 8.4 L V10', 'Otter Adder 8.3 L V10', true],
    ['Otter 8.4 L V10', 'Otter Viperine 8.4 L V10', true],
    ['Otter 8.4 L V10', 'Otter 8.4L V10', true],
    ['Heron P3 4.0 L V8', 'Heron P3 4.0L V8', false],
    ['Heron P3 4.0 L V8', 'Heron P4 4.0 L V8', true],
  ])('nothing on %s and %s', (one, other, sameTeam) => {
    expect(linksOf(one, other, sameTeam)).toEqual([]);
  });
});

describe('venues', () => {
  it('are tied by their race, unless the results name another race better', () => {
    const { races } = recordsOfSeason({
      year: 2031,
      races: [
        { round: 1, circuit: 'Drystone Park', results: 'Fellshire' },
        { round: 2, circuit: 'Harbour Ring', results: 'Oldmill' },
        { round: 3, circuit: 'Oldmill Raceway', results: 'Oldmill Raceway' },
        { round: 4, circuit: 'Moor Lane' },
      ],
    });
    expect(venueLinks(races)).toEqual([
      {
        one: 'Drystone Park',
        other: 'Fellshire',
        evidence:
          "Round 1 of lakeland-endurance-cup-2031: the schedule says 'Drystone Park', the results say 'Fellshire'",
      },
    ]);
  });
});

describe('two venues without a word in common', () => {
  const races = (year: number, circuit: string, results?: string) =>
    recordsOfSeason({
      year,
      races: [
        { round: 1, circuit, ...(results === undefined ? {} : { results }) },
        { round: 2, circuit: 'Moor Lane', results: 'Moor Lane' },
      ],
    }).races;
  const namesOf = (...all: readonly ReturnType<typeof races>[]) =>
    venueLinks(all.flat()).map(({ one, other }) => [one, other]);

  it('are one where each stands for that race alone', () => {
    expect(namesOf(races(2031, 'Drystone Park', 'Fellshire'), races(2032, 'Oldmill'))).toEqual([
      ['Drystone Park', 'Fellshire'],
    ]);
  });

  it('are not where the name of the schedule is known as that of another', () => {
    expect(namesOf(races(2031, 'Drystone Park', 'Fellshire'), races(2032, 'Drystone Valley'))).toEqual([]);
  });

  it('are not where one of them stands for another race of the season too', () => {
    expect(namesOf(races(2031, 'Moor Lane', 'Fellshire'))).toEqual([]);
  });
});

describe('the sum', () => {
  const of = (...evidence: readonly Omit<Evidence, 'text'>[]) =>
    judgePair(
      profile('A'),
      profile('B'),
      evidence.map((one) => () => ({ text: 'so', ...one })),
    );

  it.each([
    [SAME_FROM, 'same'],
    [SAME_FROM - 0.01, 'unsure'],
    [DIFFERENT_BELOW, 'unsure'],
    [DIFFERENT_BELOW - 0.01, 'different'],
    [0, 'different'],
  ])('%d is %s', (weight, judgement) => {
    expect(of({ weight })).toMatchObject({ judgement, score: weight, isKeptApart: false });
  });

  it('of several is theirs together', () => {
    expect(of({ weight: 4 }, { weight: -1.5 }, { weight: 2.5 })).toMatchObject({ judgement: 'same', score: 5 });
  });

  it('does not count against what is decisive, and that keeps the two apart', () => {
    expect(of({ weight: DECISIVE_AGAINST }, { weight: 100 })).toMatchObject({
      judgement: 'different',
      score: 90,
      isKeptApart: true,
    });
    expect(of({ weight: DECISIVE_AGAINST + 1 }, { weight: 100 })).toMatchObject({
      judgement: 'same',
      isKeptApart: false,
    });
  });

  it('of nothing is different', () => {
    expect(of()).toMatchObject({ judgement: 'different', score: 0 });
  });

  it('is told in words, for before against', () => {
    const text = evidenceText([
      { weight: -1, text: 'c' },
      { weight: 2, text: 'a' },
      { weight: 0, text: 'left out' },
      { weight: 1, text: 'b' },
      { weight: -2, text: 'd' },
    ]);
    expect(text).toBe('for: a; b. against: c; d');
    expect(evidenceText([{ weight: 2, text: 'a' }])).toBe('for: a');
    expect(evidenceText([{ weight: -2, text: 'd' }])).toBe('against: d');
    expect(evidenceText([])).toBe('');
  });
});

describe('first names', () => {
  it.each([
    ['Rob', 'Robert', true],
    ['Bobby', 'Robert', true],
    ['Bill', 'William', true],
    ['Jamie', 'James', true],
    ['Jonny', 'Jonathan', true],
    ['Jeff', 'Jeffrey', true],
    ['Jeff', 'Geoffrey', true],
    ['ROB', 'robert', true],
    ['Rob', 'Roger', false],
    ['Joel', 'Jon', false],
    ['Torquil', 'Torquill', false],
  ])('%s and %s: forms of one %s', (one, other, expected) => {
    expect(areShortForms(one, other)).toBe(expected);
    expect(areShortForms(other, one)).toBe(expected);
  });

  it.each([
    ['Francesco', 'Francisco', true],
    ['Michael', 'Michel', true],
    ['José', 'Joseph', true],
    ['Paul', 'Paolo', true],
    ['Paul', 'Pierre', false],
    ['Karl', 'Kurt', false],
  ])('%s and %s: one name in two languages %s', (one, other, expected) => {
    expect(areCognates(one, other)).toBe(expected);
    expect(areCognates(other, one)).toBe(expected);
  });

  it('know which are common', () => {
    expect(['Rob', 'Francesco', 'Gunnar', 'José', 'JOEL'].filter((name) => !isCommonFirstName(name))).toEqual([]);
    expect(['Torquil', 'A.J.', 'Xyz', ''].filter(isCommonFirstName)).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['Oswald Nego, Jr.', { first: 'oswald', last: 'nego', suffix: 'jr' }],
    ['Oswald Nego Sr', { first: 'oswald', last: 'nego', suffix: 'sr' }],
    ['Oswald Nego III', { first: 'oswald', last: 'nego', suffix: 'iii' }],
    ['Jörn van de Hällström', { first: 'jorn', last: 'vandehallstrom', suffix: '' }],
    ['B. J. Okafor', { first: 'b j', last: 'okafor', suffix: '' }],
    ['B.J. Okafor', { first: 'bj', last: 'okafor', suffix: '' }],
    ["Shane O'Malley-Ruiz", { first: 'shane', last: 'omalleyruiz', suffix: '' }],
    ['Mononym', { first: '', last: 'mononym', suffix: '' }],
  ])("of a person's name: %s", (name, expected) => {
    expect(personWords(name)).toEqual(expected);
  });

  it.each([
    ['Heron Motorsports, Inc.', { plain: ['heron', 'motorsport'], core: ['heron'], number: '' }],
    ['Heron Motor Sport', { plain: ['heron', 'motorsport'], core: ['heron'], number: '' }],
    ['R.N. Racing, Ltd.', { plain: ['rn', 'racing'], core: ['rn'], number: '' }],
    ['Heron Racing 44', { plain: ['heron', 'racing'], core: ['heron'], number: '44' }],
    ['44', { plain: ['44'], core: ['44'], number: '' }],
    ["Lowell's Hér/on", { plain: ['lowells', 'her', 'on'], core: ['lowells', 'her', 'on'], number: '' }],
    ['Team Racing', { plain: ['team', 'racing'], core: [], number: '' }],
  ])("of a team's name: %s", (name, expected) => {
    expect(teamWords(name)).toEqual(expected);
  });

  it('have initials', () => {
    expect(initialsOf("The Kestrel's Group")).toBe('tkg');
    expect(initialsOf('North-Wharf Compétition')).toBe('nwc');
  });
});
