import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../parsers/record/article-records.ts';
import { lexiconOf, namesOf } from '../../parsers/record/lexicon.ts';
import { realFiles } from '../../pipeline/effects.ts';
import { Clusters } from '../../pipeline/reconcile/clusters.ts';
import { loadArticle, loadFolder } from '../../pipeline/stages/load.ts';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import type { CuratedFiles, CuratedName } from '../../schemas/curated.ts';
import type { Records } from '../../schemas/record/records.ts';
import { RAW } from '../support/program.ts';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf, recordsOfSeason, type SeasonDraft } from '../support/records-builder.ts';
import { type Seeded, seeded, seedsOf } from '../support/seeded.ts';
import { judged, KINDS, pairsOf, recordsOfPair } from './variant-pairs.ts';

// What holds for any articles: order does not count, strangers do not count, people have the last word.

const SEEDS = seedsOf(1, 2, 3, 4);
const folder = loadFolder(RAW, realFiles);
const NOTHING_CURATED = curatedOf({});

/** The records of the project's own articles, as a run reads them. */
const REAL = (() => {
  const read = folder.articles.map((file) => readTables(loadArticle(file, realFiles)));
  const lexicon = lexiconOf(read.map(({ grids }) => namesOf(grids)));
  return read.map(({ article, grids }) => readRecords(article, grids, lexicon).records);
})();

interface Decision {
  readonly kind: string;
  readonly raw_name: string;
  readonly entity_id: string;
  readonly judgement: string;
  readonly method: string;
}

/** What was decided on every spelling and pair, in one order. */
function decisionsOn(all: readonly Records[], curated: CuratedFiles = NOTHING_CURATED): string[] {
  return reconciledWhole(all, curated)
    .dataset.name_decision.map(({ kind, raw_name, entity_id, judgement, method }: Decision) =>
      [kind, raw_name, judgement, entity_id, method].join(' | '),
    )
    .sort();
}

function shuffled<T>(items: readonly T[], random: Seeded): T[] {
  const rest = [...items];
  const order: T[] = [];
  while (rest.length > 0) order.push(...rest.splice(random.below(rest.length), 1));
  return order;
}

/** The same articles in another order, and in each article the rows of every table in another order. */
function disordered(all: readonly Records[], random: Seeded): Records[] {
  return shuffled(all, random).map((records) => ({
    ...records,
    races: shuffled(records.races, random),
    entries: shuffled(records.entries, random).map((entry) => ({ ...entry, drivers: shuffled(entry.drivers, random) })),
    classWins: shuffled(records.classWins, random).map((win) => ({ ...win, drivers: shuffled(win.drivers, random) })),
    standings: shuffled(records.standings, random).map((row) => ({
      ...row,
      teams: shuffled(row.teams, random),
      cars: shuffled(row.cars, random),
      rounds: shuffled(row.rounds, random),
    })),
  }));
}

