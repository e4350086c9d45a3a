import anyAscii from 'any-ascii';

const IS_ASCII = /^[\0-\x7f]*$/;

/** A name in plain ASCII, letters kept in their case: `Jörg Müller` gives `Jorg Muller`. */
export function toAscii(text: string): string {
  if (IS_ASCII.test(text)) return text;
  return anyAscii(text.normalize('NFKD').replace(/\p{M}+/gu, ''));
}

/** Lower-case ASCII with single spaces, punctuation kept: `J.J.  Lehto` gives `j.j. lehto`. */
export function fold(text: string): string {
  return toAscii(text).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What is left of a name when case, marks, punctuation and spaces are ignored: `J-3 Racing` gives `j3racing`. */
export function nameKey(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '');
}

/** An identifier of a-z, 0-9 and hyphens: `Petersen/White Lightning` gives `petersen-white-lightning`. Never empty. */
export function slug(text: string): string {
  return (
    fold(text)
      .replace(/['’]+/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'x'
  );
}

/** Order of code points: the one order of the project, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let index = 0;
  while (index < length && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  if (index === length) return a.length < b.length ? -1 : 1;
  return rankOf(a.charCodeAt(index)) < rankOf(b.charCodeAt(index)) ? -1 : 1;
}

/** Halves of code points beyond U+FFFF sort behind the units above them. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
