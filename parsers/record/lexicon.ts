import { splitChassisRounds } from '../cell/chassis-rounds.ts';
import { splitAtNations, splitNation } from '../cell/nation-name.ts';
import { isRounds } from '../cell/rounds.ts';
import { parseWinningCar } from '../cell/winning-car.ts';
import type { ColumnRole } from '../table/column-role.ts';
import { isClassRow, isWholeEntryList } from '../table/entry-grid.ts';
import { type Grid, type GridColumn, isStandings } from '../table/grid.ts';
import type { PrintedCell } from '../table/printed-table.ts';
import { nameKey } from '../text/fold.ts';
import { ownText } from '../text/own-text.ts';
import { chassisLines, driverLines, engineLines } from './name-lines.ts';

/** The kinds of names that are printed without separators. */
export type NameKind = 'driver' | 'team' | 'chassis' | 'engine';

/** What the cells of all articles know: names that stand alone in a cell. */
export interface Lexicon {
  /** True where the text is a name of that kind, spelling marks and punctuation aside. */
  readonly knows: (kind: NameKind, text: string) => boolean;
  /** True where a name of that kind other than `except` starts with this word, e.g. a maker. */
  readonly opens: (kind: NameKind, word: string, except: string) => boolean;
  /** True where the text, or a longer name that begins with it, was printed behind a nation code: its own capitals are no code. */
  readonly isWholeName: (text: string) => boolean;
  /** The names of a kind as printed, each once. */
  readonly names: (kind: NameKind) => readonly string[];
}

/** Names found in one article, kind by kind. */
export interface FoundNames {
  readonly names: readonly { readonly kind: NameKind; readonly text: string }[];
  readonly codedNames: readonly string[];
}

/** The names that stand alone in the cells of one article's tables. */
export function namesOf(grids: readonly Grid[]): FoundNames {
  const names: { kind: NameKind; text: string }[] = [];
  const codedNames: string[] = [];
  const add = (kind: NameKind, text: string) => {
    const { countryText, text: name } = splitNation(text);
    names.push({ kind, text: name });
    if (countryText !== null) codedNames.push(name);
  };
  for (const grid of grids) {
    if (isStandings(grid.kind)) {
      if (grid.kind === 'driver-standings') for (const text of texts(grid, 'driver')) add('driver', text);
      else for (const text of texts(grid, 'team')) add('team', text);
      for (const text of texts(grid, 'chassis')) names.push({ kind: 'chassis', text });
      for (const text of texts(grid, 'engine')) names.push({ kind: 'engine', text });
    } else if (grid.kind === 'season-results') {
      for (const text of winners(grid)) add('team', text);
    } else if (isWholeEntryList(grid)) {
      const list = { ...grid, rows: grid.rows.filter((row) => !isClassRow(row)) };
      for (const text of texts(list, 'team')) add('team', text);
      for (const cell of cellsUnder(list, 'driver')) {
        const lines = driverLines(cell)?.filter((line) => splitAtNations(line).length === 1);
        for (const text of lines ?? [cell.text].filter(isOneName)) add('driver', text);
      }
      for (const { chassisText } of cellsUnder(list, 'chassis').flatMap(chassisLines).flatMap(splitChassisRounds))
        names.push({ kind: 'chassis', text: chassisText });
      for (const text of cellsUnder(list, 'engine').flatMap(engineLines)) names.push({ kind: 'engine', text });
    } else if (grid.kind === 'entry-list') {
      entryNames(grid, add);
    }
  }
  return { names, codedNames };
}

/** Brings the names of all articles together. */
export function lexiconOf(found: Iterable<FoundNames>): Lexicon {
  const lexicon = new GatheredNames();
  for (const names of found) lexicon.add(names);
  return lexicon;
}

/** A lexicon that is gathered article by article, and holds nothing of an article but the names that are new in it. */
export class GatheredNames implements Lexicon {
  readonly #kinds = new Map<NameKind, NamesOfKind>();
  readonly #whole = new Set<string>();

  add({ names, codedNames }: FoundNames): void {
    for (const { kind, text } of names) this.#addOne(kind, text);
    for (const name of codedNames) {
      const words = name.split(' ');
      for (let count = 1; count <= words.length; count += 1) {
        const beginning = words.slice(0, count).join(' ');
        if (!this.#whole.has(beginning)) this.#whole.add(ownText(beginning));
      }
    }
  }

  #addOne(kind: NameKind, text: string): void {
    const ofKind = this.#kinds.get(kind) ?? { texts: new Map(), openings: new Map() };
    this.#kinds.set(kind, ofKind);
    const key = nameKey(text);
    const { texts, openings } = ofKind;
    if (!texts.has(key)) texts.set(ownText(key), ownText(text));
    const word = nameKey(text.split(' ')[0] ?? '');
    const opener = openings.get(word);
    if (opener === undefined) openings.set(ownText(word), ownText(key));
    else if (opener !== key) openings.set(word, null);
  }

