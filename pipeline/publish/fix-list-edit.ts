import type { Row } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';
import { enteredTeamsOf } from './fix-list-entries.ts';
import { type EvidenceLine, linesOfName, type OpenNames, type PlacedFinding } from './fix-list-evidence.ts';
import { code, prose } from './fix-list-markdown.ts';
import { type FixStanding, figureForTotal, othersOf, standingOf, totalWith } from './fix-list-standing.ts';
import { preparedOnce } from './prepared-once.ts';

/** What an edit is read from. */
export interface FindingToMend {
  readonly finding: PlacedFinding;
  readonly rows: readonly Pick<Row<'finding_row'>, 'role' | 'table_name' | 'row_id' | 'line'>[];
  readonly evidence: readonly EvidenceLine[];
  /** The two spellings that an unresolved name is about. */
  readonly names: OpenNames | null;
  /** The text on the line where it is no row of a table. */
  readonly statement: string | null;
  /** Lines as a person names them: `line 322`, `lines 33 and 137 of …`. */
  readonly linesText: (lines: readonly EvidenceLine[]) => string;
}

/** The edit that would mend a finding, as Markdown; only what the evidence supports, both readings where it has two. */
export function editOf(db: Db, item: FindingToMend): string {
  switch (item.finding.code) {
    case 'total-mismatch':
      return mendTotal(db, item);
    case 'position-mismatch':
      return mendPlace(db, item);
    case 'tie-mark-mismatch':
      return mendTieMark(db, item);
    case 'duplicate-competitor':
      return mendDuplicate(db, item);
    case 'points-not-in-system':
    case 'points-clash':
    case 'team-driver-mismatch':
    case 'winner-points-mismatch':
      return mendFigure(db, item);
    case 'country-conflict':
      return mendCountry(item);
    case 'name-unresolved':
      return mendName(db, item);
    case 'stated-fact-mismatch':
      return mendStatement(item);
    default:
      return mendOther(db, item);
  }
}

function subjectOf(db: Db, { rows }: FindingToMend): FixStanding | null {
  const subject = rows.find(({ role }) => role === 'subject');
  return subject ? standingOf(db, subject) : null;
}

function mendTotal(db: Db, item: FindingToMend): string {
  const row = subjectOf(db, item);
  if (!row || row.total === null || row.sum === null) return checkWhich(item);
  const printed = code(row.totalText ?? figure(row.total));
  const missing = Math.round((row.total - row.sum) * 1000) / 1000;
  const able = row.rounds.filter((round) => round.cellText === null && round.legal.includes(missing));
  const change = `change the total ${printed} to ${code(figure(row.sum))}`;
  if (able.length === 0) return `${change}.`;
  const where = able.length === 1 ? 'which is empty and can give' : 'each of which is empty and can give';
  const rounds = listed(
    able.map(({ text }) => prose(text)),
    'or',
  );
  return (
    `two readings are possible: ${change} if the rounds are complete; or, if the total is right, write ` +
    `${code(figure(missing))} under ${rounds}, ${where} the difference.`
  );
}

function mendPlace(db: Db, item: FindingToMend): string {
  const row = subjectOf(db, item);
  const { expected } = item.finding;
  if (!row || expected === null || expected === '') return checkWhich(item);
  const others = othersOf(db, row);
  const isShared = others.some((other) => String(other.positionComputed) === expected);
  const mark = isShared && usesEqualsSigns(row, others) ? '=' : '';
  const change =
    row.positionText === ''
      ? `give the row the place ${code(`${expected}${mark}`)}; it prints none of its own`
      : `change the place ${code(row.positionText)} to ${code(`${expected}${mark}`)}`;
  return isTotalConfirmed(db, row)
    ? `${change}.`
    : `${change} if the total is right; the rounds do not confirm the total, so check that first.`;
}

function mendTieMark(db: Db, item: FindingToMend): string {
  const row = subjectOf(db, item);
  const { expected } = item.finding;
  if (!row || expected === null) return checkWhich(item);
  const others = othersOf(db, row);
  const place = row.positionText.trimEnd().replace(/=$/, '').trimEnd();
  const condition = isTotalConfirmed(db, row) ? '' : ' if the total is right, which the rounds do not confirm';
  if (expected === 'shared') {
    const equals = others.filter((other) => other.total === row.total).map(({ name }) => prose(name));
    const whom = equals.length === 0 ? '' : `, like that of ${listed(equals, 'and')} with the same points`;
    return usesEqualsSigns(row, others) && place !== ''
      ? `change the place ${code(row.positionText)} to ${code(`${place}=`)}${whom}${condition}.`
      : `mark the place as shared, as the table marks others${whom}${condition}.`;
  }
  return row.positionText.includes('=')
    ? `change the place ${code(row.positionText)} to ${code(place)}${condition}.`
    : `give the row a place of its own${condition}.`;
}

function usesEqualsSigns(row: FixStanding, others: readonly { readonly positionText: string }[]): boolean {
  return [row, ...others].some(({ positionText }) => positionText.includes('='));
}

const totalCheck = preparedOnce<[table: string, id: string], { outcome: string }>();

