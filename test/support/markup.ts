import { splitAtNations, splitNation } from '../../parsers/cell/nation-name.ts';
import { COUNTRIES, countryIdOfCode } from '../../parsers/country/codes.ts';
import type { Grid } from '../../parsers/table/grid.ts';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import type { PrintedName } from '../../schemas/record/origin.ts';

/** An article cut into what a page is made of, with the spans that its text dump has lost. */
export type Block = {
  /** A blank line stands before it. */
  readonly isApart: boolean;
} & (
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly SpannedCell[])[] }
);

/** A cell of a page. */
export interface SpannedCell {
  readonly text: string;
  readonly isHeader: boolean;
  readonly isBold: boolean;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Which nation codes in the text stand for flags: none, one in front, one before each of several names, or in front of each line. */
  readonly flags: 'none' | 'front' | 'each' | 'lines';
}

/** What a page has that the text dump has lost. */
export interface Completion {
  /** The rows of an entry list; null where they stay as the dump has them. */
  readonly entryRows: (grid: Grid) => SpannedCell[][] | null;
  /** The class whose winners a row of the results, by its line in the dump, has in bold. */
  readonly boldClassAt: ReadonlyMap<number, string>;
}

const AS_IN_DUMP: Completion = { entryRows: () => null, boldClassAt: new Map() };

/** The grids of a text dump. */
export function gridsOf(dump: string): readonly Grid[] {
  const unlisted = { title: null, url: null, revision: null, licence: null };
  return readTables({ sourceId: 'dump', file: 'dump.txt', format: 'dump', text: dump, sha256: '', ...unlisted }).grids;
}

/**
 * Cuts a text dump into blocks and puts the spans back into its tables. Which columns of a standings or schedule row
 * are covered from above is what the program finds in the dump; left-over lines of table markup are left out.
 */
export function blocksOf(dump: string, completion: Completion = AS_IN_DUMP): Block[] {
  const tables = new Map(gridsOf(dump).map((grid) => [grid.table.lineFirst, spannedRows(grid, completion)]));
  const blocks: Block[] = [];
  let isApart = false;
  let open: { readonly kind: 'paragraph' | 'list'; readonly lines: string[]; readonly isApart: boolean } | null = null;
  const close = () => {
    if (open?.kind === 'list') blocks.push({ kind: 'list', items: open.lines, isApart: open.isApart });
    else if (open) blocks.push({ kind: 'paragraph', text: open.lines.join('\n'), isApart: open.isApart });
    open = null;
  };
  const add = (kind: 'paragraph' | 'list', text: string) => {
    if (open?.kind !== kind) close();
    open ??= { kind, lines: [], isApart };
    open.lines.push(text);
  };
  dump.split('\n').forEach((line, index) => {
    const { marks = '', title = '' } = /^(?<marks>=+)(?<title>[^=]+)\k<marks>\s*$/.exec(line)?.groups ?? {};
    const rows = tables.get(index + 1);
    if (line.startsWith('- ')) add('list', line.slice(2));
    else if (line.trim() !== '' && !line.startsWith('|') && marks === '') add('paragraph', line);
    else close();
    if (marks !== '') blocks.push({ kind: 'heading', depth: marks.length, text: title.trim(), isApart });
    if (rows) blocks.push({ kind: 'table', rows, isApart });
    isApart = line.trim() === '';
  });
  close();
  return blocks;
}

const PLAIN = { isHeader: false, isBold: false, rowSpan: 1, columnSpan: 1, flags: 'none' } as const;

function spannedRows(grid: Grid, { entryRows, boldClassAt }: Completion): SpannedCell[][] {
  const whole = grid.kind === 'entry-list' ? entryRows(grid) : null;
  if (whole) return whole;
  switch (grid.kind) {
    case 'season-results':
      return resultsRows(grid, boldClassAt);
    case 'points-system':
      return pointsRows(grid);
    case 'schedule':
    case 'team-standings':
    case 'driver-standings':
      return recordRows(grid);
    default:
      return grid.table.rows.map((row) =>
        row.cells.map(({ text }) =>
          row.index < grid.headerRowCount ? { ...PLAIN, text, isHeader: true } : { ...PLAIN, text, flags: 'front' },
        ),
      );
  }
}

