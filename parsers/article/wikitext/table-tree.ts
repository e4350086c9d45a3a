import type { TableEvent } from './table-events.ts';

/** A stretch of the page; offsets in the view. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** A cell or caption: its content from `from` to `to`, and the pieces of it that stand in no nested table. */
export interface Box {
  /** Where its markup starts. */
  readonly markup: number;
  readonly from: number;
  to: number;
  readonly pieces: Piece[];
  readonly attributes: string;
  readonly isHeader: boolean;
}

export interface Row {
  readonly attributes: string;
  readonly cells: Box[];
}

export interface PageTable {
  readonly from: number;
  to: number;
  readonly attributes: string;
  caption: Box | null;
  /** Rows that have cells. */
  readonly rows: Row[];
  /** What stands in the table and in no cell of it. */
  readonly stray: Piece[];
}

export type PagePart = { readonly text: Piece } | { readonly table: PageTable };

/**
 * Puts the tables of a page together as a browser does from their tags: a tag closes what it must, a tag that nothing is
 * open for is text. Nested tables follow the one that they stand in. Keeps its own stack; linear in the events.
 */
export function pageParts(events: readonly TableEvent[], length: number): PagePart[] {
  const page = new Page();
  for (const event of events) page.take(event);
  return page.finish(length);
}

/** A table that is open, with what is open in it. */
interface OpenTable {
  readonly table: PageTable;
  row: Row | null;
  box: Box | null;
  boxKind: 'cell' | 'caption';
}

class Page {
  readonly #parts: PagePart[] = [];
  readonly #open: OpenTable[] = [];
  /** Up to here everything has its place. */
  #at = 0;

  take(event: TableEvent): void {
    const top = this.#open.at(-1);
    if (event.kind === 'table') this.#openTable(event, top);
    else if (top && isMeant(event, top)) this.#inTable(event, top);
  }

  finish(length: number): PagePart[] {
    for (let top = this.#open.at(-1); top; top = this.#open.at(-1)) this.#closeTable(top, length, length);
    this.#fill(length, length);
    return this.#parts;
  }

  /** A table where a cell should be closes the table around it. */
  #openTable(event: TableEvent, top: OpenTable | undefined): void {
    if (top && !top.box) this.#closeTable(top, event.from, event.from);
    this.#fill(event.from, event.to);
    const table: PageTable = {
      from: event.from,
      to: event.to,
      attributes: event.attributes,
      caption: null,
      rows: [],
      stray: [],
    };
    this.#parts.push({ table });
    this.#open.push({ table, row: null, box: null, boxKind: 'cell' });
  }

  #inTable(event: TableEvent, top: OpenTable): void {
    if (event.kind === 'end-table') {
      this.#closeTable(top, event.from, event.to);
      return;
    }
    this.#fill(event.from, event.to);
    closeBox(top, event.from);
    if (event.kind === 'caption' || event.kind === 'row' || event.kind === 'end-row') top.row = null;
    if (event.kind === 'row') top.row = { attributes: event.attributes, cells: [] };
    if (event.kind === 'cell') this.#openCell(event, top);
    if (event.kind === 'caption' && !top.table.caption) {
      top.box = boxOf(event);
      top.boxKind = 'caption';
      top.table.caption = top.box;
    }
  }

  #openCell(event: TableEvent, top: OpenTable): void {
    top.row ??= { attributes: '', cells: [] };
    if (top.row.cells.length === 0) top.table.rows.push(top.row);
    top.box = boxOf(event);
    top.boxKind = 'cell';
    top.row.cells.push(top.box);
  }

  #closeTable(top: OpenTable, from: number, to: number): void {
    this.#fill(from, to);
    closeBox(top, from);
    top.table.to = to;
    this.#open.pop();
  }

  /** Gives what stands between the last tag and this one to what is open. */
  #fill(from: number, to: number): void {
    const piece = { from: this.#at, to: from };
    this.#at = to;
    if (piece.from >= piece.to) return;
    const top = this.#open.at(-1);
    if (!top) this.#parts.push({ text: piece });
    else if (top.box) top.box.pieces.push(piece);
    else top.table.stray.push(piece);
  }
}

function isMeant(event: TableEvent, top: OpenTable): boolean {
  if (event.kind === 'end-cell') return top.box?.isHeader === event.isHeader && top.boxKind === 'cell';
  if (event.kind === 'end-caption') return top.box !== null && top.boxKind === 'caption';
  return event.kind !== 'end-row' || top.row !== null;
}

function boxOf(event: TableEvent): Box {
  const { attributes, isHeader } = event;
  return { markup: event.from, from: event.to, to: event.to, pieces: [], attributes, isHeader };
}

function closeBox(top: OpenTable, at: number): void {
  if (top.box) top.box.to = at;
  top.box = null;
}
