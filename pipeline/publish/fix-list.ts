import type { Statement } from 'better-sqlite3';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { FindingCode } from '../../schemas/finding.ts';
import { CODE_HELP } from '../audit-report/code-help.ts';
import { grouped } from '../grouped.ts';
import { type Db, publicationOf } from './database.ts';
import { editOf, listed } from './fix-list-edit.ts';
import { type EvidenceLine, evidenceOf, OpenNamesOfLines, type PlacedFinding } from './fix-list-evidence.ts';
import { ArticleLines, type KnownLine } from './fix-list-lines.ts';
import { code, link, prose } from './fix-list-markdown.ts';

/** Findings on our own curated files, which no editor of an article can mend. */
const CURATED: readonly FindingCode[] = ['alias-unused', 'correction-unmatched', 'accepted-unmatched'];
const OPEN = `status = 'open' AND severity IN ('error', 'warning')
  AND code NOT IN (${CURATED.map((which) => `'${which}'`).join(', ')})`;
/** A finding that rests on more lines than these names the first of them. */
const MOST_LINES = 8;
/** Of a text that stands in more articles than these the first are named. */
const MOST_ARTICLES = 8;
/** Of the items on one win so many are named in each. */
const MOST_ITEMS = 12;
/** Cells of a row that are shown, in characters. */
const MOST_TEXT = 2000;

/**
 * The list for the editors of the articles, as Markdown: an article a section, an open finding an item, errors before
 * warnings, with what its line says, what speaks against it and the edit that would mend it. In pieces, an article each.
 */
export function* fixListText(db: Db): Iterable<string> {
  const known: Known = {
    db,
    lines: new ArticleLines(db),
    titles: shownTitles(db),
    openNames: new OpenNamesOfLines(db),
    rowsOf: db.prepare('SELECT * FROM finding_row WHERE finding_id = ? ORDER BY display_order'),
  };
  const sources = db.prepare<[], Row<'source'>>('SELECT * FROM source ORDER BY source_id').all();
  const counts = db
    .prepare<[], Count>(
      `SELECT severity, source_id IS NOT NULL AND line IS NOT NULL AS isPlaced, count(*) AS count FROM finding
       WHERE ${OPEN} GROUP BY severity, isPlaced`,
    )
    .all();
  const placed = counts.filter(({ isPlaced }) => isPlaced === 1);
  const elsewhere = counts.filter(({ isPlaced }) => isPlaced === 0).reduce((sum, { count }) => sum + count, 0);
  // An article at a time: those of thousands are too many to be held at once.
  const findingsIn = db.prepare<[sourceId: string], PlacedFinding>(
    `SELECT * FROM finding WHERE source_id = ? AND line IS NOT NULL AND ${OPEN}
     ORDER BY severity <> 'error', line, column_number, finding.rowid`,
  );
  yield [
    '# Fix list',
    '',
    'For the editors of the articles: where an article contradicts itself, where two places in it disagree, and which',
    'edit would mend it. An error is a contradiction; a warning is a disagreement in which either place may be right.',
    'Line numbers are those of the stored copy of the article, which is named below its title.',
    '',
    placed.length === 0 ? 'Nothing is open.' : `Open: ${countText(placed)}.`,
    ...(elsewhere > 0 ? ['', `${elsewhere} more without a line of their own are in findings.json.`] : []),
    '',
    `Publication ${code(publicationOf(db))}.`,
    '',
  ].join('\n');
  let number = 0;
  for (const source of sources) {
    const own = findingsIn.all(source.source_id);
    if (own.length === 0) continue;
    const items = own.map((finding, index): Item => {
      const rows = known.rowsOf.all(finding.finding_id);
      return { finding, rows, number: number + index + 1, win: winOf(rows) };
    });
    number += items.length;
    const onWin = grouped(items, ({ win }) => win);
    const texts = items.flatMap((item) =>
      itemLines(known, item, item.win === null ? [item] : (onWin.get(item.win) ?? [])),
    );
    yield ['', `## ${link(source.title, source.url)}`, '', sectionText(source, own), ...texts, ''].join('\n');
  }
}

interface Count {
  readonly severity: Row<'finding'>['severity'];
  readonly isPlaced: 0 | 1;
  readonly count: number;
}

