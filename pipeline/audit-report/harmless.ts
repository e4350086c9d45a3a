/** Characters that a terminal or a reader obeys and does not show: controls, line separators, marks of direction. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
/** Those that can stand in JSON as it is made: the others are written out already, and line feeds are between values. */
const OBEYED_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Text from an article or a database with its control characters written out: an escape becomes `\u001b`. */
export function harmless(text: string): string {
  return text.replace(OBEYED, writtenOut);
}

/** A value as JSON that a terminal can show; what it parses to is the value unchanged. */
export function harmlessJson(value: unknown, indent = 0): string {
  return harmlessJsonText(JSON.stringify(value, null, indent));
}

/** The same for a text that `JSON.stringify` has made already. */
export function harmlessJsonText(text: string): string {
  return text.replace(OBEYED_IN_JSON, writtenOut);
}

function writtenOut(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
