import fc from 'fast-check';

/** What a cell may hold: as written, and as it is seen. */
export interface Content {
  readonly source: string;
  readonly text: string;
}

const CHARACTERS = [...'abz019 .,:;*#?"~@$%^()-+=/', ...'éüŠÉ†‡½–—…·¹', '🏁'];
const word = fc.array(fc.constantFrom(...'abcdeéŠ019'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const plain = fc
  .array(fc.constantFrom(...CHARACTERS), { maxLength: 8 })
  .map((characters) => characters.join('').trim().replace(/ +/g, ' '))
  .map((text) => ({ source: text, text }));

/** Pieces of markup; none begins or ends with a space. */
const marked: fc.Arbitrary<Content> = fc.oneof(
  word.map((text) => ({ source: `[[${text}]]`, text })),
  fc.tuple(word, word).map(([target, text]) => ({ source: `[[${target} (x)|${text}]]`, text })),
  word.map((text) => ({ source: `'''${text}'''`, text })),
  word.map((text) => ({ source: `''${text}''`, text })),
  word.map((text) => ({ source: `{{nowrap|${text}}}`, text })),
  fc.tuple(word, word).map(([text, title]) => ({ source: `{{abbr|${text}|${title} || x}}`, text })),
  fc.tuple(word, word).map(([text, name]) => ({ source: `{{sort|${name}|[[${name}|${text}]]}}`, text })),
  fc
    .constantFrom('USA', 'GER', 'FRA')
    .chain((code) => word.map((text) => ({ source: `{{flagicon|${code}}} ${text}`, text: `${code} ${text}` }))),
  fc
    .constantFrom(
      ['&amp;', '&'],
      ['&eacute;', 'é'],
      ['&#8224;', '†'],
      ['&#x2020;', '†'],
      ['&lt;b&gt;', '<b>'],
      ['&#124;', '|'],
    )
    .map(([source = '', text = '']) => ({ source, text })),
  fc.tuple(word, word).map(([text, note]) => ({ source: `${text}<ref name="${note}">${note} | || ! x</ref>`, text })),
  fc.tuple(word, word).map(([text, note]) => ({ source: `${text}<!-- ${note} |\n|- -->`, text })),
  word.map((text) => ({ source: `<nowiki>${text} | '''</nowiki>`, text: `${text} | '''` })),
  fc.tuple(word, word).map(([one, other]) => ({ source: `${one}<br />${other}`, text: `${one} ${other}` })),
  word.map((text) => ({ source: `<small>${text}</small>`, text })),
  word.map((text) => ({ source: `[http://example.org/?a=1 ${text}]`, text })),
);

/** Any text, or words and markup with spaces between. */
export const content: fc.Arbitrary<Content> = fc.oneof(
  { weight: 2, arbitrary: plain },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.oneof(
          marked,
          word.map((text) => ({ source: text, text })),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((pieces) => ({
        source: pieces.map(({ source }) => source).join(' '),
        text: pieces.map(({ text }) => text).join(' '),
      })),
  },
);
