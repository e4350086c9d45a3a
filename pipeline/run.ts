import { readRecords } from '../parsers/record/article-records.ts';
import { GatheredNames, type Lexicon, namesOf } from '../parsers/record/lexicon.ts';
import { subjectOf } from '../parsers/record/season.ts';
import type { Row } from '../schemas/dataset/tables.ts';
import type { SourceFormat } from '../schemas/source.ts';
import { articleReader, type ReadArticle } from './article-reader.ts';
import type { Effects, FileEffects } from './effects.ts';
import { buildSearches, insertAbout } from './publish/about.ts';
import { articleMarkdown } from './publish/article-markdown.ts';
import type { CoWriter } from './publish/co-writer.ts';
import {
  checkRows,
  createDatabase,
  createIndexes,
  type Db,
  insertDataset,
  insertLedger,
  sortTables,
} from './publish/database.ts';
import { fileStem } from './publish/file-stem.ts';
import { datasetJson } from './publish/json-files.ts';
import { ledgerOf } from './publish/ledger.ts';
import { Publication } from './publish/publication.ts';
import {
  DATABASE_FILE,
  inListedOrder,
  JSON_FILE,
  ownFiles,
  type PublishedFilesOptions,
  sharedFiles,
} from './publish/published-files.ts';
import { newListState, tellHash, untaken } from './publish/shared-list.ts';
import { writeFindings } from './publish/write-findings.ts';
import { auditParts, settleChecks, writeAudit } from './stages/audit.ts';
import { correctGrids, unmatchedFinding } from './stages/correct.ts';
import { type ArticleFile, loadFolder, type RawFolder } from './stages/load.ts';
import { lostCells, type UnreadColumn, unreadColumns } from './stages/lost-cells.ts';
import { type RowsOfArticles, reconcile } from './stages/reconcile.ts';
import { addKeys, type Keys, validate } from './stages/validate.ts';
import type { Steps } from './step-by-step.ts';
import { StoredFindings } from './stored-findings.ts';
import { StoredRecords } from './stored-records.ts';
import { type Summary, summaryOf } from './summary.ts';

/** Holds the records of all articles until their rows are in the database. */
const RECORDS_FILE = 'records.jsonl';
/** Holds the findings of all stages until they are in the database. */
const FINDINGS_FILE = 'findings.jsonl';

