import type { RootContent } from 'mdast';
import type { Position } from 'unist';
import type { WikitextTemplate } from '../../../schemas/wikitext-template.ts';
import { isInfoboxClass } from '../infobox.ts';
import type { Residue, Root, Table, TableCell, TableRow } from '../tree.ts';
import { columnSpanOf, readAttributes, rowSpanOf, type TextStyle, textStyleOf } from './attributes.ts';
import { readBlocks } from './blocks.ts';
import { type Inline, inlineTokens } from './inline.ts';
import { readNotes, type WikitextNote } from './notes.ts';
import { Positions } from './positions.ts';
import { type Markup, scan } from './scanner.ts';
import { type StyledText, styledText, type Token } from './styled-text.ts';
import { tableEvents } from './table-events.ts';
import { type Box, type PageTable, type Piece, pageParts, type Row } from './table-tree.ts';
import { templateName } from './template-arguments.ts';
import { templateRules } from './templates.ts';
import { sourceRange, type View, viewOf } from './view.ts';

export type { WikitextNote } from './notes.ts';

export interface WikitextOptions {
  /** Templates beside the built-in ones, or in their place. */
  readonly templates?: readonly WikitextTemplate[];
}

/** A template that no rule is known for; its source stands in the text. */
export interface WikitextFinding {
  readonly code: 'unknown-template';
  readonly name: string;
  /** 1-based. */
  readonly line: number;
}

export interface Wikitext {
  readonly root: Root;
  /** By line. */
  readonly findings: readonly WikitextFinding[];
  /** In the order of their marks. */
  readonly notes: readonly WikitextNote[];
}

/**
 * Reads a page of MediaWiki wikitext to the tree that the dump gives, with spans, bold, italics and header cells. The
 * text of a cell is plain; the slice of the source at its position is its content between the delimiters, trimmed. A
 * nested table follows the table that it stands in, and is not in the text of its cell. What stands in a table outside of
 * its cells is a residue behind it. Never throws, whatever the text; takes time linear in it.
 *
 * `| {{flagicon|AUS}} '''[[Casey Stoner]]'''` is a cell with the text `AUS Casey Stoner`, bold (2008 British motorcycle
 * Grand Prix).
 */
export function readWikitext(text: string, options: WikitextOptions = {}): Wikitext {
  const markup = scan(text);
  const view = viewOf(text, markup);
  const findRule = templateRules(options.templates);
  const isCellTemplate = (found: Markup) =>
    found.kind === 'template' && findRule(templateName(found, text))?.rule.kind === 'cell';
  const parts = pageParts(tableEvents(view, isCellTemplate), view.text.length);

  const positions = new Positions(text);
  const findings: (WikitextFinding & { offset: number })[] = [];
  const onUnknown = (name: string, offset: number) => {
    findings.push({ code: 'unknown-template', name, line: positions.lineAt(offset), offset });
  };
  const inline: Inline = { source: text, findRule, onUnknown, isNote: false };
  const page = new PageReader(view, markup, inline, positions);
  const children: RootContent[] = [];
  for (const part of parts) {
    if ('table' in part) children.push(...page.table(part.table));
    else for (const block of page.blocks(part.text)) children.push(block);
  }
  const notes = readNotes(inline, markup, (offset) => positions.lineAt(offset));
  findings.sort((one, other) => one.offset - other.offset);
  return {
    root: { type: 'root', children },
    findings: findings.map(({ code, name, line }) => ({ code, name, line })),
    notes,
  };
}

/** Makes nodes of the parts of a page. */
class PageReader {
  readonly #view: View;
  readonly #markup: readonly Markup[];
  readonly #inline: Inline;
  readonly #positions: Positions;

  constructor(view: View, markup: readonly Markup[], inline: Inline, positions: Positions) {
    this.#view = view;
    this.#markup = markup;
    this.#inline = inline;
    this.#positions = positions;
  }

  blocks(piece: Piece): RootContent[] {
    return readBlocks(this.#view, piece, {
      textOf: (of) => this.#read([of]).text,
      positionOf: (of) => this.#positionOf(of),
    });
  }

  table(table: PageTable): (Table | Residue)[] {
    const rows = table.rows.map((row) => this.#row(row));
    const position = this.#positionOf(table);
    const caption = table.caption ? this.#read(table.caption.pieces).text : '';
    const isInfobox = isInfoboxClass(readAttributes(table.attributes).get('class') ?? '');
    const data = { ...(caption === '' ? {} : { caption }), ...(isInfobox ? { isInfobox: true as const } : {}) };
    const node: Table = { type: 'table', children: rows, position, data };
    const residues = table.stray.map((piece) => this.#residue(piece)).filter((residue) => residue !== null);
    return [node, ...residues];
  }

  #row(row: Row): TableRow {
    const outer = textStyleOf(readAttributes(row.attributes));
    const cells = row.cells.map((cell) => this.#cell(cell, outer));
    const first = row.cells[0];
    const last = row.cells.at(-1);
    const from = this.#view.starts[first?.markup ?? 0] ?? 0;
    const range = last ? sourceRange(this.#view, last.from, last.to) : { end: from };
    return { type: 'tableRow', children: cells, position: this.#positions.between(from, range.end) };
  }

  #cell(cell: Box, row: TextStyle): TableCell {
    const attributes = readAttributes(cell.attributes);
    const { text, lines, flags, isBold, isItalic } = this.#read(cell.pieces, [row, textStyleOf(attributes)]);
    const position = this.#positionOf(cell);
    return {
      type: 'tableCell',
      children: [{ type: 'text', value: text, position }],
      position,
      data: {
        flags,
        ...(lines.length > 1 ? { lines } : {}),
        isHeader: cell.isHeader,
        isBold,
        isItalic,
        rowSpan: rowSpanOf(attributes),
        columnSpan: columnSpanOf(attributes),
      },
    };
  }

  #residue(piece: Piece): Residue | null {
    const { text } = this.#read([piece]);
    return text === '' ? null : { type: 'residue', value: text, position: this.#positionOf(piece) };
  }

  #positionOf({ from, to }: Piece): Position {
    const { start, end } = sourceRange(this.#view, from, to);
    return this.#positions.between(start, end);
  }

  #read(pieces: readonly Piece[], outer: readonly TextStyle[] = []): StyledText {
    const tokens: Token[] = [];
    for (const piece of pieces) {
      const { start, end } = sourceRange(this.#view, piece.from, piece.to);
      if (tokens.length > 0) tokens.push({ kind: 'line-end', opensItem: false });
      const isOnOwnLine = /^\s*\n/.test(this.#view.text.slice(piece.from, piece.to));
      const range = { from: start, to: end, isOnOwnLine };
      for (const token of inlineTokens(this.#inline, this.#markup, range)) tokens.push(token);
    }
    return styledText(tokens, outer);
  }
}
