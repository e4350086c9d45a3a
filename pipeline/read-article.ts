import { readRecords } from '../parsers/record/article-records.ts';
import type { Lexicon } from '../parsers/record/lexicon.ts';
import { subjectOf } from '../parsers/record/season.ts';
import type { CuratedFiles } from '../schemas/curated.ts';
import type { Row } from '../schemas/dataset/tables.ts';
import type { FindingDraft } from '../schemas/finding.ts';
import type { Records } from '../schemas/record/records.ts';
import type { SourceFormat } from '../schemas/source.ts';
import type { LoadedArticle } from './article-reader.ts';
import { articleMarkdown } from './publish/article-markdown.ts';
import { type LedgerValues, ledgerValues } from './publish/database.ts';
import { ledgerOf } from './publish/ledger.ts';
import { correctGrids } from './stages/correct.ts';
import { type UnreadColumn, unreadColumns } from './stages/lost-cells.ts';
import { type EncodedRecords, encoded } from './stored-records.ts';

/** All that an article gives by itself. */
export interface ReadArticle {
  readonly sourceId: string;
  readonly format: SourceFormat;
  readonly ledger: LedgerValues;
  readonly markdown: string;
  readonly findings: readonly FindingDraft[];
  readonly corrections: readonly Row<'correction'>[];
  readonly unread: readonly UnreadColumn[];
  readonly records: Records | EncodedRecords;
}

/** Corrections and stage 5 for one article, with its ledger and its Markdown. */
export function readArticle(
  { raw, tables }: LoadedArticle,
  curated: CuratedFiles,
  lexicon: Lexicon,
): ReadArticle & { readonly records: Records } {
  const corrected = correctGrids(raw, tables.grids, curated.corrections);
  const { records, grids, findings } = readRecords(tables.article, corrected.grids, lexicon);
  const seasonId = records.seasons[0]?.seasonId ?? null;
  const found = [...tables.findings, ...corrected.findings, ...findings];
  return {
    sourceId: raw.sourceId,
    format: raw.format,
    ledger: ledgerValues(ledgerOf(raw, subjectOf(tables.article).title, grids)),
    markdown: articleMarkdown(tables.article, tables.grids),
    findings: found.map((finding) => ({ seasonId, ...finding })),
    corrections: corrected.rows,
    unread: grids.flatMap(unreadColumns),
    records,
  };
}

/** The same with its records in the form that is quick to hand to another thread. */
export function encodedArticle(
  read: ReadArticle & { readonly records: Records },
): ReadArticle & { readonly records: EncodedRecords } {
  return { ...read, records: encoded(read.records) };
}
