import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markdown, readProse } from '../../../parsers/article/prose.ts';

/** Lines in which nothing is markup, wherever it stands. */
const word = fc.stringMatching(/^[A-Za-zé][A-Za-zé0-9,;'()-]{0,7}$/);
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const block = fc.array(fc.oneof({ weight: 4, arbitrary: line }, fc.constantFrom('', '  ')), { minLength: 1 });

it('reads plain lines as Markdown does, positions too', () => {
  fc.assert(
    fc.property(block, (lines) => {
      const text = lines.join('\n');
      expect(readProse(text, 1, 0)).toEqual(markdown.parse(text).children);
    }),
  );
});

it('says where paragraphs stand in the file', () => {
  const [first, second] = readProse('One\ntwo\n\n\nThree', 7, 100);
  expect(first?.position).toEqual({
    start: { line: 7, column: 1, offset: 100 },
    end: { line: 8, column: 4, offset: 107 },
  });
  expect(second?.position).toEqual({
    start: { line: 11, column: 1, offset: 110 },
    end: { line: 11, column: 6, offset: 115 },
  });
});
