import anyAscii from 'any-ascii';

/** A name in plain ASCII, letters kept in their case: `Jörg Müller` gives `Jorg Muller`. */
export function toAscii(text: string): string {
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
      .replace(/^-+|-+$/g, '') || 'x'
  );
}

/** Order of code points: the one order of the project, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
