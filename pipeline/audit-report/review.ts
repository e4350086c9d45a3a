import { compareText } from '../../parsers/text/fold.ts';
import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import { Competitor } from '../../schemas/record/origin.ts';
import { AUDITED_CODES } from '../audit/rules.ts';
import { type Db, publicationOf } from '../publish/database.ts';
import { byPlace as byPlaceOfDraft, FindingIds, findingRow } from '../publish/finding-rows.ts';
import { publicationHash } from '../publish/json-files.ts';
import { type Audit, audit } from '../stages/audit.ts';
import type { ChampionshipSummary } from '../summary.ts';

/** A finding with the article file that it stands in; null where it is on no article. */
export type ReviewedFinding = Row<'finding'> & { readonly file: string | null };

/** What a published database says when everything is computed from it again. */
export interface Review {
  readonly championships: readonly ChampionshipSummary[];
  /** Recomputed ones, and the stored ones that only the articles can give; in the order of file and line. */
  readonly findings: readonly ReviewedFinding[];
  /** What the file holds otherwise than it is recomputed; zero in a file as it was published. */
  readonly changed: {
    readonly rows: number;
    readonly findings: number;
    /** Its content is not the one whose hash it carries. */
    readonly isContentOther: boolean;
  };
}

/** Recomputes a published database from it alone. Reads only. */
export function reviewOf(db: Db): Review {
  const audited = audit(db);
  const stored = db.prepare<[], Row<'finding'>>('SELECT * FROM finding ORDER BY rowid').all();
  const storedById = new Map(stored.map((finding) => [finding.finding_id, finding]));
  const ids = new FindingIds();
  const recomputed = [...audited.findings].sort(byPlaceOfDraft).map((draft) => {
    const finding = findingRow(draft, ids.next(draft), null);
    const known = storedById.get(finding.finding_id);
    return known ? { ...finding, status: known.status, reason: known.reason } : finding;
  });
  const recomputedIds = new Set(recomputed.map(({ finding_id }) => finding_id));
  const added = recomputed.filter(({ finding_id }) => !storedById.has(finding_id)).length;
  const gone = stored.filter(
    ({ code, finding_id }) => AUDITED_CODES.has(code) && !recomputedIds.has(finding_id),
  ).length;
  const fileOf = new Map(
    db
      .prepare<[], Pick<Row<'source'>, 'source_id' | 'file'>>('SELECT source_id, file FROM source')
      .all()
      .map(({ source_id, file }) => [source_id, file]),
  );
  return {
    championships: audited.championships.map(summaryOfChampionship).sort(byTitle),
    findings: [...recomputed, ...stored.filter(({ code }) => !AUDITED_CODES.has(code))]
      .map((finding) => ({ ...finding, file: fileOf.get(finding.source_id ?? '') ?? null }))
      .sort(byPlace),
    changed: {
      rows: changedRows(db, audited),
      findings: added + gone,
      isContentOther: publicationHash(db) !== publicationOf(db),
    },
  };
}

function summaryOfChampionship({ championship, rows }: Audit['championships'][number]): ChampionshipSummary {
  const verdicts = [...rows.values()].map(({ verdict }) => verdict);
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return {
    championship_id: championship.championshipId,
    year: championship.year,
    class_code: championship.classCode,
    competitor: championship.competitor,
    rows: verdicts.length,
    confirmed: count('confirmed'),
    explained: count('explained'),
    disagrees: count('disagrees'),
    uncheckable: count('uncheckable'),
  };
}

/** How many standings rows hold another verdict or sum than the recomputed one. */
function changedRows(db: Db, { championships }: Audit): number {
  const stored = db
    .prepare<[], { id: string; points: number | null; verdict: string | null }>(
      Competitor.options
        .map(
          (kind) => `SELECT '${kind}_standing/' || ${kind}_standing_id AS id, points_computed AS points, verdict
            FROM ${kind}_standing`,
        )
        .join(' UNION ALL '),
    )
    .all();
  const recomputed = new Map<string, { readonly points: number | null; readonly verdict: Verdict }>(
    championships.flatMap(({ championship, rows }) =>
      [...rows].map(([rowId, row]) => [`${championship.table}/${rowId}`, row]),
    ),
  );
  return stored.filter(({ id, points, verdict }) => {
    const row = recomputed.get(id);
    return row !== undefined && (row.points !== points || row.verdict !== verdict);
  }).length;
}

function byTitle(a: ChampionshipSummary, b: ChampionshipSummary): number {
  return a.year - b.year || compareText(b.competitor, a.competitor) || compareText(a.class_code, b.class_code);
}

function byPlace(a: ReviewedFinding, b: ReviewedFinding): number {
  return (
    Number(a.file === null) - Number(b.file === null) ||
    compareText(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column_number ?? 0) - (b.column_number ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.finding_id, b.finding_id)
  );
}
