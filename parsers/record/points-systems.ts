import type { FindingDraft } from '../../schemas/finding.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { PointsCondition, PointsSystemRecord, PointsValueRecord } from '../../schemas/record/points.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { ProseBlock } from '../article/tree.ts';
import { parsePosition } from '../cell/position.ts';
import type { Grid } from '../table/grid.ts';
import { isUprightPointsTable } from '../table/kind.ts';
import type { PrintedCell, PrintedTable } from '../table/printed-table.ts';
import { CARDINAL_PATTERN, parseCardinal } from '../text/number-word.ts';
import { findRaces } from './find-race.ts';
import { namedRaces } from './named-races.ts';
import type { StatedRule } from './rules.ts';
import { unreadableCell } from './unreadable.ts';

const LIST = /^(?<list>\d{1,3}(?:\.\d)?(?:\s?[-–—,]\s?\d{1,3}(?:\.\d)?){2,60})(?<open>\s?[-–—,]?\s?(?:\.{2,3}|…))?$/;

/**
 * The points systems that prose and lists state: a sentence that ends in a colon, and the list of points below it.
 * Findings: `unreadable-cell` where a sentence names no race of the schedule.
 *
 * `- 25-21-19-17-15-14-13-12-11-10-...` is open-ended; the last step goes on down to one point (2002).
 */
export function readPointsProse(
  blocks: readonly ProseBlock[],
  seasonId: string,
  sourceId: string,
  races: readonly RaceRecord[],
) {
  const systems: PointsSystemRecord[] = [];
  const findings: FindingDraft[] = [];
  let condition: { text: string; line: number } | null = null;
  for (const block of blocks) {
    const lines = block.text.split('\n').map((text, index) => ({ text: text.trim(), line: block.line + index }));
    for (const { text, line } of lines) {
      const match = LIST.exec(text);
      if (match?.groups && condition) {
        const isOpenEnded = match.groups['open'] !== undefined;
        const points = (match.groups['list'] ?? '').split(/[-–—,]/).map((item) => Number(item));
        const parsed = parseCondition(condition.text, races);
        if (parsed.kind === 'name' && parsed.races.length === 0) {
          findings.push({
            code: 'unreadable-cell',
            message: `The sentence '${condition.text}' names no race of the schedule; its points hold for none`,
            about: condition.text,
            sourceId,
            line: condition.line,
          });
        }
        systems.push({
          seasonId,
          competitor: competitorOf(block.sectionPath),
          conditionText: condition.text,
          condition: parsed,
          isOpenEnded,
          values: valuesOf(points, isOpenEnded),
          origin: { sourceId, line: condition.line, cells: [] },
        });
      }
      condition = text.endsWith(':') && /\b(?:points?|scored?|award(?:ed|s)?)\b/i.test(text) ? { text, line } : null;
    }
  }
  return { systems, findings };
}

const BONUS_HEADERS = [
  { rule: 'points-for-pole-position', header: /^(?:pole(?: position)?s?|pp)$/i },
  { rule: 'points-for-fastest-lap', header: /^(?:fastest laps?|f\.?l\.?)$/i },
] as const;

/**
 * The points systems of a table: a condition in the first column, then the points for each place, and what pole position
 * and the fastest lap give.
 */
export function readPointsTable(grid: Grid, seasonId: string, races: readonly RaceRecord[]): PointsTable {
  if (isUprightPointsTable(grid.columns.map(({ header }) => header))) return readUprightTable(grid, seasonId);
  const findings: FindingDraft[] = [];
  const systems: PointsSystemRecord[] = [];
  const bonuses: StatedRule[] = [];
  const { table } = grid;
  for (const row of table.rows.slice(grid.headerRowCount)) {
    const [first, ...rest] = row.cells;
    if (!first || first.text === '') continue;
    const values: PointsValueRecord[] = [];
    for (const cell of rest) {
      if (cell.text === '') continue;
      const header = grid.columns[cell.ref.column]?.header ?? '';
      const bonus = bonusOf(header, cell, table, [cell]);
      if (bonus) bonuses.push(bonus);
      else if (FIGURE.test(cell.text)) {
        values.push({
          position: values.length + 1,
          points: Number(cell.text),
          isExtrapolated: false,
          cells: [cell.ref],
        });
      } else findings.push(unreadableCell(cell, table.sourceId, 'the points for a place'));
    }
    if (values.length === 0) continue;
    systems.push({
      seasonId,
      competitor: competitorOf(table.sectionPath),
      conditionText: first.text,
      condition: parseCondition(first.text, races),
      isOpenEnded: false,
      values,
      origin: { sourceId: table.sourceId, line: row.line, cells: [first.ref] },
    });
  }
  return { systems, bonuses, findings };
}

/** The points systems and bonuses of a table. */
interface PointsTable {
  readonly systems: readonly PointsSystemRecord[];
  readonly bonuses: readonly StatedRule[];
  readonly findings: readonly FindingDraft[];
}

