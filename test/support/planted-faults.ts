import type { FindingCode } from '../../schemas/finding.ts';
import type { Seeded } from './seeded.ts';

/** What a finding that shows a fault looks like: one of these codes on one of these lines of the original. */
export interface Shown {
  readonly codes: readonly FindingCode[];
  readonly lines: readonly number[];
}

/** A fault, not yet planted. Lines are 1-based, in the original article. */
export interface Fault {
  /** Original line to the lines that stand in its place; none where it is removed. */
  readonly edits: ReadonlyMap<number, readonly string[]>;
  /** Lines that say something else than the fault and may be held against it; the edited lines are touched anyway. */
  readonly contradicts: readonly number[];
  readonly shown: readonly Shown[];
}

/** A copy of an article with one fault. */
export interface Planted {
  readonly text: string;
  /** What was changed, for people. */
  readonly change: string;
  /** The line in the copy of a line of the original; where a line is removed, the one that follows. */
  readonly lineOf: (line: number) => number;
  /** Lines of the copy on which a finding is no false alarm. */
  readonly allowed: ReadonlySet<number>;
  readonly isShownBy: (code: FindingCode, line: number) => boolean;
}

/** Makes a copy of an article with a fault in it. */
export function plant(article: string, { edits, contradicts, shown }: Fault): Planted {
  const starts: number[] = [];
  const copy: string[] = [];
  article.split('\n').forEach((text, index) => {
    starts.push(copy.length + 1);
    copy.push(...(edits.get(index + 1) ?? [text]));
  });
  const lineOf = (line: number) => starts[line - 1] ?? copy.length;
  const placesOf = (lines: Iterable<number>) => new Set([...lines].map(lineOf));
  const touched = [...edits].flatMap(([line, texts]) =>
    Array.from({ length: Math.max(1, texts.length) }, (_, index) => lineOf(line) + index),
  );
  const places = shown.map(({ codes, lines }) => ({
    codes,
    lines: new Set(
      lines.flatMap((line) => Array.from({ length: edits.get(line)?.length ?? 1 }, (_, index) => lineOf(line) + index)),
    ),
  }));
  return {
    text: copy.join('\n'),
    change: [...edits]
      .map(([line, texts]) => `line ${line}: ${texts.map((text) => `'${text}'`).join(' + ')}`)
      .join('; '),
    lineOf,
    allowed: new Set([...touched, ...placesOf(contradicts), ...placesOf(shown.flatMap(({ lines }) => lines))]),
    isShownBy: (code, line) => places.some(({ codes, lines }) => codes.includes(code) && lines.has(line)),
  };
}

/** The first that `draw` gives and that is not null; null after many attempts. */
export function drawn<T>(random: Seeded, draw: (random: Seeded) => T | null): T | null {
  for (let attempts = 0; attempts < 400; attempts += 1) {
    const result = draw(random);
    if (result !== null) return result;
  }
  return null;
}

/** One of the items; null where there is none. */
export function pickOf<T>(random: Seeded, items: readonly T[]): T | null {
  return items.length === 0 ? null : random.pick(items);
}

/** The cells of a line of a table; the first one stands before the first pipe. */
export function cellsOf(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}

/** A line of a table with these cells, the outer ones being those before the first and after the last pipe. */
export function lineOfCells(cells: readonly string[]): string {
  return `| ${cells.slice(1, -1).join(' | ')} |`;
}