const SYLLABLES = [
  'ba',
  'cho',
  'du',
  'fri',
  'gan',
  'hel',
  'jo',
  'kru',
  'lim',
  'mau',
  'nes',
  'pol',
  'quin',
  'rus',
  'sted',
  'tor',
];
const word = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 3, maxLength: 5 })
  .map((parts) => parts.join(''))
  .map((text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`);
const nation = fc.constantFrom('USA', 'GBR', 'SWE', '');
const points = fc.array(fc.option(fc.constantFrom(20, 16, 13)), { minLength: 1, maxLength: 4 });
const rounds = fc.subarray([1, 2, 3, 4], { minLength: 1 }).map((some) => some.join(' '));

/** Names that are near to each other, of people and teams, so that there is something to decide. */
const DRIVERS = [
  'Rob Ostrandsen',
  'Robert Ostrandsen',
  'Róbert Ostrandson',
  'Kurt Ostrandsen',
  'R. Ostrandsen',
  'Ann Archer',
];
const TEAMS = ['Heron Racing', 'Heron Racing, Inc.', 'Velox Heron Racing', 'Heron Endurance', 'Ibis'];

const nearDriver = fc.constantFrom(...DRIVERS);
const nearTeam = fc.constantFrom(...TEAMS);
const of = (text: fc.Arbitrary<string>) => fc.tuple(nation, text).map((parts) => parts.join('|'));

/** One season of near names, each with at most one row in a table of standings. */
const nearSeason = fc.record({
  entries: fc.array(
    fc.record({
      class: fc.constant('PX'),
      team: of(nearTeam),
      drivers: fc.array(
        fc.tuple(of(nearDriver), rounds).map((parts) => parts.join('|')),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 5 },
  ),
  wins: fc.array(
    fc.record({
      class: fc.constant('PX'),
      round: fc.constantFrom(1, 2, 3, 4),
      team: of(nearTeam),
      drivers: fc.array(of(nearDriver), { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  teamStandings: fc.uniqueArray(fc.record({ class: fc.constant('PX'), name: of(nearTeam), points }), {
    selector: ({ name }) => name.split('|')[1],
    maxLength: 4,
  }),
  driverStandings: fc.uniqueArray(
    fc.record({
      class: fc.constant('PX'),
      name: of(nearDriver),
      teams: fc.array(of(nearTeam), { minLength: 1, maxLength: 1 }),
      points,
    }),
    { selector: ({ name }) => name.split('|')[1], maxLength: 4 },
  ),
});

/** An article in which nobody from another article stands. */
const strangers = fc
  .record({
    entries: fc.array(
      fc.record({
        class: fc.constantFrom('PX', 'GX'),
        team: of(word),
        cars: fc.array(
          fc.tuple(word, word).map(([maker, engine]) => `${maker} ${maker}|${engine} 4.0 L V8`),
          { maxLength: 1 },
        ),
        drivers: fc.array(
          fc
            .tuple(word, word)
            .map((names) => names.join(' '))
            .map((name) => `USA|${name}|1`),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 8 },
    ),
    driverStandings: fc.array(
      fc.record({ class: fc.constant('PX'), name: of(fc.tuple(word, word).map((names) => names.join(' '))), points }),
      { maxLength: 6 },
    ),
  })
  .map((draft): SeasonDraft => ({ year: 2099, ...draft }));

describe('the order of articles and of rows', () => {
  const expected = decisionsOn(REAL, folder.curated);

  it.each(SEEDS)('does not change a decision on the five articles (seed %i)', (seed) => {
    expect(decisionsOn(disordered(REAL, seeded(seed)), folder.curated)).toEqual(expected);
  });

  it.each(KINDS)('does not change a decision on the pairs that were made up: %s', (kind) => {
    for (const pair of pairsOf(kind)) {
      const all = recordsOfPair(pair);
      for (const seed of SEEDS)
        expect({ seed, decisions: decisionsOn(disordered(all, seeded(seed))) }).toEqual({
          seed,
          decisions: decisionsOn(all),
        });
    }
  });

  it.each(SEEDS)('does not change a decision on a season of near names (seed %i)', (seed) => {
    fc.assert(
      fc.property(nearSeason, fc.nat(), (draft, order) => {
        const all = [recordsOfSeason({ year: 2031, ...draft })];
        expect(decisionsOn(disordered(all, seeded(order)))).toEqual(decisionsOn(all));
      }),
      { seed, numRuns: 60 },
    );
  });
});

describe('an article that shares no name', () => {
  const without = (all: readonly Records[], curated: CuratedFiles) => new Set(decisionsOn(all, curated));
  const lost = (all: readonly Records[], draft: SeasonDraft, curated = NOTHING_CURATED) => {
    const now = without([...all, recordsOfSeason(draft)], curated);
    return decisionsOn(all, curated).filter((decision) => !now.has(decision));
  };

  it.each(SEEDS)('changes no decision on the five articles (seed %i)', (seed) => {
    fc.assert(
      fc.property(strangers, (draft) => {
        expect(lost(REAL, draft, folder.curated)).toEqual([]);
      }),
      { seed, numRuns: 2 },
    );
  });

  it.each(SEEDS)('changes no decision on a season of near names (seed %i)', (seed) => {
    fc.assert(
      fc.property(nearSeason, strangers, (draft, stranger) => {
        expect(lost([recordsOfSeason({ year: 2031, ...draft })], stranger)).toEqual([]);
      }),
      { seed, numRuns: 60 },
    );
  });
});

describe('a curated line', () => {
  const line = (
    kind: CuratedName['kind'],
    raw_name: string,
    judgement: CuratedName['judgement'],
    other_name: string,
  ) => ({
    kind,
    raw_name,
    judgement,
    other_name,
    reason: 'seen in the programme',
    reference: '',
  });

  describe.each(KINDS)('on a made-up pair: %s', (kind) => {
    it.each(['same', 'different'] as const)('wins when it says %s', (judgement) => {
      for (const pair of pairsOf(kind)) {
        const { one, other } = pair;
        for (const [first, second] of [
          [one, other],
          [other, one],
        ] as const) {
          const now = judged(kind, first, second, recordsOfPair(pair), [line(kind, first, judgement, second)]);
          expect({ one, other, judgement: now.judgement }).toEqual({ one, other, judgement });
          expect(now.rows.map((row) => [row.method, row.evidence])).toContainEqual([
            'curated',
            'seen in the programme',
          ]);
        }
      }
    });
  });

  it.each(SEEDS)('wins on any two names of the five articles (seed %i)', (seed) => {
    const random = seeded(seed);
    const spellings = reconciledWhole(REAL, NOTHING_CURATED).dataset.name_decision.filter(
      (row) => row.judgement === 'same',
    );
    for (const kind of KINDS) {
      const own = spellings.filter((row) => row.kind === kind).map((row) => row.raw_name);
      const [one, other] = shuffled(own, random);
      if (one === undefined || other === undefined) throw new Error(`fewer than two names of the kind ${kind}`);
      const judgement = random.pick(['same', 'different'] as const);
      const now = judged(kind, one, other, REAL, [line(kind, one, judgement, other)]);
      expect({ one, other, judgement: now.judgement }).toEqual({ one, other, judgement });
    }
  });
});

describe('a name between two that the article keeps apart', () => {
  /** Heron Racing and two teams that have a row each; the drivers whom it shares with them are given. */
  const season = (ofInc: readonly string[], ofEndurance: readonly string[]): SeasonDraft => ({
    year: 2031,
    entries: [{ class: 'PX', team: 'USA|Heron Racing', drivers: ['USA|Ann Archer|1', 'GBR|Bob Brewer|1'] }],
    teamStandings: [
      { class: 'PX', name: 'USA|Heron Racing, Inc.', points: [20] },
      { class: 'PX', name: 'USA|Heron Endurance', points: [16] },
    ],
    driverStandings: [
      ...ofInc.map((name) => ({ class: 'PX', name, teams: ['USA|Heron Racing, Inc.'], points: [20] })),
      ...ofEndurance.map((name) => ({ class: 'PX', name, teams: ['USA|Heron Endurance'], points: [16] })),
    ],
  });

  it.each([
    ['Heron Racing, Inc.', 'Heron Endurance', ['USA|Ann Archer', 'GBR|Bob Brewer'], []],
    ['Heron Endurance', 'Heron Racing, Inc.', [], ['USA|Ann Archer', 'GBR|Bob Brewer']],
  ])('goes to %s where more speaks for it, and %s stands alone', (near, far, ofInc, ofEndurance) => {
    const all = [recordsOfSeason(season(ofInc, ofEndurance))];
    expect(judged('team', 'Heron Racing', near, all).judgement).toBe('same');
    expect(judged('team', near, far, all).judgement).toBe('different');
    const apart = judged('team', 'Heron Racing', far, all);
    expect(apart.judgement).toBe('different');
    expect(apart.rows.map((row) => row.evidence).join()).toContain('is kept apart from the other');
    expect(apart.findings.filter((finding) => finding.code === 'name-unresolved')).toEqual([]);
  });

  it('would be one with either, were the other not there', () => {
    for (const gone of ['USA|Heron Racing, Inc.', 'USA|Heron Endurance']) {
      const draft = season([], []);
      const teamStandings = (draft.teamStandings ?? []).filter(({ name }) => name !== gone);
      const [kept] = teamStandings;
      const all = [recordsOfSeason({ ...draft, teamStandings })];
      const name = kept?.name.split('|')[1] ?? '';
      expect({ name, judgement: judged('team', 'Heron Racing', name, all).judgement }).toEqual({
        name,
        judgement: 'same',
      });
    }
  });

  it('is where people put it, even against more evidence', () => {
    const all = [recordsOfSeason(season(['USA|Ann Archer', 'GBR|Bob Brewer'], []))];
    const names = [
      {
        kind: 'team' as const,
        raw_name: 'Heron Racing',
        judgement: 'same' as const,
        other_name: 'Heron Endurance',
        reason: 'the programme says so',
        reference: '',
      },
    ];
    expect(judged('team', 'Heron Racing', 'Heron Endurance', all, names).judgement).toBe('same');
    expect(judged('team', 'Heron Racing', 'Heron Racing, Inc.', all, names).judgement).toBe('different');
  });
});

describe('groups of names', () => {
  const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)), { maxLength: 12 });

  it.each(SEEDS)('never hold two that stay apart, and hold every name once (seed %i)', (seed) => {
    fc.assert(
      fc.property(pairs, pairs, (apart, joins) => {
        const clusters = new Clusters(new Set(NAMES));
        const kept = apart.filter(([one, other]) => one !== other);
        for (const [one, other] of kept) clusters.keepApart(one, other);
        for (const [one, other] of joins) {
          const isAllowed = clusters.rootOf(one) === clusters.rootOf(other) || !clusters.areApart(one, other);
          expect(clusters.join(one, other)).toBe(isAllowed);
          expect(clusters.rootOf(one) === clusters.rootOf(other)).toBe(isAllowed);
        }
        for (const [one, other] of kept) expect(clusters.rootOf(one)).not.toBe(clusters.rootOf(other));
        expect([...clusters.groups()].flat().sort()).toEqual(NAMES);
      }),
      { seed },
    );
  });

  it('break a chain where it was joined last', () => {
    const clusters = new Clusters(new Set(NAMES));
    clusters.keepApart('a', 'd');
    for (const [one, other] of [
      ['a', 'b'],
      ['c', 'd'],
    ] as const)
      expect(clusters.join(one, other)).toBe(true);
    expect(clusters.join('b', 'c')).toBe(false);
    expect([...clusters.groups()].filter((group) => group.length > 1)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});
