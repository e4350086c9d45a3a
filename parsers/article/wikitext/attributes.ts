import { decodeEntities } from './entities.ts';

const ATTRIBUTE =
  /(?<name>[\p{L}\p{N}_:][\p{L}\p{N}_:.-]*)(?:[ \t\r\n]*=[ \t\r\n]*(?:"(?<double>[^"]*)|'(?<single>[^']*)|(?<bare>[^\s>]*)))?["']?/gu;

/**
 * Reads the attributes of a tag, a table, a row or a cell: quoted, unquoted, or without a value. Names in lower case; of
 * two with one name the later counts, and a quote that is never closed runs to the end, as MediaWiki has it.
 *
 * `rowspan=2 style="text-align:center"` gives rowspan 2 and the style.
 */
export function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const { groups } of text.matchAll(ATTRIBUTE)) {
    const value = groups?.['double'] ?? groups?.['single'] ?? groups?.['bare'] ?? '';
    attributes.set((groups?.['name'] ?? '').toLowerCase(), decodeEntities(value));
  }
  return attributes;
}

/** How many rows a cell covers, as a browser reads it: 0 for all that are left, 1 where it is no number. */
export function rowSpanOf(attributes: ReadonlyMap<string, string>): number {
  return Math.min(nonNegativeInteger(attributes.get('rowspan')) ?? 1, 65_534);
}

/** How many columns a cell covers, as a browser reads it: at least 1. */
export function columnSpanOf(attributes: ReadonlyMap<string, string>): number {
  return Math.min(nonNegativeInteger(attributes.get('colspan')) || 1, 1_000);
}

/** The number that a text starts with, by HTML's rules: `2x` is 2, `-1` and `two` are none. */
function nonNegativeInteger(text: string | undefined): number | null {
  const groups = /^[ \t\n\f\r]*(?<sign>[+-]?)(?<digits>[0-9]+)/.exec(text ?? '')?.groups;
  if (!groups) return null;
  const value = Number(groups['digits']);
  return groups['sign'] === '-' && value > 0 ? null : value;
}

/** What a `style` attribute says of the text in it. */
export interface TextStyle {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isHidden: boolean;
}

export function textStyleOf(attributes: ReadonlyMap<string, string>): TextStyle {
  const style = attributes.get('style') ?? '';
  return {
    isBold: /(?:^|[;\s])font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b/i.test(style),
    isItalic: /(?:^|[;\s])font-style\s*:\s*(?:italic|oblique)\b/i.test(style),
    isHidden: /(?:^|[;\s])display\s*:\s*none\b/i.test(style),
  };
}
