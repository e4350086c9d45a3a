import { describe, expect, it } from 'vitest';
import { ownText } from '../../../parsers/text/own-text.ts';

describe('ownText', () => {
  it.each(['', 'Ada Brook', 'Zoë Čapek', '速水', '🏁 Brook', '\ud83c'])('gives the same text: %j', (text) => {
    expect(ownText(text)).toBe(text);
  });
});
