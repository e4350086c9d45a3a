import { describe, expect, it } from 'vitest';
import { SurnameLinks } from '../../pipeline/reconcile/evidence/surname-links.ts';
import { recordsOfSeason } from '../support/records-builder.ts';
import { judged } from './variant-pairs.ts';

// Standings that print surnames alone, and an entry list with whole names.

/** A season with these drivers in one entry list, and rows of the standings with points in these rounds. */
function season(
  year: number,
  entered: readonly string[],
  scored: Readonly<Record<string, readonly (number | null)[]>>,
) {
  return recordsOfSeason({
    year,
    races: [1, 2, 3].map((round) => ({ round, circuit: null })),
    entries: entered.map((driver) => ({ class: 'PX', team: 'Heron Racing', drivers: [driver] })),
    driverStandings: Object.entries(scored).map(([name, points]) => ({ class: 'PX', name, points: [...points] })),
  });
}

function links(...seasons: readonly ReturnType<typeof season>[]): string[] {
  const gathered = new SurnameLinks();
  for (const one of seasons) gathered.add(one);
  return gathered.all().map(({ one, other, judgement }) => `${one} ${judgement} ${other}`);
}

describe('a name without a first name', () => {
  it('is the only driver of the article with that surname', () => {
    expect(
      links(season(2031, ['GBR|Ann Archer|1 2 3', 'USA|Bob Brewer|1 2 3'], { 'GBR|Archer': [20, 16, 8] })),
    ).toEqual(['Archer same Ann Archer']);
  });

  it('is the one whose first name has its initial', () => {
    const entered = ['GBR|Ann Archer|1 2 3', 'GBR|Bea Archer|1 2 3'];
    expect(links(season(2031, entered, { 'GBR|B. Archer': [20, 16, 8] }))).toEqual(['B. Archer same Bea Archer']);
  });

  it('is the one who was entered for its rounds', () => {
    const entered = ['GBR|Ann Archer|1 2', 'GBR|Bea Archer|1 2 3'];
    expect(links(season(2031, entered, { 'GBR|Archer': [20, null, 8] }))).toEqual(['Archer same Bea Archer']);
  });

  it('is nobody where two can be meant', () => {
    const entered = ['GBR|Ann Archer|1 2 3', 'GBR|Bea Archer|1 2 3'];
    expect(links(season(2031, entered, { 'GBR|Archer': [20, 16, 8] }))).toEqual([]);
  });

  it('is nobody of another country', () => {
    expect(links(season(2031, ['USA|Ann Archer|1 2 3'], { 'GBR|Archer': [20, 16, 8] }))).toEqual([]);
  });

  it('is nobody where two articles mean two people', () => {
    const one = season(2031, ['GBR|Ann Archer|1 2 3'], { 'GBR|Archer': [20, 16, 8] });
    const other = season(2032, ['GBR|Bea Archer|1 2 3'], { 'GBR|Archer': [20, 16, 8] });
    expect(links(one, other)).toEqual([]);
    expect(links(other, other)).toEqual(['Archer same Bea Archer']);
  });

  it('is not looked for where the name is whole', () => {
    expect(links(season(2031, ['GBR|Ann Archer|1 2 3'], { 'GBR|Anne Archer': [20, 16, 8] }))).toEqual([]);
  });
});

describe('a name without a first name that only one driver of the article can be', () => {
  /** Ann Archer scores in the second round of PX, `Archer` in GX in this one. */
  const scoredIn = (round: number) =>
    recordsOfSeason({
      year: 2031,
      driverStandings: [
        { class: 'PX', name: 'GBR|Ann Archer', points: [null, 20] },
        { class: 'GX', name: 'GBR|Archer', points: [1, 2].map((one) => (one === round ? 15 : null)) },
      ],
    });

  it('is that driver where nothing speaks against it', () => {
    expect(judged('driver', 'Archer', 'Ann Archer', [scoredIn(1)]).judgement).toBe('same');
  });

  it('is somebody else where both scored in one round of two classes', () => {
    expect(judged('driver', 'Archer', 'Ann Archer', [scoredIn(2)]).judgement).toBe('different');
  });
});
