import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProseBlock } from '../../parsers/article/tree.ts';
import { withBestResults } from '../../parsers/record/best-results.ts';
import { markingOf, readMarkingKeys } from '../../parsers/record/marking.ts';
import { oneRoundARace } from '../../parsers/record/one-round-a-race.ts';
import { readPointsInSentences } from '../../parsers/record/points-in-sentences.ts';
import { readRules } from '../../parsers/record/rules.ts';
import { addendsOf, sumOf } from '../../parsers/record/season-total.ts';
import type { StandingRecord, StandingRoundRecord } from '../../schemas/record/standing.ts';
import { tableOf } from '../parsers/support.ts';
import { recordsOfSeason } from '../support/records-builder.ts';

const { races } = recordsOfSeason({
  year: 2031,
  races: [
    { round: 1, circuit: 'Lakeland Park', name: 'Lakeland 3 Hours' },
    { round: 2, circuit: 'Harbour Ring', name: 'Harbour 6 Hours' },
  ],
});

function block(text: string, sectionPath: readonly string[] = []): ProseBlock {
  return { kind: 'paragraph', text, line: 7, sectionPath, rootIndex: 0, listLength: 0 };
}

describe('a points system in a sentence', () => {
  const read = (...texts: readonly string[]) =>
    readPointsInSentences(
      texts.map((text) => block(text)),
      'cup-2031',
      'article',
      races,
      [],
    ).map(({ values, condition }) => ({
      points: values.map(({ points }) => points),
      races: condition.kind === 'name' ? condition.races.map(({ round }) => round) : condition.kind,
    }));

  it.each([
    [
      'Championship points were awarded on a 9-6-4-3-2-1 basis for the first six places in each race.',
      [9, 6, 4, 3, 2, 1],
    ],
    ['Points were awarded to the top four drivers in a race as follows: 20, 15, 12 and 10.', [20, 15, 12, 10]],
    ['The scale of points was 15–12–10–8.5 for all races.', [15, 12, 10, 8.5]],
    ['Points are given to the first three finishers: 10, 6, 4.', [10, 6, 4]],
  ])('is read: %s', (text, points) => {
    expect(read(text)).toEqual([{ points, races: 'default' }]);
  });

  it.each([
    'Archer scored 25, 18 and 15 points in the first three rounds.',
    'The points system was used in 1987-1988-1989.',
    'Points were awarded to the top ten finishers.',
    'Archer won by 12, 9 and 3 points.',
    'Double points for the final race were proposed.',
    'Double points were awarded in the final race.',
  ])('is not read: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each([
    ['Double points were awarded in the final race.', [20, 12], [2]],
    ['Half points were awarded at the Lakeland 3 Hours.', [5, 3], [1]],
  ])('is multiplied for races: %s', (text, points, rounds) => {
    const [, multiplied] = read('Points were awarded on a 10-6-4 basis in each race.', text);
    expect(multiplied).toEqual({ points: [...points, points[0] === 20 ? 8 : 2], races: rounds });
  });
});

describe('a rule of scoring', () => {
  it.each([
    ['Only the best eleven results for each driver were retained.', 'best-results', 11],
    ['The best 5 scores counted towards the title.', 'best-results', 5],
    ['One point was awarded for pole position.', 'points-for-pole-position', 1],
    ['A bonus point is given to the driver with the fastest lap.', 'points-for-fastest-lap', 1],
    ['5 points were awarded to any driver who took part in qualifying.', 'points-for-qualifying', 5],
  ])('is read: %s', (text, rule, value) => {
    expect(readRules([block(text)], races).map((one) => [one.rule, one.value])).toEqual([[rule, value]]);
  });

  it.each([
    'The best five results of the first half and the best four of the second counted.',
    'Archer was one point behind after pole position in Lakeland.',
    'It was the best result of the team.',
  ])('is not read: %s', (text) => {
    expect(readRules([block(text)], races)).toEqual([]);
  });
});

