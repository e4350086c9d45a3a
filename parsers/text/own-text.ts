/**
 * The same text in memory of its own. A piece that was cut from a long text keeps all of that text alive, which what is
 * held beyond its article must not.
 */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