/** What pole position or the fastest lap gives, where a header names one of them beside a figure. */
function bonusOf(
  header: string,
  figure: PrintedCell,
  table: PrintedTable,
  cells: readonly PrintedCell[],
): StatedRule | null {
  const named = BONUS_HEADERS.find((one) => one.header.test(header));
  if (!named || !FIGURE.test(figure.text)) return null;
  return {
    rule: named.rule,
    value: Number(figure.text),
    race: null,
    competitor: competitorOf(table.sectionPath),
    text: `${header} ${figure.text}`,
    line: figure.line,
    sectionPath: table.sectionPath,
    cells: cells.map(({ ref }) => ref),
  };
}

const FIGURE = /^\d{1,3}(?:\.\d)?$/;

/** A table with a row for each place: `1st` beside `10`. */
function readUprightTable(grid: Grid, seasonId: string): PointsTable {
  const { table } = grid;
  const findings: FindingDraft[] = [];
  const bonuses: StatedRule[] = [];
  const values: PointsValueRecord[] = [];
  for (const { cells } of grid.rows) {
    const [first, second] = cells;
    if (!first || !second || (first.text === '' && second.text === '')) continue;
    const place = parsePosition(first.text);
    const bonus = bonusOf(first.text, second, table, [first, second]);
    if (bonus) bonuses.push(bonus);
    else if (place && FIGURE.test(second.text)) {
      const position = place.value;
      values.push({ position, points: Number(second.text), isExtrapolated: false, cells: [first.ref, second.ref] });
    } else findings.push(unreadableCell(second, table.sourceId, 'the points for a place'));
  }
  const header = table.rows[grid.headerRowCount - 1];
  const [first] = values;
  if (!first) return { systems: [], bonuses, findings };
  const system: PointsSystemRecord = {
    seasonId,
    competitor: competitorOf(table.sectionPath),
    conditionText: header?.cells[0]?.text || 'Position',
    condition: { kind: 'default' },
    isOpenEnded: false,
    values,
    origin: { sourceId: table.sourceId, line: header?.line ?? table.lineFirst, cells: [] },
  };
  return { systems: [system], bonuses, findings };
}

/** Reads for which races a sentence holds: by length, by name, or for all others. */
export function parseCondition(text: string, races: readonly RaceRecord[]): PointsCondition {
  const length = parseLengthCondition(text);
  if (length) return length;
  const named = namedRaces(text);
  if (named === null) return { kind: 'default' };
  return { kind: 'name', races: findRaces(named, races) };
}

const AMOUNT = `${CARDINAL_PATTERN}(?: hours?| minutes?)?`;
const BETWEEN = new RegExp(`\\bbetween (?<from>${AMOUNT}) and (?<to>${AMOUNT})`, 'i');
const BELOW = new RegExp(`\\b(?<word>under|below|less than|shorter than|up to|at most) (?<to>${AMOUNT})`, 'i');
const ABOVE = new RegExp(`\\b(?<word>over|above|more than|longer than|at least) (?<from>${AMOUNT})`, 'i');

function parseLengthCondition(text: string): PointsCondition | null {
  const between = BETWEEN.exec(text)?.groups;
  if (between) {
    const to = minutesOf(between['to'] ?? '', 'hours');
    const from = minutesOf(between['from'] ?? '', /minutes/i.test(between['to'] ?? '') ? 'minutes' : 'hours');
    return { kind: 'length', minMinutes: from, maxMinutes: to, excludesBounds: false };
  }
  const below = BELOW.exec(text)?.groups;
  if (below)
    return {
      kind: 'length',
      minMinutes: null,
      maxMinutes: minutesOf(below['to'] ?? '', 'hours'),
      excludesBounds: true,
    };
  const above = ABOVE.exec(text)?.groups;
  if (above)
    return {
      kind: 'length',
      minMinutes: minutesOf(above['from'] ?? '', 'hours'),
      maxMinutes: null,
      excludesBounds: true,
    };
  return null;
}

function minutesOf(amount: string, unit: 'hours' | 'minutes'): number | null {
  const [number = '', printed] = amount.split(' ');
  const value = parseCardinal(number);
  if (value === null) return null;
  return /^minute/i.test(printed ?? unit) ? value : value * 60;
}

const COMPETITORS: readonly { readonly competitor: Competitor; readonly pattern: RegExp }[] = [
  { competitor: 'team', pattern: /\bteams?\b/i },
  { competitor: 'driver', pattern: /\b(?:drivers?|riders?)\b/i },
  { competitor: 'manufacturer', pattern: /\b(?:constructors?|manufacturers?)\b/i },
];

/** Whose points a section speaks of, by its headings; null where they name nobody, or several. */
export function competitorOf(sectionPath: readonly string[]): Competitor | null {
  const path = sectionPath.join(' ');
  const named = COMPETITORS.filter(({ pattern }) => pattern.test(path));
  const [only, second] = named;
  return only && !second ? only.competitor : null;
}

/** The values of a list; an open-ended one goes on by its last step down to the last positive value. */
export function valuesOf(points: readonly number[], isOpenEnded: boolean): PointsValueRecord[] {
  const values = points.map((value, index) => ({
    position: index + 1,
    points: value,
    isExtrapolated: false,
    cells: [],
  }));
  const last = points.at(-1) ?? 0;
  const step = (points.at(-2) ?? last) - last;
  if (!isOpenEnded || step <= 0) return values;
  for (let value = last - step; value > 0; value -= step) {
    values.push({ position: values.length + 1, points: value, isExtrapolated: true, cells: [] });
  }
  return values;
}
