import { harmless } from '../audit-report/harmless.ts';
import type {
  ExplainedAdjustment,
  ExplainedCompetitor,
  ExplainedFinding,
  ExplainedRound,
  ExplainedStanding,
  Explanation,
  Mention,
  Place,
} from './model.ts';

/** An explanation as people read it: competitor by competitor, a block a standings row. */
export function explanationText({ competitors }: Explanation): string {
  const blocks = competitors.map((competitor) =>
    [
      ...headingLines(competitor),
      ...competitor.standings.flatMap((standing) => ['', ...standingLines(standing)]),
      ...elsewhereLines(competitor),
    ].map(harmless),
  );
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function headingLines({ kind, name, spellings, unsure, standings, elsewhere }: ExplainedCompetitor): string[] {
  const others = spellings.filter((spelling) => spelling !== name);
  return [
    `${name} (${kind})`,
    ...(others.length > 0 ? [`  also spelt ${others.map((spelling) => `'${spelling}'`).join(', ')}`] : []),
    ...unsure.map(
      (one) =>
        `  undecided: '${one.name}' may be the same${one.evidence === null ? '' : `; ${one.evidence.replace(/^with .+?: (?=for: |against: )/s, '')}`}`,
    ),
    ...(standings.length === 0 && elsewhere.length > 0 ? ['  no standings row; the name stands elsewhere'] : []),
  ];
}

function standingLines(row: ExplainedStanding): string[] {
  return [
    `${row.season_title}, ${classText(row.class_code)}${row.competitor}s (${row.championship_name}) ${placeText(row)}`,
    `  Printed as: ${row.name_text}`,
    `  Place:      ${printedPlace(row)}; ${row.position_computed ?? 'none'} by the printed totals`,
    `  Verdict:    ${row.verdict ?? 'not judged'}`,
    ...(row.cars.length > 0 ? [`  Cars:       ${row.cars.map(carText).join('; ')}`] : []),
    ...(row.teams.length > 0 ? [`  Teams:      ${row.teams.join('; ')}`] : []),
    '',
    ...roundLines(row).map((line) => `  ${line}`),
    '',
    `  Total:      ${totalText(row)}`,
    ...row.adjustments.map((adjustment) => `  Adjustment: ${adjustmentText(adjustment)}`),
    ...row.points_systems.map(
      (system) =>
        `  Points:     rounds ${system.rounds.join(', ')}: ${system.points.map(pointsText).join('-')}; ` +
        `"${system.condition_text}" ${placeText(system)}`,
    ),
    `  Numbering:  ${numberingText(row)}`,
    ...row.checks.map(
      ({ code, round_text: round, outcome, finding_id: finding }) =>
        `  Check:      ${code}${round === null ? '' : `, round ${round}`}: ${outcome}${finding === null ? '' : ` (${finding})`}`,
    ),
    ...row.findings.flatMap((finding) => [`  Finding:    ${findingText(finding)}`, `              ${finding.message}`]),
    ...(row.checks.length === 0 ? ['  Checks:     every check of the row and its rounds confirmed it'] : []),
  ];
}

function printedPlace({
  position_text: text,
  position_published: place,
  shares_place_with: others,
}: ExplainedStanding) {
  const shared = others.length === 0 ? '' : `, shared with ${others.join(', ')}`;
  if (text !== '') return `${text} printed${shared}`;
  return place === null ? 'none printed' : `none printed, ${place} by the row above${shared}`;
}

function carText({ chassis, engine }: ExplainedStanding['cars'][number]): string {
  return [chassis, engine].filter((part) => part !== null).join(', ');
}

const COLUMNS = ['Round', 'Race', 'Cell', 'Points', 'Place', 'Sum', 'Article', 'Note'];
const IS_NUMBER = new Set(['Round', 'Points', 'Place', 'Sum']);
/** A longer text pushes its own line out, not every other. */
const WIDEST = 60;

function roundLines({ rounds, teams }: ExplainedStanding): string[] {
  const columns = teams.length > 1 ? [...COLUMNS.slice(0, -1), 'Team', 'Note'] : COLUMNS;
  const body = rounds.map((round) => {
    const cells = roundCells(round);
    return columns.map((column) => harmless(cells[column] ?? ''));
  });
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...body.map((row) => Math.min(WIDEST, widthOf(row[index] ?? '')))),
  );
  return [columns, ...body].map((row) =>
    row
      .map((text, index) => {
        const gap = ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(text)));
        return IS_NUMBER.has(columns[index] ?? '') ? `${gap}${text}` : `${text}${gap}`;
      })
      .join('  ')
      .trimEnd(),
  );
}

