import { correctGrid } from '../../parsers/table/correct.ts';
import type { Grid } from '../../parsers/table/grid.ts';
import type { Curated, CuratedCorrection } from '../../schemas/curated.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { RawArticle } from '../../schemas/source.ts';

/** Applies what people corrected to the grids of one article; the rows of `correction` say what was applied. */
export function correctGrids(
  raw: RawArticle,
  grids: readonly Grid[],
  corrections: readonly Curated<CuratedCorrection>[],
) {
  const wanted = corrections
    .filter(({ row }) => row.file === raw.file)
    .map(({ row, line }) => ({
      line: Number(row.line),
      columnName: row.column_name,
      printed: row.printed,
      corrected: row.corrected,
      curated: { row, line },
    }));
  const applied = new Set<Curated<CuratedCorrection>>();
  const rows: Row<'correction'>[] = [];
  const corrected = grids.map((grid) => {
    const result = correctGrid(grid, wanted);
    for (const correction of wanted) {
      if (!result.applied.has(correction) || applied.has(correction.curated)) continue;
      applied.add(correction.curated);
      rows.push({
        correction_id: `${raw.sourceId}/correction/${String(rows.length + 1).padStart(3, '0')}`,
        source_id: raw.sourceId,
        line: correction.line,
        column_name: correction.columnName,
        printed: correction.printed,
        corrected: correction.corrected,
        reason: correction.curated.row.reason,
        reference: correction.curated.row.reference || null,
      });
    }
    return result.grid;
  });
  const unmatched = corrections
    .filter(({ row }) => row.file === raw.file)
    .filter((one) => ![...applied].some(({ line }) => line === one.line));
  return { grids: corrected, rows, findings: unmatched.map((one) => unmatchedFinding(one, raw.sourceId)) };
}

/** The finding on a correction whose printed text no longer stands there. */
export function unmatchedFinding({ row, line }: Curated<CuratedCorrection>, sourceId: string | null): FindingDraft {
  return {
    code: 'correction-unmatched',
    message: `corrections.csv, line ${line}: '${row.printed}' does not stand under '${row.column_name}' on line ${row.line} of ${row.file}, or is a name (names.csv settles those); mend or remove the line`,
    about: `${row.file} ${row.column_name} ${row.printed} ${row.corrected}`,
    sourceId,
    line: null,
  };
}