function isTotalConfirmed(db: Db, row: FixStanding): boolean {
  const check = totalCheck(
    db,
    `SELECT outcome FROM audit_check
     WHERE code = 'total-mismatch' AND table_name = ? AND row_id = ? AND race_id IS NULL`,
  ).get(`${row.kind}_standing`, row.id);
  return check?.outcome === 'confirmed' || check?.outcome === 'explained';
}

function mendDuplicate(db: Db, item: FindingToMend): string {
  const row = subjectOf(db, item);
  const other = item.rows.find(({ role }) => role === 'twin');
  const twin = other ? standingOf(db, other) : null;
  if (!row || !twin) return checkWhich(item);
  const filled = (standing: FixStanding) => standing.rounds.filter((round) => round.cellText !== null);
  const both = filled(row).filter((round) => filled(twin).some(({ raceId }) => raceId === round.raceId));
  const name = code(row.name);
  if (both.length > 0) {
    const rounds = listed(
      both.map(({ text }) => prose(text)),
      'and',
    );
    return (
      `both rows have a figure under ${rounds}, so they are not the two halves of one: either one row is a repetition ` +
      `to remove, or the name ${name} on line ${twin.line} or line ${row.line} is wrong; check which.`
    );
  }
  const readings = [`the name ${name} is wrong on one of the lines ${twin.line} and ${row.line}: correct it there`];
  if (row.sum !== null && twin.sum !== null) readings.unshift(mergeText(db, row, twin, row.sum + twin.sum));
  return `two readings are possible: ${readings.join('; or ')}. Check which of the two is right.`;
}

/** The one row that two would make, with its total and place. */
function mergeText(db: Db, row: FixStanding, twin: FixStanding, total: number): string {
  const others = othersOf(db, row).filter(({ id }) => id !== twin.id);
  const better = others.flatMap((other) => (other.total !== null && other.total > total ? [other.total] : []));
  const place = (row.numbering === 'dense' ? new Set(better).size : better.length) + 1;
  const equals = others.filter((other) => other.total === total).map(({ name }) => prose(name));
  const level = equals.length === 0 ? '' : `, level with ${listed(equals, 'and')}`;
  return (
    `the rows on lines ${twin.line} and ${row.line} are of one competitor: make them one row with all rounds, the total ` +
    `${code(figure(total))} and the place ${place}${level}`
  );
}

/** A figure under a round: the one with which the printed total of its row would fit, where a place gives it. */
function mendFigure(db: Db, item: FindingToMend): string {
  const raceId = item.finding.race_id;
  const readings = new Map<string, string>();
  for (const contributing of item.rows) {
    const row = standingOf(db, contributing);
    const round = row?.rounds.find((one) => one.raceId === raceId);
    const wanted = row && raceId !== null ? figureForTotal(row, raceId) : null;
    if (!row || !round || wanted === null || readings.has(row.id)) continue;
    const change =
      round.cellText === null
        ? `write ${code(figure(wanted))} into the empty cell`
        : `change ${code(round.cellText)} to ${code(figure(wanted))}`;
    readings.set(
      row.id,
      `${change} under ${prose(round.text)} in the row of ${prose(row.name)}, line ${row.line}, whose total ` +
        `${code(row.totalText ?? '')} fits then`,
    );
  }
  const texts = [...readings.values()];
  if (texts.length === 0) return checkFigure(db, item);
  if (texts.length === 1) return `${texts.join('')}.`;
  return `${texts.length} readings are possible: ${texts.join('; or ')}. Check which of them is right.`;
}

/** The figure of a finding's own line against the one that the rest gives, and what the total would become with that. */
function checkFigure(db: Db, item: FindingToMend): string {
  const { race_id: raceId, expected, line, code: which } = item.finding;
  const row = subjectOf(db, item);
  if (!row || raceId === null || expected === null || which === 'points-not-in-system') return checkWhich(item);
  const round = row.rounds.find((one) => one.raceId === raceId);
  // The line is that of another row, which has the figure that the subject lacks.
  if ((round?.line ?? row.line) !== line) {
    return checkWhich({ ...item, finding: { ...item.finding, published: null, expected: null } });
  }
  const total = totalWith(db, row, raceId, Number(expected));
  if (total === null || row.total === null || row.totalText === null) return checkWhich(item);
  const [low, high] = [Math.min(total, row.total), Math.max(total, row.total)];
  const isPassing = othersOf(db, row).some(
    (other) => other.total !== null && other.total >= low && other.total <= high,
  );
  return (
    `${checkWhich(item)} With ${code(expected)} the total of the row, ${code(row.totalText)}, would become ` +
    `${code(figure(total))}${isPassing ? '; compare the places then too' : ''}.`
  );
}

function mendCountry({ finding, evidence, linesText }: FindingToMend): string {
  const { published, expected } = finding;
  if (published === null || expected === null || evidence.length === 0) {
    return 'check which of the two countries is right.';
  }
  const isElsewhere = evidence.some(({ sourceId }) => sourceId !== finding.source_id);
  return (
    `check which of the two is right, then change ${code(published)} to ${code(expected)} on line ${finding.line}, or ` +
    `${code(expected)} to ${code(published)} on ${linesText(evidence)}.` +
    (isElsewhere ? ' Nothing needs an edit where he changed his nationality between the seasons.' : '')
  );
}

