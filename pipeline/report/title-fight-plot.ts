import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { harmless } from '../audit-report/harmless.ts';
import { type Html, trusted } from './html.ts';
import type { Race, StandingRow } from './season.ts';
import type { FightLine, TitleFight } from './title-fight.ts';

/** What is needed of an element of the drawing. */
interface Attributes {
  readonly getAttribute: (name: string) => string | null;
  readonly setAttribute: (name: string, value: string) => void;
  readonly removeAttribute: (name: string) => void;
}

const WIDTH = 410;
const HEIGHT = 250;
const MARGIN = { top: 14, right: 150, bottom: 26, left: 34 };
const FONT_SIZE = 11;
/** Of a capital in a wide font of that size. */
const CHARACTER_WIDTH = 8.5;
/** Of a name beside its line; the whole of it stands in the table below. */
const MOST_CHARACTERS = 15;

/** How the lines are told apart, best first: by colour, dashes and width. The colours are those of the stylesheet. */
const STYLES = [
  { stroke: 'var(--class)', strokeWidth: 2.6, strokeDasharray: 'none' },
  { stroke: 'var(--line-2)', strokeWidth: 1.8, strokeDasharray: 'none' },
  { stroke: 'var(--line-3)', strokeWidth: 1.8, strokeDasharray: '7 3' },
  { stroke: 'var(--line-4)', strokeWidth: 1.8, strokeDasharray: '2 3' },
  { stroke: 'var(--line-5)', strokeWidth: 1.4, strokeDasharray: 'none' },
  { stroke: 'var(--line-5)', strokeWidth: 1.4, strokeDasharray: '5 2 1 2' },
] as const;

/**
 * Draws a title fight as SVG: a line each, from nothing before the first round to the sum of all rounds, a filled dot
 * on the printed total and a dashed fall to it where the rounds do not add up to it. The same fight gives the same
 * bytes: measures and fonts are not asked of the machine. The drawing is for the eye; it carries no text alternative.
 */
export function titleFightSvg({ races, lines }: TitleFight): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const last = races.length;
  const drawnPoints = lines.flatMap(({ points, total }) => [...points, total ?? 0]);
  const highest = drawnPoints.reduce((most, points) => Math.max(most, points), 1);
  const lowest = drawnPoints.reduce((least, points) => Math.min(least, points), 0);
  const headers = headersOf(races);
  const drawn = lines.map((line, index) => ({ line, style: STYLES[index % STYLES.length] ?? STYLES[0] })).reverse();
  const ends = drawn.map(({ line: { points, total }, style: { stroke } }) => {
    const sum = points.at(-1) ?? 0;
    return { sum, total: total ?? sum, stroke, fill: total === null ? 'var(--paper)' : stroke };
  });
  const labels = labelsOf(lines, highest - lowest);
  const svg = Plot.plot({
    document,
    width: WIDTH,
    height: HEIGHT,
    marginTop: MARGIN.top,
    marginRight: MARGIN.right,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    x: { domain: [0, last], label: null },
    y: { domain: [lowest, highest], nice: true, label: null },
    marks: [
      Plot.gridY({ ticks: 5, stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: String, fill: 'var(--muted)', fontSize: FONT_SIZE }),
      Plot.axisX({
        ticks: races.map((_, index) => index + 1).filter((tick) => isTicked(tick, last)),
        tickSize: 0,
        tickFormat: (tick: number) => headers[tick - 1] ?? '',
        fill: 'var(--muted)',
        fontSize: FONT_SIZE - 1,
      }),
      ...drawn.map(({ line, style }) =>
        Plot.line(stepsOf(line), { x: 'round', y: 'points', ...style, strokeLinejoin: 'round' }),
      ),
      Plot.ruleX(
        ends.filter(({ sum, total }) => sum !== total),
        { x: last, y1: 'sum', y2: 'total', stroke: unscaled('stroke'), strokeDasharray: '2 2' },
      ),
      Plot.dot(ends, { x: last, y: 'total', r: 3.2, fill: unscaled('fill'), stroke: unscaled('stroke') }),
      ...[labels.slice(0, 1), labels.slice(1)].map((some, index) =>
        Plot.text(some, {
          x: last,
          y: 'at',
          text: 'text',
          dx: 9,
          textAnchor: 'start',
          fontSize: FONT_SIZE,
          fontWeight: index === 0 ? 'bold' : 'normal',
          fill: 'var(--ink)',
        }),
      ),
    ],
  });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidy(element);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  return trusted(svg.outerHTML);
}

