const UNITS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const TEENS = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

const CARDINALS = new Map<string, number>();
const ORDINALS = new Map<string, number>();
for (let value = 1; value < 100; value += 1) {
  const words = wordsOf(value);
  CARDINALS.set(words, value);
  const [last = ''] = words.split('-').reverse();
  const ordinal = IRREGULAR_ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  ORDINALS.set(words.slice(0, words.length - last.length) + ordinal, value);
}

/** Source of a pattern that matches a number in digits or words below one hundred. */
export const CARDINAL_PATTERN = `(?:\\d{1,4}|${alternatives(CARDINALS)})`;
/** Source of a pattern that matches `38th`, `tenth`, `twenty-first`. */
export const ORDINAL_PATTERN = `(?:\\d{1,4}(?:st|nd|rd|th)|${alternatives(ORDINALS)})`;

/** The value of `12`, `eleven` or `twenty-two`; null for anything else. */
export function parseCardinal(text: string): number | null {
  const word = text.trim().toLowerCase();
  if (/^\d{1,9}$/.test(word)) return Number(word);
  return CARDINALS.get(word) ?? null;
}

/** The value of `38th`, `tenth` or `twenty-first`; null for anything else. */
export function parseOrdinal(text: string): number | null {
  const word = text.trim().toLowerCase();
  const digits = /^(?<value>\d{1,9})(?:st|nd|rd|th)$/.exec(word)?.groups?.['value'];
  return digits === undefined ? (ORDINALS.get(word) ?? null) : Number(digits);
}

function wordsOf(value: number): string {
  const small = UNITS[value] ?? TEENS[value - 13];
  if (small) return small;
  const ten = TENS[Math.floor(value / 10) - 2] ?? '';
  const unit = UNITS[value % 10] ?? '';
  return unit ? `${ten}-${unit}` : ten;
}

function alternatives(words: ReadonlyMap<string, number>): string {
  return [...words.keys()].sort((a, b) => b.length - a.length).join('|');
}
