import { describe, expect, it } from 'vitest';
import { recordsOf } from '../support/record-fixtures.ts';

const LEAD = 'It began March 15 and ended October 18 after eleven races.\n';

describe('the subject of an article', () => {
  it('is its heading, whatever the listing and the file say', () => {
    const { records } = recordsOf(`= 2008 American Le Mans Series =\n\n${LEAD}`, {
      file: '2002_Other_Series.txt',
      title: '2003 Third Series',
    });
    expect(records.seasons).toMatchObject([
      { seasonId: 'american-le-mans-series-2008', year: 2008, title: '2008 American Le Mans Series' },
    ]);
  });

  it('is its listing where it has no heading, and stands on the first line', () => {
    const { records } = recordsOf(LEAD, { file: '2002_Other_Series.txt', title: '2003 Third Series' });
    expect(records.seasons).toMatchObject([
      { seasonId: 'third-series-2003', seriesName: 'Third Series', year: 2003, origin: { line: 1 } },
    ]);
  });

  it('is the name of its file where nothing else says it', () => {
    const { records } = recordsOf(LEAD, { file: '2007_American_Le_Mans_Series.txt', title: null });
    expect(records.seasons).toMatchObject([
      { seasonId: 'american-le-mans-series-2007', year: 2007, title: '2007 American Le Mans Series' },
    ]);
    expect(records.statedFacts).toMatchObject([
      { fact: 'start-date', seasonId: 'american-le-mans-series-2007' },
      { fact: 'end-date', seasonId: 'american-le-mans-series-2007' },
      { fact: 'race-count', seasonId: 'american-le-mans-series-2007' },
    ]);
  });

  it('is a heading of depth 1 only: a section does not name the article', () => {
    const { records } = recordsOf(`==2001 in motorsport==\n${LEAD}`, { file: '2002_Other_Series.txt' });
    expect(records.seasons).toMatchObject([{ seasonId: 'other-series-2002' }]);
  });

  it('is one season of a series, without the word season; two years are named by the first', () => {
    const { records } = recordsOf('= 1999–2000 Winter Series season =\n');
    expect(records.seasons).toMatchObject([
      { seasonId: 'winter-series-1999', seriesName: 'Winter Series', title: '1999–2000 Winter Series season' },
    ]);
  });

  it('is the series itself where the title names no year in front', () => {
    const { records } = recordsOf(`= American Le Mans Series =\n\n${LEAD}`, { title: '2008 American Le Mans Series' });
    expect(records.seasons).toEqual([]);
    expect(records.series).toMatchObject([{ name: 'American Le Mans Series', firstYear: null, lastYear: null }]);
    expect(records.statedFacts).toEqual([]);
  });
});
