import type { FindingDraft } from '../../schemas/finding.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { PointsCondition, PointsSystemRecord, PointsValueRecord } from '../../schemas/record/points.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { ProseBlock } from '../article/tree.ts';
import type { Grid } from '../table/grid.ts';
import { CARDINAL_PATTERN, parseCardinal } from '../text/number-word.ts';
import { findRaces } from './find-race.ts';
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

/** The points systems of a table: a condition in the first column, then the points for each place. */
export function readPointsTable(grid: Grid, seasonId: string, races: readonly RaceRecord[]) {
  const findings: FindingDraft[] = [];
  const systems: PointsSystemRecord[] = [];
  const { table } = grid;
  for (const row of table.rows.slice(grid.headerRowCount)) {
    const [first, ...rest] = row.cells;
    if (!first || first.text === '') continue;
    const values: PointsValueRecord[] = [];
    for (const cell of rest) {
      if (cell.text === '') continue;
      if (/^\d{1,3}(?:\.\d)?$/.test(cell.text)) {
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
  return { systems, findings };
}

/** Reads for which races a sentence holds: by length, by name, or for all others. */
function parseCondition(text: string, races: readonly RaceRecord[]): PointsCondition {
  const length = parseLengthCondition(text);
  if (length) return length;
  const named = /\bfor (?<races>.+?)(?:,? (?:which|are|is|points|award\w*|in the following|that)\b|:|$)/i.exec(text)
    ?.groups?.['races'];
  if (named === undefined || /\b(?:most|all|other|every)\b/i.test(named)) return { kind: 'default' };
  return { kind: 'name', races: findRaces(named, races) };
}

function parseLengthCondition(text: string): PointsCondition | null {
  const amount = `${CARDINAL_PATTERN}(?: hours?| minutes?)?`;
  const between = new RegExp(`\\bbetween (?<from>${amount}) and (?<to>${amount})`, 'i').exec(text)?.groups;
  if (between) {
    const to = minutesOf(between['to'] ?? '', 'hours');
    const from = minutesOf(between['from'] ?? '', /minutes/i.test(between['to'] ?? '') ? 'minutes' : 'hours');
    return { kind: 'length', minMinutes: from, maxMinutes: to, excludesBounds: false };
  }
  const below = new RegExp(`\\b(?<word>under|below|less than|shorter than|up to|at most) (?<to>${amount})`, 'i').exec(
    text,
  )?.groups;
  if (below)
    return {
      kind: 'length',
      minMinutes: null,
      maxMinutes: minutesOf(below['to'] ?? '', 'hours'),
      excludesBounds: true,
    };
  const above = new RegExp(`\\b(?<word>over|above|more than|longer than|at least) (?<from>${amount})`, 'i').exec(
    text,
  )?.groups;
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

function competitorOf(sectionPath: readonly string[]): Competitor | null {
  const path = sectionPath.join(' ');
  const isTeam = /\bteams?\b/i.test(path);
  const isDriver = /\bdrivers?\b/i.test(path);
  if (isTeam === isDriver) return null;
  return isTeam ? 'team' : 'driver';
}

/** The values of a list; an open-ended one goes on by its last step down to the last positive value. */
function valuesOf(points: readonly number[], isOpenEnded: boolean): PointsValueRecord[] {
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