/** What `ingest` needs to know. */
export interface IngestOptions extends PublishedFilesOptions {
  readonly rawDir: string;
  readonly outDir: string;
  readonly version: string;
  /** Writes a share of the files on another core; left out, all are written here. */
  readonly coWriter?: CoWriter | undefined;
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
export function* ingestSteps(options: IngestOptions, { files }: Pick<Effects, 'files'>): Steps<Summary> {
  const publication = new Publication(options.outDir, files);
  try {
    const run: Run = { options, files, publication, folder: loadFolder(options.rawDir, files) };
    const { names, hash, summary } = yield* prepare(run);
    publication.publish(names, hash);
    options.progress('publish', `${names.length} files`);
    return summary;
  } catch (error) {
    // Nobody may be writing into what is thrown away.
    if (options.coWriter) yield options.coWriter.close();
    throw error;
  } finally {
    publication.discard();
  }
}

/** Reads an article of the raw folder. */
type Reader = (file: ArticleFile) => ReadArticle;

/** What every step of a run needs. */
interface Run {
  readonly options: IngestOptions;
  readonly files: FileEffects;
  readonly publication: Publication;
  readonly folder: RawFolder;
}

/** Writes every file of a publication; the database is closed then, also where something fails. */
function* prepare(run: Run): Steps<{ names: readonly string[]; hash: string; summary: Summary }> {
  const db = createDatabase(run.publication.path(DATABASE_FILE));
  try {
    const markdown = yield* fillDatabase(run, db);
    const written = yield* writeFiles(run, db);
    const names = [DATABASE_FILE, ...markdown, ...written.names];
    return { names, hash: written.hash, summary: summaryOf(db, run.options.outDir, names) };
  } finally {
    db.close();
  }
}

/** All stages up to the audit; gives the names of the Markdown files. What they hold ends with them. */
function* fillDatabase(run: Run, db: Db): Steps<readonly string[]> {
  const findings = new StoredFindings(run.publication.scratch(FINDINGS_FILE));
  const read = yield* readFolder(run, db, findings);
  yield* writeDataset(run, db, read, findings);
  yield* auditDataset(run, db, findings, read.unread);
  findings.close();
  return read.markdown;
}

/** Both passes over the articles. */
function* readFolder(run: Run, db: Db, findings: StoredFindings): Steps<ArticlesRead> {
  const reader = articleReader(run.folder, run.files);
  const lexicon = yield* readNames(run, reader);
  return yield* readArticles(run, db, reader, lexicon, findings);
}

/** The first pass: the names that cells know. */
function* readNames({ options, folder }: Run, read: Reader): Steps<Lexicon> {
  const lexicon = new GatheredNames();
  for (const [index, article] of folder.articles.entries()) {
    lexicon.add(namesOf(read(article).tables.grids));
    options.counting?.('load', index + 1, folder.articles.length);
    yield;
  }
  options.progress('load', `${folder.articles.length} articles`);
  return lexicon;
}

/** What the second pass leaves for the stages behind it. */
interface ArticlesRead {
  readonly records: StoredRecords;
  readonly formats: ReadonlyMap<string, SourceFormat>;
  readonly corrections: readonly Row<'correction'>[];
  readonly unread: readonly UnreadColumn[];
  /** The names of the Markdown files. */
  readonly markdown: readonly string[];
}

/** The second pass: ledger, Markdown and records of each article. */
function* readArticles(
  { options, publication, folder }: Run,
  db: Db,
  reader: Reader,
  lexicon: Lexicon,
  findings: StoredFindings,
): Steps<ArticlesRead> {
  const records = new StoredRecords(publication.scratch(RECORDS_FILE));
  const corrections: Row<'correction'>[] = [];
  const unread: UnreadColumn[] = [];
  const known = new Set(folder.articles.map(({ file }) => file));
  const formats = new Map<string, SourceFormat>();
  const markdown: string[] = [];
  let cellCount = 0;
  let tableCount = 0;
  for (const file of folder.articles) {
    const { raw, tables } = reader(file);
    formats.set(raw.sourceId, raw.format);
    const corrected = correctGrids(raw, tables.grids, folder.curated.corrections);
    const read = readRecords(tables.article, corrected.grids, lexicon);
    const ledger = ledgerOf(raw, subjectOf(tables.article).title, read.grids);
    insertLedger(db, ledger);
    const name = `markdown/${fileStem(raw.sourceId)}.md`;
    markdown.push(name);
    publication.write(name, articleMarkdown(tables.article, tables.grids));
    const seasonId = read.records.seasons[0]?.seasonId ?? null;
    const found = [...tables.findings, ...corrected.findings, ...read.findings];
    findings.add(found.map((finding) => ({ seasonId, ...finding })));
    for (const grid of read.grids) unread.push(...unreadColumns(grid));
    corrections.push(...corrected.rows);
    records.add(read.records);
    tableCount += ledger.tables.length;
    cellCount += ledger.cells.length;
    options.counting?.('parse', records.length, folder.articles.length);
    yield;
  }
  options.progress('parse', `${tableCount} tables, ${cellCount} cells`);
  const unmatched = folder.curated.corrections.filter(({ row }) => !known.has(row.file));
  findings.add(unmatched.map((correction) => unmatchedFinding(correction, null)));
  return { records, formats, corrections, unread, markdown };
}

/** The rows of all articles into the database. Names and records are not held any longer then. */
function* writeDataset(run: Run, db: Db, read: ArticlesRead, findings: StoredFindings): Steps<void> {
  const { articles, keys, leftOutOfShared } = yield* writeShared(run, db, read, findings);
  let leftOut = leftOutOfShared;
  for (const rows of articles()) {
    const { dataset, findings: ofArticle } = validate(rows, keys);
    insertDataset(db, dataset);
    findings.add(ofArticle);
    leftOut += ofArticle.length;
    yield;
  }
  read.records.close();
  sortTables(db);
  createIndexes(db, { ofAudit: false });
  run.options.progress('validate', `${leftOut} rows left out`);
}

/** Decides names, and writes the rows that are no article's own; what remains is how to make those of each article. */
function* writeShared(
  { options, folder }: Run,
  db: Db,
  read: ArticlesRead,
  findings: StoredFindings,
): Steps<{ readonly articles: RowsOfArticles; readonly keys: Keys; readonly leftOutOfShared: number }> {
  const keys = new Map<string, Set<string>>();
  let leftOutOfShared = 0;
  let decided = 0;
  const shared = reconcile(read.records, folder.curated, read.corrections, read.formats);
  let step = shared.next();
  for (; !step.done; step = shared.next()) {
    const { rows } = step.value;
    findings.add(step.value.findings);
    const validated = validate(rows, keys);
    insertDataset(db, validated.dataset);
    findings.add(validated.findings);
    addKeys(keys, validated.keys);
    leftOutOfShared += validated.findings.length;
    decided += rows.name_decision.length;
    yield;
  }
  options.progress('reconcile', `${decided} spellings decided`);
  return { articles: step.value, keys, leftOutOfShared };
}

/** Verdicts, checks and all findings, those of the stages before too, into the database. */
function* auditDataset(
  { options, folder }: Run,
  db: Db,
  findings: StoredFindings,
  unread: readonly UnreadColumn[],
): Steps<void> {
  const openChecks: { readonly rowId: number; readonly finding: number | undefined }[] = [];
  let championshipCount = 0;
  for (const part of auditParts(db)) {
    const numbers = findings.add(part.findings);
    for (const { rowId, finding } of writeAudit(db, part)) openChecks.push({ rowId, finding: numbers.get(finding) });
    championshipCount += part.championships.length;
    yield;
  }
  findings.add(lostCells(db, (sourceId) => findings.of(sourceId).map(({ draft }) => draft), unread));
  const { idOf, count } = writeFindings(db, findings, folder.curated.acceptances);
  settleChecks(
    db,
    openChecks.map(({ rowId, finding }) => ({ rowId, findingId: idOf[finding ?? -1] ?? null })),
  );
  createIndexes(db, { ofAudit: true });
  checkRows(db);
  options.progress('audit', `${championshipCount} championships, ${count} findings`);
  yield;
}

/** Every file but the database and those of the second pass; gives their names and the publication hash. */
function* writeFiles({ options, publication }: Run, db: Db): Steps<{ names: string[]; hash: string }> {
  buildSearches(db);
  yield;
  const shared = sharedFiles(db);
  const sharedNames = shared.map(({ name }) => name);
  publication.makeFoldersOf(sharedNames);
  const state = newListState();
  const { outDir, coWriter } = options;
  const database = publication.path(DATABASE_FILE);
  const written = coWriter?.write({ database, outDir, preparation: publication.preparation, state });
  // Where this side fails first, nobody waits for the other one.
  written?.catch(() => undefined);
  let hash = '';
  const json = datasetJson(db, (publicationHash) => {
    hash = publicationHash;
    insertAbout(db, { version: options.version, publication: hash });
    tellHash(state);
  });
  publication.write(JSON_FILE, json);
  const names = [JSON_FILE];
  yield;
  for (const { name, content } of ownFiles(db, options)) {
    publication.write(name, content);
    names.push(name);
    yield;
  }
  for (const { name, content } of untaken(shared, state)) {
    publication.write(name, content());
    yield;
  }
  if (written) yield written.then((sums) => publication.addWritten(sums));
  return { names: inListedOrder([...names, ...sharedNames]), hash };
}
