import type { Row } from '../../schemas/dataset/tables.ts';
import type { Db } from '../publish/database.ts';
import { statement } from '../publish/prepared-once.ts';
import { type Html, html } from './html.ts';
import type { Page } from './page.ts';
import { type Sheet, sheetLinks, sheetPath } from './paging.ts';
import { scrolling } from './parts.ts';
import { count, webLink } from './wording.ts';

/** An article with how much of it is in the dataset. */
export type ReportedSource = Row<'source'> & {
  readonly tables: number;
  readonly cells: number;
  /** Cells of data, and how many of them a published row carries. */
  readonly dataCells: number;
  readonly carriedCells: number;
};

/** Ids of all articles, in their order. */
export function sourceIds(db: Db): string[] {
  return db
    .prepare<[], { id: string }>('SELECT source_id AS id FROM source ORDER BY source_id')
    .all()
    .map(({ id }) => id);
}

const SOURCE = statement<[string], ReportedSource>(
  `SELECT source.*,
     (SELECT count(*) FROM source_table WHERE source_table.source_id = source.source_id) AS tables,
     count(cell.source_table_id) AS cells, coalesce(sum(cell.role = 'data'), 0) AS dataCells,
     coalesce(sum(cell.role = 'data' AND EXISTS (
       SELECT 1 FROM source_cell_use AS used WHERE used.source_table_id = cell.source_table_id
         AND used.row_index = cell.row_index AND used.column_index = cell.column_index)), 0) AS carriedCells
   FROM source LEFT JOIN source_table USING (source_id)
   LEFT JOIN source_cell AS cell ON cell.source_table_id = source_table.source_table_id
   WHERE source.source_id = ? GROUP BY source.source_id`,
);

/** An article; null where there is none of that id. */
export function sourceOf(db: Db, sourceId: string): ReportedSource | null {
  return SOURCE(db).get(sourceId) ?? null;
}

/** A correction that people made, with the article that it is in. */
export type ReportedCorrection = Row<'correction'> & { readonly file: string };

export function correctionsOf(db: Db): ReportedCorrection[] {
  return db
    .prepare<[], ReportedCorrection>(
      `SELECT correction.*, source.file FROM correction JOIN source USING (source_id)
       ORDER BY correction.source_id, correction.line, correction_id`,
    )
    .all();
}

/** A sheet of the articles; the first has the corrections as well. */
export function sourcesPage(sheet: Sheet<ReportedSource>, corrections: readonly ReportedCorrection[]): Page {
  return {
    path: sheetPath('sources', sheet.number),
    title: sheet.number === 1 ? 'Sources' : `Sources, page ${sheet.number}`,
    content: html`
<header class="lead">
<h1>Sources</h1>
<p class="facts">The articles that everything here is read from. They are the work of their contributors, whom the page history of each names.</p>
</header>
${sourcesTable(sheet.items)}
${sheetLinks('sources', sheet)}
${sheet.number === 1 && corrections.length > 0 ? correctionsSection(corrections) : null}`,
  };
}

function sourcesTable(sources: readonly ReportedSource[]): Html {
  return scrolling(
    'Articles',
    html`<table class="figures">
<caption>Articles, and how much of them is in the dataset</caption>
<thead><tr><th scope="col">Article</th><th scope="col">Licence</th><th scope="col">Revision</th><th scope="col">Lines</th><th scope="col">Tables</th><th scope="col">Cells</th><th scope="col">Data cells carried</th></tr></thead>
<tbody>${sources.map(
      (source) => html`
<tr><th scope="row">${webLink(source.title, source.url)}<span class="under">${source.file} (${source.format})</span><span class="under hash">sha256 <code>${source.sha256}</code></span></th><td>${source.licence ?? 'not known'}</td><td>${source.revision ?? 'not known'}</td><td>${count(source.line_count)}</td><td>${count(source.tables)}</td><td>${count(source.cells)}</td><td>${count(source.carriedCells)} of ${count(source.dataCells)}</td></tr>`,
    )}</tbody>
</table>`,
  );
}

function correctionsSection(corrections: readonly ReportedCorrection[]): Html {
  return html`
<section aria-labelledby="corrections">
<h2 id="corrections">Corrections</h2>
<p class="aside">Printed figures that people know to be wrong. The dataset has both.</p>
<ul class="names">${corrections.map(
    ({ file, line, column_name, printed, corrected, reason, reference }) => html`
<li><p>${column_name}: <q>${printed}</q> is read as <q>${corrected}</q></p>
<p class="aside">${reason}${reference === null ? null : ` (${reference})`} <span class="where">${file}, line ${line}</span></p></li>`,
  )}</ul>
</section>`;
}
