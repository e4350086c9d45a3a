import { describe, expect, it } from 'vitest';
import { titlesOf } from '../../pipeline/fetch/titles.ts';

describe('the titles of a call', () => {
  it.each([
    [['A', 'B', 'A'], undefined, ['A', 'B']],
    [['A_b', ' A b '], undefined, ['A b']],
    [['{year} Cup'], '1999-2001', ['1999 Cup', '2000 Cup', '2001 Cup']],
    [['{year} Cup'], '1999–2000', ['1999 Cup', '2000 Cup']],
    [['{year} Cup'], '1999', ['1999 Cup']],
    [['{year}–{year} Cup', 'A'], '1999', ['1999–1999 Cup', 'A']],
    [['{year} Cup', '{year} Trophy'], '1999-2000', ['1999 Cup', '2000 Cup', '1999 Trophy', '2000 Trophy']],
  ])('%j with --seasons %j', (words, seasons, titles) => {
    expect(titlesOf(words, seasons)).toEqual(titles);
  });

  it('are fifteen for 1999-2013', () => {
    const titles = titlesOf(['{year} American Le Mans Series'], '1999-2013');
    expect(titles.length).toBe(15);
    expect(titles.at(-1)).toBe('2013 American Le Mans Series');
  });
});
