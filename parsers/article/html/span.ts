import type { HtmlElement } from './parse-html.ts';
import type { Source } from './source.ts';

/** The row span of a cell: 0 to 65534, 1 where nothing or nonsense is written. `2x` is 2. */
export function rowSpanOf(cell: HtmlElement, source: Source): number {
  const span = integerOf(attributeText(cell, 'rowSpan', source));
  return span === null || span < 0 ? 1 : Math.min(span, 65_534);
}

/** The column span of a cell: 1 to 1000, 1 where nothing, 0 or nonsense is written. */
export function columnSpanOf(cell: HtmlElement, source: Source): number {
  const span = integerOf(attributeText(cell, 'colSpan', source));
  return span === null || span < 1 ? 1 : Math.min(span, 1_000);
}

/** By the rules of HTML for integers: white space, a sign, digits, and whatever follows. */
function integerOf(text: string): number | null {
  const digits = /^[\t\n\f\r ]*(?<integer>[+-]?\d+)/.exec(text)?.groups?.['integer'];
  return digits === undefined ? null : Number(digits);
}

/** The attribute as written: the parser has made numbers of `1e3` and `0x10`, which are 1 and 0 in HTML. */
function attributeText(cell: HtmlElement, name: 'rowSpan' | 'colSpan', source: Source): string {
  const value = cell.properties[name];
  if (typeof value !== 'number') return typeof value === 'string' ? value : '';
  const place = cell.data?.position.properties?.[name];
  const written = source.text.slice(place?.start.offset ?? 0, place?.end.offset ?? 0);
  const [, ...behind] = written.split('=');
  const quoted = /^["']?(?<value>[^"'&]+)["']?$/.exec(behind.join('=').trim())?.groups?.['value'];
  return quoted ?? String(value);
}
