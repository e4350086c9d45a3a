import { join } from 'node:path';
import { GatheredNames, type Lexicon, namesOf } from '../parsers/record/lexicon.ts';
import type { Row } from '../schemas/dataset/tables.ts';
import type { SourceFormat } from '../schemas/source.ts';
import { articleReader, type LoadedArticle } from './article-reader.ts';
import type { JudgedFact } from './audit/stated-facts.ts';
import type { CoWorker } from './co-worker.ts';
import type { Effects, FileEffects } from './effects.ts';
import { ofDatabase } from './errors.ts';
import { sparingWithMemory } from './garbage.ts';
import { buildSearches, insertAbout } from './publish/about.ts';
import {
  checkRows,
  createDatabase,
  createIndexes,
  type Db,
  insertDataset,
  insertLedger,
  sortTables,
  writtenRows,
} from './publish/database.ts';
import { fileStem } from './publish/file-stem.ts';
import { datasetJson } from './publish/json-files.ts';
import { Publication } from './publish/publication.ts';
import {
  DATABASE_FILE,
  inListedOrder,
  JSON_FILE,
  ownFiles,
  type PublishedFilesOptions,
} from './publish/published-files.ts';
import { writeFindings } from './publish/write-findings.ts';
import { type ReadArticle, readArticle } from './read-article.ts';
import { READING_ALONE, type Reading } from './reading.ts';
import { Sharing } from './sharing.ts';
import {
  type AuditToWrite,
  articleAuditor,
  auditOfAnnounced,
  auditToWrite,
  settleChecks,
  writeAudit,
} from './stages/audit.ts';
import { unmatchedFinding } from './stages/correct.ts';
import { loadFolder, type RawFolder } from './stages/load.ts';
import { lostCells, type UnreadColumn } from './stages/lost-cells.ts';
import { type RowsOfArticles, reconcile } from './stages/reconcile.ts';
import { validate } from './stages/validate.ts';
import type { Steps } from './step-by-step.ts';
import { StoredFindings } from './stored-findings.ts';
import { StoredRecords } from './stored-records.ts';
import { type Summary, summaryOf } from './summary.ts';

/** So many articles are not shared with the other thread, which has hardly begun by the time they are read. */
const ARTICLES_ALONE = 10;
/** The names of more articles are, while they are decided, many times as large as all else. */
const ARTICLES_WITH_MANY_NAMES = 1000;
/** Holds the records of all articles until their rows are in the database. */
const RECORDS_FILE = 'records.jsonl';
/** Holds the findings of all stages until they are in the database. */
const FINDINGS_FILE = 'findings.jsonl';

/** What `ingest` needs to know. */
export interface IngestOptions extends PublishedFilesOptions {
  readonly rawDir: string;
  readonly outDir: string;
  readonly version: string;
  /** Reads and audits a share of the articles and writes a share of the files on another core; left out, all is done here. */
  readonly coWorker?: CoWorker | undefined;
  /** Told what the run is doing, stage by stage, once a stage is through. */
  readonly progress: (stage: string, made: string) => void;
  /** Told how many of how many articles or files are done in a stage. */
  readonly counting?: (stage: string, done: number, total: number) => void;
}

/**
 * From the raw articles to a published, audited dataset. Articles are read twice: first for the names that their cells know,
 * then for their records; of many articles, no thread holds the trees of two. What is wrong with an article is a finding;
 * InputError and UsageError leave the published files as they were.
 */
export function ingest(options: Omit<IngestOptions, 'coWorker'>, effects: Pick<Effects, 'files'>): Summary {
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
    if (options.coWorker) yield options.coWorker.close();
    throw ofDatabase(join(options.outDir, DATABASE_FILE), error);
  } finally {
    publication.discard();
  }
}

/** What every step of a run needs. */
interface Run {
  readonly options: IngestOptions;
  readonly files: FileEffects;
  readonly publication: Publication;
  readonly folder: RawFolder;
}

/** The other thread, where it is to read and to audit articles too. */
function sharesArticles({ options, folder }: Run): CoWorker | undefined {
  return folder.articles.length > ARTICLES_ALONE ? options.coWorker : undefined;
}

/** Writes every file of a publication; the database is closed then, also where something fails. */
function* prepare(run: Run): Steps<{ names: readonly string[]; hash: string; summary: Summary }> {
  const db = createDatabase(run.publication.path(DATABASE_FILE));
  try {
    const { publication, options } = run;
    const { outDir, coWorker } = options;
    const sharing = new Sharing({
      db,
      publication,
      outDir,
      coWorker,
      isAuditShared: sharesArticles(run) !== undefined,
    });
    const markdown = yield* fillDatabase(run, db, sharing);
    const written = yield* writeFiles(run, db, sharing);
    const names = [DATABASE_FILE, ...markdown, ...written.names];
    return { names, hash: written.hash, summary: summaryOf(db, run.options.outDir, names) };
  } finally {
    db.close();
  }
}

/** All stages up to the audit; gives the names of the Markdown files. What they hold ends with them. */
function* fillDatabase(run: Run, db: Db, sharing: Sharing): Steps<readonly string[]> {
  const findings = new StoredFindings(run.publication.scratch(FINDINGS_FILE));
  const read = yield* readFolder(run, db, findings);
  sharing.reach('ledger');
  yield* writeDataset(run, db, read, findings);
  sharing.reach('dataset');
  yield* auditDataset(run, db, sharing, findings, read.unread);
  findings.close();
  return read.markdown;
}