/** A cell that the grid has in several rows reaches over all of them. */
function recordRows(grid: Grid): SpannedCell[][] {
  return grid.table.rows.map((printed) => {
    if (printed.index < grid.headerRowCount)
      return printed.cells.map(({ text }) => ({ ...PLAIN, text, isHeader: true }));
    const at = grid.rows.findIndex((row) => row.line === printed.line);
    const row = grid.rows[at];
    if (!row) return [noteCell(printed.cells[0]?.text ?? '', grid.columns.length)];
    return row.cells.flatMap((cell, column): SpannedCell[] => {
      if (row.isCovered[column]) return [];
      const below = grid.rows.slice(at + 1);
      const end = below.findIndex((next) => !next.isCovered[column]);
      const role = grid.columns[column]?.role;
      const hasNation = splitNation(cell?.text ?? '').countryText !== null;
      const flags = hasNation && (role === 'team' || role === 'driver') ? 'each' : 'none';
      return [{ ...PLAIN, text: cell?.text ?? '', rowSpan: 1 + (end < 0 ? below.length : end), flags }];
    });
  });
}

function noteCell(text: string, columnSpan: number): SpannedCell {
  return { ...PLAIN, text, columnSpan };
}

/** Winning teams above winning drivers; round, circuit and link reach over both rows. */
function resultsRows(grid: Grid, boldClassAt: Completion['boldClassAt']): SpannedCell[][] {
  const isTeam = grid.columns.map((column) => column.part === 'team');
  const teams = grid.columns.filter((column) => column.part === 'team');
  let isUpper = false;
  let boldClass: string | undefined;
  return grid.table.rows.map((printed) => {
    const isHeader = printed.index < grid.headerRowCount;
    const isNote = /^sources?:/i.test(printed.cells[0]?.text ?? '');
    if (isNote) return [noteCell(printed.cells[0]?.text ?? '', printed.cells.length)];
    isUpper = !isUpper;
    if (isUpper) boldClass = boldClassAt.get(printed.line);
    const isBold = (classCode: string | null | undefined) => boldClass !== undefined && classCode === boldClass;
    if (!isUpper) {
      return printed.cells.slice(0, teams.length).map(({ text }, index) => {
        return { ...PLAIN, text, isHeader, isBold: isBold(teams[index]?.classCode), flags: 'each' };
      });
    }
    return printed.cells.map(({ text }, column) =>
      isTeam[column]
        ? { ...PLAIN, text, isHeader, isBold: isBold(grid.columns[column]?.classCode), flags: 'front' }
        : { ...PLAIN, text, isHeader, rowSpan: 2 },
    );
  });
}

/** The title reaches over the table, `Position` over the ordinals below it, and the first header over both rows. */
function pointsRows(grid: Grid): SpannedCell[][] {
  const { rows } = grid.table;
  const isOrdinals = (index: number) => /^\d+(?:st|nd|rd|th)$/.test(rows[index]?.cells[0]?.text ?? '');
  return rows.map(({ cells, index }) => {
    const isHeader = index < grid.headerRowCount;
    if (isOrdinals(index)) return cells.slice(0, -1).map(({ text }) => ({ ...PLAIN, text, isHeader }));
    const filled = cells.filter(({ text }) => text !== '');
    return filled.map(({ text }, column) => ({
      ...PLAIN,
      text,
      isHeader,
      rowSpan: column === 0 && isOrdinals(index + 1) ? 2 : 1,
      columnSpan: column === filled.length - 1 ? 1 + cells.length - filled.length : 1,
    }));
  });
}

/** How wikitext puts the cells of a row: each on a line of its own, or all in one line with `||` between. */
export type RowStyle = 'lines' | 'line';

/** How a page names the country of a flag: by the code of the text dump or by the name of the country. */
export type FlagText = 'code' | 'name';

/** Writes blocks as MediaWiki wikitext: `{{flagicon|USA}}` for a nation code, `<sup>` for a raised mark. */
export function toWikitext(blocks: readonly Block[], style: RowStyle, flagText: FlagText): string {
  return blocks.map((block) => `${block.isApart ? '\n' : ''}${wikitextOf(block, style, flagText)}`).join('\n');
}

