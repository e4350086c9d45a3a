import { readFileSync } from 'node:fs';
import type { Db } from '../publish/database.ts';
import { publicationOf } from '../publish/database.ts';
import { ArticleLines } from '../publish/fix-list-lines.ts';
import type { PublishedFile } from '../publish/published-files.ts';
import { checkKinds, coverageOf, coverageOfSeason } from './coverage.ts';
import { findingsOf } from './findings.ts';
import { findingCounts, findingsPage } from './findings-page.ts';
import { indexPage } from './index-page.ts';
import { judgementsOf } from './judgement.ts';
import { exactNames, nameDecisions, namesPage } from './names-page.ts';
import { openErrors, overviewOf, seasonList, totalsOf } from './overview.ts';
import { type Edition, type Page, pageText, STYLESHEET } from './page.ts';
import { sheets } from './paging.ts';
import { readSeason } from './season.ts';
import { seasonPage } from './season-page.ts';
import { correctionsOf, sourceIds, sourceOf, sourcesPage } from './sources-page.ts';

/** Items on one page of a list; a longer list goes on on a further page. */
const SEASONS_A_PAGE = 200;
const NAMES_A_PAGE = 500;
const SOURCES_A_PAGE = 500;
/** Errors on the first page. */
const MOST_HEADLINES = 25;

/**
 * The report on an audited database, as pages that open from disk: an overview, a page a season, findings, names,
 * sources; and their stylesheet. Each page is made when its turn comes.
 */
export function* reportFiles(db: Db): Iterable<PublishedFile> {
  const edition = editionOf(db);
  yield { name: `report/${STYLESHEET}`, content: readFileSync(new URL('./report.css', import.meta.url), 'utf8') };
  for (const page of pagesOf(db)) yield { name: `report/${page.path}`, content: pageText(page, edition) };
}

function* pagesOf(db: Db): Iterable<Page> {
  const seasons = seasonList(db);
  const summary = { totals: totalsOf(db), errors: openErrors(db, MOST_HEADLINES), coverage: coverageOf(db) };
  for (const sheet of sheets(seasons, SEASONS_A_PAGE)) {
    yield indexPage(
      { ...sheet, items: sheet.items.flatMap(({ seasonId }) => overviewOf(db, seasonId) ?? []) },
      summary,
    );
  }
  const kinds = checkKinds(db);
  const lines = new ArticleLines(db);
  for (const [index, { seasonId }] of seasons.entries()) {
    const season = readSeason(db, seasonId);
    if (!season) continue;
    const findings = findingsOf(db, seasonId, lines);
    yield seasonPage({
      season,
      findings,
      judgements: judgementsOf(db, kinds, season, findings),
      coverage: coverageOfSeason(db, kinds, seasonId, season.source?.source_id ?? null),
      neighbours: { before: seasons[index - 1] ?? null, behind: seasons[index + 1] ?? null },
    });
  }
  yield findingsPage(findingCounts(db), findingsOf(db, null, lines));
  const exact = exactNames(db);
  for (const sheet of sheets(nameDecisions(db), NAMES_A_PAGE)) yield namesPage(sheet, exact);
  const corrections = correctionsOf(db);
  for (const sheet of sheets(sourceIds(db), SOURCES_A_PAGE)) {
    yield sourcesPage({ ...sheet, items: sheet.items.flatMap((id) => sourceOf(db, id) ?? []) }, corrections);
  }
}

function editionOf(db: Db): Edition {
  const program = db.prepare<[], { value: string }>("SELECT value FROM build_info WHERE key = 'program'").get();
  const licences = db
    .prepare<[], { licence: string }>('SELECT DISTINCT licence FROM source WHERE licence IS NOT NULL ORDER BY licence')
    .all();
  return {
    publication: publicationOf(db),
    program: program?.value ?? 'scrutineer',
    licences: licences.map(({ licence }) => licence),
  };
}