function countText(counts: readonly Pick<Count, 'severity' | 'count'>[]): string {
  const texts = (['error', 'warning'] as const).flatMap((severity) => {
    const count = counts.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0);
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return listed(texts, 'and');
}

function sectionText({ file, revision }: Row<'source'>, findings: readonly Row<'finding'>[]): string {
  const which = revision === null ? '' : `, revision ${prose(revision)}`;
  return `${code(`raw/articles/${file}`)}${which}: ${countText(findings.map(({ severity }) => ({ severity, count: 1 })))}.`;
}

/** What items are made from. */
interface Known {
  readonly db: Db;
  readonly lines: ArticleLines;
  /** Ids of articles and seasons with the title that people know them by. */
  readonly titles: ReadonlyMap<string, string>;
  readonly openNames: OpenNamesOfLines;
  readonly rowsOf: Statement<[string], Row<'finding_row'>>;
}

/** A finding with its number in the list. */
interface Item {
  readonly finding: PlacedFinding;
  readonly rows: readonly Row<'finding_row'>[];
  readonly number: number;
  /** The win that it is about; null where it is about none. */
  readonly win: string | null;
}

/** The key of the win that rows of a finding are, or are a driver of. */
function winOf(rows: readonly Row<'finding_row'>[]): string | null {
  const row = rows.find(({ table_name }) => table_name === 'class_win' || table_name === 'class_win_driver');
  if (!row) return null;
  return row.table_name === 'class_win' ? row.row_id : row.row_id.split('/').slice(0, -1).join('/');
}

/** `onWin` are the items on the same win, itself among them: one wrong winner gives several. */
function itemLines(known: Known, { finding, rows, number }: Item, onWin: readonly Item[]): string[] {
  const { db, lines, titles, openNames } = known;
  const names = openNames.of(finding);
  const evidence = evidenceOf(db, finding, rows, names);
  const own = lines.lineOf(finding.source_id, finding.line);
  const says = saidOn(finding, own);
  const edit = editOf(db, {
    finding,
    rows,
    evidence,
    names,
    statement: own.statement,
    linesText: (some) => linesText(some, finding.source_id, lines),
  });
  return [
    '',
    `### ${number}. ${titleOf(finding.code)}${own.label === null ? '' : `: ${prose(own.label)}`}`,
    '',
    `- **Where:** ${whereText(own, finding.line)} (${finding.severity})`,
    ...(says === null ? [] : [`- **It says:** ${code(shortened(says.trim()))}`]),
    `- **Against it:** ${prose(readable(finding.message, titles))}`,
    ...evidence.slice(0, MOST_LINES).map(({ sourceId, line, stated }) => {
      const known = lines.lineOf(sourceId, line);
      const article = sourceId === finding.source_id ? '' : `${prose(known.title)}, `;
      const text = known.cells?.join(' | ') ?? stated ?? known.statement;
      return `  - ${article}${whereText(known, line)}${text === null ? '' : `: ${code(shortened(text.trim()))}`}`;
    }),
    ...(evidence.length > MOST_LINES ? [`  - and ${evidence.length - MOST_LINES} more lines`] : []),
    `- **Edit:** ${edit}`,
    ...(onWin.length < 2 ? [] : [`- **See also:** ${othersText(onWin, number)}, on the same win`]),
    `- Finding ${code(finding.finding_id)}, ${code(finding.code)}`,
  ];
}

/** `items 33, 39 and 50`. */
function othersText(items: readonly Item[], ownNumber: number): string {
  const shown = items.slice(0, MOST_ITEMS + 1).flatMap(({ number }) => (number === ownNumber ? [] : [String(number)]));
  const more = items.length - 1 - shown.length;
  const texts = more > 0 ? [...shown, `${more} more`] : shown;
  return `item${texts.length > 1 ? 's' : ''} ${listed(texts, 'and')}`;
}

/** What a code says, without what concerns only us. */
function titleOf(which: FindingCode): string {
  const [title = ''] = CODE_HELP[which].says.split(';');
  return prose(title.replace(/\.$/, ''));
}

function whereText({ sectionPath, label }: KnownLine, line: number): string {
  const path = sectionPath === null || sectionPath === '' ? [] : [sectionPath.split(' / ').map(prose).join(' › ')];
  return [...path, ...(label === null ? [] : [prose(label)]), `line ${line}`].join(', ');
}

/** The printed cells of the line, or the statement on it; null where the database holds no text of it. */
function saidOn({ published, code: which }: PlacedFinding, { cells, statement }: KnownLine): string | null {
  if (cells !== null) return cells.join(' | ');
  return which === 'stated-fact-mismatch' ? published : statement;
}

function shortened(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

/** A message for readers who know the articles and not the program: titles for ids, nothing on our own files. */
function readable(message: string, titles: ReadonlyMap<string, string>): string {
  return message
    .replace(/ \(score [\d.]+\)\. A line in names\.csv settles it: .*$/s, '.')
    .replace(/(?<![a-z0-9])[a-z0-9]+(?:-[a-z0-9]+)+/g, (id) => titles.get(id) ?? id);
}

function shownTitles(db: Db): Map<string, string> {
  const rows = db
    .prepare<[], { id: string; title: string }>(
      'SELECT season_id AS id, title FROM season UNION ALL SELECT source_id, title FROM source ORDER BY 1, 2',
    )
    .all();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** `line 322`, `lines 33 and 137 of 2007 American Le Mans Series`. */
function linesText(evidence: readonly EvidenceLine[], ownSource: string, lines: ArticleLines): string {
  const articles = [...grouped(evidence, ({ sourceId }) => sourceId)];
  const more = articles.length - MOST_ARTICLES;
  const texts = articles.slice(0, MOST_ARTICLES).map(([sourceId, some]) => {
    const shown = some.slice(0, MOST_LINES).map(({ line }) => String(line));
    const rest = some.length > MOST_LINES ? ` and ${some.length - MOST_LINES} more` : '';
    const numbers = rest === '' ? listed(shown, 'and') : `${shown.join(', ')}${rest}`;
    const article = sourceId === ownSource ? '' : ` of ${prose(lines.articleOf(sourceId).title)}`;
    return `line${some.length > 1 ? 's' : ''} ${numbers}${article}`;
  });
  return listed([...texts, ...(more > 0 ? [`lines in ${more} more article${more === 1 ? '' : 's'}`] : [])], 'and');
}