function wikitextOf(block: Block, style: RowStyle, flagText: FlagText): string {
  switch (block.kind) {
    case 'heading':
      return `${'='.repeat(block.depth)} ${block.text} ${'='.repeat(block.depth)}`;
    case 'paragraph':
      return raised(block.text);
    case 'list':
      return block.items.map((item) => `* ${raised(item)}`).join('\n');
    case 'table': {
      const rows = block.rows.map((row) => wikitextRow(row, style, flagText));
      return ['{| class="wikitable" style="font-size: 90%;"', ...rows, '|}'].join('\n');
    }
  }
}

function wikitextRow(row: readonly SpannedCell[], style: RowStyle, flagText: FlagText): string {
  const cells = row.map((cell, index) => {
    const attributes = attributesOf(cell);
    const text = withNames(
      raised(cell.text),
      cell.flags,
      (code) => `{{flagicon|${flagText === 'code' ? code : countryOf(code)}}}`,
      (name) => `[[${name} (motor racing)|${name}]]`,
    );
    const mark = cell.isHeader ? '!' : '|';
    const opening = index === 0 ? mark : style === 'lines' ? `\n${mark}` : ` ${mark}${mark}`;
    const bold = cell.isBold && text !== '' ? "'''" : '';
    return `${opening}${attributes === '' ? '' : `${attributes} |`} ${bold}${text}${bold}`;
  });
  return `|-\n${cells.join('')}`;
}

/** Writes blocks as the HTML that Wikipedia renders. */
export function toHtml(blocks: readonly Block[], flagText: FlagText): string {
  const body = blocks.map((block) => htmlOf(block, flagText));
  return ['<!DOCTYPE html>', '<html><head><meta charset="UTF-8"></head><body>', ...body, '</body></html>'].join('\n');
}

function htmlOf(block: Block, flagText: FlagText): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.depth}>${escaped(block.text)}</h${block.depth}>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}</ul>`;
    case 'table': {
      const rows = block.rows.map((row) => htmlRow(row, flagText));
      return `<table class="wikitable">\n<tbody>${rows.join('\n')}\n</tbody></table>`;
    }
  }
}

function htmlRow(row: readonly SpannedCell[], flagText: FlagText): string {
  const cells = row.map((cell) => {
    const tag = cell.isHeader ? 'th' : 'td';
    const text = withNames(
      escaped(cell.text),
      cell.flags,
      (code) => htmlFlag(code, flagText),
      (name) => `<a href="/wiki/Target" title="Target">${name}</a>`,
    );
    return `<${tag}${attributesOf(cell)}>${cell.isBold ? `<b>${text}</b>` : text}</${tag}>`;
  });
  return `<tr>\n${cells.join('\n')}</tr>`;
}

function htmlFlag(code: string, flagText: FlagText): string {
  const name = countryOf(code);
  const file = `//upload.wikimedia.org/wikipedia/commons/thumb/0/00/Flag_of_${name.replaceAll(' ', '_')}.svg`;
  const image = `<img alt="${flagText === 'code' ? code : name}" src="${file}/23px-Flag.svg.png" width="23" height="12">`;
  return `<span class="flagicon">${image}</span>`;
}

function attributesOf({ rowSpan, columnSpan }: SpannedCell): string {
  return `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}`;
}

function escaped(text: string): string {
  return raised(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

function raised(text: string): string {
  return text.replace(/\^\{(?<mark>[^{}]*)\}/g, '<sup>$<mark></sup>');
}

/** A text with flags for the nation codes in it, links on the names behind them, and each further name on a line of its own. */
function withNames(
  text: string,
  flags: SpannedCell['flags'],
  flag: (code: string) => string,
  link: (name: string) => string,
): string {
  if (flags === 'none') return text;
  return namesIn(text, flags)
    .map((name) => {
      if (name.countryText === null) return name.text;
      return `${flag(name.countryText)} ${/[<>[\]|]/.test(name.text) ? name.text : link(name.text)}`;
    })
    .join('<br />');
}

function namesIn(text: string, flags: Exclude<SpannedCell['flags'], 'none'>): PrintedName[] {
  if (flags === 'each') return splitAtNations(text);
  return (flags === 'lines' ? text.split('\n') : [text]).map((line) => splitNation(line));
}

function countryOf(code: string): string {
  return COUNTRIES.find((country) => country.countryId === countryIdOfCode(code))?.name ?? code;
}
