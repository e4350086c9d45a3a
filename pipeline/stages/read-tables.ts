import { type Article, readArticle, type UnknownMarkup } from '../../parsers/article/read-article.ts';
import { lineOf } from '../../parsers/article/tree.ts';
import type { Grid } from '../../parsers/table/grid.ts';
import { printedTables } from '../../parsers/table/printed-table.ts';
import { readGrid, residue } from '../../parsers/table/read-grid.ts';
import type { Curated, CuratedTemplate } from '../../schemas/curated.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { RawArticle, UnreadLine } from '../../schemas/source.ts';
import type { WikitextTemplate } from '../../schemas/wikitext-template.ts';

/** An article as a tree, with the grids of its tables. */
export interface ReadTables {
  readonly article: Article;
  readonly grids: readonly Grid[];
  readonly findings: readonly FindingDraft[];
}

/** Stages 2 to 4 for one article: its tree, its printed tables, their grids. Holds nothing of other articles. `curated` are templates beside
 * the built-in ones. */
export function readTables(raw: RawArticle, curated: readonly Curated<CuratedTemplate>[] = []): ReadTables {
  const article = readArticle(raw, curated.map(templateOf));
  const tables = printedTables(article.root, raw.sourceId);
  const read = tables.map(readGrid);
  const firstTable = article.root.children.findIndex((node) => node.type === 'table');
  const stray = article.root.children
    .slice(0, firstTable < 0 ? undefined : firstTable)
    .flatMap((node) =>
      node.type === 'residue' ? [residue(raw.sourceId, lineOf(node), node.value, node.position.start.column)] : [],
    );
  return {
    article,
    grids: read.map(({ grid }) => grid),
    findings: [
      ...(raw.unread ?? []).map((unread) => unreadLine(raw.sourceId, unread)),
      ...stray,
      ...article.unknown.map((markup) => unknownMarkup(raw.sourceId, markup)),
      ...read.flatMap(({ findings }) => findings),
    ],
  };
}

function templateOf({ row }: Curated<CuratedTemplate>): WikitextTemplate {
  const { template, kind, text, group } = row;
  return group === '' ? { template, kind, text } : { template, kind, text, group };
}

function unreadLine(sourceId: string, { line, what }: UnreadLine): FindingDraft {
  return {
    code: 'row-misshapen',
    message: `${what.charAt(0).toUpperCase()}${what.slice(1)} is left out; split the article`,
    about: `${sourceId} ${what}`,
    sourceId,
    line,
  };
}

function unknownMarkup(sourceId: string, { name, line }: UnknownMarkup): FindingDraft {
  return {
    code: 'markup-residue',
    message: `The template '${name}' is not known; its source stands in the text`,
    about: name,
    sourceId,
    line,
  };
}
