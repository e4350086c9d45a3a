import { readAttributes } from './attributes.ts';
import { type Inline, inlineTokens } from './inline.ts';
import type { Bracketed, Extension, Markup } from './scanner.ts';
import { styledText } from './styled-text.ts';
import { type Argument, argumentsOf, templateName } from './template-arguments.ts';

/** A note that a mark in the page leads to. The mark stands in no text; `offset` (0-based) and `line` say where it was. */
export interface WikitextNote {
  /** As a reader sees it: `[1]`, `[a]`, `[note 2]`, `[citation needed]`. */
  readonly mark: string;
  /** Empty where the page gives none. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly offset: number;
}

/** A mark or the text of a note, as found. */
interface FoundNote {
  readonly offset: number;
  readonly group: string;
  readonly name: string;
  readonly text: string;
  /** It stands in the list of notes, where it gives a text and has no mark. */
  readonly isListed: boolean;
  /** The mark of a note that is not numbered, or null. */
  readonly mark: string | null;
}

/**
 * Reads the notes of a page in the order of their marks: `<ref>`, also named and used again, and the templates that the
 * rules call notes and marks. Numbered as a reader sees them, each group for itself.
 *
 * `25<ref name="half">Half points</ref> … 20<ref name="half" />` gives the mark [1] twice, with the same text.
 */
export function readNotes(
  inline: Inline,
  markup: readonly Markup[],
  lineAt: (offset: number) => number,
): WikitextNote[] {
  const found = foundNotes({ ...inline, isNote: true }, markup).sort((one, other) => one.offset - other.offset);
  const texts = new Map<string, string>();
  for (const note of found) if (note.name && note.text && !texts.has(keyOf(note))) texts.set(keyOf(note), note.text);
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  return found
    .filter((note) => !note.isListed)
    .map((note) => {
      const text = note.name ? (texts.get(keyOf(note)) ?? '') : note.text;
      return {
        mark: note.mark ?? numberedMark(note, numbers, counts),
        text,
        line: lineAt(note.offset),
        offset: note.offset,
      };
    });
}

function keyOf({ group, name }: FoundNote): string {
  return `${group}\n${name}`;
}

function numberedMark(note: FoundNote, numbers: Map<string, number>, counts: Map<string, number>): string {
  const known = note.name ? numbers.get(keyOf(note)) : undefined;
  const number = known ?? (counts.get(note.group) ?? 0) + 1;
  if (known === undefined) counts.set(note.group, number);
  if (note.name) numbers.set(keyOf(note), number);
  return `[${labelOf(note.group, number)}]`;
}

const GREEK = [...'αβγδεζηθικλμνξοπρστυφχψω'];
const ROMAN: readonly (readonly [string, number])[] = [
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

function labelOf(group: string, number: number): string {
  switch (group) {
    case '':
    case 'decimal':
      return String(number);
    case 'lower-alpha':
      return letters(number);
    case 'upper-alpha':
      return letters(number).toUpperCase();
    case 'lower-roman':
      return roman(number);
    case 'upper-roman':
      return roman(number).toUpperCase();
    case 'lower-greek':
      return GREEK[number - 1] ?? String(number);
    default:
      return `${group} ${number}`;
  }
}

function letters(number: number): string {
  let text = '';
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    text = String.fromCharCode(97 + ((left - 1) % 26)) + text;
  }
  return text;
}

function roman(number: number): string {
  let text = '';
  let left = number;
  for (const [letter, value] of ROMAN) {
    text += letter.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}

function foundNotes(inline: Inline, markup: readonly Markup[]): FoundNote[] {
  const found: FoundNote[] = [];
  const waiting = markup.map((next) => ({ next, isListed: false }));
  for (let top = waiting.pop(); top; top = waiting.pop()) {
    const { next, isListed } = top;
    const note =
      next.kind === 'extension'
        ? refNote(inline, next, isListed)
        : next.kind === 'template'
          ? templateNote(inline, next, isListed)
          : null;
    if (note) found.push(note);
    const isList = isListed || isNoteList(inline, next);
    for (const child of next.children) waiting.push({ next: child, isListed: isList });
  }
  return found;
}

function isNoteList(inline: Inline, markup: Markup): boolean {
  if (markup.kind === 'extension') return markup.name === 'references';
  if (markup.kind !== 'template') return false;
  return inline.findRule(templateName(markup, inline.source))?.rule.kind === 'references';
}

function refNote(inline: Inline, ref: Extension, isListed: boolean): FoundNote | null {
  if (ref.name !== 'ref') return null;
  const attributes = readAttributes(ref.attributes);
  const text = textIn(inline, ref.children, { from: ref.from, to: ref.to, isOnOwnLine: false });
  const group = (attributes.get('group') ?? '').trim();
  return { offset: ref.start, group, name: (attributes.get('name') ?? '').trim(), text, isListed, mark: null };
}

function templateNote(inline: Inline, template: Bracketed, isListed: boolean): FoundNote | null {
  const { source } = inline;
  const rule = inline.findRule(templateName(template, source))?.rule;
  if (rule?.kind !== 'note' && rule?.kind !== 'mark') return null;
  const first = rule.pattern.find((piece) => 'literal' in piece);
  const mark = rule.kind === 'mark' ? (first && 'literal' in first ? first.literal : '') : null;
  const given = argumentsOf(template, source);
  const named = (name: string) => {
    const value = given.byName.get(name);
    return value ? source.slice(value.from, value.to).replace(/^["']|["']$/g, '') : '';
  };
  const isWhole = rule.pattern.some((piece) => 'names' in piece && piece.names.includes('...'));
  const argument = given.byName.get('1');
  const texts = rule.kind === 'mark' ? [] : isWhole ? given.unnamed : argument ? [argument] : [];
  const text = texts

    .map((value) => textIn(inline, template.children, value))
    .join(' ')
    .trim();
  const group = named('group') || rule.group || '';
  return { offset: template.start, group, name: named('name'), text, isListed, mark };
}

function textIn(inline: Inline, markup: readonly Markup[], range: Argument): string {
  return styledText(inlineTokens(inline, markup, range)).text;
}
