import type { ProseBlock } from '../article/tree.ts';
import type { Grid } from '../table/grid.ts';
import type { PrintedCell, PrintedTable } from '../table/printed-table.ts';

/** What bold or italics say of a result. */
export type Meaning = 'pole-position' | 'fastest-lap' | 'dropped';

/** What bold and italics say in the cells of a table; null where the article gives no key to them. */
export interface Marking {
  readonly bold: Meaning | null;
  readonly italic: Meaning | null;
}

/** A key to bold and italics, with the headings that it stands under. */
export interface MarkingKey extends Marking {
  readonly sectionPath: readonly string[];
  readonly line: number;
}

const NAMED_BEFORE =
  /\b(?<meaning>pole(?: positions?)?|fastest laps?|dropped)\b[^.;,:–—]{0,40} in (?<style>bold|italics?)\b/gi;
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
    if (marking.bold !== null || marking.italic !== null) keys.push({ ...marking, sectionPath, line });
  };
  for (const block of blocks) add(block.text, block.sectionPath, block.line);
  for (const { table, kind } of grids) {
    if (table.caption !== null) add(table.caption, table.sectionPath, table.lineFirst);
    if (kind !== 'unknown') continue;
    for (const { cells } of table.rows) {
      for (const cell of cells) add(cell.text, table.sectionPath, cell.line);
      // A key may have the style in one cell and what it stands for in the next.
      add(cells.map(({ text }) => text).join(' – '), table.sectionPath, table.lineFirst);
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
  };
}

/** What the style of a cell says; null where no key speaks of it or the form of the source has lost the style. */
export function isMarked(cell: PrintedCell, meaning: Meaning, { bold, italic }: Marking): boolean | null {
  if (bold === meaning) return cell.isBold;
  return italic === meaning ? cell.isItalic : null;
}

function markingOfText(text: string): Marking {
  const found: { bold: Meaning | null; italic: Meaning | null } = { bold: null, italic: null };
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
