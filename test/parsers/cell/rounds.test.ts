import { describe, expect, it } from 'vitest';
import { expandRounds, isRounds } from '../../../parsers/cell/rounds.ts';

/** Every round of the list; `started` says which of them were driven. */
function started(text: string, roundCount: number): number[] {
  return (expandRounds(text, roundCount) ?? []).filter((entry) => entry.hasParticipated).map((entry) => entry.round);
}

function entered(text: string, roundCount: number): number[] {
  return (expandRounds(text, roundCount) ?? []).map((entry) => entry.round);
}

describe('expandRounds', () => {
  it('gives what its example says', () => {
    expect(expandRounds('1, 3–5, 11*', 12)).toEqual([
      { round: 1, hasParticipated: true },
      { round: 3, hasParticipated: true },
      { round: 4, hasParticipated: true },
      { round: 5, hasParticipated: true },
      { round: 11, hasParticipated: false },
    ]);
  });

  it.each([
    ['1, 3–10', 10, [1, 3, 4, 5, 6, 7, 8, 9, 10], '2002 line 28'],
    ['1', 10, [1], '2002 line 25'],
    ['1, 5, 7–10', 10, [1, 5, 7, 8, 9, 10], '2002 line 37'],
    ['All', 3, [1, 2, 3], '2002 line 90'],
    ['all', 2, [1, 2], 'a small letter'],
    ['ALL', 1, [1], 'capitals'],
    ['1-3', 12, [1, 2, 3], '2007 line 45, a hyphen'],
    ['5-9, 11-12', 12, [5, 6, 7, 8, 9, 11, 12], '2007 line 45'],
    ['1—2', 2, [1, 2], 'an em dash'],
    ['1 – 3', 3, [1, 2, 3], 'spaces around the dash'],
    ['1,2', 3, [1, 2], 'no space behind the comma'],
    ['4–4', 4, [4], 'one round as a range'],
    ['10', 10, [10], 'the last round'],
  ])('expands %s of %i rounds (%#)', (text, roundCount, rounds) => {
    expect(started(text, roundCount)).toEqual(rounds);
    expect(entered(text, roundCount)).toEqual(rounds);
  });

  it.each([
    ['10*', 10, [10], [], '2002 line 243'],
    ['11*, 12*', 12, [11, 12], [], '2007 line 44'],
    ['1, 3, 11*, 12*', 12, [1, 3, 11, 12], [1, 3], '2007 line 86'],
    ['1*, 10*', 11, [1, 10], [], '2008 line 47'],
    ['1, 11*', 11, [1, 11], [1], '2008 line 89'],
    ['3–5*', 5, [3, 4, 5], [], 'a mark behind a range'],
  ])('keeps the rounds of %s apart that were not driven', (text, roundCount, all, driven) => {
    expect(entered(text, roundCount)).toEqual(all);
    expect(started(text, roundCount)).toEqual(driven);
  });

  it.each([
    ['', 10],
    ['0', 10],
    ['0–3', 10],
    ['11', 10],
    ['1–13', 12],
    ['5–3', 10],
    ['1-', 10],
    ['-1', 10],
    ['–', 10],
    ['1,', 10],
    [',1', 10],
    ['1,,2', 10],
    ['1**', 10],
    ['*1', 10],
    ['x1x', 10],
    ['1x', 10],
    ['1–2–3', 10],
    ['1 2', 10],
    ['1.5', 10],
    ['xAllx', 10],
    ['All, 1', 10],
    ['All*', 10],
    ['Al', 10],
    ['1000', 2000],
    ['1\n2', 10],
    ['Lola B06/10', 10],
  ])('refuses %j of %i rounds', (text, roundCount) => {
    expect(expandRounds(text, roundCount)).toBeNull();
  });
});

describe('isRounds', () => {
  it.each(['All', 'all', '1', '10*', '1–3, 5', '1, 3, 6-8', '1-9', '900'])('is true for %s', (text) => {
    expect(isRounds(text)).toBe(true);
  });

  it.each(['', '1-', '1,', 'xAllx', 'x1', '1x', 'Diesel', 'AER', 'E85 ethanol', '2000', '1**'])(
    'is false for %j',
    (text) => {
      expect(isRounds(text)).toBe(false);
    },
  );
});