function roundCells(round: ExplainedRound): Readonly<Record<string, string>> {
  const isEmpty = round.cell_text === null;
  return {
    Round: round.round_text,
    Race: round.race_name ?? '',
    Cell: isEmpty ? '(empty)' : (round.cell_text ?? ''),
    Points: isEmpty ? '' : round.points === null ? '?' : pointsText(round.points),
    Place: round.place_text ?? placesText(round.places),
    Sum: pointsText(round.running_sum),
    Article: round.article === null || round.line === null ? '' : `${round.article}:${round.line}`,
    Team: round.team ?? '',
    Note: [round.is_dropped ? 'dropped, does not count' : '', noteText(round)].filter((text) => text !== '').join('; '),
  };
}

function noteText({ note }: ExplainedRound): string {
  return note === null ? '' : `${note.mark === null ? '' : `${note.mark} `}${note.text} ${placeText(note)}`;
}

function placesText(places: readonly number[]): string {
  const [first, ...others] = places;
  if (first === undefined) return '';
  return others.length > 2 ? `${first}–${others.at(-1)}` : places.join('/');
}

/** Characters as they stand side by side; marks stand on the letter before them. */
function widthOf(text: string): number {
  return [...text.replace(/\p{M}/gu, '')].length;
}

function totalText(row: ExplainedStanding): string {
  const { points_published: published, points_computed: computed } = row;
  const printed = row.total_text === null || row.total_text === '' ? 'none printed' : `${row.total_text} printed`;
  if (computed === null) return `${printed}; the rounds cannot be added up, one of them is not understood`;
  const sum = `the rounds add up to ${pointsText(computed)}`;
  if (published === null) return `${printed}; ${sum}`;
  if (Math.abs(published - computed) < 0.0005) return `${printed}, and ${sum}`;
  const pending = row.adjustments.reduce((all, one) => all + (one.is_in_cell ? 0 : (one.points ?? 0)), 0);
  const adjusted = pending === 0 ? '' : ` (${pointsText(computed + pending)} with the adjustments)`;
  const difference = pointsText(Math.abs(published - computed));
  return `${printed}, but ${sum}${adjusted}: ${difference} ${published > computed ? 'less' : 'more'} than printed`;
}

function adjustmentText(adjustment: ExplainedAdjustment): string {
  const round = adjustment.round_text === null ? 'no round named' : `round ${adjustment.round_text}`;
  const points =
    adjustment.points === null
      ? 'points not named'
      : `${adjustment.points > 0 ? '+' : ''}${pointsText(adjustment.points)} points`;
  const where = adjustment.is_in_cell ? 'the cell has it already' : 'not in the cell';
  return `${round}, ${adjustment.kind}, ${points}, ${where}: ${adjustment.reason} ${placeText(adjustment)}`;
}

function numberingText({ numbering, tie_break: tieBreak, evidence }: ExplainedStanding): string {
  if (numbering === null || tieBreak === null) return 'not known';
  const ties = tieBreak === 'countback' ? 'equal totals separated by countback' : 'equal totals share a place';
  return `${numbering}, ${ties}${evidence === null ? '' : `: ${evidence}`}`;
}

function findingText({ finding_id: id, severity, code, status, reason, article, line }: ExplainedFinding): string {
  const place = article === null ? '' : ` (${article}${line === null ? '' : `:${line}`})`;
  return `${severity} ${code}, ${id}${status === 'accepted' ? `, accepted: ${reason ?? ''}` : ''}${place}`;
}

function elsewhereLines({ standings, elsewhere }: ExplainedCompetitor): string[] {
  if (elsewhere.length === 0) return [];
  const title = standings.length > 0 ? ['', 'In classes without a standings row of this name'] : [];
  return [...title, ...elsewhere.map((mention) => `  ${mentionText(mention)}`)];
}

function mentionText(mention: Mention): string {
  const season = mention.year === null ? '' : `${mention.year} `;
  const place = `${season}${classText(mention.class_code)}${mention.table}`;
  return `${place}: ${mention.text} ${placeText(mention)}`;
}

function classText(code: string | null): string {
  return code === null || code === '-' ? '' : `${code} `;
}

function placeText({ article, line }: Place): string {
  return `(${article}:${line})`;
}

function pointsText(points: number): string {
  return String(Math.round(points * 1000) / 1000);
}
