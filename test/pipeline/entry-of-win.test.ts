import { describe, expect, it } from 'vitest';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf, recordsOfSeason, type SeasonDraft } from '../support/records-builder.ts';

// A win of the first race, and which of the cars that its team entered it is.

type Entries = NonNullable<SeasonDraft['entries']>;

/** The last part of the entry's id, after its class: `heron-racing/2`. */
function entryOf(number: string, entries: Entries, team = 'Heron Racing') {
  const records = recordsOfSeason({
    year: 2031,
    wins: [{ class: 'PX', round: 1, team, number, drivers: ['Ann Archer', 'Bob Brewer'] }],
    entries,
    teamStandings: [
      { class: 'PX', name: 'Heron Racing', points: [16] },
      { class: 'PX', name: 'Heron Motorsports', points: [20] },
    ],
  });
  const [win] = reconciledWhole([records], curatedOf({})).dataset.class_win;
  return win?.entry_id?.split('/px/')[1] ?? null;
}

/** A car of Heron Racing with one driver, and his rounds. */
const car = (driver: string, number?: string, rounds = '1') => ({
  class: 'PX',
  team: 'Heron Racing',
  drivers: [`|${driver}|${rounds}`],
  ...(number === undefined ? {} : { number }),
});

describe('the car that won', () => {
  it('is the one with its number, whatever the list has lost of its crew', () => {
    expect(entryOf('12', [car('Cara Cole', '11'), car('Dan Drew', '12')])).toBe('heron-racing/2');
  });

  it('is the one with its number but for zeros in front, where none has it with them', () => {
    expect(entryOf('012', [car('Cara Cole'), car('Dan Drew', '12')])).toBe('heron-racing/2');
    expect(entryOf('012', [car('Cara Cole', '12'), car('Dan Drew', '012')])).toBe('heron-racing/2');
  });

  it('is the only one whose number the list has lost, where none has the number', () => {
    expect(entryOf('12', [car('Cara Cole', '11'), car('Dan Drew')])).toBe('heron-racing/2');
  });

  it('is the one of the crew, where several have lost their number', () => {
    expect(entryOf('12', [car('Cara Cole'), car('Ann Archer')])).toBe('heron-racing/2');
    expect(entryOf('12', [car('Ann Archer', undefined, '2'), car('Bob Brewer', undefined, '1 2')])).toBe(
      'heron-racing/2',
    );
  });

  it('is the one of the crew that may have the number, where another has some of the crew too', () => {
    expect(entryOf('12', [car('Ann Archer'), car('Bob Brewer', '11')])).toBe('heron-racing/1');
  });

  it('may be entered by the organisation that its team belongs to', () => {
    expect(entryOf('12', [car('Ann Archer'), car('Cara Cole', '11')], 'Heron Motorsports')).toBe('heron-racing/1');
  });

  it('cannot be told where the list leaves several, or contradicts the number', () => {
    expect(entryOf('12', [car('Cara Cole'), car('Dan Drew')])).toBe(null);
    expect(entryOf('12', [car('Ann Archer'), car('Bob Brewer')])).toBe(null);
    expect(entryOf('12', [car('Cara Cole', '12'), car('Ann Archer', '11')])).toBe(null);
    expect(entryOf('12', [car('Cara Cole', '11')])).toBe(null);
    expect(entryOf('12', [{ ...car('Ann Archer', '12'), team: 'Ibis Sport' }])).toBe(null);
  });
});
