import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../parsers/text/sentences.ts';

function textsOf(text: string): string[] {
  return sentencesOf(text).map((sentence) => sentence.text);
}

describe('sentencesOf', () => {
  it.each<[string, string, string[]]>([
    [
      '2008 line 5',
      'It was a record fifth title for Luhr and a fourth for Werner. The Petit Le Mans saw the title decided.',
      ['It was a record fifth title for Luhr and a fourth for Werner.', 'The Petit Le Mans saw the title decided.'],
    ],
    [
      '2002 line 6, the initials of a city',
      'Street courses were added in Washington D. C., while others did not return. Mosport stayed.',
      ['Street courses were added in Washington D. C., while others did not return.', 'Mosport stayed.'],
    ],
    [
      '2007 line 6, an abbreviation of two letters',
      'The Streets of St. Petersburg were added. Portland was not.',
      ['The Streets of St. Petersburg were added.', 'Portland was not.'],
    ],
    ['2002 line 38, initials without a space', 'Then J.J. Lehto won. Fine.', ['Then J.J. Lehto won.', 'Fine.']],
    ['2012 line 116, initials with a space', 'Then E. J. Viso won. Fine.', ['Then E. J. Viso won.', 'Fine.']],
    ['a point inside a name', 'The mail2web.com Grand Prix. Next.', ['The mail2web.com Grand Prix.', 'Next.']],
    ['a decimal', 'It has a 5.5 L engine. Next.', ['It has a 5.5 L engine.', 'Next.']],
    ['a year opens a sentence', 'It ended. 2012 was next.', ['It ended.', '2012 was next.']],
    ['a small letter opens none', 'The first approx. two hours. Next.', ['The first approx. two hours.', 'Next.']],
    ['question and exclamation', 'Who won? Audi won! Then it ended.', ['Who won?', 'Audi won!', 'Then it ended.']],
    [
      'a bracket behind the stop',
      'It was so (as before.) Then it ended.',
      ['It was so (as before.)', 'Then it ended.'],
    ],
    ['a quote behind the stop', 'He said "done." Then it ended.', ['He said "done."', 'Then it ended.']],
    ['no stop at the end', 'One sentence. And another', ['One sentence.', 'And another']],
    ['nothing', '', []],
    ['white space', ' \n\t ', []],
  ])('%s', (_where, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  it('says on which line of the text each sentence starts', () => {
    const text = 'The first one.\nThe second one runs\nover two lines. The third one.\n\n\nThe fourth one.';
    expect(sentencesOf(text)).toEqual([
      { text: 'The first one.', lineOffset: 0 },
      { text: 'The second one runs\nover two lines.', lineOffset: 1 },
      { text: 'The third one.', lineOffset: 2 },
      { text: 'The fourth one.', lineOffset: 5 },
    ]);
  });

  it('counts the blank lines that a text opens with', () => {
    expect(sentencesOf('\n\n  It began.')).toEqual([{ text: 'It began.', lineOffset: 2 }]);
  });

  it('loses nothing but white space', () => {
    const text = 'It began March 16, 2002 and ended. J. Lehto, e.g., won! Did Mr. Field? Yes (he did.) "So."';
    expect(textsOf(text).join(' ')).toBe(text);
  });
});
