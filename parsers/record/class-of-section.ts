import { type Grid, isStandings } from '../table/grid.ts';
import { NO_CLASS } from '../table/results-grid.ts';
import { trimEnds } from '../text/trim-ends.ts';

/** A class as an article introduces it; `name` is the long form of a heading such as `Grand Touring 2 (GT2)`. */
export interface IntroducedClass {
  readonly classCode: string;
  readonly name: string | null;
  readonly line: number;
}

const NOT_A_CLASS =
  /\b(?:standings?|championships?|titles?|points|results?|final|overall|season|entry lists?|entries|entrants?|tables?)\b|\b(?:drivers?|riders?|teams?|manufacturers?|constructors?|makes|marques?)['’]?s?\b/gi;
const IN_BRACKETS = /^(?<name>\S.*?) \((?<code>[^()]{1,24})\)$/;

/** Tells the class of a table by the headings above it. */
export class ClassesOfSections {
  readonly #known: readonly string[];
  readonly #areHeadingsClasses: boolean;

  /** `known` are the class codes that other tables give; without them, headings that differ are classes. */
  constructor(grids: readonly Grid[], known: readonly string[]) {
    this.#known = known;
    const standings = grids.filter((grid) => isStandings(grid.kind));
    const remainders = new Set(standings.map((grid) => remainderOf(grid.table.sectionPath.at(-1) ?? '')));
    this.#areHeadingsClasses = known.length > 0 || remainders.size > 1;
  }

  /** The class code for a section path; where its headings name none, the season's only class, else `-`. */
  classOf(sectionPath: readonly string[]): string {
    for (const heading of [...sectionPath].reverse()) {
      const bracketed = IN_BRACKETS.exec(heading)?.groups?.['code'];
      if (bracketed !== undefined && this.#known.includes(bracketed)) return bracketed;
      const remainder = remainderOf(heading);
      if (this.#known.includes(remainder)) return remainder;
    }
    const last = sectionPath.at(-1) ?? '';
    const remainder = remainderOf(last);
    const [only, second] = this.#known;
    if (remainder === '' && only !== undefined && second === undefined) return only;
    const isCode = /^[A-Z][A-Z\d]{1,7}$/.test(remainder);
    return remainder !== '' && (this.#areHeadingsClasses || isCode) ? remainder : NO_CLASS;
  }
}

/** The classes that the results' columns and the headings of entry lists introduce, in order of appearance. */
export function introducedClasses(grids: readonly Grid[]): IntroducedClass[] {
  const classes: IntroducedClass[] = [];
  const names = new Map<string, { name: string; line: number }>();
  for (const grid of grids) {
    if (grid.kind !== 'entry-list') continue;
    const groups = IN_BRACKETS.exec(grid.table.sectionPath.at(-1) ?? '')?.groups;
    const code = groups?.['code'];
    if (code !== undefined) names.set(code, { name: groups?.['name'] ?? code, line: grid.table.lineFirst });
  }
  const add = (classCode: string, line: number) => {
    if (classCode === NO_CLASS || classes.some((known) => known.classCode === classCode)) return;
    classes.push({
      classCode,
      name: names.get(classCode)?.name ?? classCode,
      line: names.get(classCode)?.line ?? line,
    });
  };
  for (const grid of grids) {
    if (grid.kind !== 'season-results') continue;
    for (const column of grid.columns) if (column.classCode !== null) add(column.classCode, grid.table.lineFirst);
  }
  for (const [code, { line }] of names) add(code, line);
  return classes;
}

function remainderOf(heading: string): string {
  return trimEnds(heading.replace(NOT_A_CLASS, ' ').replace(/\s+/g, ' '), " '’–-");
}
