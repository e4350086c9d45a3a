import { readRecords } from '../parsers/record/article-records.ts';
import { type FoundNames, lexiconOf, namesOf } from '../parsers/record/lexicon.ts';
import { subjectOf } from '../parsers/record/season.ts';
import type { Row } from '../schemas/dataset/tables.ts';
import type { FindingDraft } from '../schemas/finding.ts';
import type { Records } from '../schemas/record/records.ts';
import type { SourceFormat } from '../schemas/source.ts';
import { articleReader } from './article-reader.ts';
import type { Effects } from './effects.ts';
import { buildSearches, insertAbout } from './publish/about.ts';
import { articleMarkdown } from './publish/article-markdown.ts';
import {
  checkReferences,
  createDatabase,
  createIndexes,
  insertDataset,
  insertFindings,
  insertLedger,
  sortTables,
} from './publish/database.ts';
import { fileStem } from './publish/file-stem.ts';
import { findingRows } from './publish/finding-rows.ts';
import { datasetJson } from './publish/json-files.ts';
import { ledgerOf } from './publish/ledger.ts';
import { Publication } from './publish/publication.ts';
import { DATABASE_FILE, JSON_FILE, type PublishedFilesOptions, publishedFiles } from './publish/published-files.ts';
import { auditParts, type OpenCheck, settleChecks, writeAudit } from './stages/audit.ts';
import { correctGrids, unmatchedFinding } from './stages/correct.ts';
import { loadFolder } from './stages/load.ts';
import { lostCells, type UnreadColumn, unreadColumns } from './stages/lost-cells.ts';
import { reconcile } from './stages/reconcile.ts';
import { validate } from './stages/validate.ts';
import { type Summary, summaryOf } from './summary.ts';

/** What `ingest` needs to know. */
export interface IngestOptions extends PublishedFilesOptions {
  readonly rawDir: string;
  readonly outDir: string;
  readonly version: string;
  /** Told what the run is doing, stage by stage, once a stage is through. */
  readonly progress: (stage: string, made: string) => void;
  /** Told how many of how many articles or files are done in a stage. */
  readonly counting?: (stage: string, done: number, total: number) => void;
}

/**
 * From the raw articles to a published, audited dataset. Articles are read twice, one at a time: first for the names
 * that their cells know, then for their records; no trees and cells of two articles are held at once. What is wrong
 * with an article is a finding; InputError and UsageError leave the published files as they were.
 */
export function ingest(options: IngestOptions, effects: Pick<Effects, 'files'>): Summary {
  const steps = ingestSteps(options, effects);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, so that whoever runs them can stop between two: what was prepared is thrown away then. */
export function* ingestSteps(options: IngestOptions, { files }: Pick<Effects, 'files'>): Generator<void, Summary> {
  const publication = new Publication(options.outDir, files);
  try {
    const folder = loadFolder(options.rawDir, files);
    const found: FoundNames[] = [];
    const read = articleReader(folder, files);
    for (const article of folder.articles) {
      found.push(namesOf(read(article).tables.grids));
      options.counting?.('load', found.length, folder.articles.length);
      yield;
    }
    options.progress('load', `${folder.articles.length} articles`);
    const lexicon = lexiconOf(found);

    const findings: FindingDraft[] = [];
    const all: Records[] = [];
    const corrections: Row<'correction'>[] = [];
    const unread: UnreadColumn[] = [];
    const known = new Set(folder.articles.map(({ file }) => file));
    const formats = new Map<string, SourceFormat>();
    const db = createDatabase(publication.path(DATABASE_FILE));
    const names = [DATABASE_FILE];
    let cellCount = 0;
    let tableCount = 0;
    for (const file of folder.articles) {
      const { raw, tables } = read(file);
      formats.set(raw.sourceId, raw.format);
      const corrected = correctGrids(raw, tables.grids, folder.curated.corrections);
      const { records, grids, ...made } = readRecords(tables.article, corrected.grids, lexicon);
      const ledger = ledgerOf(raw, subjectOf(tables.article).title, grids);
      insertLedger(db, ledger);
      const markdown = `markdown/${fileStem(raw.sourceId)}.md`;
      names.push(markdown);
      publication.write(markdown, articleMarkdown(tables.article, tables.grids));
      const seasonId = records.seasons[0]?.seasonId ?? null;
      for (const finding of [...tables.findings, ...corrected.findings, ...made.findings])
        findings.push({ seasonId, ...finding });
      for (const grid of grids) unread.push(...unreadColumns(grid));
      corrections.push(...corrected.rows);
      all.push(records);
      tableCount += ledger.tables.length;
      cellCount += ledger.cells.length;
      options.counting?.('parse', all.length, folder.articles.length);
      yield;
    }
    options.progress('parse', `${tableCount} tables, ${cellCount} cells`);

    for (const correction of folder.curated.corrections) {
      if (!known.has(correction.row.file)) findings.push(unmatchedFinding(correction, null));
    }
    const reconciled = reconcile(all, folder.curated, corrections, formats);
    options.progress('reconcile', `${reconciled.shared.name_decision.length} spellings decided`);
    yield;
    const shared = validate(reconciled.shared);
    insertDataset(db, shared.dataset);
    const leftOut = [...shared.findings];
    for (const rows of reconciled.articles()) {
      const validated = validate(rows, shared.keys);
      insertDataset(db, validated.dataset);
      leftOut.push(...validated.findings);
      yield;
    }
    sortTables(db);
    createIndexes(db, { ofAudit: false });
    options.progress('validate', `${leftOut.length} rows left out`);

    const audited: FindingDraft[] = [];
    const openChecks: OpenCheck[] = [];
    let championshipCount = 0;
    for (const part of auditParts(db)) {
      openChecks.push(...writeAudit(db, part));
      audited.push(...part.findings);
      championshipCount += part.championships.length;
      yield;
    }
    const drafts = [...findings, ...reconciled.findings, ...leftOut, ...audited];
    const judged = findingRows([...drafts, ...lostCells(db, drafts, unread)], folder.curated.acceptances);
    insertFindings(db, judged);
    settleChecks(db, openChecks, (draft) => judged.idOf.get(draft) ?? null);
    createIndexes(db, { ofAudit: true });
    checkReferences(db);
    options.progress('audit', `${championshipCount} championships, ${judged.findings.length} findings`);
    yield;

    let hash = '';
    const json = datasetJson(db, (publicationHash) => {
      hash = publicationHash;
      insertAbout(db, { version: options.version, publication: hash });
    });
    publication.write(JSON_FILE, json);
    names.push(JSON_FILE);
    yield;
    buildSearches(db);
    for (const { name, content } of publishedFiles(db, options)) {
      publication.write(name, content);
      names.push(name);
      yield;
    }
    const summary = summaryOf(db, options.outDir, names);
    db.close();
    publication.publish(names, hash);
    options.progress('publish', `${names.length} files`);
    return summary;
  } finally {
    publication.discard();
  }
}
