import type { ProseBlock } from '../article/tree.ts';
import type { Grid } from '../table/grid.ts';
import type { PrintedCell, PrintedTable } from '../table/printed-table.ts';

/** What bold or italics say of a result. */
export type Meaning = 'pole-position' | 'fastest-lap' | 'dropped';

/** What bold, italics and raised letters say in the cells of a table; null where the article gives no key to them. */
export interface Marking {
  readonly bold: Meaning | null;
  readonly italic: Meaning | null;
  /** Letters behind a figure, `P` in `1^{P}`, with what they stand for. */
  readonly letters: ReadonlyMap<string, Meaning>;
}

/** A key to bold and italics, with the headings that it stands under. */
export interface MarkingKey extends Marking {
  readonly sectionPath: readonly string[];
  readonly line: number;
}

const NAMED_BEFORE =
  /\b(?<meaning>pole(?: positions?)?|fastest laps?|dropped)\b[^.;,:–—]{0,40} in (?<style>bold|italics?)\b/gi;
/** `P – Pole position`, also in two cells of a key. */
const LETTER = /(?:^|[\s(,;])(?<letter>[A-Z]{1,2}) ?[-–—:=] ?(?<meaning>pole|fastest lap)/gi;
const STYLE = /\b(?<style>bold|italics?)\b/gi;
const MEANING = /\b(?:(?<pole>pole)|(?<lap>fastest lap)|(?<dropped>dropped|(?:not|do not|did not) count(?:ed)?))/i;

/**
 * The keys of an article to bold and italics: sentences and lines beside its tables, and cells of the tables that are keys.
 * `Bold – Pole Italics – Fastest Lap` tells bold and italics (2008 riders' standings of other series).
 */
export function readMarkingKeys(blocks: readonly ProseBlock[], grids: readonly Grid[]): MarkingKey[] {
  const keys: MarkingKey[] = [];
  const add = (text: string, sectionPath: readonly string[], line: number) => {
    const marking = markingOfText(text);
    if (marking.bold !== null || marking.italic !== null || marking.letters.size > 0)
      keys.push({ ...marking, sectionPath, line });
  };
  for (const block of blocks) add(block.text, block.sectionPath, block.line);
  for (const { table, kind } of grids) {
    if (table.caption !== null) add(table.caption, table.sectionPath, table.lineFirst);
    if (kind !== 'unknown') continue;
    // A key may have the style in one cell and what it stands for in the next.
    add(
      table.rows.map(({ cells }) => cells.map(({ text }) => text).join(' – ')).join('; '),
      table.sectionPath,
      table.lineFirst,
    );
    for (const { cells } of table.rows) {
      for (const cell of cells) add(cell.text, table.sectionPath, cell.line);
    }
  }
  return keys;
}

/** The marking of a table: the keys of its own section, else of the nearest section around it. */
export function markingOf(table: PrintedTable, keys: readonly MarkingKey[]): Marking {
  const path = table.sectionPath;
  const near = keys
    .filter(({ sectionPath }) => sectionPath.every((heading, index) => path[index] === heading))
    .sort((a, b) => b.sectionPath.length - a.sectionPath.length);
  return {
    bold: near.find(({ bold }) => bold !== null)?.bold ?? null,
    italic: near.find(({ italic }) => italic !== null)?.italic ?? null,
    letters: near.find(({ letters }) => letters.size > 0)?.letters ?? new Map(),
  };
}

/**
 * What the style of a cell, or the mark behind its figure, says; null where no key speaks of it or the form of the source
 * has lost the style.
 */
export function isMarked(cell: PrintedCell, mark: string | null, meaning: Meaning, marking: Marking): boolean | null {
  if (marking.bold === meaning) return cell.isBold;
  if (marking.italic === meaning) return cell.isItalic;
  const letters = [...marking.letters].flatMap(([letter, of]) => (of === meaning ? [letter] : []));
  return letters.length === 0 ? null : letters.some((letter) => lettersIn(mark, marking)?.includes(letter));
}

/** The letters of a mark that is made of the key's letters alone, `PF` and `P F` of P and F; null for any other mark. */
export function lettersIn(mark: string | null, { letters }: Marking): string[] | null {
  if (mark === null || letters.size === 0) return null;
  const found: string[] = [];
  let rest = mark.replace(/[\s,]+/g, '');
  while (rest !== '') {
    const letter = [...letters.keys()].find((one) => rest.startsWith(one));
    if (letter === undefined) return null;
    found.push(letter);
    rest = rest.slice(letter.length);
  }
  return found;
}

function markingOfText(text: string): Marking {
  const letters = new Map<string, Meaning>();
  for (const { groups } of text.matchAll(LETTER)) {
    const meaning = meaningIn(groups?.['meaning'] ?? '');
    if (meaning !== null && /^[A-Z]+$/.test(groups?.['letter'] ?? '')) letters.set(groups?.['letter'] ?? '', meaning);
  }
  const found: { bold: Meaning | null; italic: Meaning | null; letters: Map<string, Meaning> } = {
    bold: null,
    italic: null,
    letters,
  };
  const set = (style: string, meaning: Meaning | null) => {
    const key = /^bold/i.test(style) ? 'bold' : 'italic';
    found[key] ??= meaning;
  };
  const named = [...text.matchAll(NAMED_BEFORE)];
  for (const { groups } of named) set(groups?.['style'] ?? '', meaningIn(groups?.['meaning'] ?? ''));
  if (named.length > 0) return found;
  const styles = [...text.matchAll(STYLE)];
  styles.forEach((match, index) => {
    const from = match.index + match[0].length;
    const end = styles[index + 1]?.index ?? text.length;
    set(match.groups?.['style'] ?? '', meaningIn(text.slice(from, Math.min(end, from + 80))));
  });
  return found;
}

function meaningIn(text: string): Meaning | null {
  const groups = MEANING.exec(text)?.groups;
  if (!groups) return null;
  return groups['pole'] ? 'pole-position' : groups['lap'] ? 'fastest-lap' : 'dropped';
}
