import { describe, expect, it } from 'vitest';
import { fixtureText, recordsOf } from '../support/record-fixtures.ts';

const { records } = recordsOf(fixtureText('driver-standings-2008'));

describe('the mark of a cell and its note', () => {
  it.each([
    ['Emanuele Pirro', 'Frank Biela and Emanuele Pirro'],
    ['Frank Biela', 'Frank Biela and Emanuele Pirro'],
    ['Patrick Long', 'Sascha Maassen and Patrick Long'],
    ['Sascha Maassen', 'Sascha Maassen and Patrick Long'],
  ])('the † of %s is the note that begins with %s (2008)', (driver, beginning) => {
    const marked = records.standings
      .find(({ name }) => name.text === driver)
      ?.rounds.filter(({ mark }) => mark !== null);
    expect(marked).toHaveLength(1);
    const note = records.notes.find(({ noteId }) => noteId === marked?.[0]?.noteId);
    expect(note?.text.slice(0, beginning.length)).toBe(beginning);
  });

  it('belong together in every adjustment too', () => {
    expect(records.adjustments).toHaveLength(4);
    for (const adjustment of records.adjustments) {
      const note = records.notes.find(({ noteId }) => noteId === adjustment.noteId);
      expect(note?.text).toContain(adjustment.competitorText);
    }
  });

  it('leave a figure without a mark without a note', () => {
    const plain = records.standings.flatMap(({ rounds }) => rounds).filter(({ mark }) => mark === null);
    expect(plain.length).toBeGreaterThan(50);
    expect(plain.filter(({ noteId }) => noteId !== null)).toEqual([]);
  });

  it('of a table are the note of its own section before those of the sections beside it', () => {
    const rows = (name: string, points: string) => [
      '| Pos | Driver | Team | Rd 1 | Total |',
      `| 1 | GBR ${name} | GBR First Team | ${points} | 10 |`,
      '',
    ];
    const text = [
      '= 2010 Made-up Series =',
      '==Drivers championship==',
      '===AA standings===',
      '† - Anna Early was penalized one point.',
      '',
      ...rows('Anna Early', '10^{†}'),
      '===BB standings===',
      ...rows('Bob Late', '10'),
      '† - Every driver was penalized two points.',
      '',
      '===CC standings===',
      ...rows('Cara Cole', '10^{†}'),
    ].join('\n');
    const { standings, notes } = recordsOf(text).records;
    const noteOf = (name: string) => {
      const round = standings.find((one) => one.name.text === name)?.rounds[0];
      return notes.find(({ noteId }) => noteId === round?.noteId)?.text;
    };
    expect(noteOf('Anna Early')).toBe('Anna Early was penalized one point.');
    expect(noteOf('Cara Cole')).toBe('Every driver was penalized two points.');
  });

  it('of two tables in one section are the note below each', () => {
    const table = (name: string) => [
      '| Pos | Driver | Team | Rd 1 | Total |',
      `| 1 | GBR ${name} | GBR First Team | 10^{†} | 10 |`,
    ];
    const text = [
      '= 2010 Made-up Series =',
      '==Drivers championship==',
      ...table('Anna Early'),
      '',
      '† - Anna Early was penalized one point.',
      '',
      ...table('Bob Late'),
      '',
      '† - Bob Late was penalized two points.',
    ].join('\n');
    const { adjustments } = recordsOf(text).records;
    expect(adjustments).toMatchObject([
      { competitorText: 'Anna Early', points: -1 },
      { competitorText: 'Bob Late', points: -2 },
    ]);
  });
});
