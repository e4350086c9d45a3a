import type {
  BlockContent,
  DefinitionContent,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableCell,
  Text,
} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Article } from '../../parsers/article/read-article.ts';
import { textOf, titleOf } from '../../parsers/article/tree.ts';
import { subjectOf } from '../../parsers/record/season.ts';
import type { Grid } from '../../parsers/table/grid.ts';
import { shownTable } from '../../parsers/table/shown-table.ts';
import type { RawArticle } from '../../schemas/source.ts';
import { harmless } from '../audit-report/harmless.ts';
import { licenceAddress } from './licence-address.ts';
import { phrasingOf, textNode } from './markdown-phrasing.ts';

/** Text in which nothing can be markup: most cells, and looking for it takes most of the time. */
const PLAIN = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u;

/** The same in a cell, which is no line of its own; `www.` would be a link. */
const PLAIN_CELL = /^(?! )(?:[\p{L}\p{N} ,;'’"()/=–+#%-]|(?<![Ww])\.)+(?<! )$/u;

/** `$` opens a formula where GitHub shows Markdown. */
const gfm = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    unsafe: [{ character: '$', inConstruct: 'phrasing' }],
    handlers: {
      text: ({ value }: Text, _parent, state, info) => (PLAIN.test(value) ? value : state.safe(value, info)),
      table: (table: Table, _parent, state, info) => {
        const leave = [
          state.enter('table'),
          state.enter('tableRow'),
          state.enter('tableCell'),
          state.enter('phrasing'),
        ];
        const cellText = (cell: TableCell) =>
          plainText(cell) ?? state.containerPhrasing(cell, { ...info, before: '|', after: '|' });
        const text = tableText(table.children.map((row) => row.children.map(cellText)));
        for (const exit of leave.reverse()) exit();
        return text;
      },
    },
  })
  .freeze();

/** Lists in lists deeper than this are written as text: nobody nests so deep, and damage must not overflow the stack. */
const DEEPEST = 16;

/**
 * An article as GitHub-flavoured Markdown: its headings, prose and lists, every table with its spans filled as
 * `npm run tables` shows it, the notes of its markup, and where it comes from under which licence. What its texts hold of
 * markup comes out as text; left-over table markup, which is a finding, is left out.
 */
export function articleMarkdown(article: Article, grids: readonly Grid[]): string {
  const { raw, root } = article;
  const gridAt = new Map(grids.map((grid) => [grid.table.rootIndex, grid]));
  const title: RootContent[] =
    titleOf(root) === null ? [{ type: 'heading', depth: 1, children: [textNode(subjectOf(article).title)] }] : [];
  const body = root.children.flatMap((node, index): RootContent[] => {
    const grid = gridAt.get(index);
    if (grid) return tableOf(grid);
    if (node.type === 'residue') return [];
    if (node.type === 'heading') return [{ ...node, children: [textNode(textOf(node))] }];
    return blocksOf(node, raw, 0);
  });
  const document: Root = { type: 'root', children: [...title, ...body, ...notesOf(article), ...attributionOf(raw)] };
  return gfm.stringify(document);
}

/** The caption and the table; a table without a header gets an empty one, which GFM demands. */
function tableOf(grid: Grid): RootContent[] {
  const { caption, header_row_count, grid: rows } = shownTable(grid);
  const width = rows[0]?.length ?? 0;
  const above: RootContent[] =
    caption === null ? [] : [{ type: 'paragraph', children: [{ type: 'emphasis', children: [textNode(caption)] }] }];
  if (width === 0) return above;
  const empty = header_row_count === 0 ? [new Array<string>(width).fill('')] : [];
  const table: Table = {
    type: 'table',
    children: [...empty, ...rows].map((row) => ({
      type: 'tableRow',
      children: row.map((text) => ({
        type: 'tableCell',
        children: text === '' ? [] : [{ type: 'text', value: harmless(text.replace(/[\n\t]/g, ' ')) }],
      })),
    })),
  };
  return [...above, table];
}

function plainText({ children }: TableCell): string | null {
  const [only, second] = children;
  if (!only) return '';
  return !second && only.type === 'text' && PLAIN_CELL.test(only.value) ? only.value : null;
}

/** The lines of a table, of which the first is its header; every row has as many cells. */
function tableText([header = [], ...rows]: readonly (readonly string[])[]): string {
  const lineOf = (cells: readonly string[]) => `|${cells.map((text) => (text === '' ? ' |' : ` ${text} |`)).join('')}`;
  return [header, header.map(() => '-'), ...rows].map(lineOf).join('\n');
}

function blocksOf(node: RootContent, raw: RawArticle, depth: number): (BlockContent | DefinitionContent)[] {
  if (node.type === 'thematicBreak') return [{ type: 'thematicBreak' }];
  if (node.type === 'code') return [{ type: 'code', value: node.value.split('\n').map(harmless).join('\n') }];
  if (node.type === 'list' && depth < DEEPEST) {
    const children = node.children.map((item) => ({
      ...item,
      children: item.children.flatMap((child) => blocksOf(child, raw, depth + 1)),
    }));
    return [{ ...node, spread: false, children }];
  }
  if (node.type === 'blockquote' && depth < DEEPEST) {
    return [{ type: 'blockquote', children: node.children.flatMap((child) => blocksOf(child, raw, depth + 1)) }];
  }
  const children = trimmed(proseOf(node, raw));
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

/** The text of a dump is no markup, whatever it looks like; that of the other forms is what their markup says. */
function proseOf(node: RootContent, { format, text }: RawArticle): PhrasingContent[] {
  const { start, end } = node.position ?? {};
  if (format === 'dump' && start?.offset !== undefined && end?.offset !== undefined) {
    return [textNode(text.slice(start.offset, end.offset))];
  }
  return phrasingOf(node);
}

/** Without white space at either end, which Markdown would have to write as a character reference. */
function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const isBlank = (node: PhrasingContent) =>
    node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
  const first = nodes.findIndex((node) => !isBlank(node));
  const last = nodes.findLastIndex((node) => !isBlank(node));
  return nodes.slice(Math.max(first, 0), last + 1).map((node, index, all) => {
    if (node.type !== 'text') return node;
    const value = index === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: index === all.length - 1 ? value.trimEnd() : value };
  });
}

/** The notes of references, whose marks stand in no cell and no sentence. */
function notesOf({ notes }: Article): RootContent[] {
  if (notes.length === 0) return [];
  return [
    { type: 'heading', depth: 2, children: [textNode('Notes')] },
    {
      type: 'list',
      spread: false,
      children: notes.map(({ mark, text, line }) => ({
        type: 'listItem',
        children: [
          { type: 'paragraph', children: [textNode(`${mark} (line ${line}): ${text ?? 'no text is given'}`)] },
        ],
      })),
    },
  ];
}

function attributionOf({ file, title, url, revision, licence }: RawArticle): RootContent[] {
  const name = textNode(title ?? file);
  const isAddress = url !== null && /^https?:\/\/[^/]/i.test(url);
  const terms = textNode(licence ?? 'licence not known');
  const address = licence === null ? null : licenceAddress(licence);
  return [
    { type: 'thematicBreak' },
    {
      type: 'paragraph',
      children: [
        textNode('From '),
        isAddress ? { type: 'link', url, children: [name] } : name,
        textNode(`${revision === null ? '' : `, revision ${revision}`}, the work of its contributors, `),
        address === null ? terms : { type: 'link', url: address, children: [terms] },
        textNode(`. Changed: read from ${file}, written as Markdown with the spans of its tables filled.`),
      ],
    },
  ];
}