  knows(kind: NameKind, text: string): boolean {
    return this.#kinds.get(kind)?.texts.has(nameKey(text)) ?? false;
  }

  opens(kind: NameKind, word: string, except: string): boolean {
    const named = this.#kinds.get(kind)?.openings.get(nameKey(word));
    return named !== undefined && (named === null || named !== nameKey(except));
  }

  isWholeName(text: string): boolean {
    return this.#whole.has(text);
  }

  names(kind: NameKind): readonly string[] {
    return [...(this.#kinds.get(kind)?.texts.values() ?? [])];
  }
}

interface NamesOfKind {
  /** Key to the name as first printed. */
  readonly texts: Map<string, string>;
  /** First word to the key of the one name that begins with it; null where several do. */
  readonly openings: Map<string, string | null>;
}

function texts(grid: Grid, role: ColumnRole): string[] {
  return cellsUnder(grid, role).map((cell) => cell.text);
}

function winners(grid: Grid): string[] {
  const columns = grid.columns.filter((column) => column.role === 'winner' && column.part === 'team');
  return columns.flatMap((column) => columnTexts(grid, column)).map((text) => parseWinningCar(text).text);
}

function columnTexts(grid: Grid, column: GridColumn): string[] {
  return cellsOf(grid, column).map((cell) => cell.text);
}

function cellsUnder(grid: Grid, role: ColumnRole): PrintedCell[] {
  const column = grid.columns.find((candidate) => candidate.role === role);
  return column ? cellsOf(grid, column) : [];
}

/** The cells of a column that are not empty. */
function cellsOf(grid: Grid, column: GridColumn): PrintedCell[] {
  return grid.rows.flatMap((row) => {
    const cell = row.cells[column.index];
    return cell && cell.text !== '' ? [cell] : [];
  });
}

/** A cell of drivers that holds one: behind one nation, or of two words. */
function isOneName(text: string): boolean {
  const parts = splitAtNations(text);
  return parts.length === 1 && (parts[0]?.countryText !== null ? true : text.split(' ').length === 2);
}

/** Only rows that cannot be read otherwise: driver and rounds, number and driver, team and chassis. */
function entryNames(grid: Grid, add: (kind: NameKind, text: string) => void): void {
  for (const row of grid.rows) {
    const first = row.cells[0]?.text ?? '';
    const second = row.cells[1]?.text ?? '';
    const hasNation = splitNation(first).countryText !== null;
    if (/^\d{1,4}$/.test(first) && splitNation(second).countryText !== null) add('driver', second);
    else if (hasNation && isRounds(second) && !/^\d{2,}$/.test(second)) add('driver', first);
    else if (hasNation && /\p{L}/u.test(second) && !isRounds(second)) {
      add('team', first);
      for (const { chassisText } of splitChassisRounds(second)) add('chassis', chassisText);
    }
  }
}

/** Splits a cell of teams at nation codes and at names that are known to stand alone. */
export function splitTeams(text: string, lexicon: Lexicon) {
  return partsAtNations(text, lexicon).flatMap(({ countryText, text: part }) => {
    const pieces = lexicon.knows('team', part) ? [part] : (knownPieces(part, 'team', lexicon) ?? [part]);
    return pieces.map((piece, index) => ({ countryText: index === 0 ? countryText : null, text: piece }));
  });
}

/** The parts of a cell behind their nation codes; a name that is known as a whole keeps its capitals. */
export function partsAtNations(text: string, lexicon: Lexicon) {
  return lexicon.isWholeName(text) ? [{ countryText: null, text }] : splitAtNations(text);
}

/** A text as a sequence of two or more known names, the fewest that make it up; null where there is none. */
export function knownPieces(text: string, kind: NameKind, lexicon: Lexicon): string[] | null {
  const words = text.split(' ');
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= words.length; end += 1) {
    let shortest: string[] | null = null;
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      if (!before || (start === 0 && end === words.length)) continue;
      const piece = words.slice(start, end).join(' ');
      if (lexicon.knows(kind, piece) && (!shortest || before.length + 1 < shortest.length))
        shortest = [...before, piece];
    }
    best.push(shortest);
  }
  return best[words.length] ?? null;
}