/** A channel that holds colours as they are. */
function unscaled(value: string) {
  return { value, scale: null };
}

function stepsOf({ points }: FightLine): { round: number; points: number }[] {
  return [0, ...points].map((value, round) => ({ round, points: value }));
}

/** The headers of the rounds, `Rd 7` as its number; numbers alone where the headers do not fit side by side. */
function headersOf(races: readonly Race[]): string[] {
  const headers = races.map(({ header, round }) => (header ?? String(round)).replace(/^(?:rd|round)\.?\s*(?=\d)/i, ''));
  const pitch = (WIDTH - MARGIN.left - MARGIN.right) / races.length;
  const isFitting = headers.every((header) => header.length * CHARACTER_WIDTH <= pitch);
  return isFitting ? headers.map(harmless) : races.map(({ round }) => String(round));
}

/** Not more ticks than fit side by side. */
function isTicked(tick: number, last: number): boolean {
  const step = Math.ceil(last / 14);
  return step === 1 || tick % step === 0;
}

/** The names beside the ends of their lines, moved apart until none covers another. */
function labelsOf(lines: readonly FightLine[], range: number): { text: string; at: number }[] {
  const gap = (range * (FONT_SIZE + 2.5)) / (HEIGHT - MARGIN.top - MARGIN.bottom);
  const ends = lines.map((line, index) => ({
    index,
    text: `${labelOf(line, lines)} · ${line.total ?? line.points.at(-1) ?? 0}`,
    at: line.total ?? line.points.at(-1) ?? 0,
  }));
  const upwards = [...ends].sort((a, b) => a.at - b.at || b.index - a.index);
  for (let pass = 0; pass < 60; pass += 1) {
    for (const [index, label] of upwards.entries()) {
      const above = upwards[index + 1];
      if (above === undefined || above.at - label.at >= gap) continue;
      const push = (gap - (above.at - label.at)) / 2;
      label.at -= push;
      above.at += push;
    }
  }
  return ends;
}

/** `Bergmeister, Henzler`; of more drivers than fit the first and how many others. */
function labelOf({ rows }: FightLine, lines: readonly FightLine[]): string {
  const names = rows.map((row) => shortName(row, lines));
  const [first = ''] = names;
  const all = names.join(', ');
  if (all.length <= MOST_CHARACTERS) return all;
  if (names.length > 1) return `${shortened(first, MOST_CHARACTERS - 3)} +${names.length - 1}`;
  return shortened(first, MOST_CHARACTERS);
}

/** A driver's last name, with his initial where somebody else of the drawing has the same one. */
function shortName({ name, lastName, competitorId }: StandingRow, lines: readonly FightLine[]): string {
  if (lastName === null) return harmless(name);
  const others = lines.flatMap(({ rows }) => rows).filter((row) => row.competitorId !== competitorId);
  const [initial = ''] = name;
  return harmless(others.some((row) => row.lastName === lastName) ? `${initial}. ${lastName}` : lastName);
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Takes away what the stylesheet says and digits that no eye sees. */
function tidy(element: Attributes): void {
  for (const name of ['class', 'font-family', 'aria-label', 'aria-hidden', 'font-variant'])
    element.removeAttribute(name);
  for (const name of ['d', 'transform', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy']) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    element.setAttribute(
      name,
      value.replace(/-?(?<!\d)\d+\.\d{3,}/g, (number: string) => String(Number(Number(number).toFixed(2)))),
    );
  }
}
