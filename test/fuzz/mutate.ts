import type { Seeded } from '../support/seeded.ts';

/** Text that is put into an article: markup of every form, figures, and what an editor never types. */
export const PIECES = [
  ...['|', '||', '| |', '|-', '|+ a', '{|', '|}', '!', '!!', '! a !! b', '\\|', '| --- | --- |', '|:-:|'],
  ...['=', '==', '== a ==', '======', '# a', '## a', '- ', '* ', '1. ', '> ', '    ', '\t', '***', '---'],
  ...[
    '**',
    '*',
    '_',
    '`',
    '```',
    '~~',
    "''",
    "'''",
    "'''''",
    '[^1]',
    '[^1]: a',
    '[a]: b',
    '[a](b)',
    '![',
    '<!--',
    '-->',
  ],
  ...[
    '[[',
    ']]',
    '[[a|b]]',
    '[[File:a.jpg|thumb|b]]',
    '[http://a b]',
    '{{',
    '}}',
    '{{a',
    '{{flagicon|USA}}',
    '{{{1|a}}}',
  ],
  ...[
    '<ref>',
    '</ref>',
    '<ref name="a"/>',
    '<ref name=a>b</ref>',
    '<nowiki>',
    '</nowiki>',
    '<pre>',
    '<br>',
    '<sup>a</sup>',
  ],
  ...['<table>', '</table>', '<tr>', '</tr>', '<td>', '</td>', '<th>', '<td rowspan=0>', '<td colspan=1000>', '<div>'],
  ...[
    '</div>',
    '<script>',
    '</script>',
    '<style>',
    '<svg>',
    '<template>',
    '<plaintext>',
    '<textarea>',
    '<b>',
    '</b>',
    '<',
  ],
  ...['rowspan="2" | a', 'colspan="3" | a', 'rowspan=0|', 'rowspan=99999 colspan=99999 |', 'style="display:none" | a'],
  ...['&nbsp;', '&amp;', '&#0;', '&#xD800;', '&#x110000;', '&#124;', '&lt;', '&', '\r\n', '\r', '\n', '\n\n'],
  ...['\u2028', '\u00a0', '\u200b', '\ufeff', '\u202e', '\u2067', '\u200f', '\u0301', '\u001b[31m', '\u0007', '\u0085'],
  ...['🏁', '👩‍🔧', 'İ', 'ı', 'ß', 'ﬁ', 'Å', '½', '²', '٣', '第', 'ת', '\u{10ffff}', '\u{e0041}', '\ufffe', '�'],
  ...[
    '0',
    '-1',
    '1=',
    '1e309',
    '9'.repeat(30),
    '0.1',
    '10^{†}',
    '†',
    '(8)',
    '1–99999',
    '1-2, 4',
    'All',
    'Rd1',
    'Total',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', '../../a', '/', 'a/b', '.'],
  ...[
    'USA',
    'GBR Bob Brewer',
    'Pos',
    'Driver',
    'Team',
    'Source:',
    'Jr.',
    'No points',
    'February 30',
    '0 Minutes',
    "O'",
    '"',
    "'",
  ],
];

type Mutation = (text: string, random: Seeded, others: readonly string[]) => string;

const MUTATIONS: readonly Mutation[] = [
  // A piece of text into any place.
  (text, random) => spliced(text, placeIn(text, random), 0, random.pick(PIECES)),
  (text, random) => spliced(text, placeIn(text, random), 0, random.pick(PIECES)),
  (text, random) => spliced(text, placeIn(text, random), 0, random.pick(PIECES).repeat(1 + random.below(60))),
  (text, random) => spliced(text, placeIn(text, random), 1 + random.below(4), random.pick(PIECES)),
  // The text of a cell or of anything else between two pipes.
  (text, random) => {
    const start = text.indexOf('|', placeIn(text, random)) + 1;
    const end = text.indexOf('|', start);
    return end < 0 ? text : spliced(text, start, end - start, ` ${random.pick(PIECES)} `);
  },
  // Any character of any plane in the place of one.
  (text, random) => spliced(text, placeIn(text, random), 1, anyCharacter(random)),
  // Cut: at the end, at the start, in the middle.
  (text, random) => text.slice(0, placeIn(text, random)),
  (text, random) => text.slice(placeIn(text, random)),
  (text, random) => spliced(text, placeIn(text, random), random.below(200), ''),
  // Doubled: a stretch, or lines.
  (text, random) => {
    const start = placeIn(text, random);
    const piece = text.slice(start, start + random.below(300));
    return spliced(text, placeIn(text, random), 0, piece.repeat(1 + random.below(3)));
  },
  onLines((lines, random) => {
    const start = random.below(lines.length);
    const piece = lines.slice(start, start + 1 + random.below(8));
    lines.splice(random.pick([start, random.below(lines.length)]), 0, ...piece);
  }),
  // Lines taken out, swapped, joined, shuffled.
  onLines((lines, random) => {
    lines.splice(random.below(lines.length), 1 + random.below(6));
  }),
  onLines((lines, random) => {
    const [one, other] = [random.below(lines.length), random.below(lines.length)];
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  }),
  onLines((lines, random) => {
    const at = random.below(lines.length);
    lines.splice(at, 2, lines.slice(at, at + 2).join(' '));
  }),
  onLines((lines, random) => {
    const start = random.below(lines.length);
    const piece = lines.slice(start, start + 12).sort(() => random.next() - 0.5);
    lines.splice(start, piece.length, ...piece);
  }),
  // Lines of another article.
  (text, random, others) => {
    const other = random.pick(others).split('\n');
    const start = random.below(other.length);
    return onLines((lines) => {
      lines.splice(random.below(lines.length), 0, ...other.slice(start, start + 1 + random.below(30)));
    })(text, random, others);
  },
  // A figure made another.
  (text, random) => {
    const from = placeIn(text, random);
    const figure = /\d+/.exec(text.slice(from, from + 400));
    if (!figure) return text;
    return spliced(text, from + figure.index, figure[0].length, String(random.below(random.pick([3, 40, 3000]))));
  },
  // Other ends of lines.
  (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\n\n', '\n \n', '\n\t'])),
];

/** A text with one to eight changes; `others` are texts that pieces are taken from. */
export function mutated(text: string, random: Seeded, others: readonly string[]): string {
  let changed = text;
  for (let count = 1 + random.below(8); count > 0; count -= 1)
    changed = random.pick(MUTATIONS)(changed, random, others);
  return changed.slice(0, 400_000);
}

/** The bytes of a text, some of them flipped. */
export function flipped(text: string, random: Seeded): Buffer {
  const bytes = Buffer.from(text);
  for (let count = 1 + random.below(4); count > 0 && bytes.length > 0; count -= 1) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
}

/** A text of pieces alone. */
export function randomText(random: Seeded): string {
  const words = Array.from({ length: random.below(400) }, () =>
    random.below(5) === 0 ? anyCharacter(random) : random.pick(PIECES),
  );
  return words.join(random.pick(['', ' ', '\n', ' | ']));
}

function anyCharacter(random: Seeded): string {
  const code = random.pick([random.below(0x100), random.below(0x10000), random.below(0x110000)]);
  return String.fromCodePoint(code >= 0xd800 && code < 0xe000 ? code - 0x800 : code);
}

function placeIn(text: string, random: Seeded): number {
  return random.below(text.length + 1);
}

function spliced(text: string, at: number, length: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at + length);
}

function onLines(change: (lines: string[], random: Seeded) => void): Mutation {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random);
    return lines.join('\n');
  };
}