describe('a key to bold and italics', () => {
  it.each([
    ['Bold – Pole Italics – Fastest Lap', 'pole-position', 'fastest-lap'],
    ['(Races in bold indicate pole position; races in italics indicate fastest lap)', 'pole-position', 'fastest-lap'],
    ['Fastest lap in bold, pole position in italics', 'fastest-lap', 'pole-position'],
    ['Results in italics were dropped.', null, 'dropped'],
    ['Italics - race where the driver did not count for points', null, 'dropped'],
  ])('is read: %s', (text, bold, italic) => {
    expect(readMarkingKeys([block(text)], []).map((key) => [key.bold, key.italic])).toEqual([[bold, italic]]);
  });

  it.each(['Bold move by Archer at the start', 'The overall winner is in bold.', 'Pole position went to Archer.'])(
    'is none: %s',
    (text) => {
      expect(readMarkingKeys([block(text)], [])).toEqual([]);
    },
  );

  it('serves a table of its own section before one around it, and none beside it', () => {
    const keys = readMarkingKeys(
      [
        block('Bold – Pole', ['Standings']),
        block('Bold – Fastest Lap', ['Standings', 'Drivers']),
        block('Italics – Fastest Lap', ['Standings', 'Teams']),
      ],
      [],
    );
    const markingUnder = (heading: string) => {
      const table = tableOf(`==Standings==\n===${heading}===\n| Pos | Name |\n| 1 | Heron |\n`);
      const { bold, italic } = markingOf(table, keys);
      return { bold, italic };
    };
    expect(markingUnder('Drivers')).toEqual({ bold: 'fastest-lap', italic: null });
    expect(markingUnder('Teams')).toEqual({ bold: 'pole-position', italic: 'fastest-lap' });
    expect(markingUnder('Engines')).toEqual({ bold: 'pole-position', italic: null });
  });
});

const origin = { sourceId: 'article', line: 1, cells: [] };

function roundOf(round: number, points: number | null): StandingRoundRecord {
  return {
    race: { round, raceInRound: 1 },
    cellText: String(points ?? 'Ret'),
    points,
    pointsOrigin: points === null ? null : 'printed',
    position: null,
    positionText: points === null ? 'Ret' : null,
    mark: null,
    noteId: null,
    isDropped: false,
    isPolePosition: null,
    isFastestLap: null,
    columnIndex: round,
    origin,
  };
}

function standingOf(rounds: readonly StandingRoundRecord[]): StandingRecord {
  const [row] = recordsOfSeason({ year: 2031, teamStandings: [{ class: 'PX', name: 'Heron Racing' }] }).standings;
  if (!row) throw new Error('no row');
  return { ...row, rounds };
}

function totalOf({ rounds }: StandingRecord, forQualifying = 0): number | null {
  const addends = addendsOf(
    rounds.map((round) => ({ ...round, round: round.race.round })),
    forQualifying,
  );
  return addends === null ? null : sumOf(addends);
}

const anyRounds = fc.array(
  fc.record({ round: fc.integer({ min: 1, max: 4 }), points: fc.option(fc.integer({ min: 0, max: 30 })) }),
  { maxLength: 12 },
);

describe('what a total is made of', () => {
  it('is the same when the results of several cars are brought together, one round a race', () => {
    fc.assert(
      fc.property(anyRounds, (drafts) => {
        const standing = standingOf(drafts.map(({ round, points }) => roundOf(round, points)));
        const joined = oneRoundARace(standing);
        expect(totalOf(joined)).toBe(totalOf(standing));
        expect(joined.rounds.length).toBe(new Set(drafts.map(({ round }) => round)).size);
        expect(joined.rounds.flatMap(({ cellText }) => cellText.split(' / ')).length).toBe(drafts.length);
      }),
    );
  });

  it('is what the best results give, whatever their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (points, count) => {
          const best = withBestResults(standingOf(points.map((value, index) => roundOf(index + 1, value))), count);
          const sum = [...points]
            .sort((a, b) => b - a)
            .slice(0, count)
            .reduce((all, value) => all + value, 0);
          expect(totalOf(best)).toBe(sum);
          expect(best.rounds.filter(({ isDropped }) => !isDropped).length).toBe(Math.min(count, points.length));
        },
      ),
    );
  });

  it('leaves out the later of two equal results, and nothing where all may count', () => {
    const standing = standingOf([6, 9, 6].map((points, index) => roundOf(index + 1, points)));
    const dropped = (count: number | null) => withBestResults(standing, count).rounds.map(({ isDropped }) => isDropped);
    expect(dropped(2)).toEqual([false, false, true]);
    expect(dropped(3)).toEqual([false, false, false]);
    expect(dropped(null)).toEqual([false, false, false]);
  });

  it('has points for qualifying once a round, unless nothing tells whether somebody qualified', () => {
    const absent = { ...roundOf(2, null), positionText: 'DNS' };
    expect(totalOf(standingOf([roundOf(1, 20), roundOf(1, null), roundOf(2, 10)]), 5)).toBe(40);
    expect(totalOf(standingOf([roundOf(1, 20), absent]), 5)).toBe(null);
    expect(totalOf(standingOf([roundOf(1, 20), absent, roundOf(2, 3)]), 5)).toBe(33);
    expect(totalOf(standingOf([roundOf(1, 20), { ...absent, positionText: 'DNA' }]), 5)).toBe(25);
  });
});
