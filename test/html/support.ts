import { readHtml } from '../../parsers/article/html/read-html.ts';
import { type Root, type Table, textOf } from '../../parsers/article/tree.ts';
import { layout } from '../../parsers/table/layout.ts';

export function tablesIn(root: Root): Table[] {
  return root.children.filter((node) => node.type === 'table');
}

/** The tables of a page. */
export function tablesOf(html: string): Table[] {
  return tablesIn(readHtml(html).root);
}

/** What a cell of a table says, with its spans. */
export interface ReadCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The rows of a table as the layout wants them. */
export function rowsOf(table: Table): { cells: ReadCell[]; group: number | undefined }[] {
  return table.children.map((row) => ({
    group: row.data?.rowGroup,
    cells: row.children.map((cell) => ({
      text: textOf(cell),
      rowSpan: cell.data?.rowSpan ?? 1,
      columnSpan: cell.data?.columnSpan ?? 1,
    })),
  }));
}

/** The texts of a table as laid out; null where no cell reaches. */
export function textGrid(table: Table): (string | null)[][] {
  return layout(rowsOf(table)).map((row) => row.map((slot) => slot?.text ?? null));
}

/** The texts of all cells that bear a property. */
export function textsWith(table: Table, property: 'isBold' | 'isItalic' | 'isHeader'): string[] {
  return table.children.flatMap((row) => row.children.filter((cell) => cell.data?.[property]).map(textOf));
}

/** The text of the only cell of the only table. */
export function cellText(inner: string): string | null | undefined {
  return textGridOf(`<table><tr><td>${inner}</td></tr></table>`)[0]?.[0];
}

/** The grid of the first table. */
export function textGridOf(html: string): (string | null)[][] {
  const table = tablesOf(html)[0];
  return table ? textGrid(table) : [];
}
