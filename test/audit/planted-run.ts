import { readRecords } from '../../parsers/record/article-records.ts';
import { lexiconOf, namesOf } from '../../parsers/record/lexicon.ts';
import { subjectOf } from '../../parsers/record/season.ts';
import { createDatabase, insertDataset, insertLedger, ledgerValues } from '../../pipeline/publish/database.ts';
import { ledgerOf } from '../../pipeline/publish/ledger.ts';
import { audit } from '../../pipeline/stages/audit.ts';
import { lostCells, unreadColumns } from '../../pipeline/stages/lost-cells.ts';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import { validate } from '../../pipeline/stages/validate.ts';
import { FINDING_SEVERITY, type FindingCode } from '../../schemas/finding.ts';
import { reconciledWhole } from '../support/reconciled.ts';

/** An error or a warning. */
export interface Found {
  readonly code: FindingCode;
  readonly line: number;
  /** What it says apart from lines, so that one finding is told from another on the same line. */
  readonly what: string;
  readonly message: string;
}

const NOTHING_CURATED = { names: [], ids: [], corrections: [], acceptances: [], templates: [] };

/** The errors and warnings on one article: what `ingest` finds, in memory and without a publication. */
export function findingsOf(text: string): Found[] {
  const raw = {
    sourceId: 'article',
    file: 'article.txt',
    format: 'dump' as const,
    text,
    sha256: '',
    title: null,
    url: null,
    revision: null,
    licence: null,
  };
  const tables = readTables(raw);
  const read = readRecords(tables.article, tables.grids, lexiconOf([namesOf(tables.grids)]));
  const reconciled = reconciledWhole([read.records], NOTHING_CURATED);
  const validated = validate(reconciled.dataset);
  const db = createDatabase(':memory:');
  try {
    insertLedger(db, ledgerValues(ledgerOf(raw, subjectOf(tables.article).title, read.grids)));
    insertDataset(db, validated.dataset);
    const findings = [
      ...tables.findings,
      ...read.findings,
      ...reconciled.findings,
      ...validated.findings,
      ...audit(db).findings,
    ];
    findings.push(...lostCells(db, () => findings, read.grids.flatMap(unreadColumns)));
    return findings
      .filter(({ code, severity }) => (severity ?? FINDING_SEVERITY[code]) !== 'info')
      .map(({ code, line, about, raceId, published, expected, message }) => ({
        code,
        line: line ?? 0,
        what: [about, raceId, published, expected].join('|'),
        message,
      }));
  } finally {
    db.close();
  }
}