/** Both passes over the articles; the other thread reads its share of them where there are many. */
function* readFolder(run: Run, db: Db, findings: StoredFindings): Steps<ArticlesRead> {
  const coWorker = sharesArticles(run);
  const reading = coWorker?.read(run.folder) ?? READING_ALONE;
  const load = articleReader(run.folder, run.files, { isHeld: coWorker === undefined });
  const lexicon = yield* readNames(run, reading, load);
  return yield* readArticles(
    run,
    db,
    reading,
    (index) => readArticle(load(index), run.folder.curated, lexicon),
    findings,
  );
}

/** The first pass: the names that cells know. */
function* readNames(
  { options, folder }: Run,
  reading: Reading,
  load: (index: number) => LoadedArticle,
): Steps<Lexicon> {
  const lexicon = new GatheredNames();
  const count = folder.articles.length;
  let done = 0;
  yield* reading.names(
    count,
    (index) => namesOf(load(index).tables.grids),
    (names) => {
      lexicon.add(names);
      done += 1;
      options.counting?.('load', done, count);
    },
  );
  options.progress('load', `${count} articles`);
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
  reading: Reading,
  read: (index: number) => ReadArticle,
  findings: StoredFindings,
): Steps<ArticlesRead> {
  const records = new StoredRecords(publication.scratch(RECORDS_FILE));
  const corrections: Row<'correction'>[] = [];
  const unread: UnreadColumn[] = [];
  const known = new Set(folder.articles.map(({ file }) => file));
  const formats = new Map<string, SourceFormat>();
  const markdown: string[] = [];
  const count = folder.articles.length;
  let cellCount = 0;
  let tableCount = 0;
  yield* reading.articles(count, read, (article) => {
    formats.set(article.sourceId, article.format);
    const inserted = insertLedger(db, article.ledger);
    const name = `markdown/${fileStem(article.sourceId)}.md`;
    markdown.push(name);
    publication.write(name, article.markdown);
    findings.add(article.findings);
    unread.push(...article.unread);
    corrections.push(...article.corrections);
    records.add(article.records);
    tableCount += inserted.source_table;
    cellCount += inserted.source_cell;
    options.counting?.('parse', records.length, count);
  });
  options.progress('parse', `${tableCount} tables, ${cellCount} cells`);
  const unmatched = folder.curated.corrections.filter(({ row }) => !known.has(row.file));
  findings.add(unmatched.map((correction) => unmatchedFinding(correction, null)));
  return { records, formats, corrections, unread, markdown };
}

/** The rows of all articles into the database. Names and records are not held any longer then. */
function* writeDataset(run: Run, db: Db, read: ArticlesRead, findings: StoredFindings): Steps<void> {
  const { articles, leftOutOfShared } = yield* writeShared(run, db, read, findings);
  const isWritten = writtenRows(db);
  let leftOut = leftOutOfShared;
  for (const rows of articles()) {
    const { dataset, findings: ofArticle } = validate(rows, isWritten);
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
): Steps<{ readonly articles: RowsOfArticles; readonly leftOutOfShared: number }> {
  const isWritten = writtenRows(db);
  let leftOutOfShared = 0;
  let decided = 0;
  const shared = reconcile(read.records, folder.curated, read.corrections, read.formats);
  const endSparing = folder.articles.length > ARTICLES_WITH_MANY_NAMES ? sparingWithMemory() : () => undefined;
  let step = shared.next();
  for (; !step.done; step = shared.next()) {
    const { rows } = step.value;
    findings.add(step.value.findings);
    const validated = validate(rows, isWritten);
    insertDataset(db, validated.dataset);
    findings.add(validated.findings);
    leftOutOfShared += validated.findings.length;
    decided += rows.name_decision.length;
    yield;
  }
  endSparing();
  options.progress('reconcile', `${decided} spellings decided`);
  return { articles: step.value, leftOutOfShared };
}

/** Verdicts, checks and all findings, those of the stages before too, into the database. */
function* auditDataset(
  { options, folder }: Run,
  db: Db,
  sharing: Sharing,
  findings: StoredFindings,
  unread: readonly UnreadColumn[],
): Steps<void> {
  const openChecks: { readonly rowId: number; readonly finding: number | undefined }[] = [];
  const announced: JudgedFact[] = [];
  let championshipCount = 0;
  const write = (audited: AuditToWrite) => {
    const numbers = findings.add(audited.findings);
    for (const { rowId, finding } of writeAudit(db, audited)) openChecks.push({ rowId, finding: numbers.get(finding) });
    announced.push(...audited.announced);
    championshipCount += audited.championships.length;
  };
  const { count: articleCount, auditOf } = articleAuditor(db);
  yield* sharing.audits(articleCount, (index) => auditToWrite(auditOf(index)), write);
  write(auditToWrite(auditOfAnnounced(announced)));
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
function* writeFiles(
  { options, publication }: Run,
  db: Db,
  sharing: Sharing,
): Steps<{ names: string[]; hash: string }> {
  buildSearches(db);
  sharing.reach('audit');
  yield;
  let hash = '';
  const json = datasetJson(db, (publicationHash) => {
    hash = publicationHash;
    insertAbout(db, { version: options.version, publication: hash });
    sharing.reach('publication');
  });
  publication.write(JSON_FILE, json);
  const names = [JSON_FILE];
  yield;
  for (const { name, content } of ownFiles(db, options)) {
    publication.write(name, content);
    names.push(name);
    yield;
  }
  yield* sharing.finish();
  return { names: inListedOrder([...names, ...sharing.names]), hash };
}
