import { harmless } from '../audit-report/harmless.ts';

/** A piece of HTML. Only `html` and `trusted` make one, so that no text becomes markup by accident. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What can stand in a template: HTML as it is, text and numbers escaped, lists joined, null as nothing. */
export type Part = Html | string | number | null | readonly Part[];

/** HTML from a template: the literal parts are markup, everything put between them is text, in attributes too. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(markup.map((piece, index) => piece + written(parts[index] ?? null)).join(''));
}

/** Markup of our own making that is HTML already: a drawing. */
export function trusted(text: string): Html {
  return new Html(text);
}

function written(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'object') return part.map(written).join('');
  return escaped(String(part));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is no markup, its control characters written out; ends of lines and tabs stay. */
function escaped(text: string): string {
  return text.replace(/[^\n\t]+/g, harmless).replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}