function mendName(db: Db, { finding, names, linesText }: FindingToMend): string {
  if (!names) return 'check whether the two names mean the same; if so, write one of them in both places.';
  const linesOf = (name: string) => linesText(linesOfName(db, names.kind, name, finding.source_id));
  return (
    `check whether the two mean one ${names.kind}; if so, write one of them everywhere: ${code(names.one)} stands on ` +
    `${linesOf(names.one)}; ${code(names.other)} on ${linesOf(names.other)}. If they are two, nothing needs an edit.`
  );
}

function mendStatement(item: FindingToMend): string {
  const { published, expected, severity } = item.finding;
  if (severity === 'error' && published !== null && expected !== null) {
    return `in the sentence on line ${item.finding.line}, change ${code(published)} to what the tables give, ${code(expected)}.`;
  }
  return checkWhich(item);
}

function mendOther(db: Db, item: FindingToMend): string {
  const { finding, evidence, linesText, statement } = item;
  switch (finding.code) {
    case 'winner-missing':
      return `check which of the two is right: add a row for the winner to the standings${placeOfStandings(db, finding)}, or correct the winner.`;
    case 'scored-not-entered':
      return mendEntry(db, item);
    case 'entered-twice':
      return `check which of the two is right, and take the round out of the other${evidence.length > 0 ? `: line ${finding.line} or ${linesText(evidence)}` : ''}.`;
    case 'entry-team-mismatch':
      return `check which of the two teams is right${evidence.length > 0 ? `: the one on line ${finding.line} or the one on ${linesText(evidence)}` : ''}.`;
    case 'markup-residue':
      return 'remove the left-over markup, where the source of the article has it too.';
    case 'footnote-unexplained':
      return statement === null
        ? 'add the note that explains the mark, or remove the mark.'
        : 'put the mark on the figure that the note explains, or remove the note.';
    case 'row-misshapen':
      return 'give the row one cell for each column of its table, empty cells included, and close it with a pipe.';
    case 'unreadable-cell':
      return 'write what the message says was expected there, or leave the cell empty.';
    case 'unknown-table':
    case 'unknown-column':
    case 'season-repeated':
      return 'none is proposed: this says that the text was not understood, and it may well be right.';
    default:
      return checkWhich(item);
  }
}

const linesOfStandings = preparedOnce<[championshipId: string], { first: number; last: number }>();

/** ` (lines 465 to 501)`; nothing where the finding is on no championship. */
function placeOfStandings(db: Db, { championship_id: id }: PlacedFinding): string {
  const lines =
    id === null
      ? undefined
      : linesOfStandings(
          db,
          `SELECT line_first AS first, line_last AS last FROM championship JOIN source_table USING (source_table_id)
           WHERE championship_id = ?`,
        ).get(id);
  return lines ? ` (lines ${lines.first} to ${lines.last})` : '';
}

/** Points or a win that the entry list does not have: the other side is where the list has him, or else his team. */
function mendEntry(db: Db, { finding, rows, linesText }: FindingToMend): string {
  const isWin = finding.published === null;
  if (finding.severity === 'error' && !isWin)
    return 'check which of the two is right: the points, or the mark in the entry list that says that he did not take part.';
  const entered = rows.flatMap(({ role, line }) =>
    role === 'entry' && line !== null ? [{ sourceId: finding.source_id, line }] : [],
  );
  const places =
    entered.length > 0
      ? [linesText(entered)]
      : enteredTeamsOf(db, rows).map(({ name, lines }) => `${prose(name)} on ${linesText(lines)}`);
  const where = places.length === 0 ? '' : ` (see ${listed(places, 'and')})`;
  return (
    `check which of the two is right: the entry list, to which the driver or the round is to be added${where}, or the ` +
    `${isWin ? 'winners' : 'points'}.`
  );
}

/** Names the two sides, where nothing speaks for one of them. */
function checkWhich({ finding, evidence, linesText }: FindingToMend): string {
  const { published, expected } = finding;
  const others = evidence.length === 0 ? null : linesText(evidence);
  const here =
    published === null || published === '' ? `line ${finding.line}` : `${code(published)} on line ${finding.line}`;
  const isFigure = expected !== null && expected !== '' && finding.code !== 'points-not-in-system';
  if (isFigure)
    return `check which of the two is right: ${here}, or ${code(expected)}${others === null ? '' : ` going by ${others}`}.`;
  if (others !== null) return `check which of the two is right: ${here}, or what stands on ${others}.`;
  return finding.code === 'points-not-in-system'
    ? `check which of the two is right: ${here}, or the points that the article gives for that race.`
    : 'check which of the two is right.';
}

function figure(points: number): string {
  return String(Math.round(points * 1000) / 1000);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(texts: readonly string[], word: 'and' | 'or'): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} ${word} ${last}`;
}
